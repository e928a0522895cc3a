// What a flow may ask of the store: look-ups and commands by name, each with what it takes and what comes of it.
import type { ProposalState } from '../rules/proposals/proposal-terms.ts'
import type { PollElectorate, PollKind } from '../rules/polls/poll-terms.ts'
import type { EventType, Person, Profession } from '../rules/bookings/event.ts'
import type { Word } from '../text/say.ts'
import type { Outcome as VisitOutcome, Satisfaction } from '../rules/tickets/visit.ts'
import type { ServiceKind, VisitMode } from '../rules/bookings/booking.ts'
import type { TimeLimit } from '../rules/law/legal-limits.ts'
import type { LegalTopic, Referral } from '../rules/law/legal-topics.ts'
import type { Skill, VolunteerProfile, VolunteerState } from '../rules/volunteers/volunteer.ts'
import type { TalkAct, TalkDone, TalkState } from '../rules/staff/adviser-chat.ts'
import type { TeamKind, TeamSort, TeamState } from '../rules/volunteers/team.ts'
import type { ClaimState, PartyItemKind } from '../rules/volunteers/double-report.ts'
import type { ChatMove } from '../rules/staff/staff-chat.ts'
import type { TicketKind, TicketStatus, Urgency } from '../rules/tickets/ticket.ts'

/** The matter that a return visit is about. */
export interface VisitAsked {
  ticketId: number
  number: number
  summary: string
}

/** A resident's own matter, as they may read of it. `due` is a day like "2026-12-01". */
export interface OwnMatter {
  ticketId: number
  number: number
  summary: string
  category: string
  place: string
  status: TicketStatus
  due: string
  handler: string | null
  result: string | null
}

/** What of a matter somebody of the household may read. */
export type FamilyMatter = Pick<OwnMatter, 'number' | 'summary' | 'status' | 'due' | 'handler'>

/** A free place: at what, with whom, where, from when to when (epoch ms). */
export interface OfferedSlot {
  serviceId: number
  name: string
  provider: string | null
  place: string
  start: number
  end: number
}
/** A resident's booking that lies ahead. */
export interface OwnBooking extends OfferedSlot {
  bookingId: number
  kind: ServiceKind
  mode: VisitMode | null
  topic: string | null
  code: string
  /** offered: kept for the next of those who wait, until they say. */
  state: 'offered' | 'booked'
}

/** An event that residents can sign up for; `left`: free places; `signed`: this resident has. */
export interface EventOffer {
  serviceId: number
  name: string
  type: EventType
  about: string
  profession: Profession | null
  /** What law it is about, and how many cases of that there are to read. */
  topic: LegalTopic | null
  cases: number
  place: string
  start: number
  left: number
  signed: boolean
}

/** A poll that is open where the resident belongs. `closesAt` is in epoch milliseconds. */
export interface PollOffer {
  pollId: number
  question: string
  options: { id: string; text: string }[]
  kind: PollKind
  /** How many options a ballot names at most. */
  most: number
  electorate: PollElectorate
  closesAt: number
  /** Whether the resident may vote in it, and whether a vote was cast already. */
  listed: boolean
  voted: boolean
}
/** A poll in which the resident voted, with their receipts, the latest first, and the totals once they are published. */
export interface OwnVote {
  question: string
  open: boolean
  closesAt: number
  receipts: { receipt: string; counts: boolean }[]
  totals: PollTotal[] | null
}
/** What came of an option: votes that name it, and its points in a ranking or of scores. */
export interface PollTotal {
  text: string
  votes: number
  points?: number
}

/** A proposal that everybody may read. `until` (epoch ms): when notice, discussion or the window for objections ends. */
export interface ProposalOffer {
  proposalId: number
  what: string
  place: string
  /** Null: one of the residents. */
  author: string | null
  state: ProposalState
  until: number | null
  adopted: boolean | null
  /** The latest words of others, the oldest of them first. */
  remarks: string[]
  tasks: number
  tasksDone: number
}
/** A proposal of the resident. `due` is the day by which the next step is owed; `words` the last that staff wrote of it. */
export interface OwnProposal extends Pick<
  ProposalOffer,
  'what' | 'state' | 'adopted' | 'tasks' | 'tasksDone'
> {
  due: string | null
  words: string | null
}

