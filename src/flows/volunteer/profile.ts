// What a volunteer tells of themselves, as a flow keeps it while they are being asked.
import * as z from 'zod'
import {
  healthLimits,
  partsOfDay,
  reaches,
  skills,
  spokenLanguages,
  vehicles,
  type VolunteerProfile,
} from '../../rules/volunteers/volunteer.ts'

export const Profile = z.object({
  name: z.string(),
  minor: z.boolean(),
  skills: z.array(z.enum(skills)),
  languages: z.array(z.enum(spokenLanguages)),
  days: z.array(z.number()),
  parts: z.array(z.enum(partsOfDay)),
  homeId: z.number().nullable(),
  reach: z.enum(reaches),
  vehicles: z.array(z.enum(vehicles)),
  limits: z.array(z.enum(healthLimits)),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
  night: z.boolean(),
}) satisfies z.ZodType<VolunteerProfile>

/** Before anything was asked. */
export const nothing: z.infer<typeof Profile> = {
  name: '',
  minor: false,
  skills: [],
  languages: [],
  days: [],
  parts: [],
  homeId: null,
  reach: 'community',
  vehicles: [],
  limits: [],
  contact: null,
  phone: null,
  night: false,
}
