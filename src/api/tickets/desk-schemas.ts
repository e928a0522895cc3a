// The shapes of what staff file for others.
import * as z from 'zod'
import { intakes } from '../../rules/tickets/desk.ts'

const words = (most: number) => z.string().trim().max(most)

export const NewFiling = z.object({
  intake: z.enum(intakes).describe('by telephone, at the counter, or on a visit'),
  residentId: z.uuid().optional().describe('who it is, of those that are known; else `person`'),
  person: z
    .object({
      name: words(40).optional(),
      phone: words(30).optional(),
      house: words(60).optional().describe('with estate and flat: 桂花小区3栋1单元402'),
    })
    .default({}),
  text: words(1000).min(1).describe('what it is about, in their words'),
  place: words(100).default('').describe('where it is; empty for their own house'),
  confidential: z.boolean().default(false),
  propertyConsent: z
    .boolean()
    .optional()
    .describe('what they said to the property company having number and flat, where they were asked'),
})

export const Filed = z.object({
  id: z.uuid(),
  number: z.string(),
  due: z.iso.date().describe('the day by which they hear of it'),
  readOut: z.string().nullable().describe('what to tell them at once: somebody is in danger'),
  slip: z.boolean().describe('false where no paper of it may be found at home'),
  community: z.string(),
  phone: z.string().nullable().describe("the community's own, once two people vouched for it"),
})

export const Told = z.object({
  answer: words(500).min(1).optional().describe('what the resident said to it; goes to their ticket'),
})
