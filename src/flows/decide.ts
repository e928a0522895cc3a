// The door: one message in, the next session and what is to be said out. Pure.
// Order: danger, then the person, privacy and the words that steer, then the flow's own question, then the router.
import { say } from '../text/say.ts'
import {
  familyCodeIn,
  guardianCodeIn,
  houseCodeIn,
  isCourtesy,
  isPoliteness,
  taskAnswerIn,
  wordFor,
  type Meaning,
} from '../text/words.ts'
import { sameMatter, silentDangers, type Danger } from '../rules/alarms/danger.ts'
import { dangerIn } from '../understand/danger.ts'
import { plainSigns } from '../understand/safety.ts'
import { isYi } from '../understand/script.ts'
import { sureFrom, understand } from '../understand/understand.ts'
import { answer } from './answer.ts'
import { booking } from './booking/booking.ts'
import { ownBookings } from './booking/own-bookings.ts'
import { emergency, firstWords, stillHere } from './emergency/emergency.ts'
import { events } from './event/events.ts'
import { clarify } from './clarify.ts'
import { consent } from './consent.ts'
import type { Flow, Scene } from './flow.ts'
import { goodExample } from './proposal/good-example.ts'
import { home } from './home.ts'
import { handover } from './handover.ts'
import { answerHeard, askHeard, withRecordings } from './heard.ts'
import { marked, toHolder } from './hold.ts'
import { family } from './family.ts'
import { houseCode } from './house-code.ts'
import { human } from './human.ts'
import { advice } from './legal/advice.ts'
import { legalCases } from './legal/cases.ts'
import { lessons } from './legal/lessons.ts'
import { rating } from './legal/rating.ts'
import { lookIn } from './look-in.ts'
import { menu } from './menu.ts'
import type { FlowEvent } from './message.ts'
import { again, begin, drafts, flowById, follow, park, takeUp, withSaid, type Decision } from './moves.ts'
import { nudge } from './nudge.ts'
import { privacyNotice } from './privacy.ts'
import { progress } from './progress.ts'
import { proposal } from './proposal/proposal.ts'
import type { Outcome, VisitAsked } from './requests.ts'
import { recording } from './recording.ts'
import { lateEmergency, missed, resume, route } from './route.ts'
import { serviceRequest } from './service-request/service-request.ts'
import {
  parkedFor,
  recordingsJoin,
  staffModeFor,
  visitedFor,
  watchedFor,
  type Held,
  type Session,
} from './session.ts'
import { staffDesk } from './staff/desk.ts'
import { todo } from './todo.ts'
import { visit } from './visit.ts'
import { guardian } from './volunteer/guardian.ts'
import { volunteering } from './volunteer/mine.ts'
import { ownTasks } from './volunteer/own-tasks.ts'
import { signUp } from './volunteer/sign-up.ts'
import { taskAnswer } from './volunteer/task-answer.ts'
import { ownVotes } from './vote/own-votes.ts'
import { vote } from './vote/vote.ts'
import { withdraw } from './withdraw.ts'

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
    held.alarmed && session.flow?.id === emergency.id && asking.includes(known(session.flow.state).at)
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
    id === emergency.id && sameMatter(known(state).danger, danger)
  if (session.flow && same(session.flow)) {
    // Who could be seen typing is shown no large letters again.
    const hushed = known(session.flow.state).at === 'silent'
    return withSaid(
      inFlow(session, event, scene),
      hushed ? [] : [firstWords(known(session.flow.state).danger)],
    )
  }
  const left = session.parked.findLast((draft) => same(draft) && scene.now - draft.at <= watchedFor)
  if (!left) return begin(park(session, scene), emergency, { danger, text }, scene)
  return withSaid(inFlow(takeUp(session, left, scene), event, scene), [firstWords(known(left.state).danger)])
}

