// The door: one message in, the next session and what is to be said out. Pure.
// Order: danger, then the person, privacy and the words that steer, then the flow's own question, then the router.
import { say } from '../text/say.ts'
import { isCourtesy, isPoliteness, wordFor } from '../text/words.ts'
import { sameMatter, silentDangers, type Danger } from '../rules/alarms/danger.ts'
import { dangerIn } from '../understand/danger.ts'
import { plainSigns } from '../understand/safety.ts'
import { isYi } from '../understand/script.ts'
import { sureFrom, understand } from '../understand/understand.ts'
import { answer } from './answer.ts'
import { emergency, emergencyState, firstWords, stillHere } from './emergency/emergency.ts'
import type { Scene } from './flow.ts'
import { answerHeard, askHeard, withRecordings } from './heard.ts'
import { marked, toHolder } from './hold.ts'
import { human } from './human.ts'
import { rating } from './legal/rating.ts'
import { menu } from './menu.ts'
import type { FlowEvent } from './message.ts'
import { again, begin, drafts, flowById, follow, park, takeUp, withSaid, type Decision } from './moves.ts'
import type { Outcome } from './requests.ts'
import { recording } from './recording.ts'
import { lateEmergency, missed, resume, route } from './route.ts'
import {
  parkedFor,
  recordingsJoin,
  staffModeFor,
  visitedFor,
  watchedFor,
  type Held,
  type Session,
} from './session.ts'
import { adviserDesk } from './staff/adviser.ts'
import { staffDesk } from './staff/desk.ts'
import { visit } from './visit.ts'
import { taskAnswer } from './volunteer/task-answer.ts'
import { codeTold, offers, steer } from './steer.ts'

/** Decides a turn. Throws only on a mistake in a flow, which the writer turns into an apology. */
export function decide(before: Session, came: FlowEvent, scene: Scene): Decision {
  const idle = scene.now - Math.max(before.at, before.asked ?? 0)
  const over = idle > (keptFor[before.flow?.id ?? ''] ?? parkedFor)
  const fresh = over ? { ...before, flow: undefined, heard: undefined } : before
  const parked = fresh.parked.filter((draft) => scene.now - draft.at <= parkedFor)
  const answered = answerHeard({ ...fresh, parked, at: scene.now }, came)
  if ('says' in answered) return answered
  const { session, event } = answered
  const said = event.type === 'text' || event.type === 'voice' ? event.text : ''
  // To whom nobody comes these words may be a farewell: their flow asks the store first, and judges them then.
  const farewell =
    event.type === 'text' && wordFor(said) === 'stopLookIn' && plainSigns(said).danger === undefined
  const danger = said === '' || farewell ? undefined : dangerIn(said, during(session))
  if (danger !== undefined)
    return marked(alarm(kept(session, event), said, event.at, danger, scene), scene, danger)
  if (session.held) return whileHeld(session, session.held, event, scene)
  if (event.type === 'voice')
    return said === '' ? unheard(session, event, scene) : inVoice(session, event, scene)
  if (event.type === 'recall' && session.flow === undefined) return { session, says: [], question: [] }
  if (event.type === 'text' && isYi(event.text) && session.flow?.id !== emergency.id)
    return begin(park(session, scene), human, { text: event.text, yi: true }, scene, [say('human.yi')])
  const word = event.type === 'text' ? wordFor(event.text) : undefined
  const told = event.type === 'text' ? codeTold(session, event.text, scene) : undefined
  if (told) return told
  return (
    (word && steer(session, word, said, scene)) ??
    (session.flow ? inFlow(session, event, scene) : route(session, event, scene))
  )
}

/** How long a flow waits, where that is not as long as a draft is kept. */
const keptFor: Readonly<Record<string, number>> = {
  [emergency.id]: watchedFor,
  [visit.id]: visitedFor,
  [staffDesk.id]: staffModeFor,
  [adviserDesk.id]: staffModeFor,
}

function whileHeld(session: Session, held: Held, event: FlowEvent, scene: Scene): Decision {
  const word = event.type === 'text' ? wordFor(event.text) : undefined
  if (event.type === 'text' && (word === 'robot' || /^\s*[00]\s*$/.test(event.text))) {
    const free = { ...session, held: undefined }
    const told = toHolder(session, held, event, scene)
    const says = held.quiet ? [] : [say('hold.freed')]
    return {
      ...told,
      session: free,
      says: says.length > 0 && drafts(free).length > 0 ? [...says, say('nav.hint')] : says,
    }
  }
  const asked =
    held.alarmed &&
    session.flow?.id === emergency.id &&
    asking.includes(emergencyState(session.flow.state).at)
  if (asked) return marked(inFlow(session, event, scene), scene)
  return event.type === 'recall' ? { session, says: [], question: [] } : toHolder(session, held, event, scene)
}

/** Where the flow of an emergency waits for an answer. */
const asking: readonly unknown[] = ['asking', 'place']

function during({ flow }: Session): 'busy' | 'alarmed' | undefined {
  if (flow?.id === emergency.id) return 'alarmed'
  return flow && flow.id !== menu.id ? 'busy' : undefined
}

