// How surely it is known who a resident is and where they live, and the codes by which they show it themselves.

/**
 * 0 an account; 1 staff confirmed name or telephone; 2 lives here: a code from the letterbox, or staff confirmed it; 3 an owner,
 * as imported from the register. To report something, and in danger, 0 is enough.
 */
export const levels = [0, 1, 2, 3] as const
export type Level = (typeof levels)[number]

/**
 * How surely a resident has to be known for each flow, by its id: nothing asks for more, save that a poll's own rules may
 * (vote-packs.ts: 1, 2 or 3). Whoever reports or is in danger is never asked who they are.
 */
export const flowLevels = {
  menu: 0,
  'service-request': 0,
  progress: 0,
  nudge: 0,
  withdraw: 0,
  human: 0,
  handover: 0,
  clarify: 0,
  todo: 0,
  answer: 0,
  recording: 0,
  pretender: 0,
  consult: 0,
  paper: 0,
  'legal-aid': 0,
  legal: 0,
  advice: 0,
  rating: 0,
  'mediation-code': 0,
  certificate: 0,
  consent: 0,
  visit: 0,
  callback: 0,
  booking: 0,
  'own-bookings': 0,
  events: 0,
  vote: 1,
  'own-votes': 0,
  proposal: 0,
  home: 0,
  'look-in': 0,
  mediation: 0,
  'three-doors': 0,
  'house-code': 0,
  family: 0,
  'volunteer-sign-up': 0,
  volunteering: 0,
  'task-answer': 0,
  'own-tasks': 0,
  guardian: 0,
  team: 0,
  'team-join': 0,
  'own-teams': 0,
  'double-report': 0,
  'legal-cases': 0,
  lessons: 0,
  'good-example': 0,
  // Of staff, who are known by the code that binds their account.
  'staff-desk': 0,
  'adviser-desk': 0,
  emergency: 0,
} as const satisfies Readonly<Record<string, Level>>

/** Without 0 and 1, which are read as letters. */
export const codeDigits = '23456789'
export const codeLength = 8
/** How long a letter may lie. */
export const codeDays = 30

const day = 24 * 60 * 60 * 1000
/** After so many wrong codes in a day nobody tries any further; nor does anybody in a community after so many in an hour. */
export const wrongAtMost = { one: 5, oneWithin: day, all: 100, allWithin: day / 24 }

/** A house's flats as staff write them: "101-104、201" are 101, 102, 103, 104, 201. Undefined for what cannot be read. */
export function flatsIn(text: string): string[] | undefined {
  const flats: string[] = []
  const parts = text
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((part) => part !== '')
  for (const part of parts) {
    const [, first = '', last = first] = /^([0-9]{3,4})(?:[-~—]([0-9]{3,4}))?$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (first === '' || to < from || to - from >= 100) return undefined
    for (let number = from; number <= to; number++) flats.push(String(number).padStart(first.length, '0'))
  }
  return [...new Set(flats)]
}
