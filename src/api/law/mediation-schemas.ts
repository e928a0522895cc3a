// The shapes of mediations (调解).
import * as z from 'zod'
import {
  agreementForms,
  askedWays,
  mediationDeeds,
  mediationMoves,
  mediationStates,
  recusalReasons,
} from '../../rules/law/mediation.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const Day = z.iso.date()
const At = z.iso.datetime()
const longest = 5000

const Row = z.object({
  id: z.uuid(),
  number: z.string(),
  about: z.string(),
  state: z.enum(mediationStates),
  createdAt: At,
  mediator: z.object({ id: z.number(), name: z.string() }).nullable(),
  own: z.boolean().describe('the viewer is its mediator'),
  confirmBy: Day.nullable().describe('the last day to ask a court to confirm the agreement'),
  performBy: Day.nullable().describe('when its performance is looked at'),
})
export const MediationList = z.object({
  items: z.array(Row.extend({ parties: z.array(z.string().nullable()) })),
})
export const MediationsOf = z.object({ ticketId: z.uuid().optional().describe('that of this ticket alone') })
export const Mediation = Row.extend({
  ticketId: z.uuid().nullable().describe('for whoever keeps the files'),
  open: z.boolean().nullable().describe('whether others may listen; null: nobody said'),
  wished: z.string().nullable().describe('the mediator whom the applicant would like'),
  moves: z.array(z.enum(mediationMoves)).describe('what is open now'),
  parties: z.array(
    z.object({
      id: z.number(),
      applicant: z.boolean(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      written: z.boolean().describe('the bot can write to them'),
      answer: z.boolean().nullable(),
      answeredAt: At.nullable(),
      answeredBy: z.enum(askedWays).nullable(),
      heardBy: z.string().nullable(),
    }),
  ),
  sessions: z.array(
    z.object({
      id: z.number(),
      start: At,
      end: At,
      place: z.string(),
      booked: z.boolean().describe('a room is kept free for it'),
      cancelled: z.boolean(),
      record: z.string().nullable(),
    }),
  ),
  scans: z.array(z.string()).describe('the signed pages, as pictures'),
  agreement: z.object({ form: z.enum(agreementForms), text: z.string(), effectiveOn: Day }).nullable(),
  events: z.array(
    z.object({
      at: At,
      name: z.string().nullable(),
      type: z.enum(mediationDeeds),
      about: z.string().nullable().describe('who was named, or no longer is'),
      note: z.string().nullable(),
    }),
  ),
})
export const Mediators = z.object({
  items: z.array(z.object({ staffId: z.number(), name: z.string(), role: z.enum(['mediator', 'manager']) })),
})
export const NewMediation = z.object({ ticketId: z.uuid(), about: words(500) })
export const BegunMediation = z.object({ id: z.uuid() })
export const NamedMediator = z.object({ staffId: z.number().int() })
export const Recusal = z.object({ reason: z.enum(recusalReasons) })
export const NewParty = z.object({ name: words(50), phone: words(30).nullable().default(null) })
export const PartyAnswer = z.object({
  partyId: z.number().int(),
  yes: z.boolean(),
  way: z.enum(askedWays).describe('how the mediator asked them'),
  residentId: z
    .uuid()
    .nullable()
    .default(null)
    .describe('with a yes: whose conversation the bot may write to'),
})
export const NewSession = z.object({
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }),
  place: words(100).nullable().default(null),
  roomId: z.uuid().nullable().default(null).describe('a room that is kept free for it; else say the place'),
})
export const PartyId = z.object({ id: z.uuid(), part: z.coerce.number().int() })
export const PartyCode = z.object({
  code: z.string().describe('told to the side by voice; they send it to the bot as 调解码'),
  until: At,
})
export const SessionId = z.object({ id: z.uuid(), part: z.coerce.number().int() })
export const Rooms = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), place: z.string() })),
})
export const SessionRecord = z.object({ sessionId: z.number().int(), text: words(longest) })
export const Agreement = z.object({
  form: z.enum(agreementForms).describe('written: signed, with its pages among the scans'),
  on: Day.describe('the day of the last signature and the seal, or on which it was said'),
  text: words(longest),
  performBy: Day,
})
export const Ending = z.object({
  how: z
    .enum(['fail', 'stop', 'bar'])
    .describe('no agreement; somebody wanted it ended; violence or its signs'),
  words: words(500).nullable().default(null),
})
export const Performance = z.object({
  next: Day.nullable().default(null).describe('where it is not performed yet: when somebody looks again'),
  words: words(500),
})
export const NewNote = z.object({
  partyId: z.number().int().nullable().default(null).describe('which side it is of; null: of all'),
  text: words(longest),
})
export const NoteList = z.object({
  items: z.array(z.object({ at: At, partyId: z.number().nullable(), text: z.string() })),
})
export const ScanId = z.object({ id: z.uuid(), mediaId: z.uuid() })
