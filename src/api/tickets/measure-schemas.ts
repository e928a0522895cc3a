// The shapes of what the service is measured by.
import * as z from 'zod'
import { VisitsMeasured } from '../schemas.ts'

export const Month = z.object({
  month: z
    .string()
    .regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/)
    .describe('in Asia/Shanghai: "2026-11"'),
})

const Load = z.object({
  received: z.number().describe('of the month, however they came; the others are of these'),
  done: z.number(),
  ended: z.number().describe('withdrawn, not taken on, or merged into another'),
  open: z.number(),
  overdue: z.number().describe('open past the deadline, or done after it'),
  due: z.number().describe('were answered, or their time to be answered is over'),
  answered: z.number().describe('of these in time: an emergency within two minutes, else by the deadline'),
  reopened: z.number(),
})
const Figures = Load.extend({ visits: VisitsMeasured })
const Named = z.object({ id: z.number(), name: z.string() })

export const Measures = z.object({
  month: z.string(),
  asOf: z.iso.datetime(),
  total: Figures,
  byGrid: z
    .array(Figures.extend({ grid: Named.nullable() }))
    .describe('null: other places, what is not told by place, and grids with fewer than three'),
  byCategory: z
    .array(Figures.extend({ category: z.string().nullable() }))
    .describe('null: what is not told by kind, and kinds with fewer than three'),
  byHandler: z
    .array(Load.pick({ received: true, open: true, overdue: true }).extend({ staff: Named }))
    .nullable()
    .describe('only how much they have, and only for whoever hands out work; persons are not rated'),
})

export const HotSpots = z.object({
  items: z.array(
    z.object({
      building: Named,
      category: z.string(),
      recent: z.number().describe('in the last fourteen days; at least five'),
      usual: z
        .number()
        .nullable()
        .describe('mean of the eight fortnights before; null: fewer than three came'),
    }),
  ),
})
