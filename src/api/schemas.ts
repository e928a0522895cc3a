// The shapes of the admin API, used by its routes, its documentation and the console.
import * as z from 'zod'
import { clockNames } from '../rules/tickets/clocks.ts'
import { stuckCauses } from '../rules/tickets/decision.ts'
import { intakes } from '../rules/tickets/desk.ts'
import { levels } from '../rules/residents/levels.ts'
import { ticketEventTypes } from '../rules/tickets/ticket-events.ts'
import { chosenUrgencies, serviceCategories, sortedCategories } from '../rules/tickets/sorting.ts'
import { ticketKinds, ticketStatuses, urgencies } from '../rules/tickets/ticket.ts'
import { rights, roles } from '../rules/staff/roles.ts'
import { buildingWords, nodeKinds } from '../rules/community/tree.ts'
import { propertyConsents } from '../rules/staff/visibility.ts'
import { outcomes, satisfactions, visitStates } from '../rules/tickets/visit.ts'
import { spokenLanguages } from '../rules/volunteers/volunteer.ts'

const At = z.iso.datetime()
const words = (most: number) => z.string().trim().min(1).max(most)

export const Problem = z.object({
  code: z.string().describe('see the table of error codes in README.md'),
  message: z.string(),
})
export const TicketId = z.object({ id: z.uuid() })
export const RowId = z.object({ id: z.coerce.number().int().positive() })
export const None = z.null().describe('no content')

export const Credentials = z.object({ login: words(64), password: z.string().min(1).max(200) })
export const Me = z.object({
  id: z.number(),
  name: z.string(),
  login: z.string(),
  role: z.enum(roles),
  rights: z.array(z.enum(rights)),
  scope: z.object({ id: z.number(), name: z.string(), path: z.string() }),
})

