// Talks to the door as a resident does: the session goes through JSON every turn, the store's answers come from a small table.
import { decide, settle } from '../../src/flows/decide.ts'
import type { Decision } from '../../src/flows/moves.ts'
import type { FlowEvent } from '../../src/flows/message.ts'
import type { Outcome, OwnMatter, PollOffer, ProposalOffer, Request } from '../../src/flows/requests.ts'
import { newSession, readSession, type Session } from '../../src/flows/session.ts'
import type { Community } from '../../src/rules/community/tree.ts'
import type { Say } from '../../src/text/say.ts'
import { render } from '../../src/text/render.ts'
import { noon, scene } from './scene.ts'

/** A matter of the resident, as the store tells of it. */
export const ownMatter = (number: number, summary: string, changes: Partial<OwnMatter> = {}): OwnMatter => ({
  ...{ ticketId: number, number, summary, category: 'other', place: '桂花小区3栋' },
  ...{ status: 'in_progress', due: '2026-12-02', handler: null, result: null },
  ...changes,
})

/** A free place two days after the tests' noon. */
export const aSlot = {
  ...{ serviceId: 1, name: '社区会客厅', provider: null, place: '社区一楼' },
  start: noon + 48 * 3_600_000,
  end: noon + 49 * 3_600_000,
}

/** A poll that is open, in which one may vote. */
export const anOffer: PollOffer = {
  ...{ pollId: 3, question: '楼道的墙刷什么颜色?', electorate: 'adults', listed: true, voted: false },
  options: [
    { id: '1', text: '白色' },
    { id: '2', text: '米黄色' },
  ],
  ...{ kind: 'single', most: 1 },
  closesAt: noon + 48 * 3_600_000,
}

/** A proposal that is open to discussion. */
export const aProposal: ProposalOffer = {
  ...{ proposalId: 5, what: '中庭的空地改成晾衣区', place: '桂花小区', author: null, state: 'discussing' },
  ...{ until: noon + 48 * 3_600_000, adopted: null, remarks: ['好主意'], tasks: 0, tasksDone: 0 },
}

export class World {
  session: Session = newSession()
  now = noon
  /** Whether the channel can carry a message days later. */
  followUp = true
  /** What of the catalogue is told. */
  catalogue: Community['catalogue']
  /** For how long the channel carries messages after each of the resident's, in milliseconds. */
  windowMs: number | undefined
  /** What the flows asked of the store, in order. */
  asked: Request[] = []
  /** What the bot said last, key by key. */
  said: Say[] = []

