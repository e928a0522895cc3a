// The shapes of teams as staff see them.
import * as z from 'zod'
import {
  purposeLength,
  teamKinds,
  teamNameLength,
  teamSorts,
  teamStates,
} from '../../rules/volunteers/team.ts'
import { placesAtMost } from '../../rules/volunteers/volunteer-task.ts'

const At = z.iso.datetime()
const words = (length: number) => z.string().trim().min(1).max(length)

export const TeamId = z.object({ id: z.uuid() })
export const MadeTeam = z.object({ id: z.uuid() })

export const NewOrganisation = z.object({
  sort: z.enum(teamSorts).extract(['company', 'school']),
  kind: z.enum(teamKinds),
  name: words(teamNameLength),
  purpose: words(purposeLength),
  nodeId: z.number().int().positive(),
  contact: words(50),
  phone: words(20),
})
export const TeamCallSettled = z.object({
  address: words(200).describe('where exactly: read by whoever accepted only'),
  startsAt: At,
  endsAt: At.describe('within a day of its beginning'),
  places: z.number().int().min(1).max(placesAtMost),
})

export const TeamList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      sort: z.enum(teamSorts),
      kind: z.enum(teamKinds),
      state: z.enum(teamStates).describe("'gathering': fewer than three; 'review': waits for staff"),
      purpose: z.string(),
      place: z.string(),
      code: z.string().nullable().describe('four digits by which others join'),
      contact: z.string().nullable().describe('of a company or school'),
      phone: z.string().nullable(),
      members: z
        .array(z.object({ name: z.string(), captain: z.boolean() }))
        .describe('under the names that they told'),
      tasks: z.number(),
      minutes: z.number().describe('of service that count'),
      calls: z
        .array(z.object({ id: z.uuid(), about: z.string(), moment: z.string(), at: At }))
        .describe('what its captain would have it do, in their words'),
      note: z.string().nullable().describe('why it was refused or ended'),
      createdAt: At,
    }),
  ),
})
