// What the door can do with a session: begin a flow, follow its move, leave it aside, ask once more.
import { say, type Say } from '../text/say.ts'
import { answer } from './answer.ts'
import { booking } from './booking/booking.ts'
import { ownBookings } from './booking/own-bookings.ts'
import { callback } from './callback.ts'
import { clarify } from './clarify.ts'
import { consent } from './consent.ts'
import { consult } from './consult/consult.ts'
import { paper } from './consult/paper.ts'
import { emergency } from './emergency/emergency.ts'
import { events } from './event/events.ts'
import type { Effect, Flow, Move, Scene } from './flow.ts'
import { home } from './home.ts'
import { handover } from './handover.ts'
import { family } from './family.ts'
import { houseCode } from './house-code.ts'
import { human } from './human.ts'
import { legalAid } from './legal-aid.ts'
import { advice } from './legal/advice.ts'
import { legalCases } from './legal/cases.ts'
import { legal } from './legal/legal.ts'
import { lessons } from './legal/lessons.ts'
import { rating } from './legal/rating.ts'
import { lookIn } from './look-in.ts'
import { mediation } from './mediation.ts'
import { mediationCode } from './mediation-code.ts'
import { threeDoors } from './three-doors.ts'
import { menu } from './menu.ts'
import { nudge } from './nudge.ts'
import { pretender } from './pretender.ts'
import { progress } from './progress.ts'
import { goodExample } from './proposal/good-example.ts'
import { proposal } from './proposal/proposal.ts'
import type { Request } from './requests.ts'
import { recording } from './recording.ts'
import { serviceRequest } from './service-request/service-request.ts'
import { parkedAtMost, watchedFor, type Session } from './session.ts'
import { adviserDesk } from './staff/adviser.ts'
import { staffDesk } from './staff/desk.ts'
import { doubleReport } from './team/double-report.ts'
import { joinTeam } from './team/join.ts'
import { ownTeams } from './team/own-teams.ts'
import { team } from './team/team.ts'
import { todo } from './todo.ts'
import { visit } from './visit.ts'
import { certificate } from './volunteer/certificate.ts'
import { guardian } from './volunteer/guardian.ts'
import { volunteering } from './volunteer/mine.ts'
import { signUp } from './volunteer/sign-up.ts'
import { taskAnswer } from './volunteer/task-answer.ts'
import { ownTasks } from './volunteer/own-tasks.ts'
import { ownVotes } from './vote/own-votes.ts'
import { vote } from './vote/vote.ts'
import { withdraw } from './withdraw.ts'

export const flows: readonly Flow[] = [
  menu,
  certificate,
  serviceRequest,
  progress,
  nudge,
  withdraw,
  human,
  handover,
  clarify,
  todo,
  answer,
  recording,
  pretender,
  consult,
  paper,
  legalAid,
  legal,
  advice,
  legalCases,
  lessons,
  rating,
  consent,
  visit,
  callback,
  booking,
  ownBookings,
  events,
  vote,
  ownVotes,
  proposal,
  goodExample,
  home,
  houseCode,
  family,
  signUp,
  volunteering,
  taskAnswer,
  ownTasks,
  guardian,
  team,
  joinTeam,
  ownTeams,
  doubleReport,
  lookIn,
  mediation,
  mediationCode,
  threeDoors,
  staffDesk,
  adviserDesk,
  emergency,
]
export const flowById = new Map(flows.map((flow) => [flow.id, flow]))

/** What a turn comes to. With a `request` it goes on by `settle` once the store has answered. */
export interface Decision {
  session: Session
  says: Say[]
  /** The open question. Where a later turn of the same resident shares the commit, only the last one is sent. */
  question: Say[]
  request?: Request
}

type Part = Pick<Decision, 'says' | 'question'>

/** Puts the running flow aside, to be taken up by 继续. */
export function park(session: Session, { now }: Pick<Scene, 'now'>): Session {
  const { flow } = session
  if (!flow || flow.id === menu.id) return { ...session, flow: undefined }
  const parked = [...session.parked, { ...flow, at: now }]
  // An emergency is not pushed out by later drafts: it ends by its own time.
  const kept = parked.filter(isDraft).slice(-parkedAtMost)
  return {
    ...session,
    flow: undefined,
    parked: parked.filter((left) => !isDraft(left) || kept.includes(left)),
  }
}

