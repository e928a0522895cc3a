// The shapes of talks with the legal adviser.
import * as z from 'zod'
import { visitModes } from '../../rules/bookings/booking.ts'
import { timeLimits, type TimeLimit } from '../../rules/law/legal-limits.ts'
import { legalTopics, referrals, referralStates } from '../../rules/law/legal-topics.ts'

const limits = Object.keys(timeLimits) as [TimeLimit, ...TimeLimit[]]
const At = z.iso.datetime()

const Consultation = z.object({
  id: z.uuid().describe('of the booking'),
  start: At,
  end: At,
  state: z.enum(['booked', 'done', 'missed']),
  mode: z.enum(visitModes).nullable(),
  adviser: z.object({ id: z.number(), name: z.string() }).nullable(),
  own: z.boolean().describe('yours: of others’ talks neither who comes nor what about is shown'),
  name: z.string().nullable(),
  phone: z.string().nullable().describe('of a talk by telephone, for its adviser'),
  topic: z.enum(legalTopics).nullable(),
  limits: z.array(z.enum(limits)).describe('times that may run out, as the resident was warned'),
  toCheck: z.boolean().describe('the other side was not told: ask for it at the start'),
  referral: z.enum(referrals).nullable(),
  minutes: z.number().nullable(),
  notes: z.number().describe('how many there are'),
})
export const ConsultationList = z.object({ items: z.array(Consultation) })
export const ConsultationId = z.object({ id: z.uuid() })
export const Check = z.object({ result: z.enum(['clear', 'conflict']) })
export const NewNote = z.object({
  text: z.string().trim().min(1).max(2000),
  shared: z.boolean().default(false).describe('the resident reads it too, when they ask for it'),
  minutes: z.int().min(1).max(600).nullable().default(null).describe('how long the talk took'),
})
export const NoteList = z.object({
  items: z.array(z.object({ at: At, text: z.string(), shared: z.boolean() })),
  readings: z
    .array(z.object({ at: At, reason: z.string(), name: z.string() }))
    .describe('who else read them, and why'),
})
export const Refer = z.object({ to: z.enum(referrals).nullable() })

export const FollowReferral = z.object({ state: z.enum(referralStates) })
export const ReferralList = z.object({
  items: z.array(
    z.object({
      id: z.uuid().describe('of the booking'),
      own: z.boolean(),
      to: z.enum(referrals),
      state: z.enum(referralStates).describe('sent: told to the resident; taken: taken up there; ended'),
      at: At,
      adviser: z.string().nullable(),
      name: z.string().nullable().describe('for the adviser alone'),
    }),
  ),
})
const count = z.int().min(0)
export const SatisfactionSums = z.object({
  quarters: z.array(
    z.object({
      year: z.int(),
      quarter: z.int().min(1).max(4),
      answers: z
        .object({ satisfied: count, unsatisfied: count })
        .nullable()
        .describe('of all advisers together; null under five answers'),
    }),
  ),
})