const Person = z.object({ id: z.number(), name: z.string() })
export const TicketSummary = z.object({
  id: z.uuid(),
  number: z.string().describe('as told to the resident: "0412"'),
  kind: z.enum(ticketKinds),
  intake: z.enum(intakes).nullable().describe('how staff came to file it; null where the resident wrote it'),
  category: z.string(),
  urgency: z.enum(urgencies),
  status: z.enum(ticketStatuses),
  summary: z.string(),
  place: z.string().describe('as exactly as the viewer may see it'),
  confidential: z.boolean().describe('only one named person knows who reported it'),
  stuckFor: z.enum(stuckCauses).nullable().describe('why it waits for a manager to decide'),
  followers: z.number().describe('further residents who met the same and hear what comes of it'),
  assignee: Person.nullable(),
  committee: z.string().nullable(),
  createdAt: At,
  updatedAt: At,
  dueAt: At,
  overdue: z.boolean().describe('past the day of its result, which is dueAt'),
  clock: z
    .object({ name: z.enum(clockNames), dueAt: At })
    .nullable()
    .describe(
      'what is owed next: that a person speaks with the resident, that it is made safe (both P1 only), or the result; null once it has ended',
    ),
})
const Pressing = z.object({ dueAt: At, at: At.nullable() })
export const TicketEvent = z.object({
  id: z.number(),
  type: z.enum(ticketEventTypes),
  actor: z.enum(['resident', 'staff', 'system']),
  name: z.string().nullable(),
  note: z.string().nullable(),
  data: z.record(z.string(), z.unknown()).nullable(),
  at: At,
})
export const TranscriptLine = z.object({
  id: z.number(),
  from: z.enum(['resident', 'bot', 'staff']),
  kind: z.string(),
  text: z.string(),
  mediaId: z.string().nullable(),
  played: z.boolean().describe('false for a recording that nobody has played yet'),
  at: At,
  failure: z.string().nullable().describe('why it could not be delivered, else null'),
  unsent: z.boolean(),
  told: z.boolean().describe('told by telephone, since it could not be delivered'),
})
export const Ticket = TicketSummary.extend({
  resident: z.object({
    id: z.uuid().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable().describe('masked: reveal it by POST /tickets/{id}/reveal'),
    channel: z.string(),
    mayReveal: z.boolean(),
    withheld: z.enum(['confidential', 'mustReport', 'role']).nullable().describe('why the name is not shown'),
    knownTo: z.string().nullable().describe('the one person who knows who reported'),
  }),
  propertyConsent: z
    .enum(propertyConsents)
    .nullable()
    .describe('whether the property company may have telephone and flat'),
  mayEntrust: z.boolean().describe('whether I can hand on who knows the reporter'),
  mayRelease: z.boolean().describe('whether I can let pictures go beyond own staff'),
  suits: z
    .object({ text: z.string(), from: At, to: At })
    .nullable()
    .describe("when somebody may come: the resident's own words and what they mean"),
  offeredTo: Person.nullable().describe('who is asked to take it over'),
  firstReceiver: Person.nullable().describe('who took it in hand first and sees that it is seen through'),
  helpers: z.array(Person).describe('who works on it beside the assignee, who leads'),
  extension: z
    .object({ by: Person, days: z.number() })
    .nullable()
    .describe('who asks a manager for how many more working days'),
  extendedFrom: At.nullable().describe('when it was due before it was extended'),
  needsPicture: z.boolean().describe('a repair without a picture of its end, which it needs'),
  pictureWaived: z.boolean().describe('a manager lets it end without'),
  mergedInto: z.object({ id: z.uuid(), number: z.string() }).nullable().describe('which goes on for it'),
  aboutStaff: Person.nullable().describe('whom of staff it complains about; they see nothing of it'),
  settled: z.boolean().describe('a manager has decided whose it is'),
  pausedAt: At.nullable().describe(
    'since when a question to the resident stops the clock; dueAt is then the latest',
  ),
  pausedDue: At.nullable(),
  pressing: z
    .object({ contact: Pressing, safe: Pressing })
    .nullable()
    .describe(
      'of what cannot wait (P1): by when a person speaks with the resident and it is made safe, and when that was so',
    ),
  pausedDays: z.number().describe('working days that earlier questions stopped it, of three'),
  held: z
    .object({
      staffId: z.number(),
      name: z.string(),
      since: At,
      here: z.boolean().describe('on this ticket'),
    })
    .nullable()
    .describe('who of staff talks with the resident in place of the bot'),
  routedWhy: z.string().nullable(),
  result: z.string().nullable(),
  visit: z
    .object({
      state: z.enum(visitStates),
      outcome: z.enum(outcomes).nullable().describe('null is unanswered: neither solved nor satisfied'),
      satisfaction: z.enum(satisfactions).nullable(),
      words: z.string().nullable(),
      way: z.enum(['chat', 'phone']).nullable(),
      by: z.string().nullable().describe('who phoned'),
      at: At.nullable(),
      mayPhone: z.boolean().describe('whether I can record what was said by telephone'),
    })
    .nullable()
    .describe('what the resident says of what was done'),
  media: z.array(z.string()),
  released: z.array(z.string()).describe('those that may go beyond own staff'),
  taken: z.array(z.string()).describe('those that staff took of the work'),
  events: z.array(TicketEvent),
  conversation: z.array(TranscriptLine),
})
/**
 * undecided: waits for a manager; visits: to be asked by telephone whether they are done; unhappy: said not to be, or without
 * satisfaction.
 */