/** A case as its handlers read of it in their own chat: nothing personal. `due` is a day. */
export interface ListedCase {
  id: string
  number: number
  category: string
  place: string
  due: string
  late: boolean
  whose: 'mine' | 'helping' | 'free'
}
export interface OpenedCase extends Omit<ListedCase, 'whose'> {
  status: TicketStatus
  urgent: boolean
  matter: string
  moves: ChatMove[]
  /** Whether they may look up who reported it. */
  reveal: boolean
}

/** A talk as its adviser reads of it in their own chat: nothing of whose it is. */
export interface ChatTalk extends TalkState {
  id: string
  topic: LegalTopic
  /** A time may run out. */
  limited: boolean
  /** The other side was not told before. */
  toCheck: boolean
  acts: TalkAct[]
}
/** An hour of an adviser's own that nobody has taken, or that they closed. */
export interface OwnSlot {
  serviceId: number
  start: number
  end: number
  open: boolean
}

/** What a party member told when they reported in; `named`: their unit may be told their name. */
interface OwnReport {
  name: string
  unit: string
  skills: string
  times: string
  named: boolean
}
/** A line of the community's lists; `taken`: somebody has it. */
export interface PartyOffer {
  itemId: number
  kind: PartyItemKind
  title: string
  detail: string
  taken: boolean
}

/** A team of the resident's own; who else is in it is told to its captain only. */
export interface OwnTeam {
  teamId: number
  name: string
  state: TeamState
  code: string | null
  captain: boolean
  count: number
  others: { memberId: number; name: string }[]
}

