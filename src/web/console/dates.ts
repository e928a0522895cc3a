// Instants as staff say them, by the clock of the community (China has one, without summer time).
import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Language, Translate } from './texts/texts.ts'

dayjs.extend(utc)

const minute = 60_000
const hour = 60 * minute
const dayMs = 24 * hour
const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const local = (at: string | number): Dayjs => dayjs(at).utcOffset(8 * 60)
const weekday = (at: Dayjs, language: Language): string => weekdays[language][at.day()] ?? ''

export interface Clock {
  now: number
  language: Language
  t: Translate
}

/** A day and its time. A deadline at midnight is the end of the day before, as the resident was told. */
function dayAndTime(at: string, isDeadline: boolean): { day: Dayjs; time: string } {
  const then = local(at)
  const time = then.format('HH:mm')
  return isDeadline && time === '00:00'
    ? { day: then.subtract(1, 'minute'), time: '24:00' }
    : { day: then, time }
}

/** 今天 14:00, 周三 14:00 within six days, else 11月25日 (with the year where it is another one). */
export function shortDate(at: string, { now, language, t }: Clock, isDeadline = false): string {
  const { day, time } = dayAndTime(at, isDeadline)
  const days = day.startOf('day').diff(local(now).startOf('day'), 'day')
  if (days === 0) return t('date.today', { time })
  if (days === -1) return t('date.yesterday', { time })
  if (days === 1) return t('date.tomorrow', { time })
  if (Math.abs(days) < 7) return `${weekday(day, language)} ${time}`
  if (day.year() === local(now).year()) return day.format(language === 'zh' ? 'M月D日' : 'MMM D')
  return day.format(language === 'zh' ? 'YYYY年M月D日' : 'MMM D, YYYY')
}

/** The whole of it, shown on hover. */
export function fullDate(at: string, language: Language, isDeadline = false): string {
  const { day, time } = dayAndTime(at, isDeadline)
  return language === 'zh'
    ? `${day.format('YYYY年M月D日')} ${weekday(day, language)} ${time}`
    : `${weekday(day, language)} ${day.format('MMM D, YYYY')} ${time}`
}

/** A day like "2026-12-02" as people say it, the year left to the calendar: 12月2日(周三). */
export function dayWords(day: string, language: Language): string {
  const at = local(`${day}T00:00:00+08:00`)
  return language === 'zh'
    ? `${at.format('M月D日')}(${weekday(at, language)})`
    : `${weekday(at, language)} ${at.format('MMM D')}`
}

/** A span on one line: 11月24日 周二 13:00–18:00, or 11月28日 周六–11月29日 周日 for whole days. */
export function spanWords(from: string, to: string, language: Language): string {
  const [first, last] = [local(from), local(to)]
  const date = (at: Dayjs) => `${at.format(language === 'zh' ? 'M月D日' : 'MMM D')} ${weekday(at, language)}`
  const time = (at: Dayjs) => at.format('HH:mm')
  if (from === to) return `${date(first)} ${time(first)}`
  if (time(first) === '00:00' && time(last) === '00:00') {
    const end = last.subtract(1, 'minute')
    return first.isSame(end, 'day') ? date(first) : `${date(first)}–${date(end)}`
  }
  return first.isSame(last, 'day')
    ? `${date(first)} ${time(first)}–${time(last)}`
    : `${date(first)} ${time(first)}–${date(last)} ${time(last)}`
}

/** The time of an instant: 14:30. */
export const timeOf = (at: string): string => local(at).format('HH:mm')

/** The day of an instant as a date field holds it: 2026-11-23. */
export const dayOf = (at: number): string => local(at).format('YYYY-MM-DD')

/** The month of an instant: 2026-11. */
export const monthOf = (at: number): string => local(at).format('YYYY-MM')

/** The month of an instant and those before it, so many in all. */
export const monthsBack = (at: number, count: number): string[] =>
  Array.from({ length: count }, (_, back) =>
    local(at).startOf('month').subtract(back, 'month').format('YYYY-MM'),
  )

/** 2026年11月 */
export const monthWords = (month: string, language: Language): string =>
  local(`${month}-01T00:00:00+08:00`).format(language === 'zh' ? 'YYYY年M月' : 'MMM YYYY')

/** The end of the day that lies so many days ahead, as an instant for the server. */
export const endOfDayIn = (days: number, now: number): string =>
  local(now).add(days, 'day').endOf('day').toISOString()

export interface TimeLeft {
  words: string
  level: 'calm' | 'soon' | 'late'
}

/** What is left of the time, rounded so that it never promises more than there is: 剩2天, 剩5小时, 逾期1天. */
export function timeLeft(dueAt: string, { now, t }: Clock): TimeLeft {
  const left = Date.parse(dueAt) - now
  const side = left < 0 ? 'over' : 'due'
  const span = Math.abs(left)
  const words =
    span >= dayMs
      ? t(`${side}.days`, { n: Math.floor(span / dayMs) })
      : span >= hour
        ? t(`${side}.hours`, { n: Math.floor(span / hour) })
        : t(`${side}.minutes`, { n: Math.max(1, Math.floor(span / minute)) })
  return { words, level: left < 0 ? 'late' : left < dayMs ? 'soon' : 'calm' }
}
