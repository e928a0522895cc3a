// The shapes of praise for neighbours.
import * as z from 'zod'
import { exampleDeed, exampleName } from '../../rules/proposals/good-example.ts'
import { agreedWays } from '../../rules/residents/look-in.ts'

export const ExampleId = z.object({ id: z.uuid() })
export const ExampleList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      deed: z.string(),
      createdAt: z.iso.datetime(),
      shown: z.boolean().describe('the named person agreed, and everybody can read it'),
    }),
  ),
})
export const Consent = z.object({
  name: z.string().trim().min(1).max(exampleName).describe('as the person wants it'),
  deed: z.string().trim().min(1).max(exampleDeed).describe('in the words that the person has read'),
  agreedOn: z.iso.date(),
  agreedBy: z.enum(agreedWays),
})