export const TicketBoxes = [
  'mine',
  'unassigned',
  'undecided',
  'away',
  'overdue',
  'open',
  'done',
  'visits',
  'unhappy',
  'all',
] as const
export const TicketQuery = z.object({
  box: z.enum(TicketBoxes).default('open'),
  status: z.enum(ticketStatuses).optional(),
  urgency: z.enum(urgencies).optional(),
  category: z.string().max(40).optional(),
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('number, or words of the summary or of the place: all of them, each anywhere'),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const TicketPage = z.object({ items: z.array(TicketSummary), next: z.string().nullable() })
const Counted = z.number().describe('counted up to 1000, which means "more than 999"')
export const TicketCounts = z.object({
  mine: Counted,
  unassigned: Counted,
  undecided: Counted.describe('what its handler cannot decide, and what asks for more time'),
  away: Counted.describe('with somebody who is not there today'),
  overdue: Counted,
  open: Counted,
  visits: Counted,
})

export const ToStaff = z.object({ staffId: z.number().int().positive() })
export const Transfer = ToStaff.extend({ reason: words(500) })
export const Question = z.object({ text: words(500) })
export const Result = z.object({ result: words(1000) })
export const Reason = z.object({ reason: words(500) })
export const Phoned = z.object({
  outcome: z.enum(outcomes).nullable().describe('null: nobody answered the call'),
  satisfaction: z.enum(satisfactions).nullable().default(null),
  words: words(500).nullable().default(null),
})
export const VisitQuery = z.object({ days: z.coerce.number().int().min(1).max(400).default(30) })
export const VisitsMeasured = z.object({
  unanswered: z.number(),
  answered: z.number().describe('said whether it is done'),
  solved: z.number().describe('of these said that it is; half of it is not'),
  rated: z.number().describe('said how satisfied they are'),
  satisfied: z.number().describe('of these very, simply or fairly'),
})
export const Extension = Reason.extend({
  days: z.number().int().min(1).max(30).describe('working days, at most as many as its own time'),
})
export const Sorting = Reason.extend({
  category: z.enum(sortedCategories),
  urgency: z.enum(chosenUrgencies).describe('of a danger it is P0 whatever is asked for'),
})
export const Stuck = z.object({ cause: z.enum(stuckCauses), note: words(500) })
export const Merge = Reason.extend({
  into: z
    .string()
    .regex(/^[0-9]{1,9}$/)
    .describe('the number that goes on: "0412"'),
})
export const Rejection = Reason.extend({ instead: words(500).describe('what the resident can do') })
export const Revealed = z.object({ phone: z.string().nullable() })

const ResidentSummary = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  phone: z.string().nullable().describe('masked'),
  level: z.literal(levels).describe('0 an account, 1 name or phone confirmed, 2 lives here, 3 owner'),
  house: z.string().nullable(),
  channels: z.array(z.string()),
  tickets: z.number(),
  createdAt: At,
})
export const ResidentPage = z.object({ items: z.array(ResidentSummary), next: z.string().nullable() })
export const Resident = ResidentSummary.extend({
  recent: z.array(TicketSummary),
  carers: z.array(z.string()).describe('the names of those who may ask how their ordinary reports stand'),
  events: z
    .array(z.object({ type: z.string(), name: z.string().nullable(), note: z.string().nullable(), at: At }))
    .describe('what staff and the resident did about who they are, newest first'),
})
export const PageQuery = z.object({
  q: z.string().trim().max(100).optional(),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const ResidentId = z.object({ id: z.uuid() })
export const Release = z.object({ released: z.boolean() })
export const MediaId = z.object({ id: z.uuid() })
export const MediaQuery = z.object({
  size: z.enum(['small']).optional().describe('192 pixels wide and high, cut to a square'),
})

export const Staff = z.object({
  id: z.number(),
  login: z.string(),
  name: z.string(),
  role: z.enum(roles),
  node: z.object({ id: z.number(), name: z.string() }),
  committee: z.object({ id: z.number(), name: z.string() }).nullable(),
  active: z.boolean(),
  languages: z.array(z.enum(spokenLanguages)).describe('besides Mandarin'),
  absences: z
    .array(z.object({ id: z.number(), from: z.string(), until: z.string() }))
    .describe('days on which they are not there, both included, from today on'),
  away: z.boolean().describe('not there today: new cases pass them by'),
})
export const NewAbsence = z.object({
  staffId: z.number().int().positive(),
  from: z.iso.date().describe('the first day'),
  until: z.iso.date().describe('the last day'),
})
export const StaffList = z.object({ items: z.array(Staff) })
export const NewStaff = z.object({
  login: words(64),
  name: words(40),
  password: z.string().min(10).max(200),
  role: z.enum(roles),
  nodeId: z.number().int().positive(),
  committeeId: z.number().int().positive().nullable().default(null),
  languages: z.array(z.enum(spokenLanguages)).max(spokenLanguages.length).default([]),
})
/** Zod fills defaults in under `partial` too: what is left out of a patch would be overwritten by them. */
export const StaffPatch = NewStaff.omit({ login: true })
  .extend({
    committeeId: NewStaff.shape.committeeId.unwrap(),
    languages: NewStaff.shape.languages.unwrap(),
    active: z.boolean(),
  })
  .partial()

const minute = z
  .number()
  .int()
  .min(0)
  .max(24 * 60)
const OpenHours = z
  .object({
    weekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7).describe('0 is Sunday'),
    from: minute.describe('minutes from midnight, Asia/Shanghai'),
    to: minute,
  })
  .refine(({ from, to }) => from < to, 'ends before it begins')
const NodeHours = z
  .array(OpenHours)
  .max(14)
  .nullable()
  .describe('null: as the place above; where nobody has told any, Monday to Friday 9 to 17 is assumed')
const Controller = z.object({ name: words(60), contact: words(100) })
export const Node = z.object({
  id: z.number(),
  parentId: z.number().nullable(),
  kind: z.enum(nodeKinds),
  name: z.string(),
  aliases: z.array(z.string()),
  hours: NodeHours,
  controller: Controller.nullable().describe('communities only: who answers for personal data'),
})
export const NodeList = z.object({ items: z.array(Node) })
export const NewNode = z.object({
  parentId: z.number().int().positive(),
  kind: z.enum(nodeKinds).exclude(['community']),
  name: words(60),
  aliases: z.array(words(60)).max(20).default([]),
})
/** Buildings named by number: 1栋, 2栋, … each with so many units. */
export const NewBuildings = z.object({
  from: z.number().int().min(1).max(300),
  to: z.number().int().min(1).max(300),
  suffix: z.enum(buildingWords),
  units: z.number().int().min(0).max(20),
})
export const AddedBuildings = z.object({
  added: z.number().describe('those that were there before not counted'),
})
const Committee = z.object({
  id: z.number(),
  node: z.object({ id: z.number(), name: z.string() }),
  name: z.string(),
  categories: z.array(z.string()),
  members: z.number().describe('active staff'),
})
export const CommitteeList = z.object({ items: z.array(Committee) })
export const CommitteePatch = z.object({
  name: words(40),
  categories: z.array(z.enum(serviceCategories)).max(serviceCategories.length),
})
export const NewCommittee = CommitteePatch.extend({
  nodeId: z.number().int().positive().describe('a community'),
})
export const NodePatch = NewNode.pick({ name: true })
  .extend({
    aliases: NewNode.shape.aliases.unwrap(),
    hours: NodeHours,
    controller: Controller.describe(
      'communities only: who answers for personal data, as residents are told under 隐私',
    ),
  })
  .partial()

const Token = z.object({
  id: z.number(),
  name: z.string(),
  createdAt: At,
  expiresAt: At.nullable(),
})
export const TokenList = z.object({ items: z.array(Token) })
export const NewToken = z.object({
  name: words(60),
  days: z.number().int().min(1).max(365).nullable().default(90),
})
export const MadeToken = Token.extend({ token: z.string().describe('shown this once') })

const Noticed = z.object({ id: z.uuid(), number: z.string(), summary: z.string() })
const Notice = z.object({
  id: z.number(),
  type: z.string(),
  ticket: Noticed.nullable(),
  told: z
    .array(z.object({ type: z.string(), ticket: Noticed }))
    .describe('of a digest: what one was not disturbed with off duty'),
  lookIn: z
    .object({ name: z.string().nullable() })
    .nullable()
    .describe('who is looked in on, if it is about that'),
  proposal: z
    .object({ id: z.uuid(), what: z.string() })
    .nullable()
    .describe('the proposal, if it is about one'),
  mediation: z
    .object({ id: z.uuid(), about: z.string() })
    .nullable()
    .describe('the mediation, if it is about one'),
  volunteerTask: z
    .object({ number: z.number(), about: z.string() })
    .nullable()
    .describe('the task of volunteers that it is about'),
  poll: z.object({ about: z.string() }).nullable().describe('the poll, if it is about one'),
  at: At,
  read: z.boolean(),
})
export const NoticeList = z.object({ items: z.array(Notice), unread: z.number() })

export const Undelivered = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      ticket: z.object({ id: z.uuid(), number: z.string() }).nullable(),
      text: z.string(),
      failure: z.string(),
      at: At,
    }),
  ),
})

