// How often somebody is looked in on, in words.
import { intervals } from '../../rules/look-in.ts'
import type { Translate } from './texts.ts'

export function everyWords(everyDays: number, t: Translate): string {
  const known = intervals.find((days) => days === everyDays)
  return known === undefined ? String(everyDays) : t(`lookIn.every${known}`)
}
