// Working days, make-up days and office hours as the State Council's arrangements for 2025 and 2026 have them.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { addWorkingDays, dayOf, endOfDay, isOpen, nextOpening } from '../../src/rules/time/calendar.ts'

/** An instant by the clock on the wall in the community. */
const at = (wallClock: string) => Date.parse(`${wallClock}+08:00`)

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('dayOf', () => {
  test.each([
    ['2026-11-22T00:00:00', '2026-11-22'],
    ['2026-11-22T23:59:59.999', '2026-11-22'],
    ['2026-12-31T23:30:00', '2026-12-31'],
    ['2027-01-01T00:00:00', '2027-01-01'],
  ])('%s is on %s', (wallClock, day) => {
    expect(dayOf(at(wallClock))).toBe(day)
  })

  test('goes by Shanghai, where the day begins eight hours before UTC', () => {
    expect(dayOf(Date.UTC(2026, 10, 21, 16))).toBe('2026-11-22')
    expect(dayOf(Date.UTC(2026, 10, 21, 15, 59))).toBe('2026-11-21')
  })
})

describe('endOfDay', () => {
  test('is 24:00, the first instant of the next day', () => {
    expect(endOfDay('2026-12-31')).toBe(at('2027-01-01T00:00:00'))
    expect(dayOf(endOfDay('2026-12-31') - 1)).toBe('2026-12-31')
  })

  test.each(['2026-02-30', '2026-13-01', '2026-1-1', '22.11.2026', ''])('refuses %j', (day) => {
    expect(() => endOfDay(day)).toThrow(RangeError)
  })
})

describe('addWorkingDays', () => {
  test('counts the same the second time, and after many others', () => {
    const count = () => [addWorkingDays('2026-02-10', 7), addWorkingDays('2026-02-10', 1)]
    const first = count()
    expect(count()).toEqual(first)
    for (let n = 0; n < 300; n++) addWorkingDays('2026-03-01', n)
    expect(count()).toEqual(first)
  })

  test.each([
    ['does not count the day on which the period begins', '2026-11-23', 1, '2026-11-24'],
    ['is the day itself for none', '2026-11-22', 0, '2026-11-22'],
    ['passes over a weekend', '2026-11-20', 1, '2026-11-23'],
    ['begins on the next working day from a Sunday on', '2026-11-22', 1, '2026-11-23'],
    ['passes over National Day 2026', '2026-09-30', 1, '2026-10-08'],
    ['counts the make-up Saturday after National Day 2026', '2026-09-30', 3, '2026-10-10'],
    ['counts the make-up Sunday before National Day 2026', '2026-09-18', 1, '2026-09-20'],
    ['passes over National Day and Mid-Autumn 2025, eight days', '2025-09-30', 1, '2025-10-09'],
    ['counts the make-up Sunday and Saturday around National Day 2025', '2025-09-26', 6, '2025-10-11'],
    ['passes over Spring Festival 2026, nine days', '2026-02-14', 1, '2026-02-24'],
    ['counts the make-up Saturday before Spring Festival 2026', '2026-02-13', 1, '2026-02-14'],
    ['counts the make-up Saturday after Spring Festival 2026', '2026-02-27', 1, '2026-02-28'],
    ['crosses the end of a year that has its arrangement', '2025-12-31', 1, '2026-01-04'],
    ['counts the fifteen working days of a complaint over National Day 2026', '2026-09-25', 15, '2026-10-22'],
  ])('%s', (_, day, n, due) => {
    expect(addWorkingDays(day, n)).toBe(due)
  })

  test('knows weekends only in a year without an arrangement: New Year’s Day 2099, a Thursday, works', () => {
    expect(addWorkingDays('2098-12-31', 1)).toBe('2099-01-01')
    expect(addWorkingDays('2099-01-02', 1)).toBe('2099-01-05')
  })

  test.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai'])('is the same on a server in %s', (zone) => {
    vi.stubEnv('TZ', zone)
    expect(addWorkingDays('2026-09-30', 3)).toBe('2026-10-10')
    expect(isOpen(hours, at('2026-10-01T10:00:00'))).toBe(false)
  })

  test.each([-1, 1.5, Number.NaN, Infinity])('refuses to count %d days', (n) => {
    expect(() => addWorkingDays('2026-11-22', n)).toThrow(RangeError)
  })
})

