// Events of the community: lectures, training, job fairs. An event is one slot with so many places (src/rules/bookings/booking.ts); several
// people come by one booking.

export const eventTypes = ['lecture', 'training', 'jobFair', 'culture', 'other'] as const
export type EventType = (typeof eventTypes)[number]

/** Who speaks of the law by cases (clause T7.5): judges, prosecutors, law enforcement officers, lawyers. */
export const professions = ['judge', 'prosecutor', 'enforcement', 'lawyer'] as const
export type Profession = (typeof professions)[number]

/** Somebody who comes, as they were told; '' for whoever signs up. */
export interface Person {
  name: string
  child: boolean
}
export const self: Person = { name: '', child: false }

/** Whoever is younger comes with an adult: our own choice, no law names an age for it. */
export const childBelow = 14
/** How many come by one booking. */
export const peopleAtMost = 6

/** Children need an adult with them. */
export const needsAdult = (people: readonly Person[]): boolean =>
  people.length > 0 && people.every(({ child }) => child)