/** A recording is answered at once and heard by a person: where an emergency runs or staff have asked, it belongs to that. */
function unheard(session: Session, event: FlowEvent & { type: 'voice' }, scene: Scene): Decision {
  const told = say('common.voice')
  const { flow, recorded } = session
  if (flow?.id === emergency.id) {
    const hushed = silentDangers.includes(known(flow.state).danger)
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

/** Staff closed an emergency: nothing that the resident writes belongs to it any more. */
export function endEmergency(session: Session, ticketId: number): Session {
  const ends = ({ id, state }: { id: string; state: unknown }) =>
    id === emergency.id && known(state).ticketId === ticketId
  const parked = session.parked.filter((left) => !ends(left))
  const over = session.flow !== undefined && ends(session.flow)
  if (!over && parked.length === session.parked.length) return session
  return { ...session, parked, flow: over ? undefined : session.flow }
}

/** Opens the flow by which a resident answers staff, if no other is running: then they finish that one first. */
export function awaitAnswer(
  session: Session,
  ticketId: number,
  number: number,
  now: number,
): { session: Session; busy: boolean } {
  return opened(session, answer, { at: 'waiting', ticketId, number }, now)
}

/** Opens a flow at a state, if the resident is in no other. */
function opened(session: Session, flow: Flow, state: unknown, now: number) {
  if (session.held || (session.flow && session.flow.id !== menu.id)) return { session, busy: true }
  return {
    session: { ...session, asked: now, flow: { id: flow.id, version: flow.version, state } },
    busy: false,
  }
}

/** Opens the question whether a place that became free is wanted, if no other flow is running. */
export const awaitBooking = (
  session: Session,
  offered: object,
  now: number,
): { session: Session; busy: boolean } => opened(session, booking, { at: 'confirm', ...offered }, now)

/** Asks how a talk with the legal adviser was, if no other flow is running. */
export const awaitRating = (
  session: Session,
  bookingId: number,
  now: number,
): { session: Session; busy: boolean } => opened(session, rating, { at: 'waiting', bookingId }, now)

/** Asks a volunteer for a task, if no other flow is running; else they answer by its number. */
export const awaitTaskAnswer = (
  session: Session,
  taskId: number,
  now: number,
): { session: Session; busy: boolean } => opened(session, taskAnswer, { at: 'waiting', taskId }, now)

/** Opens the flow by which a resident says what the property company may have, if no other is running. */
export function awaitConsent(
  session: Session,
  asked: { ticketId: number; number: number; to: string },
  now: number,
): { session: Session; busy: boolean } {
  return opened(session, consent, { at: 'waiting', ...asked }, now)
}

/**
 * Opens the return visit of a matter that is done, if nothing else is running. A question of staff about that very matter
 * needs no answer any more.
 */
export function awaitVisit(
  before: Session,
  asked: VisitAsked,
  now: number,
): { session: Session; busy: boolean } {
  const answering = before.flow?.id === answer.id && known(before.flow.state).ticketId === asked.ticketId
  const session = answering ? { ...before, flow: undefined } : before
  const { ticketId, number, summary } = asked
  return opened(session, visit, { at: 'waiting', ticketId, number, summary }, now)
}

/** A code that is named by its word, or a task by its number, is taken wherever the resident is, save in danger. */
function codeTold(session: Session, text: string, scene: Scene): Decision | undefined {
  if (session.flow?.id === emergency.id) return undefined
  const left = session.flow?.id === houseCode.id ? session : park(session, scene)
  const ofHouse = houseCodeIn(text)
  if (ofHouse !== undefined) return begin(left, houseCode, { code: ofHouse }, scene)
  const ofFamily = familyCodeIn(text)
  if (ofFamily !== undefined) return begin(left, family, { code: ofFamily }, scene)
  const ofWard = guardianCodeIn(text)
  if (ofWard !== undefined) return begin(left, guardian, { code: ofWard }, scene)
  const ofTask = taskAnswerIn(text)
  // Without a number it may answer the question of another flow.
  const free = session.flow === undefined || session.flow.id === menu.id
  if (ofTask === undefined || (ofTask.taskId === undefined && !free)) return undefined
  return begin(session.flow?.id === taskAnswer.id ? session : left, taskAnswer, ofTask, scene)
}

function steer(session: Session, word: Meaning, text: string, scene: Scene): Decision | undefined {
  const flow = flowById.get(session.flow?.id ?? '')
  // Who is in danger is not sent away by a word, nor asked again from the start.
  if (flow === emergency && stays.includes(word))
    return again(session, [stillHere(known(session.flow?.state).danger)], scene)
  switch (word) {
    case 'report':
      if (flow === serviceRequest) return again(session, [], scene)
      return begin(park(session, scene), serviceRequest, undefined, scene)
    case 'human':
      return begin(park(session, scene), human, {}, scene)
    case 'privacy':
      return again(session, [privacyNotice(scene.community)], scene)
    case 'who':
      return again(session, [say('nav.who')], scene)
    case 'help':
      return again(session, [say('nav.help')], scene)
    case 'english':
      return again({ ...session, lang: 'en' }, [say('nav.language')], scene)
    case 'chinese':
      return again({ ...session, lang: 'zh' }, [say('nav.language')], scene)
    case 'back': {
      const move = session.flow && flow?.back(session.flow, scene)
      if (move && flow) return follow(session, flow, move, scene)
      return begin(park(session, scene), menu, {}, scene)
    }
    case 'cancel':
      if (!flow || flow === menu) return begin(session, menu, {}, scene)
      return { session: park(session, scene), says: [say('nav.parked')], question: [] }
    case 'restart':
      if (flow && offers.includes(flow)) return again(session, [], scene)
      return flow && flow !== menu
        ? begin(park(session, scene), flow, undefined, scene)
        : begin(session, menu, {}, scene)
    case 'menu':
      return begin(park(session, scene), menu, {}, scene)
    case 'continue': {
      const draft = drafts(session).at(-1)
      if (!draft)
        return flow && flow !== menu
          ? again(session, [], scene)
          : { session, says: [say('nav.nothingParked')], question: [] }
      return again(takeUp(session, draft, scene), [say('nav.resumed')], scene)
    }
    case 'progress':
      return begin(park(session, scene), progress, {}, scene)
    case 'family':
      if (flow === emergency) return undefined
      return begin(park(session, scene), family, { wish: 'looking' }, scene)
    case 'shareReports':
      if (flow === emergency) return undefined
      return begin(park(session, scene), family, { wish: 'sharing' }, scene)
    case 'stopSharing':
      if (flow === emergency) return undefined
      return begin(park(session, scene), family, { wish: 'stopping' }, scene)
    case 'volunteer':
      if (flow === emergency) return undefined
      if (flow === signUp) return again(session, [], scene)
      return begin(park(session, scene), signUp, undefined, scene)
    case 'myVolunteering':
      if (flow === emergency) return undefined
      return begin(park(session, scene), volunteering, undefined, scene)
    case 'myTasks':
      if (flow === emergency) return undefined
      return begin(park(session, scene), ownTasks, undefined, scene)
    case 'stopWards':
      if (flow === emergency) return undefined
      return begin(park(session, scene), guardian, { stop: true }, scene)
    case 'advice':
      if (flow === emergency) return undefined
      return begin(park(session, scene), advice, {}, scene)
    case 'houseCode':
      return begin(park(session, scene), houseCode, {}, scene)
    case 'announcements':
      return begin(park(session, scene), home, {}, scene)
    case 'noAnnouncements':
      return begin(park(session, scene), home, { stop: true }, scene)
    case 'withdraw': {
      // Said at a read-back it means this report, which is not filed yet: what is wrong with it?
      if (flow === serviceRequest && session.flow) {
        const move = flow.next(session.flow, { type: 'text', text: '不对', at: scene.now }, scene)
        return move.understood ? follow(session, flow, move, scene) : again(session, [], scene)
      }
      return begin(park(session, scene), withdraw, session.filed ?? {}, scene)
    }
    case 'answer':
      return begin(park(session, scene), answer, undefined, scene)
    case 'consent':
      return begin(park(session, scene), consent, undefined, scene)
    case 'nudge':
      // Whoever is or was just in danger is heard by those who handle it.
      if (flow === emergency || lateEmergency(session, scene)) return undefined
      return begin(park(session, scene), nudge, {}, scene)
    case 'visit':
      return flow === visit ? again(session, [], scene) : begin(park(session, scene), visit, undefined, scene)
    case 'stopLookIn':
      return flow === emergency ? undefined : begin(park(session, scene), lookIn, { text }, scene)
    case 'staffWork':
    case 'staffUnbind':
      return flow === emergency ? undefined : atWork(session, word === 'staffUnbind', scene)
    case 'book':
      return flow === emergency ? undefined : begin(park(session, scene), booking, {}, scene)
    case 'vote':
      return flow === emergency ? undefined : begin(park(session, scene), vote, {}, scene)
    case 'votes':
      return flow === emergency ? undefined : begin(park(session, scene), ownVotes, {}, scene)
    case 'proposals':
      return flow === emergency ? undefined : begin(park(session, scene), proposal, {}, scene)
    case 'goodExamples':
      return flow === emergency ? undefined : begin(park(session, scene), goodExample, {}, scene)
    case 'propose':
      if (flow === emergency) return undefined
      return begin(park(session, scene), proposal, { wish: 'propose' }, scene)
    case 'myProposals':
      if (flow === emergency) return undefined
      return begin(park(session, scene), proposal, { wish: 'mine' }, scene)
    case 'bookings':
      return flow === emergency ? undefined : begin(park(session, scene), ownBookings, {}, scene)
    case 'cases':
      return flow === emergency ? undefined : begin(park(session, scene), legalCases, {}, scene)
    case 'lessons':
      return flow === emergency ? undefined : begin(park(session, scene), lessons, { wish: 'on' }, scene)
    case 'noLessons':
      return flow === emergency ? undefined : begin(park(session, scene), lessons, { wish: 'off' }, scene)
    case 'lessonAnswer':
      return flow === emergency ? undefined : begin(park(session, scene), lessons, { wish: 'answer' }, scene)
    case 'events':
      return flow === emergency ? undefined : begin(park(session, scene), events, {}, scene)
    case 'myEvents':
      return flow === emergency
        ? undefined
        : begin(park(session, scene), ownBookings, { events: true }, scene)
    default:
      return undefined
  }
}

/** Staff's own mode. What was left for it goes on where it is no member of staff who asks. */
function atWork(session: Session, unbind: boolean, scene: Scene): Decision {
  const left = session.flow?.id === staffDesk.id ? { ...session, flow: undefined } : park(session, scene)
  return begin(left, staffDesk, { unbind, resume: left.parked.length > session.parked.length }, scene)
}

const offers: readonly Flow[] = [handover, clarify, todo]
const stays: readonly Meaning[] = ['back', 'cancel', 'menu', 'restart', 'continue']
/** What every state of the emergency flow knows. */
const known = (state: unknown) => Object(state) as { at?: unknown; danger: Danger; ticketId?: unknown }

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
  if (flow === emergency && isPoliteness(text) && known(stored.state).at === 'watching')
    return again(session, [stillHere(known(stored.state).danger)], scene)
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