  /** Answers of the store; a test may replace one. */
  answers: { [T in Request['type']]: Extract<Outcome, { type: T }>['out'] } = {
    openTicket: { ticketId: 412, number: 412, due: '2026-12-02' },
    fileForm: { outcome: 'filed', ticketId: 412, number: 412, due: '2026-12-02', confidential: false },
    findAlike: null,
    follow: { ok: true },
    myTickets: { tickets: [] },
    withdrawTicket: { outcome: 'withdrawn', number: 412, summary: '路灯不亮了', handler: null },
    phoneOf: { phone: null },
    setPhone: null,
    nudgeTicket: { outcome: 'done', number: 412, handler: '周敏', due: '2026-12-02' },
    addToTicket: { ok: true, number: 412 },
    waitingTicket: null,
    consentTicket: null,
    setConsent: { ok: true },
    visitTicket: null,
    answerVisit: { ok: true },
    reopenTicket: { ok: true, to: '周敏', times: 1, escalated: false },
    shareReports: { code: '23456789' },
    stopSharing: { ended: 1 },
    useFamilyCode: { result: 'done' },
    familyTickets: { follows: false, tickets: [] },
    openPolls: { polls: [anOffer], level: 2, first: false, onPaper: [] },
    castVote: { outcome: 'cast', receipts: ['0000000000'], replaced: false },
    myVotes: { votes: [] },
    myDoubleReport: { report: null },
    doubleReport: null,
    endDoubleReport: null,
    partyItems: { reported: true, items: [] },
    claimItem: { outcome: 'claimed', title: '陪老人体检' },
    myPartyClaims: { claims: [] },
    foundTeam: { code: '1234' },
    findTeam: {
      result: 'found',
      team: { teamId: 1, name: '清洁队', kind: 'functional', purpose: '扫楼道' },
    },
    joinTeam: { result: 'joined', name: '清洁队', missing: 1, completed: false },
    teams: { teams: [] },
    myTeams: { teams: [] },
    callTeam: { ok: true },
    moveTeam: { ok: true },
    praise: { outcome: 'kept' },
    goodExamples: { examples: [] },
    propose: { outcome: 'kept', due: '2026-11-30' },
    openProposals: { proposals: [aProposal] },
    sayOfProposal: { outcome: 'kept', moderator: '王芳', due: '2026-11-24' },
    myProposals: { proposals: [] },
    useHouseCode: { result: 'done', place: '桂花小区3栋1单元402' },
    bookables: {
      services: [
        { serviceId: 1, kind: 'room', name: '社区会客厅', modes: [] },
        { serviceId: 2, kind: 'room', name: '文化讲堂', modes: [] },
      ],
    },
    slotOffers: { slots: [aSlot] },
    holdSlot: { outcome: 'held', bookingId: 7, slot: aSlot },
    confirmBooking: {
      outcome: 'booked',
      code: '123450',
      rung: false,
      slot: aSlot,
      calendar: '/booking.ics?id=7',
    },
    cancelBooking: { ok: true },
    moveBooking: { outcome: 'moved', slot: aSlot },
    openEvents: { events: [] },
    caseTopics: { topics: [] },
    casesOf: { cases: [] },
    readCase: { found: null },
    setLessons: null,
    lessonAnswer: { answer: null },
    setBookingPhone: null,
    myBookings: { bookings: [] },
    joinWaiting: { ok: true, before: 2 },
    answerTask: { outcome: 'none', tasks: [], brief: null },
    myCertificates: { minutes: 0, numbers: [] },
    myTasks: { posts: [], open: [], minutes: 0 },
    offerSwap: { result: 'asked' },
    markTask: { result: 'done', minutes: null },
    myVolunteering: null,
    signUpVolunteer: { code: null, fresh: true },
    setVolunteering: { ok: true },
    guardianCode: { code: '23456789' },
    findWard: { result: 'found', name: '小明' },
    answerForWard: { ok: true },
    stopWards: { ended: 1 },
    setHome: { place: '银杏院3栋' },
    findInRegister: { known: false },
    rateConsultation: null,
    myAdvice: { notes: [] },
    noteLegalMatter: { read: true, without: [] },
    tellHolder: null,
    myLookIn: { running: true },
    mediators: {
      mediators: [
        { staffId: 8, name: '何静' },
        { staffId: 9, name: '罗勇' },
      ],
    },
    applyMediation: { number: 412 },
    useMediationCode: { result: 'done', sessions: [] },
    endLookIn: { ok: true },
    staffTodo: null,
    staffCase: null,
    staffMove: { refused: null },
    staffLink: null,
    staffUnbind: { ok: false },
    adviserDay: null,
    adviserTalk: null,
    adviserMove: { ok: false },
    adviserLink: null,
    adviserSlots: null,
    adviserSlot: { ok: false },
  }

  says(text: string, after = 60_000): string {
    this.now += after
    return this.sends({ type: 'text', text, at: this.now })
  }

  sends(event: FlowEvent): string {
    const before = readSession(JSON.parse(JSON.stringify(this.session)))
    let decision = decide(before, event, this.#scene(before))
    const says = [...decision.says]
    while (decision.request) {
      const session = readSession(JSON.parse(JSON.stringify(decision.session)))
      decision = settle(session, this.#answer(decision.request), this.#scene(session))
      says.push(...decision.says)
    }
    return this.#finish(decision, says)
  }

  #answer(request: Request): Outcome {
    // A look for what a neighbour told does nothing.
    if (request.type !== 'findAlike') this.asked.push(request)
    return { type: request.type, out: this.answers[request.type] } as Outcome
  }

  #scene(session: Session) {
    const { community, ...rest } = scene()
    return {
      ...rest,
      community: { ...community, ...(this.catalogue && { catalogue: this.catalogue }) },
      now: this.now,
      lang: session.lang,
      firstTime: !session.informed,
      followUp: this.followUp,
      phoneAsked: session.phoneAsked === true,
      ...(this.windowMs !== undefined && { carriesUntil: this.now + this.windowMs }),
    }
  }

  #finish(decision: Decision, says: readonly Say[]): string {
    this.session = decision.session
    this.said = [...says, ...decision.question]
    return this.said.map((said) => render(said, this.session.lang).text).join('\n')
  }
}
