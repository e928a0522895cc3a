// Weekly opening rules as a form has them; other recurrences are shown as they stand.
import type { Service } from '../api.ts'
import type { Language } from '../texts/texts.ts'

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof codes)[number]
export const weekdays: readonly Weekday[] = codes
const names: Record<Language, readonly string[]> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

export const weekdayName = (day: Weekday, language: Language): string =>
  names[language][codes.indexOf(day)] ?? day

/** The days of a plainly weekly rule. Undefined for any other. */
export function daysOf(rrule: string): Weekday[] | undefined {
  const list = /^FREQ=WEEKLY;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)$/.exec(rrule)?.[1]
  return list === undefined ? undefined : codes.filter((code) => list.split(',').includes(code))
}
export const weeklyRule = (days: readonly Weekday[]): string => `FREQ=WEEKLY;BYDAY=${days.join(',')}`

/** A minute of the day as 09:30, and back. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export type Rule = Service['rules'][number]