const morning = { weekdays: [1, 2, 3, 4, 5], from: 9 * 60, to: 12 * 60 }
const afternoon = { weekdays: [1, 2, 3, 4, 5], from: 13 * 60 + 30, to: 17 * 60 }
const saturday = { weekdays: [6], from: 9 * 60, to: 12 * 60 }
const hours = [afternoon, morning, saturday]

describe('isOpen', () => {
  test.each([
    ['2026-11-23T08:59:59', false, 'before the hours'],
    ['2026-11-23T09:00:00', true, 'from the first minute on'],
    ['2026-11-23T11:59:59', true, 'to the last second'],
    ['2026-11-23T12:00:00', false, 'over noon'],
    ['2026-11-23T13:30:00', true, 'in the afternoon'],
    ['2026-11-23T17:00:00', false, 'at closing time'],
    ['2026-11-21T10:00:00', true, 'on a Saturday with hours of its own'],
    ['2026-11-22T10:00:00', false, 'on a Sunday without hours'],
    ['2026-10-01T10:00:00', false, 'on National Day, a Thursday'],
    ['2026-10-03T10:00:00', false, 'on the Saturday of National Day, though Saturdays have hours'],
    ['2026-10-10T14:00:00', true, 'on a make-up Saturday, with Monday’s hours'],
    ['2026-09-20T10:00:00', true, 'on a make-up Sunday, with Monday’s hours'],
    ['2026-02-17T10:00:00', false, 'at Spring Festival'],
  ])('%s: %s %s', (wallClock, open) => {
    expect(isOpen(hours, at(wallClock))).toBe(open)
  })

  test('is never open without hours', () => {
    expect(isOpen([], at('2026-11-23T10:00:00'))).toBe(false)
  })

  test('is open around the clock from 0 to 1440', () => {
    const always = [{ weekdays: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1440 }]
    expect(isOpen(always, at('2026-11-23T00:00:00'))).toBe(true)
    expect(isOpen(always, at('2026-11-23T23:59:59.999'))).toBe(true)
  })
})

describe('nextOpening', () => {
  test.each([
    ['is now while it is open', '2026-11-23T10:00:00', '2026-11-23T10:00:00'],
    ['is later the same morning', '2026-11-23T07:00:00', '2026-11-23T09:00:00'],
    ['is after noon', '2026-11-23T12:00:00', '2026-11-23T13:30:00'],
    ['is the next morning', '2026-11-23T17:00:00', '2026-11-24T09:00:00'],
    ['is Monday from Saturday noon on', '2026-11-21T12:00:00', '2026-11-23T09:00:00'],
    ['is after National Day', '2026-09-30T17:30:00', '2026-10-08T09:00:00'],
    ['is the make-up Saturday before Spring Festival', '2026-02-13T18:00:00', '2026-02-14T09:00:00'],
    ['is after the nine days of Spring Festival', '2026-02-14T18:00:00', '2026-02-24T09:00:00'],
    ['is in the new year', '2025-12-31T18:00:00', '2026-01-04T09:00:00'],
  ])('%s', (_, now, next) => {
    expect(nextOpening(hours, at(now))).toBe(at(next))
  })

  test('is unknown without hours, and with hours that end before they begin', () => {
    expect(nextOpening([], at('2026-11-23T10:00:00'))).toBeUndefined()
    expect(nextOpening([{ ...morning, from: 600, to: 540 }], at('2026-11-23T10:00:00'))).toBeUndefined()
  })
})
