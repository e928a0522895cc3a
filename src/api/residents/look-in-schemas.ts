// The shapes of looking in on people who agreed to it.
import * as z from 'zod'
import {
  agreedWays,
  endReasons,
  intervals,
  lookInOutcomes,
  lookInResults,
} from '../../rules/residents/look-in.ts'
import { Filed } from '../tickets/desk-schemas.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const Day = z.iso.date()

const LookIn = z.object({
  id: z.uuid(),
  resident: z.object({ id: z.uuid(), name: z.string().nullable(), house: z.string().nullable() }),
  everyDays: z.number(),
  note: z.string().nullable().describe('what whoever goes there should know'),
  agreed: z
    .object({ on: Day, by: z.enum(agreedWays), heardBy: z.string() })
    .describe('when and how they said yes, and to whom'),
  dueOn: Day,
  escalatedAt: z.iso
    .datetime()
    .nullable()
    .describe('since when a manager has to see to a visit that met nobody'),
  last: z
    .object({
      at: z.iso.datetime(),
      outcome: z.enum(lookInResults),
      name: z.string().nullable(),
    })
    .nullable(),
})
export const LookInList = z.object({ items: z.array(LookIn) })

export const NewLookIn = z.object({
  residentId: z.uuid(),
  everyDays: z.literal(intervals).describe('days from one visit to the next'),
  note: words(200).nullable().default(null),
  agreedOn: Day.describe('the day on which they said yes themselves'),
  agreedBy: z.enum(agreedWays),
  firstOn: Day.describe('the day of the first visit'),
})
export const LookInVisit = z.object({
  dueOn: Day.describe('of which visit it is told, as it stands in the list'),
  outcome: z.enum(lookInOutcomes),
  words: words(500).nullable().default(null).describe('for help: what help; it is filed for them'),
})
export const LookInNoted = z.object({ filed: Filed.nullable() })
export const LookInEnd = z.object({ why: z.enum(endReasons) })

export const LookInRate = z.object({
  items: z.array(
    z.object({
      grid: z.object({ id: z.number(), name: z.string() }).nullable(),
      due: z.number().describe('visits that were due in the month and are over'),
      met: z.number().describe('of these, met somebody'),
    }),
  ),
})
