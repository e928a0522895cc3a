// The shapes of tasks of volunteers as staff make and see them.
import * as z from 'zod'
import { healthLimits, skills, spokenLanguages, vehicles } from '../../rules/volunteers/volunteer.ts'
import { taskRisks } from '../../rules/volunteers/volunteer-ranking.ts'
import { placesAtMost, postStates, taskStates, taskUrgencies } from '../../rules/volunteers/volunteer-task.ts'

const At = z.iso.datetime()
const words = (length: number) => z.string().trim().min(1).max(length)
const minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60)

export const VolunteerTaskQuery = z.object({ state: z.enum(taskStates).default('open') })
export const VolunteerTaskId = z.object({ id: z.uuid() })
export const VolunteerPostId = z.object({ id: z.uuid() })

const Needs = z.object({
  skills: z.array(z.enum(skills)).max(skills.length).describe('one of them has to be known, if any is named'),
  languages: z
    .array(z.enum(spokenLanguages))
    .max(spokenLanguages.length)
    .describe('one of them has to be spoken, if any is named'),
  vehicle: z.enum(vehicles).nullable(),
  demands: z
    .array(z.enum(healthLimits))
    .max(healthLimits.length)
    .describe('what it takes of the body: whoever had better not is not asked'),
  risks: z.array(z.enum(taskRisks)).max(taskRisks.length).describe('told to whoever is asked'),
  insurance: words(100).nullable().describe('who insures whoever comes; needed where there are risks'),
  trusted: z.boolean().describe('only for those whom staff checked'),
  urgency: z.enum(taskUrgencies).describe('P0 is asked at night too; P1 in quicker waves'),
})

export const NewVolunteerTask = Needs.extend({
  nodeId: z.number().int().positive().describe('only its estate is told before somebody accepts'),
  about: words(500).describe('what to do: read by whoever accepted only'),
  address: words(200).describe('where exactly, after the name of the place: read by whoever accepted only'),
  contact: words(100).nullable().describe('whom to ask for there: read by whoever accepted only'),
  startsAt: At,
  endsAt: At.describe('within a day of its beginning'),
  places: z.number().int().min(1).max(placesAtMost),
})
export const MadeVolunteerTask = z.object({ id: z.uuid() })

export const VolunteerTaskList = z.object({
  items: z.array(
    Needs.extend({
      id: z.uuid(),
      number: z.number().describe('by which volunteers answer'),
      state: z.enum(taskStates),
      place: z.string(),
      about: z.string(),
      address: z.string(),
      contact: z.string().nullable(),
      start: At,
      end: At,
      places: z.number(),
      code: z.string().describe('six digits, said on the spot to whoever comes and goes'),
      asked: z.number().describe('how many were asked'),
      declined: z.number().describe('how many of them said no'),
      posts: z.array(
        z.object({
          id: z.uuid(),
          state: z
            .enum(postStates)
            .describe("'left' by the volunteer, 'held' by staff: either gave the place back"),
          name: z.string(),
          inAt: At.nullable(),
          outAt: At.nullable(),
          byCode: z.boolean().describe('both times were told with the code'),
          minutes: z.number().nullable().describe('that count'),
        }),
      ),
    }),
  ),
})

export const VolunteerPostSettled = z.object({
  came: z.boolean(),
  minutes: minutes.optional().describe('absent: from coming to going, or as long as the task'),
})
export const VolunteerPostCorrection = z.object({
  minutes,
  reason: words(300).describe('the volunteer reads it'),
})
