import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRung, offerUntil, remindersFor } from '../../src/rules/bookings/booking.ts'
import { dayOf, plusDays, startOfDay } from '../../src/rules/time/calendar.ts'
import { hasSlot, isRecurrence, slotsAfter, slotsOn, type Opening } from '../../src/rules/bookings/opening.ts'

const hour = 3_600_000
const tuesdays: Opening = {
  rules: [{ rrule: 'FREQ=WEEKLY;BYDAY=TU', from: 9 * 60, to: 11 * 60 }],
  exceptions: [],
  minutes: 30,
  buffer: 15,
  onHolidays: false,
}
const times = (opening: Opening, day: string) =>
  slotsOn(opening, day).map(({ start }) => (start - startOfDay(day)) / 60_000)

describe('the slots of a day', () => {
  test('follow each other with what is kept free between them', () => {
    expect(times(tuesdays, '2026-11-24')).toEqual([540, 585, 630])
    expect(times(tuesdays, '2026-11-25')).toEqual([])
  })

  test('are none on a public holiday, unless the service is open then', () => {
    // 2026-10-06 is a Tuesday of the National Day holiday.
    expect(times(tuesdays, '2026-10-06')).toEqual([])
    expect(times({ ...tuesdays, onHolidays: true }, '2026-10-06')).toHaveLength(3)
  })

  test('follow monthly rules: the first Saturday of a month', () => {
    const monthly = {
      ...tuesdays,
      rules: [{ rrule: 'FREQ=MONTHLY;BYDAY=1SA', from: 540, to: 570 }],
    }
    expect(times(monthly, '2026-12-05')).toEqual([540])
    expect(times(monthly, '2026-12-12')).toEqual([])
  })

  test('leave out a closed day or a closed part of it, and add an opening of its own', () => {
    const on = (exception: Omit<Opening['exceptions'][number], 'day'>) =>
      times({ ...tuesdays, exceptions: [{ ...exception, day: '2026-11-24' }] }, '2026-11-24')
    expect(on({ open: false, from: null, to: null })).toEqual([])
    expect(on({ open: false, from: 590, to: 600 })).toEqual([540, 630])
    expect(on({ open: true, from: 840, to: 900 })).toEqual([540, 585, 630, 840])
  })

  test('never overlap where two rules meet', () => {
    const twice = {
      ...tuesdays,
      rules: [...tuesdays.rules, { rrule: 'FREQ=DAILY', from: 550, to: 680 }],
    }
    expect(times(twice, '2026-11-24')).toEqual([540, 585, 630])
  })
})

test('whatever the rules and exceptions are, the slots of a year never overlap', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 10, max: 600 }))
    .map(([from, length]) => ({ from, to: Math.min(1440, from + length) }))
  const days = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
  const weekly = fc
    .tuple(fc.uniqueArray(days, { minLength: 1, maxLength: 4 }), span)
    .map(([on, hours]) => ({ rrule: `FREQ=WEEKLY;BYDAY=${on.join(',')}`, ...hours }))
  const dayOfYear = fc.integer({ min: 0, max: 364 }).map((at) => plusDays('2026-01-01', at))
  const exception = fc.oneof(
    fc.tuple(dayOfYear, span).map(([day, hours]) => ({ day, open: true, ...hours })),
    fc.tuple(dayOfYear, span).map(([day, hours]) => ({ day, open: false, ...hours })),
    dayOfYear.map((day) => ({ day, open: false, from: null, to: null })),
  )
  const openings = fc.record({
    rules: fc.array(weekly, { maxLength: 3 }),
    exceptions: fc.array(exception, { maxLength: 20 }),
    minutes: fc.integer({ min: 5, max: 240 }),
    buffer: fc.integer({ min: 0, max: 60 }),
    onHolidays: fc.boolean(),
  })
  fc.assert(
    fc.property(openings, (opening) => {
      let free = 0
      const wrong: string[] = []
      for (let day = '2026-01-01'; day < '2027-01-01'; day = plusDays(day, 1))
        for (const { start, end } of slotsOn(opening, day)) {
          if (start < free || end - start !== opening.minutes * 60_000) wrong.push(day)
          free = end + opening.buffer * 60_000
        }
      expect(wrong).toEqual([])
    }),
    { numRuns: 20, seed: 20261123 },
  )
})

test('a slot exists at its own beginning only', () => {
  const start = startOfDay('2026-11-24') + 9 * hour
  expect([hasSlot(tuesdays, start), hasSlot(tuesdays, start + 60_000)]).toEqual([true, false])
})

test('what can be booked ends after sixty days', () => {
  const now = startOfDay('2026-11-23')
  const days = [...slotsAfter(tuesdays, now, now)].map(({ start }) => dayOf(start))
  expect([days[0], days.at(-1)]).toEqual(['2026-11-24', '2027-01-19'])
})

test('a rule that is no recurrence by days is told from one that is', () => {
  const asked = ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=HOURLY', 'every day', '']
  expect(asked.map(isRecurrence)).toEqual([true, false, false, false])
})

describe('a booking', () => {
  const now = startOfDay('2026-11-23') + 9 * hour

  test('is offered for two hours, for half an hour on the day itself, never past its start', () => {
    expect(offerUntil(now + 48 * hour, now)).toBe(now + 2 * hour)
    expect(offerUntil(now + 5 * hour, now)).toBe(now + hour / 2)
    expect(offerUntil(now + hour / 4, now)).toBe(now + hour / 4)
  })

  test('is reminded of a day and two hours before, as far as that lies ahead', () => {
    expect(remindersFor(now + 48 * hour, now)).toEqual([24, 2])
    expect(remindersFor(now + 24 * hour, now)).toEqual([2])
    expect(remindersFor(now + 2 * hour, now)).toEqual([])
  })

  test('is confirmed by telephone after two missed ones in ninety days', () => {
    const days = 24 * hour
    expect(isRung([now - 80 * days], now)).toBe(false)
    expect(isRung([now - 80 * days, now - days], now)).toBe(true)
    expect(isRung([now - 91 * days, now - days], now)).toBe(false)
  })
})
