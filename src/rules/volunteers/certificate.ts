// What a certificate of volunteer service states (志愿服务条例 19): who served when, with what, for how long, and who says so.
import * as z from 'zod'
import { skills, type Skill } from './volunteer.ts'

export interface Served {
  skills: readonly Skill[]
  /** The day, like 2026-11-23. */
  on: string
  minutes: number
}

/** As it was stated, kept with the certificate: later corrections change no paper that is out. */
export const Stated = z.object({
  name: z.string(),
  /** The number of the volunteer here. */
  volunteer: z.number(),
  from: z.iso.date(),
  until: z.iso.date(),
  times: z.number(),
  minutes: z.number(),
  services: z.array(z.object({ skills: z.array(z.enum(skills)), times: z.number(), minutes: z.number() })),
  issuer: z.string(),
  contact: z.string().nullable(),
})
export type Stated = z.infer<typeof Stated>

const minutesOf = (served: readonly Served[]): number => served.reduce((sum, { minutes }) => sum + minutes, 0)

/**
 * Services put together by what they were, the longest first; whom they helped stands on no paper. Undefined: nothing that counts
 * was served.
 */
export function sumOf(
  served: readonly Served[],
): Pick<Stated, 'from' | 'until' | 'times' | 'minutes' | 'services'> | undefined {
  const days = served.map(({ on }) => on).sort()
  const [from, until] = [days[0], days.at(-1)]
  if (from === undefined || until === undefined || minutesOf(served) === 0) return undefined
  const groups = new Map<string, Served[]>()
  for (const one of served) {
    const key = [...one.skills].sort().join()
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const services = [...groups.values()].map((group) => ({
    skills: [...(group[0]?.skills ?? [])],
    times: group.length,
    minutes: minutesOf(group),
  }))
  return {
    ...{ from, until, times: served.length, minutes: minutesOf(served) },
    services: services.sort((a, b) => b.minutes - a.minutes),
  }
}

/** The day and eight random digits, so that nobody can count on to the next one: ZY20261123-04816372. */
export const certificateNumber = (day: string, random: number): string =>
  `ZY${day.replaceAll('-', '')}-${String(random).padStart(8, '0')}`

export const isCertificateNumber = (text: string): boolean => /^ZY\d{8}-\d{8}$/.test(text)
