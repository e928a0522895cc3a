// The shapes of the check-list of an owners' assembly.
import * as z from 'zod'
import { assemblyStepNames } from '../../rules/polls/assembly.ts'

export const AssemblyId = z.object({ id: z.coerce.number().int().positive().describe('the estate') })
export const AssemblyPlan = z.object({ meetingOn: z.iso.date().nullable() })
export const AssemblyTick = z.object({ step: z.enum(assemblyStepNames), done: z.boolean() })
export const Assembly = z.object({
  nodeId: z.number(),
  place: z.string(),
  meetingOn: z.iso.date().nullable(),
  steps: z.array(
    z.object({
      step: z.enum(assemblyStepNames),
      source: z.string().nullable().describe('null: the rules of the place, which nobody has read here'),
      latestOn: z.iso.date().nullable().describe('the last day on which it is in time'),
      done: z.object({ day: z.iso.date(), by: z.string() }).nullable(),
    }),
  ),
})