/** Takes up what was left, and leaves what is running. */
export function takeUp(session: Session, left: Session['parked'][number], scene: Scene): Session {
  const others = session.parked.filter((other) => other !== left)
  return { ...park({ ...session, parked: others }, scene), flow: left }
}

/** What was left and can be gone on with. An emergency that was left only waits for further words. */
export const drafts = (session: Session) => session.parked.filter(isDraft)
const isDraft = ({ id }: { id: string }) => id !== emergency.id

/** Says something and repeats the open question, or offers the menu. */
export function again(session: Session, says: Say[], scene: Scene): Decision {
  const flow = flowById.get(session.flow?.id ?? '')
  const said = { ...scene, lang: session.lang }
  if (!flow || !session.flow) return begin(session, menu, {}, said, says)
  return withSaid(follow(session, flow, flow.again(session.flow, said), said), says)
}

export function begin(session: Session, flow: Flow, seed: unknown, scene: Scene, says: Say[] = []): Decision {
  // Who sees the menu's own greeting, works here, or is in danger, needs no introduction.
  const introduce = !session.greeted && flow !== menu && flow !== emergency && flow !== staffDesk
  const intro = introduce ? [say('menu.hint', { community: scene.community.name })] : []
  const greeted = { ...session, greeted: true }
  const start = flow.start(scene, flow === menu && !session.greeted ? { ...Object(seed), greet: true } : seed)
  return withSaid(follow(greeted, flow, start, scene), [...intro, ...says])
}

export const withSaid = (decision: Decision, says: Say[]): Decision => ({
  ...decision,
  says: [...says, ...decision.says],
})

/** Takes a flow's move into the session and carries out what it asks of the door. */
export function follow(session: Session, flow: Flow, move: Move, scene: Scene): Decision {
  const stored = { id: flow.id, version: flow.version, state: move.state }
  const recorded = move.request && withRecordings(move.request, session.recordings)
  if (recorded && recorded !== move.request)
    return follow({ ...session, recordings: [] }, flow, { ...move, request: recorded }, scene)
  const part: Part = { says: move.effects.filter(isSay), question: move.question.filter(isSay) }
  if (!move.ended) {
    const next: Session = { ...session, flow: stored }
    return { session: next, ...part, ...(move.request && { request: move.request }) }
  }
  let next: Session = { ...session, flow: undefined }
  for (const effect of move.effects) {
    if (effect.type === 'filed')
      next = { ...next, informed: true, filed: { ticketId: effect.ticketId, number: effect.number } }
    if (effect.type === 'passed')
      next = { ...next, passed: { ticketId: effect.ticketId, number: effect.number, at: scene.now } }
    if (effect.type === 'recorded')
      next = { ...next, recorded: { ticketId: effect.ticketId, number: effect.number, at: scene.now } }
    if (effect.type === 'phoneAsked') next = { ...next, phoneAsked: true }
    if (effect.type === 'park') next = park(session, scene)
  }
  const opening = move.effects.find((effect) => effect.type === 'open')
  const opened = opening && flowById.get(opening.flow)
  if (opened) return withSaid(begin(next, opened, opening.seed, scene), part.says)
  const left = move.effects.some((effect) => effect.type === 'resume') && drafts(next).at(-1)
  if (left) return again(takeUp(next, left, scene), part.says, scene)
  const [matter, ...later] = next.todo
  if (move.effects.some((effect) => effect.type === 'park')) part.says.push(say('nav.parked'))
  else if (matter) return withSaid(begin({ ...next, todo: later }, todo, matter, scene), part.says)
  else if (drafts(next).length > 0 && flow !== emergency && !inDanger(next, scene))
    part.says.push(say('nav.hint'))
  return { session: next, ...part }
}

/** What was told by voice stays with its ticket. */
function withRecordings(request: Request, recordings: readonly string[]): Request {
  if (recordings.length === 0 || (request.type !== 'openTicket' && request.type !== 'addToTicket'))
    return request
  return request.type === 'openTicket'
    ? { type: 'openTicket', in: { ...request.in, recordings } }
    : { type: 'addToTicket', in: { ...request.in, recordings } }
}
/** What was interrupted is offered again only once staff closed the danger. */
const inDanger = ({ parked }: Session, { now }: Scene): boolean =>
  parked.some(({ id, at }) => id === emergency.id && now - at <= watchedFor)

const isSay = (effect: Effect): effect is Say => effect.type === 'say'
