// Words and codes that lead somewhere wherever the resident is: on, back, away, or into a flow of their own.
import { say } from '../text/say.ts'
import {
  claimIn,
  familyCodeIn,
  guardianCodeIn,
  houseCodeIn,
  mediationCodeIn,
  taskAnswerIn,
  teamCodeIn,
  type Meaning,
} from '../text/words.ts'
import { answer } from './answer.ts'
import { booking } from './booking/booking.ts'
import { ownBookings } from './booking/own-bookings.ts'
import { clarify } from './clarify.ts'
import { consent } from './consent.ts'
import { emergency, emergencyState, stillHere } from './emergency/emergency.ts'
import { events } from './event/events.ts'
import { family } from './family.ts'
import type { Flow, Scene } from './flow.ts'
import { handover } from './handover.ts'
import { home } from './home.ts'
import { houseCode } from './house-code.ts'
import { mediationCode } from './mediation-code.ts'
import { human } from './human.ts'
import { advice } from './legal/advice.ts'
import { legalCases } from './legal/cases.ts'
import { lessons } from './legal/lessons.ts'
import { lookIn } from './look-in.ts'
import { menu } from './menu.ts'
import { again, begin, drafts, flowById, follow, park, takeUp, type Decision } from './moves.ts'
import { nudge } from './nudge.ts'
import { privacyNotice } from './privacy.ts'
import { progress } from './progress.ts'
import { goodExample } from './proposal/good-example.ts'
import { proposal } from './proposal/proposal.ts'
import { lateEmergency } from './route.ts'
import { serviceRequest } from './service-request/service-request.ts'
import type { Session } from './session.ts'
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
import { ownTasks } from './volunteer/own-tasks.ts'
import { signUp } from './volunteer/sign-up.ts'
import { taskAnswer } from './volunteer/task-answer.ts'
import { ownVotes } from './vote/own-votes.ts'
import { vote } from './vote/vote.ts'
import { withdraw } from './withdraw.ts'

/** Words that open a flow, each with what it begins with. Who is in danger is led away by none of them. */
const entrances: Readonly<Partial<Record<Meaning, readonly [flow: Flow, seed?: unknown]>>> = {
  family: [family, { wish: 'looking' }],
  shareReports: [family, { wish: 'sharing' }],
  stopSharing: [family, { wish: 'stopping' }],
  volunteer: [signUp],
  myVolunteering: [volunteering],
  myTasks: [ownTasks],
  certificate: [certificate],
  team: [team, {}],
  teams: [team, { wish: 'look' }],
  myTeams: [ownTeams],
  joinTeam: [joinTeam],
  doubleReport: [doubleReport],
  partyLists: [doubleReport, { wish: 'lists' }],
  endDoubleReport: [doubleReport, { wish: 'end' }],
  signUpOrganisation: [team, { wish: 'organisation' }],
  stopWards: [guardian, { stop: true }],
  mediationCode: [mediationCode, {}],
  advice: [advice, {}],
  cases: [legalCases, {}],
  lessons: [lessons, { wish: 'on' }],
  noLessons: [lessons, { wish: 'off' }],
  lessonAnswer: [lessons, { wish: 'answer' }],
  book: [booking, {}],
  bookings: [ownBookings, {}],
  events: [events, {}],
  myEvents: [ownBookings, { events: true }],
  vote: [vote, {}],
  votes: [ownVotes, {}],
  proposals: [proposal, {}],
  propose: [proposal, { wish: 'propose' }],
  myProposals: [proposal, { wish: 'mine' }],
  goodExamples: [goodExample, {}],
}

/** Words that lead even whoever is in danger: to a person, to another report, to what became of one, to what staff have asked. */
const always: typeof entrances = {
  report: [serviceRequest],
  visit: [visit],
  human: [human, {}],
  menu: [menu, {}],
  progress: [progress, {}],
  houseCode: [houseCode, {}],
  announcements: [home, {}],
  noAnnouncements: [home, { stop: true }],
  answer: [answer],
  consent: [consent],
}

/** What is only an offer is made again, not begun anew. */
export const offers: readonly Flow[] = [handover, clarify, todo]
/** Forms that go on from where they are, also by the word that opens them. */
const forms: readonly Flow[] = [serviceRequest, signUp, visit]
const stays: readonly Meaning[] = ['back', 'cancel', 'menu', 'restart', 'continue']

