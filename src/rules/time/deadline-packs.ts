// By when a case has to be answered, as a hotline's rules have it. Data: a new year or another city is one more entry.
import { AppError } from '../../errors.ts'
import { addWorkingDays, dayOf } from './calendar.ts'

/** What the hotline takes a case for: a question, a request or suggestion (求助、意见建议), a complaint or report (投诉、举报). */
export const caseKinds = ['consult', 'help', 'complaint'] as const
export type CaseKind = (typeof caseKinds)[number]

export interface DeadlinePack {
  name: string
  version: string
  /** The first and the last day on which cases begin under it; null where it is not known or has no end. */
  from: string | null
  to: string | null
  source: string
  /** domain 0: V was read in the rule itself, W only on a secondary page. */
  evidence: 'V' | 'W'
  /** Working days. */
  days: Readonly<Partial<Record<CaseKind, number>>>
}

export const deadlinePacks: readonly DeadlinePack[] = [
  {
    name: 'sichuan-12345',
    version: '2026',
    // The report of January 2026 tells no day from which the numbers hold.
    from: null,
    to: null,
    source: 'Sichuan Daily, 2026-01-26 (reportify.cn/news/1213283917809979392)',
    evidence: 'W',
    days: { consult: 3, help: 7, complaint: 15 },
  },
]

/**
 * The pack for a case that begins on `day`, by its name ("sichuan-12345") or its name and version ("sichuan-12345@2026").
 * Throws INPUT_INVALID where there is none, or none that holds on that day.
 */
export function packFor(
  name: string,
  day: string,
  packs: readonly DeadlinePack[] = deadlinePacks,
): DeadlinePack {
  const named = packs.filter((pack) => pack.name === name || `${pack.name}@${pack.version}` === name)
  if (named.length === 0) {
    const known = packs.map((pack) => `${pack.name}@${pack.version}`).join(', ')
    throw new AppError('INPUT_INVALID', `pack: there is no ${JSON.stringify(name)}; there is ${known}`)
  }
  const holds = named.find(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
  if (!holds)
    throw new AppError('INPUT_INVALID', `pack: ${name} does not hold for a case that begins on ${day}`)
  return holds
}

/** The working days of a case that begins on `day`. Throws INPUT_INVALID where the pack has a hole: no version, or no number. */
export function packDays(
  name: string,
  kind: CaseKind,
  day: string,
  packs: readonly DeadlinePack[] = deadlinePacks,
): number {
  const { version, days } = packFor(name, day, packs)
  const found = days[kind]
  if (found === undefined)
    throw new AppError('INPUT_INVALID', `pack: ${name}@${version} tells no days for ${kind}`)
  return found
}

/** The fewest working days that any entry of a pack gives, for what falls into a hole of it; one where it has none. */
export function strictestDays(name: string, packs: readonly DeadlinePack[]): number {
  const given = packs.filter((pack) => pack.name === name).flatMap(({ days }) => Object.values(days))
  return given.length === 0 ? 1 : Math.min(...given)
}

/** The last day for an answer ("2026-12-02") to a case that begins at `from` (epoch ms). The start day is not counted. */
export function packDueDay(name: string, kind: CaseKind, from: number): string {
  const day = dayOf(from)
  return addWorkingDays(day, packDays(name, kind, day))
}