/** What a voice message told is asked back, save in an emergency: there nobody has to repeat anything. */
function inVoice(session: Session, event: FlowEvent & { type: 'voice' }, scene: Scene): Decision {
  if (session.flow?.id !== emergency.id) return askHeard(session, event)
  const { text, at } = event
  return inFlow(kept(session, event), { type: 'text', text, at }, scene)
}

/** The recording of what is acted on at once. */
const kept = (session: Session, event: FlowEvent): Session =>
  event.type === 'voice'
    ? withRecordings(session, event.mediaId === undefined ? [] : [event.mediaId])
    : session

/** Answers danger. More of an emergency that is being handled belongs to the same ticket, wherever the resident was meanwhile. */
function alarm(session: Session, text: string, at: number, danger: Danger, scene: Scene): Decision {
  const event: FlowEvent = { type: 'text', text, at }
  const same = ({ id, state }: { id: string; state: unknown }) =>
    id === emergency.id && sameMatter(emergencyState(state).danger, danger)
  if (session.flow && same(session.flow)) {
    // Who could be seen typing is shown no large letters again.
    const hushed = emergencyState(session.flow.state).at === 'silent'
    return withSaid(
      inFlow(session, event, scene),
      hushed ? [] : [firstWords(emergencyState(session.flow.state).danger, scene.community)],
    )
  }
  const left = session.parked.findLast((draft) => same(draft) && scene.now - draft.at <= watchedFor)
  if (!left) return begin(park(session, scene), emergency, { danger, text }, scene)
  return withSaid(inFlow(takeUp(session, left, scene), event, scene), [
    firstWords(emergencyState(left.state).danger, scene.community),
  ])
}

/** A recording is answered at once and heard by a person: where an emergency runs or staff have asked, it belongs to that. */
function unheard(session: Session, event: FlowEvent & { type: 'voice' }, scene: Scene): Decision {
  const told = say('common.voice')
  const { flow, recorded } = session
  if (flow?.id === emergency.id) {
    const hushed = silentDangers.includes(emergencyState(flow.state).danger)
    return withSaid(inFlow(session, event, scene), hushed ? [] : [told])
  }
  if (flow?.id === answer.id && event.mediaId !== undefined)
    return withSaid(inFlow(session, event, scene), [told])
  const urgent = lateEmergency(session, scene)
  if (urgent) return withSaid(resume(session, urgent, event, scene), [told])
  const media = event.mediaId === undefined ? [] : [event.mediaId]
  const joined = recorded && scene.now - recorded.at <= recordingsJoin ? { ticketId: recorded.ticketId } : {}
  const left = park(session, scene)
  const seed = { media, resume: left.parked.length > session.parked.length, ...joined }
  return begin(left, recording, seed, scene, [told])
}

/** Goes on with a turn whose flow asked the store for something. */
export function settle(session: Session, outcome: Outcome, scene: Scene): Decision {
  if (outcome.type === 'tellHolder') return { session, says: [], question: [] }
  const flow = flowById.get(session.flow?.id ?? '')
  if (!flow || !session.flow) throw new Error('an outcome came for a session without a flow')
  const settled = follow(session, flow, flow.settle(session.flow, outcome, scene), scene)
  return marked(settled, scene)
}

/** Words that are certainly no judgement of what was done. */
function isOtherMatter(text: string): boolean {
  const { intent, confidence } = understand(text)
  return confidence >= sureFrom && !['flow_reply', 'feedback', 'smalltalk', 'nav'].includes(intent)
}

function inFlow(session: Session, event: FlowEvent, scene: Scene): Decision {
  const stored = session.flow
  const flow = flowById.get(stored?.id ?? '')
  // A flow that this release no longer has: the conversation goes on from the top.
  if (!stored || !flow) return route({ ...session, flow: undefined }, event, scene)
  const move = flow.next(stored, event, scene)
  const text = event.type === 'text' ? event.text : ''
  // Thanks are no news for whoever handles the emergency.
  if (flow === emergency && isPoliteness(text) && emergencyState(stored.state).at === 'watching')
    return again(session, [stillHere(emergencyState(stored.state).danger)], scene)
  if (move.understood) return follow({ ...session, misses: 0 }, flow, move, scene)
  // A courtesy is no failure to understand.
  if (isCourtesy(text)) return follow(session, flow, { ...move, effects: [] }, scene)
  if (flow === menu) return route({ ...session, flow: undefined }, event, scene)
  // Another matter than the one that is offered: it is heard, and the offer waits.
  if (offers.includes(flow) && (text === '' || understand(text).confidence >= sureFrom))
    return route(park(session, scene), event, scene)
  if ((flow === visit || flow === rating || flow === taskAnswer) && isOtherMatter(text))
    return route(park(session, scene), event, scene)
  return missed(
    session,
    text,
    () => {
      return follow({ ...session, misses: session.misses + 1 }, flow, move, scene)
    },
    scene,
  )
}
