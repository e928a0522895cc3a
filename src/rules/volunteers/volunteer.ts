// What a volunteer offers, in the words that tasks ask for, and who may be asked for anything at all.

export const skills = [
  'errand',
  'company',
  'repair',
  'phones',
  'tutoring',
  'medical',
  'cleaning',
  'order',
  'greening',
] as const
export type Skill = (typeof skills)[number]

export const spokenLanguages = ['mandarin', 'sichuanese', 'yi', 'sign', 'english'] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]
/** Monday is 1. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const partsOfDay = ['morning', 'afternoon', 'evening'] as const
/** How far from home they go. */
export const reaches = ['building', 'estate', 'community'] as const
export const vehicles = ['ebike', 'car', 'bicycle'] as const
export const healthLimits = ['lifting', 'stairs', 'standing'] as const

/** 'applied' waits for staff; only an 'active' one is asked for anything. */
export const volunteerStates = ['applied', 'active', 'paused', 'ended'] as const
export type VolunteerState = (typeof volunteerStates)[number]

/** Each is given and taken back by itself; 'night' is for emergencies outside 8:00 to 21:00. */
type ConsentPurpose = 'service' | 'push' | 'health' | 'contact' | 'night'
/** The version of the words by which they are asked (src/text/zh/volunteer.ts): raised whenever those change in meaning. */
export const consentVersion = '2026-11-23'

/** What they tell of themselves. */
export interface VolunteerProfile {
  name: string
  /** 14 to 17. */
  minor: boolean
  skills: readonly Skill[]
  languages: readonly (typeof spokenLanguages)[number][]
  days: readonly number[]
  parts: readonly (typeof partsOfDay)[number][]
  homeId: number | null
  reach: (typeof reaches)[number]
  vehicles: readonly (typeof vehicles)[number][]
  limits: readonly (typeof healthLimits)[number][]
  contact: string | null
  phone: string | null
  night: boolean
}

/** What signing up with these answers agrees to: nothing that was not told. */
export const purposesOf = ({ limits, contact, night }: VolunteerProfile): ConsentPurpose[] => [
  'service',
  'push',
  ...(limits.length > 0 ? (['health'] as const) : []),
  ...(contact === null ? [] : (['contact'] as const)),
  ...(night ? (['night'] as const) : []),
]

/** How long a guardian's code can be handed on. */
export const guardianCodeFor = 48 * 60 * 60 * 1000
