// Days as residents tell them: 明天, 下周二, 12月3号, 月底, 国庆后. Read at one place of a text.
import {
  dayOf,
  endOfDay,
  isWorkingDay,
  nextHoliday,
  plusDays,
  startOfDay,
  weekdayOf,
} from '../rules/time/calendar.ts'
import { parseNumber } from './number.ts'

/** From the first instant of a day to the first after the last one (epoch ms). */
export interface Days {
  from: number
  to: number
  /** Set where "before" means before it begins: 国庆前 is no longer the holiday, while 周五前 is still Friday. */
  before?: true
}
type Found = Days | undefined
type Read = (now: number, ...groups: (string | undefined)[]) => Found

/** A small number as it stands in an expression. */
export const digits = '(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})'
const near = '上上个?|上个?|这个?|本|下下个?|下个?'
const numberOf = (text = ''): number => parseNumber(text) ?? NaN

const span = (first: string, last = first): Days => ({ from: startOfDay(first), to: endOfDay(last) })
const inDays = (now: number, n: number): Days => span(plusDays(dayOf(now), n))

/** How many weeks or months away: 下下 is 2, 上 is -1. */
function stepsOf(words: string): number {
  const steps = (words.match(/[上下]/g) ?? []).length
  return words.startsWith('上') ? -steps : steps
}
const mondayOf = (now: number, weeks: number): string => {
  const today = dayOf(now)
  return plusDays(today, 7 * weeks - ((weekdayOf(today) + 6) % 7))
}

/** A day of a month, counted on over the year's end; undefined for one that is not there, such as 30 February. */
function dateOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, 1))
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (!(day >= 1 && day <= last)) return undefined
  return `${at.toISOString().slice(0, 8)}${String(day).padStart(2, '0')}`
}
const yearOf = (now: number): number => Number(dayOf(now).slice(0, 4))
const monthOf = (now: number): number => Number(dayOf(now).slice(5, 7))
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const ofDate = (date: string | undefined): Found => (date === undefined ? undefined : span(date))

/** A date without a year is the next to come. */
function date(now: number, year: number | undefined, month: number, day: number): Found {
  if (!(month >= 1 && month <= 12)) return undefined
  const found = dateOf(year ?? yearOf(now), month, day)
  const over = year === undefined && found !== undefined && found < dayOf(now)
  return ofDate(over ? dateOf(yearOf(now) + 1, month, day) : found)
}

function weekday(now: number, which: string | undefined, name = ''): Found {
  const at = '一二三四五六日'.indexOf(name.replace(/[天7]/, '日'))
  const nth = at < 0 ? Number(name) - 1 : at
  if (which !== undefined) return span(plusDays(mondayOf(now, stepsOf(which)), nth))
  const day = plusDays(mondayOf(now, 0), nth)
  return span(day < dayOf(now) ? plusDays(day, 7) : day)
}

/** Saturday and Sunday, without the one that is worked to make up for a holiday, and without what is over. */
function weekend(now: number, which?: string): Found {
  const free = (weeks: number) =>
    [5, 6]
      .map((nth) => plusDays(mondayOf(now, weeks), nth))
      .filter((day) => !isWorkingDay(day) && (which !== undefined || day >= dayOf(now)))
  const days = [...free(stepsOf(which ?? '')), ...free(1)].slice(0, 2)
  const [first, second] = days
  if (first === undefined) return undefined
  return second === plusDays(first, 1) ? span(first, second) : span(first)
}

/** 初 is the 1st to 5th, 中 the 13th to 17th, 底 the last five days; 上旬, 中旬 and 下旬 are tens of days. */
function partOfMonth(year: number, month: number, part: string): Found {
  const end = lastOf(year, month)
  const [first, last] = {
    初: [1, 5],
    头: [1, 5],
    中: [13, 17],
    上旬: [1, 10],
    中旬: [11, 20],
    下旬: [21, end],
  }[part] ?? [end - 4, end]
  const from = first && dateOf(year, month, first)
  const to = last && dateOf(year, month, last)
  return from && to ? span(from, to) : undefined
}
function nearMonth(now: number, which: string | undefined, part: string): Found {
  const found = partOfMonth(yearOf(now), monthOf(now) + stepsOf(which ?? ''), part)
  const over = which === undefined && found !== undefined && found.to <= now
  return over ? partOfMonth(yearOf(now), monthOf(now) + 1, part) : found
}
function numberedMonth(now: number, month: number, part: string): Found {
  if (!(month >= 1 && month <= 12)) return undefined
  const found = partOfMonth(yearOf(now), month, part)
  return found && found.to <= now ? partOfMonth(yearOf(now) + 1, month, part) : found
}

const ownNames: Readonly<Record<string, string>> = {
  过年: '春节',
  年: '春节',
  五一: '劳动节',
  节: '',
  放假: '',
}
/** Days by law that need no arrangement to be known. */
const fixed: Readonly<Record<string, readonly [number, number]>> = {
  元旦: [1, 1],
  劳动节: [5, 1],
  国庆: [10, 1],
}

function holiday(now: number, said = '', edge = ''): Found {
  const name = ownNames[said] ?? said
  const known = nextHoliday(dayOf(now), name)
  const [month, day] = fixed[name] ?? []
  const off =
    known !== undefined
      ? span(known.first, known.last)
      : month !== undefined && day !== undefined
        ? date(now, undefined, month, day)
        : undefined
  if (!off) return undefined
  if (/前$/.test(edge)) return { from: now, to: off.from }
  // What is put off until after a holiday is meant for the week that follows.
  return /[后完]$/.test(edge) ? span(dayOf(off.to), plusDays(dayOf(off.to), 6)) : { ...off, before: true }
}

