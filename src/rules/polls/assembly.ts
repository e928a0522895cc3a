// Setting up an owners' assembly (业主大会): guidance only, in the order in which it is done. Nothing here decides or counts.
import { plusDays } from '../time/calendar.ts'

interface Rule {
  /** Where it is written. Null where nobody has read the rule of the place: it asks the street office. */
  source: string | null
  /** The last day on which it is in time, by the day of the meeting ("2026-12-20"). */
  latest?: (meeting: string) => string
}

/** What is done, each with where it is written; the sentences stand with the console's texts. */
export const assemblySteps = {
  /** Under the guidance of the district's housing authority, the street office or the township. */
  guidance: { source: '《物业管理条例》第10条;《民法典》第277条' },
  /** Who prepares it, and what it has to make public, is set by each province. */
  group: { source: null },
  /** Areas by the register; one head for one buyer of several parts, and for the joint owners of one. */
  owners: { source: '《民法典》第278条;《建筑物区分所有权解释》第8、9条' },
  drafts: { source: '《民法典》第278条第1款第(一)(二)(三)项' },
  notice: { source: '《物业管理条例》第14条第1款', latest: (meeting) => plusDays(meeting, -15) },
  committee: { source: '《物业管理条例》第14条第2款', latest: (meeting) => plusDays(meeting, -15) },
  /** In writing or together; owners may send somebody in their place. */
  meeting: { source: '《物业管理条例》第12条第1款前半句、第2款', latest: (meeting) => meeting },
  /** Two thirds of areas and heads take part, more than half of them agree. The 条例's own shares no longer hold. */
  count: { source: '《民法典》第278条第2款', latest: (meeting) => meeting },
  minutes: { source: '《物业管理条例》第14条第3款', latest: (meeting) => meeting },
  filing: { source: '《物业管理条例》第16条第1款', latest: (meeting) => plusDays(meeting, 30) },
} as const satisfies Record<string, Rule>

export type AssemblyStep = keyof typeof assemblySteps
export const assemblyStepNames = Object.keys(assemblySteps) as [AssemblyStep, ...AssemblyStep[]]

/** The last day on which a step is in time; null where it has none, or no meeting is planned. */
export function latestDay(step: AssemblyStep, meeting: string | null): string | null {
  const { latest }: Rule = assemblySteps[step]
  return meeting === null || latest === undefined ? null : latest(meeting)
}
