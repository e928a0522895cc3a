// When a message speaks of, in Asia/Shanghai: a day, a part of it, a time by the clock, a stretch from now on, or from one to another.
import { dayOf, endOfDay, plusDays, startOfDay } from '../rules/time/calendar.ts'
import { longest } from '../text/normalise.ts'
import { clockAt, minuteIn, partAt, type Clock, type Part } from './clock.ts'
import { daysAt, digits, type Days } from './days.ts'
import { parseNumber } from './number.ts'

/** Epoch milliseconds. A moment such as 三点半 has `to` = `from`; whole days end with the first instant of the next. */
export interface Span {
  from: number
  to: number
}
/** A span of time with the words it was read from, in the text's compatibility form (NFKC). */
export interface Time extends Span {
  words: string
  /** Where the words begin. */
  at: number
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Hours that are meant where nothing says whether morning or afternoon: 6:30 to 18:30. */
const daytime = { from: 390, to: 1110 }
/** Nobody means an hour of the night without saying so. */
const waking = { from: 7 * 60, to: 22 * 60 }

/**
 * The first time that a text speaks of, or undefined. What may be past or to come is the next to come; 底 and 前 of plain days
 * include them (周五前 is until Friday's end). What happens again and again (每天晚上) is no time.
 */
export function timeIn(text: string, now: number): Time | undefined {
  const said = text.slice(0, longest).normalize('NFKC')
  for (let at = 0; at < said.length; at++) {
    const found = again.test(said.slice(Math.max(0, at - 4), at)) ? undefined : timeAt(said, at, now)
    if (found) return { from: found.from, to: found.to, words: said.slice(at, found.end), at }
  }
  return undefined
}
const again = /(?:每[天日晚个周月]?|天天|成天|一到)$/

type Read = Span & { end: number }

function timeAt(text: string, at: number, now: number): Read | undefined {
  const later = fromNow(text, at, now)
  if (later) return later
  const first = pointAt(text, at)
  if (!first) return undefined
  const day = first.day
  const span = spanOf(first, now)
  const joint = /^(?:到|至|-|~|—)/.exec(text.slice(first.end, first.end + 1))
  const second = joint && pointAt(text, first.end + 1, first)
  if (second) {
    const until = spanOf(second, now, { day: day ?? dayAt(span.from), part: first.part, after: span.from })
    if (until.to > span.from) return { from: span.from, to: until.to, end: second.end }
  }
  return edged(text, first, span, now)

  function pointAt(text: string, at: number, before?: Point): Point | undefined {
    const day = daysAt(text, at, now)
    const glued = day ? skip(text, day.end) : at
    const part = partAt(text, glued, day !== undefined)
    const clock = clockAt(text, part ? skip(text, part.end) : glued, (day ?? part ?? before) !== undefined)
    const end = clock?.end ?? part?.end ?? day?.end
    return end === undefined ? undefined : { day, part, clock, end }
  }
}

/** What was told of a time: at least one of the three. */
interface Point {
  day?: Days | undefined
  part?: Part | undefined
  clock?: Clock | undefined
  end: number
}

const skip = (text: string, at: number): number =>
  at + (/^[的,、\s]{0,2}/.exec(text.slice(at, at + 2))?.[0].length ?? 0)
const dayAt = (instant: number): Days => ({ from: startOfDay(dayOf(instant)), to: endOfDay(dayOf(instant)) })

/** `from`: what the beginning of a range told, which its end need not repeat. */
function spanOf(
  { day, part, clock }: Point,
  now: number,
  from?: { day: Days; part: Part | undefined; after: number },
): Span {
  if (!part && !clock) return day ?? dayAt(now)
  if (!clock) {
    const minutes = part ?? daytime
    const on = (start: number) => ({
      from: start + minutes.from * minuteMs,
      to: start + minutes.to * minuteMs,
    })
    if (day) return { from: on(day.from).from, to: on(day.to - dayMs).to }
    const today = on(from?.day.from ?? dayAt(now).from)
    return !from && today.to <= now ? on(dayAt(now).to) : today
  }
  const instant = momentOf(clock, part ?? from?.part, day ?? from?.day, now, from?.after)
  return { from: instant, to: instant + clock.lasts * minuteMs }
}

function momentOf(
  clock: Clock,
  part: Part | undefined,
  day: Days | undefined,
  now: number,
  after: number | undefined,
): number {
  const start = day?.from ?? dayAt(now).from
  const on = (minute: number) => start + minute * minuteMs
  const minute = minuteIn(clock, part ?? daytime)
  if (after !== undefined) return on(minute) > after ? on(minute) : on(minute + 12 * 60)
  if (day) return on(minute)
  // Small hours told by themselves are those of the night that comes.
  const alike = [minute - 12 * 60, minute, minute + 12 * 60].filter(
    (at) => at >= waking.from && at <= waking.to,
  )
  const hours = part || clock.sure ? [minute - 24 * 60, minute] : alike
  return on(
    [...hours, ...hours.map((at) => at + 24 * 60), minute + 24 * 60].find((at) => on(at) > now) ?? minute,
  )
}

const edge =
  /^(?:(左右|前后|上下)|(多钟?|过(?![来去后]))|(?:的?时候)?(之前|以前|前(?![面头门台院]))|(之后|以后|过后|后(?![面头门院栋勤])))/

/** The span with what stands behind it: 左右, 多, 前, 后. */
function edged(text: string, { day, part, clock, end }: Point, span: Span, now: number): Read {
  const [words, about, over, before, after] = edge.exec(text.slice(end, end + 5)) ?? []
  if (words === undefined) return { ...span, end }
  const behind = end + words.length
  const half = 30 * minuteMs
  const wholeDay = dayAt(span.from)
  if (about !== undefined)
    return clock ? { from: span.from - half, to: span.to + half, end: behind } : { ...span, end: behind }
  if (over !== undefined)
    return clock ? { from: span.from, to: span.to + 2 * half, end: behind } : { ...span, end }
  if (before !== undefined) {
    const until = clock || part || day?.before ? span.from : span.to
    const start = part && clock ? wholeDay.from + part.from * minuteMs : day && clock ? day.from : now
    return { from: Math.min(Math.max(start, now), until), to: until, end: behind }
  }
  if (after === undefined) return { ...span, end }
  const ends = part && wholeDay.from + part.to * minuteMs
  if (clock) return { from: span.from, to: ends && ends > span.from ? ends : wholeDay.to, end: behind }
  // After a day or week: what comes in the week that follows.
  return { from: span.to, to: part ? wholeDay.to : span.to + 7 * dayMs, end: behind }
}

const units: Readonly<Record<string, number>> = {
  分钟: minuteMs,
  刻钟: 15 * minuteMs,
  小时: 60 * minuteMs,
  钟头: 60 * minuteMs,
  天: dayMs,
  周: 7 * dayMs,
  星期: 7 * dayMs,
  礼拜: 7 * dayMs,
  月: 30 * dayMs,
}
const amount = `(半|几|[0-9]{1,3}|${digits})个?(半)?(分钟|刻钟|小时|钟头|天|周|星期|礼拜|月)`
const afterwards = new RegExp(
  `(?<![0-9一二三四五六七八九十第])(过|再过|隔)?${amount}(之后|以后|过后|后(?![面头门])|之内|以内|内|里)?`,
  'y',
)
const soon = /(?:等|过|待|再等)一?(?:会儿?|哈儿|哈(?=来|再|$))(?:之?后)?/y
const theseDays = /这[两几]天/y

/** A stretch from now on: 半个钟头后, 过两天, 三天内, 这两天. */
function fromNow(text: string, at: number, now: number): Read | undefined {
  for (const [form, length] of [[soon, 120 * minuteMs] as const, [theseDays, 0] as const]) {
    form.lastIndex = at
    if (form.test(text))
      return { from: now, to: length ? now + length : endOfDay(plusDays(dayOf(now), 2)), end: form.lastIndex }
  }
  afterwards.lastIndex = at
  const [words, lead, count = '', more, unit = '', edge = ''] = afterwards.exec(text) ?? []
  const each = units[unit]
  if (words === undefined || each === undefined || (lead === undefined && edge === '')) return undefined
  const end = afterwards.lastIndex
  if (count === '几') return { from: now + each, to: endOfDay(dayOf(now + 7 * each)), end }
  const length = ((count === '半' ? 0.5 : (parseNumber(count) ?? 0)) + (more ? 0.5 : 0)) * each
  const then = now + length
  if (/[内里]$/.test(edge)) return { from: now, to: each < dayMs ? then : endOfDay(dayOf(then)), end }
  return each < dayMs ? { from: then, to: then, end } : { ...dayAt(then), end }
}