export interface Requests {
  /** What of some kinds can be booked in the resident's community. */
  bookables: {
    in: { kinds: readonly ServiceKind[] }
    out: { services: { serviceId: number; kind: ServiceKind; name: string; modes: VisitMode[] }[] }
  }
  /** The next free places after an instant, the soonest first: of one service, or of all of a kind but those to leave out. */
  slotOffers: {
    in: {
      kind: ServiceKind
      serviceId?: number | undefined
      without?: readonly number[] | undefined
      mode?: VisitMode | undefined
      after?: number | undefined
    }
    out: { slots: OfferedSlot[] }
  }
  /** Keeps a place while the resident reads, and lets go of the one kept before. Where somebody was quicker, others are offered. */
  holdSlot: {
    in: {
      serviceId: number
      start: number
      mode?: VisitMode | undefined
      topic?: string | undefined
      /** Who comes, each with a place of their own; absent: the resident alone. */
      people?: readonly Person[] | undefined
    }
    out:
      | { outcome: 'held'; bookingId: number; slot: OfferedSlot }
      | { outcome: 'taken'; slots: OfferedSlot[] }
      | { outcome: 'tooMany' }
  }
  /** Makes a hold or an offer a booking. `rung`: staff ring before; `calendar`: the path of its .ics. */
  confirmBooking: {
    in: { bookingId: number; topic?: string | undefined; phone?: string | undefined }
    out:
      | { outcome: 'booked'; code: string; rung: boolean; slot: OfferedSlot; calendar: string }
      | { outcome: 'lapsed'; slots: OfferedSlot[] }
  }
  /** Lets go of a hold, an offer or a booking of one's own. */
  cancelBooking: { in: { bookingId: number }; out: { ok: boolean } }
  /** Moves an own booking to another place of the same service; where that is taken it stays where it was. */
  moveBooking: {
    in: { bookingId: number; start: number }
    out: { outcome: 'moved'; slot: OfferedSlot } | { outcome: 'taken'; slots: OfferedSlot[] }
  }
  /** Of which topics there are cases of the law, and how many. */
  caseTopics: { in: null; out: { topics: { topic: LegalTopic; count: number }[] } }
  /** The latest cases of a topic, with the profession of whoever tells them. */
  casesOf: {
    in: { topic: LegalTopic }
    out: { cases: { caseId: number; title: string; profession: Profession }[] }
  }
  /** A case; null once it was withdrawn. */
  readCase: {
    in: { caseId: number }
    out: {
      found: {
        title: string
        profession: Profession
        text: string
        /** The next lecture on the same topic. */
        lecture: { name: string; start: number } | null
      } | null
    }
  }
  /** Has cards on the law sent to this conversation, or stops them. */
  setLessons: { in: { on: boolean }; out: null }
  /** The answer to the question of the last card; null where none was sent. */
  lessonAnswer: { in: null; out: { answer: string | null } }
  /** The events ahead, the soonest first. */
  openEvents: { in: null; out: { events: EventOffer[] } }
  /** Keeps by which number staff reach the resident about a booking. */
  setBookingPhone: { in: { bookingId: number; phone: string }; out: null }
  /** The own bookings that lie ahead, the soonest first. */
  myBookings: { in: null; out: { bookings: OwnBooking[] } }
  /**
   * Keeps what a talk with the legal adviser is to be about until it is booked. Of the other side only hashes are kept, and the words
   * go out of the transcript; `read`: they told a name or a door. `without`: the services that this resident is not offered.
   */
  noteLegalMatter: {
    in: { topic: LegalTopic; limits: readonly TimeLimit[]; phone?: string | undefined; words: string }
    out: { read: boolean; without: number[] }
  }
  /** Keeps how content the resident is with a talk of theirs. */
  rateConsultation: { in: { bookingId: number; satisfaction: Satisfaction }; out: null }
  /** What the legal adviser wrote for the resident in the last 90 days, newest first, at most three; `start`: when they talked. */
  myAdvice: { in: null; out: { notes: { start: number; text: string }[] } }
  /** Waits for a place where all are taken, at one service or the first of its kind; `before` is how many wait already. */
  joinWaiting: {
    in: {
      kind: ServiceKind
      serviceId?: number | undefined
      without?: readonly number[] | undefined
      mode?: VisitMode | undefined
      topic?: string | undefined
      people?: readonly Person[] | undefined
    }
    out: { ok: boolean; before: number }
  }
  /** Files a ticket. `number` is what the resident is told; `due` is a day like "2026-12-01". */
  openTicket: {
    in: {
      kind: TicketKind
      category: string
      urgency: Urgency
      /** The resident's words, or a text where there are none. */
      summary: Word
      placeText: string
      nodeId: number
      phone?: string | undefined
      /** Only one named person learns who reported it. */
      confidential?: boolean | undefined
      /** When somebody may come, in the resident's own words, and as instants (epoch ms). */
      suits?: { text: string; from: number; to: number } | undefined
      media: readonly string[]
      /** Recordings whose words the ticket tells: kept with it, and nobody has to play them. */
      recordings?: readonly string[] | undefined
    }
    /** `contactDue`: until when a person speaks with them (epoch ms), of what cannot wait. */
    /** `home`: of an emergency, where the register says that the resident lives, as far as the building or unit. */
    out: {
      ticketId: number
      number: number
      due: string
      contactDue?: number | undefined
      home?: { nodeId: number; text: string } | undefined
    }
  }
  /**
   * Files a form of the catalogue as a ticket, as openTicket does. A form that was withdrawn since it was begun is not filed:
   * `retired`. One that was only replaced is.
   */
  fileForm: {
    in: { code: string; version: number; summary: string; media: readonly string[] }
    out:
      | { outcome: 'filed'; ticketId: number; number: number; due: string; confidential: boolean }
      | { outcome: 'retired' }
  }
  /** A neighbour's open report of the same kind at the same place, of the last 72 hours; `place` as far as the building. */
  findAlike: {
    in: { category: string; nodeId: number; placeText: string; summary: string }
    out: { ticketId: number; number: number; category: string; place: string } | null
  }
  /** Follows it; the words and pictures are added to it for staff. False where it has ended meanwhile. */
  follow: { in: { ticketId: number; note: Word; media: readonly string[] }; out: { ok: boolean } }
  /** The resident's own latest tickets, newest first, at most thirty; `voted`: there are votes of theirs, too; `lookedIn`: somebody looks in on them. */
  myTickets: { in: null; out: { tickets: OwnMatter[]; voted?: boolean; lookedIn?: boolean } }
  /**
   * Takes an own ticket back. Ten minutes after it was filed the resident has to be `sure`; of one that is worked on staff are
   * asked; danger is never taken back.
   */
  withdrawTicket: {
    in: { ticketId: number; sure: boolean }
    out: {
      outcome: 'withdrawn' | 'confirm' | 'asked' | 'danger' | 'none'
      number: number
      summary: string
      handler: string | null
    }
  }
  /** The telephone number by which staff may reach the resident about an own ticket, if one was ever given: kept with it. */
  phoneOf: { in: { ticketId: number }; out: { phone: string | null } }
  /** Keeps a telephone number with an own ticket. */
  setPhone: { in: { ticketId: number; phone: string }; out: null }
  /**
   * Has whoever has an own ticket reminded of it, unless that was done lately (`today`, `often`) or half of its time is not
   * gone (`early`): then `from` (epoch ms) is when it may be. `late`: reminded of one that is overdue, its managers too.
   */
  nudgeTicket: {
    in: { ticketId: number }
    out: {
      outcome: 'done' | 'late' | 'early' | 'today' | 'often' | 'waits' | 'none'
      number: number
      handler: string | null
      due: string
      from?: number
    }
  }
  /** Adds the resident's words or pictures to an own open ticket, and wakes it if it waited for them. */
  addToTicket: {
    in: {
      ticketId: number
      note: Word
      media: readonly string[]
      /** As in openTicket. */
      recordings?: readonly string[] | undefined
      /** Where it is, if that was told now. */
      place?: { nodeId: number; text: string } | undefined
    }
    out: { ok: boolean; number: number }
  }
  /** Keeps where the resident lives, for announcements; null forgets it. `place` is its name, or ''. */
  setHome: { in: { nodeId: number | null }; out: { place: string } }
  /** The resident wrote to whoever holds the conversation (since `since`); with `ring` they get a bell entry. */
  tellHolder: {
    in: { ticketId: number; staffId: number; since: number; ring: boolean; media: string[] }
    out: null
  }
  /** Makes a code by which somebody else may ask how the resident's reports stand. */
  shareReports: { in: null; out: { code: string } }
  /** Takes that back from everybody; `ended` is from how many. */
  stopSharing: { in: null; out: { ended: number } }
  /** Takes the code of somebody else. */
  useFamilyCode: { in: { code: string }; out: { result: 'done' | 'wrong' | 'tooMany' } }
  /** The latest ordinary reports of those who let this resident ask. */
  familyTickets: { in: null; out: { follows: boolean; tickets: FamilyMatter[] } }
  /** What is known of the resident as a volunteer; `waits`: a guardian has not agreed yet. Null where they never signed up. */
  myVolunteering: {
    in: null
    out: { state: VolunteerState; waits: boolean; profile: VolunteerProfile } | null
  }
  /** Signs up, or changes what was told before; `code` is for a guardian, where one still has to agree. */
  signUpVolunteer: { in: VolunteerProfile; out: { code: string | null; fresh: boolean } }
  myDoubleReport: { in: null; out: { report: OwnReport | null } }
  /** Reports in by the consent just given, or changes what was told. */
  doubleReport: { in: OwnReport; out: null }
  /** Deletes it. */
  endDoubleReport: { in: null; out: null }
  /** The lists, for whoever reported in. */
  partyItems: { in: null; out: { reported: boolean; items: PartyOffer[] } }
  claimItem: {
    in: { itemId: number }
    out: { outcome: 'claimed' | 'already' | 'gone' | 'unreported'; title: string }
  }
  myPartyClaims: {
    in: null
    out: { claims: { title: string; state: ClaimState; minutes: number | null }[] }
  }
  /** Makes a team led by the resident, with the digits by which others join. Null: they lead too many already. */
  foundTeam: {
    in: {
      sort: TeamSort
      name: string
      kind: TeamKind
      purpose: string
      nodeId: number
      captain: string
      phone: string | null
    }
    out: { code: string | null }
  }
  /** A team by the digits; member: the resident is in it already. */
  findTeam: {
    in: { code: string }
    out:
      | { result: 'found'; team: { teamId: number; name: string; kind: TeamKind; purpose: string } }
      | { result: 'wrong' | 'tooMany' | 'member' }
  }
  /** Joins under a name. `missing`: how many more it takes until staff look at it. */
  joinTeam: {
    in: { teamId: number; as: string }
    /** `completed`: with this member they are enough, and staff look at the team. */
    out: { result: 'joined'; name: string; missing: number; completed: boolean } | { result: 'gone' }
  }
  /** The teams that staff approved. */
  teams: {
    in: null
    out: {
      teams: {
        name: string
        kind: TeamKind
        purpose: string
        place: string
        members: number
        code: string
      }[]
    }
  }
  myTeams: { in: null; out: { teams: OwnTeam[] } }
  /** What a captain would have the team do, for staff to settle. False: they lead no approved team of that id. */
  callTeam: { in: { teamId: number; about: string; moment: string }; out: { ok: boolean } }
  /** Hands the team over, leaves it or ends it. False: it is not theirs to do. */
  moveTeam: {
    in: { teamId: number; move: 'hand' | 'leave' | 'dissolve'; memberId: number | null }
    out: { ok: boolean }
  }
  /** Pauses, goes on or ends; ending deletes what is only kept for volunteers. False for going on where staff paused it. */
  setVolunteering: { in: { to: 'paused' | 'active' | 'ended' }; out: { ok: boolean } }
  /**
   * Takes a task or says no to it: the one with this number, else the one that is asked about. 'which': there are several;
   * 'busy': they have another task at that time.
   */
  answerTask: {
    in: { yes: boolean; taskId?: number | undefined }
    out: {
      outcome: 'taken' | 'full' | 'declined' | 'busy' | 'none' | 'which'
      tasks: TaskHead[]
      brief: TaskBrief | null
    }
  }
  /** The resident's tasks that are ahead or under way, those that they are asked for, and how many minutes count so far. */
  myTasks: { in: null; out: { posts: OwnPost[]; open: TaskHead[]; minutes: number } }
  /** How many minutes of the resident's volunteering count, and the numbers of the certificates that are valid, the latest first. */
  myCertificates: { in: null; out: { minutes: number; numbers: string[] } }
  /** Comes, goes, or gives a place back. 'early' and 'over': not at this time; 'code': not the code of the place. */
  markTask: {
    in: { postId: number; act: 'in' | 'out' | 'leave'; code?: string | undefined }
    out: { result: 'done' | 'early' | 'over' | 'code'; minutes: number | null }
  }
  /** Asks whoever signed up by this name to take over an own place; 'unfit' for whatever reason. */
  offerSwap: { in: { postId: number; name: string }; out: { result: 'asked' | 'unfit' | 'over' } }
  /** Makes another code for the guardian. */
  guardianCode: { in: null; out: { code: string } }
  /** Who it is that a guardian's code is for. */
  findWard: { in: { code: string }; out: { result: 'found' | 'wrong' | 'tooMany'; name: string } }
  /** Keeps what the guardian says; the code is worth nothing afterwards. False where it was gone meanwhile. */
  answerForWard: { in: { code: string; agreed: boolean }; out: { ok: boolean } }
  /** Takes back the consents of this guardian; `ended` is for how many children. */
  stopWards: { in: null; out: { ended: number } }
  /** Takes the code that a mediator told whoever said yes: done, `sessions` lie ahead. */
  useMediationCode: {
    in: { code: string }
    out: { result: 'done' | 'wrong' | 'tooMany' | 'refused'; sessions: { start: number; place: string }[] }
  }
  /** Takes a code from the letterbox: done, the resident lives at `place`. */
  useHouseCode: {
    in: { code: string }
    out: { result: 'done' | 'wrong' | 'tooMany'; place: string }
  }
  /**
   * Looks up a name that somebody used who claimed to act for the community, and notes with the own ticket what was found: `words`
   * are searched for the name of anybody who works here; `name` is the one that was told, '' for none.
   */
  findInRegister: { in: { ticketId: number; words: string; name?: string }; out: { known: boolean } }
  /** The own ticket that waits for the resident's answer, if any. */
  waitingTicket: { in: null; out: { ticketId: number; number: number } | null }
  /** The own ticket of which it is asked whether the property company may have number and flat, and who would get them. */
  consentTicket: { in: null; out: { ticketId: number; number: number; to: string } | null }
  /** Keeps the answer to that. */
  setConsent: { in: { ticketId: number; given: boolean }; out: { ok: boolean } }
  /** The own matter that is done and of which it is not known yet whether it is. */
  visitTicket: { in: null; out: VisitAsked | null }
  /** Keeps what the resident says of what was done. Refused once the matter was taken up again. */
  answerVisit: {
    in: { ticketId: number; outcome?: VisitOutcome; satisfaction?: Satisfaction; words?: string }
    out: { ok: boolean }
  }
  /**
   * Has an own matter that is done taken up again; `to` has it then. After `times` of two the managers are asked instead.
   */
  reopenTicket: {
    in: { ticketId: number; words: string; media: readonly string[] }
    out: { ok: boolean; to: string | null; times: number; escalated: boolean }
  }
  /** The polls that are open; `first`: the resident has never voted here. `level` is how surely they are known. */
  openPolls: {
    in: null
    out: {
      polls: PollOffer[]
      level: number
      first: boolean
      /** Decisions that are open now, and how their paper is handed in. */
      onPaper: { question: string; handIn: string; closesAt: number }[]
    }
  }
  /** Casts a vote in place of any earlier one. */
  castVote: {
    in: { pollId: number; choice: string }
    out: { outcome: 'cast' | 'closed' | 'unlisted'; receipts: string[]; replaced: boolean }
  }
  /** The community's mediators, at most five. */
  mediators: { in: null; out: { mediators: { staffId: number; name: string }[] } }
  /**
   * Asks for mediation. `other`: the other side in the resident's words, '' for none; `open`: whether others may listen, null for no
   * wish; `wishedId`: the mediator they would like.
   */
  applyMediation: {
    in: { about: string; other: string; open: boolean | null; wishedId?: number | undefined }
    out: { number: number }
  }
  /** Whether somebody looks in on the resident (探访). */
  myLookIn: { in: null; out: { running: boolean } }
  /** Ends that, and has those told who answer for it. */
  endLookIn: { in: null; out: { ok: boolean } }
  /** The cases that wait for the member of staff whose own account this is, at most nine; null where it is nobody's. */
  staffTodo: { in: null; out: { name: string; cases: ListedCase[]; more: number; adviser: boolean } | null }
  /** One of them, without whose it is; null where it is not shown in a chat, or not to them. */
  staffCase: { in: { id: string }; out: OpenedCase | null }
  /** Makes a move on a case by the rules of the API. `refused`: the code of its refusal. */
  staffMove: {
    in: { id: string; move: ChatMove; text?: string | undefined; mediaId?: string | undefined }
    out: { refused: string | null }
  }
  /** Makes a link to who reported it, good for one look within ten minutes: whole, or a path for channels that show links. */
  staffLink: { in: { id: string }; out: { url: string | null; path: string | null } | null }
  /** A legal adviser's talks of today, and when the next begins; null where this account is no adviser's. */
  adviserDay: { in: null; out: { name: string; talks: ChatTalk[]; next: number | null } | null }
  adviserTalk: { in: { id: string }; out: ChatTalk | null }
  /** Notes what came of an own talk. False where it cannot be noted now. */
  adviserMove: {
    in: { id: string } & (
      { act: 'note'; done: TalkDone } | { act: 'missed' } | { act: 'refer'; to: Referral }
    )
    out: { ok: boolean }
  }
  /** As staffLink: whom to ring for an own talk by telephone. */
  adviserLink: { in: { id: string }; out: { url: string | null; path: string | null } | null }
  /** Their own hours of the next 14 days that are free or that they closed, at most nine. */
  adviserSlots: { in: null; out: { slots: OwnSlot[] } | null }
  /** Closes one, or opens it again. False where somebody was quicker. */
  adviserSlot: { in: { serviceId: number; start: number; open: boolean }; out: { ok: boolean } }
  /** Ends that this account is a member of staff's. */
  staffUnbind: { in: null; out: { ok: boolean } }
  /** The resident's own votes, the latest poll first. */
  myVotes: { in: null; out: { votes: OwnVote[] } }
  /** Brings in an idea; `due` is the day by which it is answered. */
  propose: {
    in: { what: string; nodeId: number; authorName: string | null }
    out: { outcome: 'kept' | 'tooMany'; due: string }
  }
  /** The proposals that are under way in the community, the latest first. */
  openProposals: { in: null; out: { proposals: ProposalOffer[] } }
  /** Says something in a discussion, or objects to a decision; `due` is the day by which `moderator` has read it. */
  sayOfProposal: {
    in: { proposalId: number; text: string }
    out: { outcome: 'kept' | 'closed' | 'tooMany'; moderator: string | null; due: string }
  }
  /** Praises a neighbour; staff ask that person before anybody else reads it. */
  praise: { in: { name: string; deed: string }; out: { outcome: 'kept' | 'tooMany' } }
  /** The neighbours who agreed to be named, the latest first, at most five. */
  goodExamples: { in: null; out: { examples: { name: string; deed: string }[] } }
  /** The resident's own proposals, the latest first, at most three. */
  myProposals: { in: null; out: { proposals: OwnProposal[] } }
}

/** What is told of a task before somebody accepts it; times are epoch milliseconds. */
export interface TaskHead {
  taskId: number
  start: number
  end: number
  skills: readonly Skill[]
  place: string
}
/** What only whoever accepted it reads. */
export interface TaskBrief {
  about: string
  address: string
  contact: string | null
}
export interface OwnPost extends TaskHead, TaskBrief {
  postId: number
  stage: 'ahead' | 'there' | 'gone'
}

export type RequestType = keyof Requests
export type Request = { [K in RequestType]: { type: K; in: Requests[K]['in'] } }[RequestType]
export type Outcome = { [K in RequestType]: { type: K; out: Requests[K]['out'] } }[RequestType]
