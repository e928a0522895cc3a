// The shapes of volunteers as staff see them.
import * as z from 'zod'
import {
  partsOfDay,
  reaches,
  skills,
  spokenLanguages,
  vehicles,
  volunteerStates,
} from '../../rules/volunteers/volunteer.ts'

const At = z.iso.datetime()
const words = z.string().trim().min(1).max(300)

export const VolunteerQuery = z.object({ state: z.enum(volunteerStates).default('applied') })
export const VolunteerId = z.object({ id: z.uuid() })

export const VolunteerList = z.object({
  counts: z.record(z.enum(volunteerStates), z.number()),
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      state: z.enum(volunteerStates),
      guardian: z
        .enum(['none', 'waits', 'account', 'paper'])
        .describe('of who is 14 to 17: waits for a consent, or how it was given; none: of age'),
      place: z.string().nullable(),
      skills: z.array(z.enum(skills)),
      languages: z.array(z.enum(spokenLanguages)),
      days: z.array(z.number()).describe('Monday is 1'),
      parts: z.array(z.enum(partsOfDay)),
      reach: z.enum(reaches),
      vehicles: z.array(z.enum(vehicles)),
      phone: z.string().nullable().describe('masked'),
      contactKnown: z.boolean().describe('somebody to call in an emergency is known'),
      checkedAt: At.nullable().describe('when staff checked them for posts of trust'),
      createdAt: At,
      events: z
        .array(
          z.object({
            at: At,
            by: z.string().nullable().describe('null: the volunteer or their guardian'),
            type: z.string(),
            note: z.string().nullable(),
          }),
        )
        .describe('the latest first'),
    }),
  ),
})

export const VolunteerCheck = z.object({ note: words.describe('what was checked') })
export const VolunteerPaper = z.object({ where: words.describe('where the signed paper is kept') })
export const VolunteerNumbers = z.object({ phone: z.string().nullable(), contact: z.string().nullable() })
