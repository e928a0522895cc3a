// The shapes of the community's events.
import * as z from 'zod'
import { legalTopics } from '../../rules/law/legal-topics.ts'
import { eventTypes, professions } from '../../rules/bookings/event.ts'

const At = z.iso.datetime({ offset: true })
const CommunityEvent = z.object({
  id: z.uuid(),
  name: z.string(),
  place: z.string(),
  type: z.enum(eventTypes),
  about: z.string(),
  profession: z.enum(professions).nullable(),
  topic: z.enum(legalTopics).nullable().describe('what law a lecture is about'),
  holder: z.string().nullable().describe('whoever of the staff holds it'),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  capacity: z.int(),
  cancelled: z.boolean(),
  reason: z.string().nullable().describe('why it was cancelled'),
  booked: z.int().describe('people who signed up and did not cancel'),
  came: z.int(),
  waiting: z.int().describe('how many wait for places'),
})
export const EventList = z.object({ items: z.array(CommunityEvent) })
export const EventId = z.object({ id: z.uuid() })
export const NewEvent = z.object({
  nodeId: z.int().positive(),
  name: z.string().trim().min(1).max(40),
  place: z.string().trim().max(60),
  type: z.enum(eventTypes),
  about: z.string().trim().max(200).default(''),
  profession: z.enum(professions).nullable().default(null).describe('the speaker’s, at a lecture on the law'),
  topic: z
    .enum(legalTopics)
    .nullable()
    .default(null)
    .describe('what law it is about: whoever looks at it is offered cases of it'),
  staffId: z.int().positive().nullable().default(null).describe('who holds it: their own hours close then'),
  capacity: z.int().min(1).max(2000),
  start: At,
  end: At.describe('on the same day in Asia/Shanghai'),
})
export const ChangedEvent = NewEvent.pick({
  name: true,
  place: true,
  about: true,
  profession: true,
  topic: true,
  capacity: true,
  start: true,
  end: true,
})
export const MadeEvent = z.object({ id: z.uuid() })
export const Attendance = CommunityEvent.extend({
  withheld: z.boolean().describe('who comes is not for you'),
  people: z.array(
    z.object({
      id: z.uuid().describe('of the booking'),
      state: z.enum(['booked', 'done', 'missed']),
      child: z.boolean().describe('under 14'),
      along: z.boolean().describe('comes along with the one before'),
      name: z.string().nullable(),
      phone: z.string().nullable().describe('masked'),
    }),
  ),
})
export const CancelledEvent = z.object({
  reason: z.string().trim().min(1).max(100).describe('as residents read it'),
})
export const ToldAll = z.object({ told: z.int().describe('those who signed up or wait, who were told') })