const workday = (now: number, ahead: number): Found => {
  let day = plusDays(dayOf(now), ahead)
  while (!isWorkingDay(day)) day = plusDays(day, 1)
  return span(day)
}

const counted: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
  外后: 3,
}
/** Behind a number that names a house, a door or a thing, not a day. */
const noDate = '(?!楼|栋|幢|门|线|院|房|单元|车|电梯|井|铺|厅|窗|库|口|路|巷|桩|箱|灯|杆|店|地|码|机|桌|柜)'

/** Each form of telling a day, the longer before what it begins with. */
const forms: readonly (readonly [RegExp, Read])[] = [
  [
    /(大前|大后|外后|今|明|昨|前(?=天|晚)|后(?!天?[面门院台果勤悔]))(?:天|日(?!子)|儿|朝|(?=[早晚夜]))/y,
    (now, word = '') => inDays(now, counted[word] ?? 0),
  ],
  [new RegExp(`(${near})?(?<![一二两三四五六几每0-9])(?:周|星期|礼拜)末|双休日?`, 'y'), weekend],
  [
    new RegExp(
      `(${near})?(?<![一二两三四五六几每0-9])(?:周|星期|礼拜)([一二三四五六日天1-7])(?![0-9个次年月])`,
      'y',
    ),
    weekday,
  ],
  [
    new RegExp(`(${near})(?:周|星期|礼拜)(之?内|以内|里)?`, 'y'),
    (now, which = '', inside) => {
      const monday = mondayOf(now, stepsOf(which))
      const week = span(monday, plusDays(monday, 6))
      return inside === undefined ? week : { from: Math.max(now, week.from), to: week.to }
    },
  ],
  [
    new RegExp(
      `(?:(20[0-9]{2})年|(今年|明年))?(${digits})月(?:份)?(${digits})(?:号|日|(?![0-9栋幢单号楼-]))`,
      'y',
    ),
    (now, year, near, month, day) => {
      const named = near && yearOf(now) + (near === '明年' ? 1 : 0)
      return date(now, year ? Number(year) : named || undefined, numberOf(month), numberOf(day))
    },
  ],
  [
    new RegExp(`(${digits})月(?:份)?(初|底|末|中旬|上旬|下旬|中(?!秋))`, 'y'),
    (now, month, part = '') => numberedMonth(now, numberOf(month), part),
  ],
  [
    new RegExp(`(${near})?月(初|底|末|尾|头|中旬|上旬|下旬|中(?!秋))`, 'y'),
    (now, which, part = '') => nearMonth(now, which, part),
  ],
  [
    new RegExp(`(${near})月(${digits})[号日]`, 'y'),
    (now, which = '', day) => ofDate(dateOf(yearOf(now), monthOf(now) + stepsOf(which), numberOf(day))),
  ],
  [
    new RegExp(`(${near})月`, 'y'),
    (now, which = '') => {
      const month = monthOf(now) + stepsOf(which)
      const first = dateOf(yearOf(now), month, 1)
      const last = dateOf(yearOf(now), month, lastOf(yearOf(now), month))
      return first && last ? span(first, last) : undefined
    },
  ],
  [/今?年[底末]/y, (now) => partOfMonth(yearOf(now), 12, '下旬')],
  [
    /(?<![0-9])(20[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])/y,
    (now, year, month, day) => date(now, Number(year), Number(month), Number(day)),
  ],
  [
    // With both digits: 12-03 may be a day, 3-2 is a door.
    /(?<![0-9-])(0[1-9]|1[0-2])[-/](0[1-9]|[12][0-9]|3[01])(?![0-9-])/y,
    (now, month, day) => date(now, undefined, Number(month), Number(day)),
  ],
  [
    new RegExp(`(?<![第月0-9一二三四五六七八九十-])(${digits})[号日]${noDate}`, 'y'),
    (now, told) => {
      const day = numberOf(told)
      const found = dateOf(yearOf(now), monthOf(now), day)
      const over = found === undefined || found < dayOf(now)
      return ofDate(over ? dateOf(yearOf(now), monthOf(now) + 1, day) : found)
    },
  ],
  [
    /(春节|过年|国庆|元旦|清明|五一|劳动节|端午|中秋)节?(?:放假|长假|假期)?((?:之|以)?[前后]|过?完|期间)?/y,
    holiday,
  ],
  [/过完(节|年)(?:之|以)?后?/y, (now, name) => holiday(now, name, '后')],
  [/(?:过)?(?<![关环细季调情管章])(节|年|放假)((?:之|以)?[前后](?!面|门)|完)/y, holiday],
  [/下一?个工作日/y, (now) => workday(now, 1)],
  [/工作日/y, (now) => workday(now, 0)],
]

/** The days told at a place of a text, and where their words end; undefined for none. */
export function daysAt(text: string, at: number, now: number): (Days & { end: number }) | undefined {
  for (const [form, read] of forms) {
    form.lastIndex = at
    const found = form.exec(text)
    const days = found && read(now, ...found.slice(1))
    if (found && days) return { ...days, end: form.lastIndex }
  }
  return undefined
}
