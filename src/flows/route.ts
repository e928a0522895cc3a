// Finds the flow that a message belongs to when no question is open.
import { say } from '../text/say.ts'
import { speaksOfWithdrawing } from '../text/words.ts'
import { categoryOf } from '../understand/category.ts'
import { isDispute } from '../understand/dispute.ts'
import { asksToHurry, isOwnNumber } from '../understand/own-matter.ts'
import { tellsOfPretender } from '../understand/pretender.ts'
import { sureFrom, understand, type Understanding } from '../understand/understand.ts'
import { asksToBook } from '../understand/borrowing.ts'
import { votingIn } from '../understand/voting.ts'
import { answer, noteIn } from './answer.ts'
import { booking } from './booking/booking.ts'
import { clarify } from './clarify.ts'
import { consult } from './consult/consult.ts'
import { asksAboutEntry, asksForAnswer } from './consult/hear.ts'
import { emergency } from './emergency/emergency.ts'
import type { Scene } from './flow.ts'
import { human } from './human.ts'
import { matterNames, openingFor } from './matter.ts'
import { menu } from './menu.ts'
import { nudge } from './nudge.ts'
import { pretender } from './pretender.ts'
import { progress } from './progress.ts'
import type { FlowEvent } from './message.ts'
import { begin, flowById, follow, park, takeUp, type Decision } from './moves.ts'
import { serviceRequest } from './service-request/service-request.ts'
import { joinWithin, watchedFor, type Session } from './session.ts'
import { ownVotes } from './vote/own-votes.ts'
import { vote } from './vote/vote.ts'
import { withdraw } from './withdraw.ts'

/** Below this confidence nothing is guessed: the resident is asked to say it in other words. */
const guessFrom = 0.25

export function route(session: Session, event: FlowEvent, scene: Scene): Decision {
  const { passed } = session
  const more = passed && scene.now - passed.at <= joinWithin ? noteIn(event) : undefined
  if (more) return begin(session, answer, { ...passed, ...more }, scene)
  const urgent =
    event.type === 'image' || event.type === 'location' ? lateEmergency(session, scene) : undefined
  if (urgent) return resume(session, urgent, event, scene)
  if (event.type === 'image') return begin(session, serviceRequest, { media: [event.mediaId] }, scene)
  if (event.type === 'location')
    return begin(session, serviceRequest, { place: { nodeId: scene.community.id, text: event.label } }, scene)
  if (event.type !== 'text') return begin(session, menu, {}, scene, [say('common.kind')])
  if (!event.text) return begin(session, menu, { greet: !session.greeted }, scene)
  return routeText(session, event.text, event, scene)
}

function routeText(session: Session, text: string, event: FlowEvent, scene: Scene): Decision {
  if (asksToHurry(text)) {
    const urgent = lateEmergency(session, scene)
    return urgent
      ? resume(session, urgent, event, scene)
      : begin({ ...session, misses: 0 }, nudge, { text }, scene)
  }
  if (isOwnNumber(text)) return begin({ ...session, misses: 0 }, progress, { text }, scene)
  if (tellsOfPretender(text)) return begin({ ...session, misses: 0 }, pretender, { text }, scene)
  const voting = votingIn(text)
  if (voting) return begin({ ...session, misses: 0 }, voting === 'vote' ? vote : ownVotes, {}, scene)
  if (asksToBook(text)) return begin({ ...session, misses: 0 }, booking, { text }, scene)
  const heard = understand(text)
  if (heard.confidence < sureFrom && asksAboutEntry(text, scene))
    return begin({ ...session, misses: 0 }, consult, { text }, scene)
  if (isSure(heard, text)) return open({ ...session, misses: 0 }, heard, text, scene)
  if (isDispute(text)) {
    const { flow, seed } = openingFor({ intent: 'service_request', text }, scene.now)
    return begin({ ...session, misses: 0 }, flowById.get(flow) ?? menu, seed, scene)
  }
  // What fits nothing for certain still reaches the staff who handle an emergency of the last hours.
  const urgent = lateEmergency(session, scene)
  if (urgent) return resume(session, urgent, event, scene)
  return missed(
    session,
    text,
    () => {
      const missing = { ...session, misses: session.misses + 1 }
      const options = heard.ranked.filter((intent) => matterNames[intent] !== undefined)
      if (heard.intent !== 'flow_reply' && heard.confidence >= guessFrom && options.length > 0)
        return begin(missing, clarify, { text, options }, scene)
      const retry = say(session.misses === 0 ? 'common.retry' : 'common.retryExample')
      return begin(missing, menu, { text }, scene, [retry])
    },
    scene,
  )
}

type Left = Session['parked'][number]

export const lateEmergency = (session: Session, { now }: Scene): Left | undefined =>
  session.parked.findLast(({ id, at }) => id === emergency.id && now - at <= watchedFor)

export function resume(session: Session, left: Left, event: FlowEvent, scene: Scene): Decision {
  return follow(takeUp(session, left, scene), emergency, emergency.next(left, event, scene), scene)
}

/** A report that says plainly what is broken is taken as one: it must not be lost. An answer to no question is none. */
const isSure = ({ intent, confidence, ranked }: Understanding, text: string): boolean =>
  (confidence >= sureFrom && intent !== 'flow_reply') ||
  (categoryOf(text) !== undefined && (intent === 'service_request' || ranked.includes('service_request')))

/** Takes up what was understood, and keeps the further matters for their turn. */
function open(session: Session, heard: Understanding, text: string, scene: Scene): Decision {
  const { also, main } = heard
  const intent = heard.confidence >= sureFrom ? heard.intent : 'service_request'
  const matters = also.filter((matter) => matterNames[matter.intent] !== undefined)
  const next = { ...session, todo: [...session.todo, ...matters] }
  const says = matters.length > 0 ? [say('todo.listed', { count: matters.length + 1 })] : []
  if (intent === 'abuse') return { session: next, says: [say('abuse.calm')], question: [] }
  if (intent === 'nav' && speaksOfWithdrawing(text))
    return begin(next, withdraw, { ...session.filed, text }, scene)
  if (intent === 'smalltalk' || intent === 'nav')
    return begin(next, menu, { greet: !session.greeted }, scene, says)
  if (intent === 'anti_fraud') says.push(say('fraud.inquiry'))
  const about = matters.length > 0 ? main : text
  // How long the hotline takes, where proofs of volunteering are had: questions, though they sound like somebody's own matter.
  if ((intent === 'volunteer_ops' || intent === 'progress_query') && asksForAnswer(about, scene))
    return begin(next, consult, { text: about }, scene, says)
  const { flow, seed } = openingFor({ intent, text: about }, scene.now)
  return begin(next, flowById.get(flow) ?? menu, seed, scene, says)
}

/** Twice not understood is asked again; the third time a person is asked to look (domain 4.1, rule 7). */
export function missed(session: Session, text: string, otherwise: () => Decision, scene: Scene): Decision {
  if (session.misses < 2) return otherwise()
  return begin(park({ ...session, misses: 0 }, scene), human, { text }, scene, [say('human.afterMisses')])
}
