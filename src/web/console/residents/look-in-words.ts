// How often somebody is looked in on, in words.
import { intervals } from '../../../rules/residents/look-in.ts'
import type { Translate } from '../texts/texts.ts'

export function everyWords(everyDays: number, t: Translate): string {
  const known = intervals.find((days) => days === everyDays)
  return known === undefined ? String(everyDays) : t(`lookIn.every${known}`)
}
