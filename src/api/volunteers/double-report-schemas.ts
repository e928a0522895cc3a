// The shapes of 双报到 as those in charge of it see them.
import * as z from 'zod'
import { claimStates, partyItemKinds, unitLength } from '../../rules/volunteers/double-report.ts'

const At = z.iso.datetime()
const words = (length: number) => z.string().trim().min(1).max(length)

export const DoubleReportId = z.object({ id: z.uuid() })
export const MadeDoubleReport = z.object({ id: z.uuid() })
export const NewPartyUnit = z.object({
  name: words(unitLength),
  contact: words(50),
  phone: words(20),
  resources: words(500).describe('what it can give: rooms, people, things'),
})
export const TiedUnit = z.object({ unitId: z.uuid().nullable() })
export const NewPartyItem = z.object({
  kind: z.enum(partyItemKinds),
  title: words(40),
  detail: words(200),
})
export const ServiceDone = z.object({ startsAt: At, endsAt: At.describe('within a day, and over') })
export const UnitQuarter = DoubleReportId.extend({
  part: z
    .string()
    .regex(/^2[01]\d\d-[1-4]$/)
    .describe('a year and its quarter: "2026-4"'),
})

export const DoubleReportList = z.object({
  reports: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      unitName: z.string().describe('as they told it'),
      unitId: z.uuid().nullable(),
      skills: z.string(),
      times: z.string(),
      named: z.boolean().describe('agreed that their unit reads their name'),
      at: At,
    }),
  ),
  units: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      contact: z.string(),
      phone: z.string(),
      resources: z.string(),
    }),
  ),
  items: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().describe('by which it is taken in the chat'),
      kind: z.enum(partyItemKinds),
      title: z.string(),
      detail: z.string(),
      open: z.boolean(),
      claims: z.array(
        z.object({
          id: z.uuid(),
          state: z.enum(claimStates),
          name: z.string().nullable().describe('null: they took their report back'),
          minutes: z.number().nullable(),
          at: At,
        }),
      ),
    }),
  ),
})
export const UnitFeedback = z.object({
  unit: z.string(),
  community: z.string(),
  year: z.number(),
  quarter: z.number(),
  people: z
    .array(z.object({ name: z.string(), minutes: z.number(), deeds: z.array(z.string()) }))
    .describe('only those who agreed to be named'),
  releasedAt: At.nullable(),
})