/** Where a word leads; undefined: it is no more than an answer there. */
export function steer(session: Session, word: Meaning, text: string, scene: Scene): Decision | undefined {
  const flow = flowById.get(session.flow?.id ?? '')
  // Who is in danger is not sent away by a word, nor asked again from the start.
  if (flow === emergency && stays.includes(word))
    return again(session, [stillHere(emergencyState(session.flow?.state).danger)], scene)
  const [entrance, seed] = always[word] ?? (flow === emergency ? [] : (entrances[word] ?? []))
  if (entrance) {
    if (entrance === flow && forms.includes(flow)) return again(session, [], scene)
    return begin(park(session, scene), entrance, seed, scene)
  }
  switch (word) {
    case 'privacy':
      return again(session, [privacyNotice(scene.community)], scene)
    case 'who':
      return again(session, [say('nav.who')], scene)
    case 'help':
      return again(session, [say('nav.help')], scene)
    case 'aloud':
      return scene.voices
        ? again({ ...session, aloud: true }, [say('nav.aloud')], scene)
        : again(session, [say('nav.noVoice')], scene)
    case 'silently':
      return again({ ...session, aloud: undefined }, [say('nav.silently')], scene)
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
    case 'continue': {
      const draft = drafts(session).at(-1)
      if (!draft)
        return flow && flow !== menu
          ? again(session, [], scene)
          : { session, says: [say('nav.nothingParked')], question: [] }
      return again(takeUp(session, draft, scene), [say('nav.resumed')], scene)
    }
    case 'withdraw': {
      // Said at a read-back it means this report, which is not filed yet: what is wrong with it?
      if (flow === serviceRequest && session.flow) {
        const move = flow.next(session.flow, { type: 'text', text: '不对', at: scene.now }, scene)
        return move.understood ? follow(session, flow, move, scene) : again(session, [], scene)
      }
      return begin(park(session, scene), withdraw, session.filed ?? {}, scene)
    }
    case 'nudge':
      // Whoever is or was just in danger is heard by those who handle it.
      if (flow === emergency || lateEmergency(session, scene)) return undefined
      return begin(park(session, scene), nudge, {}, scene)
    case 'stopLookIn':
      return flow === emergency ? undefined : begin(park(session, scene), lookIn, { text }, scene)
    case 'staffWork':
    case 'staffUnbind':
      return flow === emergency ? undefined : atWork(session, word === 'staffUnbind', scene)
    default:
      return undefined
  }
}

/** Staff's own mode. What was left for it goes on where it is no member of staff who asks. */
function atWork(session: Session, unbind: boolean, scene: Scene): Decision {
  const working = session.flow?.id === staffDesk.id || session.flow?.id === adviserDesk.id
  const left = working ? { ...session, flow: undefined } : park(session, scene)
  return begin(left, staffDesk, { unbind, resume: left.parked.length > session.parked.length }, scene)
}

/** A code that is named by its word, or a task by its number, is taken wherever the resident is, save in danger. */
export function codeTold(session: Session, text: string, scene: Scene): Decision | undefined {
  if (session.flow?.id === emergency.id) return undefined
  const left = () => (session.flow?.id === houseCode.id ? session : park(session, scene))
  const ofHouse = houseCodeIn(text)
  if (ofHouse !== undefined) return begin(left(), houseCode, { code: ofHouse }, scene)
  const ofFamily = familyCodeIn(text)
  if (ofFamily !== undefined) return begin(left(), family, { code: ofFamily }, scene)
  const ofMediation = mediationCodeIn(text)
  if (ofMediation !== undefined) return begin(left(), mediationCode, { code: ofMediation }, scene)
  const ofWard = guardianCodeIn(text)
  if (ofWard !== undefined) return begin(left(), guardian, { code: ofWard }, scene)
  const ofTeam = teamCodeIn(text)
  if (ofTeam !== undefined) return begin(left(), joinTeam, { code: ofTeam }, scene)
  const itemId = claimIn(text)
  if (itemId !== undefined) return begin(left(), doubleReport, { itemId }, scene)
  const ofTask = taskAnswerIn(text)
  // Without a number it may answer the question of another flow.
  const free = session.flow === undefined || session.flow.id === menu.id
  if (ofTask === undefined || (ofTask.taskId === undefined && !free)) return undefined
  return begin(session.flow?.id === taskAnswer.id ? session : left(), taskAnswer, ofTask, scene)
}