export const LiveTicket = z.object({ id: z.uuid(), number: z.string(), type: z.string() })
/** A bell entry was made. */
export const LiveNotice = z.object({ ticketId: z.uuid().nullable() })
export const ChannelList = z.object({
  items: z.array(z.object({ name: z.string(), account: z.string(), online: z.boolean(), since: At })),
})
export const LiveChannel = z.object({ name: z.string() })
/** Staff are called, or no longer. Without a ticket it is one's own test ring. */
export const LiveAlarm = z.object({ ticketId: z.uuid().nullable(), called: z.boolean() })
export const Ready = z.object({ ready: z.boolean() })
export const Health = z.object({
  status: z.enum(['ok', 'degraded']),
  store: z.boolean(),
  queue: z.boolean(),
  outbox: z.object({ waiting: z.number(), failed: z.number() }),
  undelivered: z.number(),
  channels: z.array(z.object({ name: z.string(), online: z.boolean(), since: At })),
  alarm: z.object({
    shortRosters: z.number().describe('places with fewer than two people on the duty roster'),
    tried: z.boolean().describe('whether at every place somebody on duty has a way that was seen to work'),
    untried: z.array(z.string()).describe('the places where nobody has: an alarm there may reach nobody'),
  }),
  secondLooks: z
    .object({ graded: z.number(), nonsense: z.number(), failed: z.number() })
    .describe('what a language model of the operator’s choice answered within a day, if one is named'),
})
