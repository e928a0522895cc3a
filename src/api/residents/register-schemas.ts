// The shapes of what is confirmed of residents.
import * as z from 'zod'
import { levels } from '../../rules/residents/levels.ts'
import { rowFaults } from '../../rules/polls/owners-file.ts'

const reason = z.string().trim().min(1).max(500)

export const Confirmation = z.object({
  level: z.literal(levels),
  house: z.string().trim().min(1).max(60).optional().describe('where they live: 桂花小区3栋1单元402'),
  reason: reason.describe('what was seen or heard'),
})
export const Link = z.object({
  accountId: z.uuid().describe('the resident with the account'),
  reason: reason.describe('how it was confirmed, such as by a call to the number'),
})
export const NewSheet = z.object({
  nodeId: z.number().int().positive().describe('a building or unit'),
  flats: z.string().max(1000).default('').describe('"101-104, 201-204"; empty for all that are known there'),
})
export const Sheet = z.object({
  community: z.string(),
  house: z.string(),
  until: z.iso.datetime(),
  codes: z.array(z.object({ flat: z.string(), code: z.string().describe('shown this once') })),
})

export const OwnerSummary = z.object({
  flats: z.number(),
  owners: z.number(),
  area: z.string().describe('of all these flats in cm², a whole number'),
})
export const OwnersTaken = z.object({
  flats: z.number(),
  owners: z.number(),
  errors: z
    .array(z.object({ line: z.number(), fault: z.enum(rowFaults) }))
    .describe('with any, nothing was kept'),
})
