// Last days counted by hand from the State Council's arrangement for 2026.
import { describe, expect, test } from 'vitest'
import { deadlineDays, dueAt, dueDay, promisedAt } from '../../src/rules/time/deadline.ts'
import { packDueDay, packFor, type CaseKind } from '../../src/rules/time/deadline-packs.ts'

const at = (wallClock: string) => Date.parse(`${wallClock}+08:00`)

describe('sichuan-12345', () => {
  test.each<[CaseKind, string, string]>([
    // An ordinary week: Monday 23 November.
    ['consult', '2026-11-23T10:00', '2026-11-26'],
    ['help', '2026-11-23T10:00', '2026-12-02'],
    ['complaint', '2026-11-23T10:00', '2026-12-14'],
    // Before National Day: 1–7 October rest; 8, 9, Saturday 10 (made up), 12, 13, 14, 15 work.
    ['consult', '2026-09-30T23:59', '2026-10-10'],
    ['help', '2026-09-30T10:00', '2026-10-15'],
    ['complaint', '2026-09-30T10:00', '2026-10-27'],
    // Begun in the holiday itself: the same days count.
    ['consult', '2026-10-03T10:00', '2026-10-10'],
    // Before Spring Festival: 15–23 February rest; 24–27, Saturday 28 (made up), then 2 and 3 March work.
    ['consult', '2026-02-13T10:00', '2026-02-25'],
    ['help', '2026-02-14T10:00', '2026-03-03'],
    ['complaint', '2026-02-14T10:00', '2026-03-13'],
  ])('gives a %s case that begins at %s until %s', (kind, from, due) => {
    expect(packDueDay('sichuan-12345', kind, at(from))).toBe(due)
  })

  test('begins the day at midnight in Shanghai', () => {
    expect(packDueDay('sichuan-12345@2026', 'consult', Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-26')
    expect(packDueDay('sichuan-12345@2026', 'consult', Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-27')
  })

  test('tells where its numbers are from and how sure they are', () => {
    expect(packFor('sichuan-12345', '2026-11-23')).toMatchObject({ version: '2026', evidence: 'W' })
    expect(() => packFor('chengdu', '2026-11-23')).toThrow('there is sichuan-12345@2026')
  })

  test('refuses a day that lies between two of its versions, and counts nothing by either', () => {
    const pack = packFor('sichuan-12345', '2026-11-23')
    const packs = [
      { ...pack, version: '2025', to: '2025-12-31' },
      { ...pack, version: '2026', from: '2026-02-01' },
    ]
    expect(packFor('sichuan-12345', '2025-12-31', packs).version).toBe('2025')
    expect(() => packFor('sichuan-12345', '2026-01-15', packs)).toThrow(
      'does not hold for a case that begins on 2026-01-15',
    )
  })
})

test('a pack without a number for a kind is refused to staff, and gives a report its strictest', () => {
  const monday = Date.parse('2026-11-23T02:00:00Z')
  const packs = [{ ...packFor('sichuan-12345', '2026-11-23'), days: { consult: 3, complaint: 15 } }]
  expect(() => deadlineDays('help', 'street_light', monday, packs)).toThrow('tells no days for help')
  expect(promisedAt('help', 'street_light', monday, packs)).toEqual({
    dueAt: Date.parse('2026-11-26T16:00:00Z') - 1,
    unruled: true,
  })
  expect(promisedAt('help', 'street_light', monday)).toMatchObject({ unruled: false })
})

describe('a ticket', () => {
  const monday = at('2026-11-23T10:00')
  test.each([
    ['help', 'street_light', '2026-12-02'],
    ['human', 'consult', '2026-11-26'],
    ['human', 'feedback', '2026-12-02'],
    ['human', 'complaint_staff', '2026-12-14'],
    ['human', 'human', '2026-11-24'],
    ['emergency', 'fire', '2026-11-23'],
  ] as const)('of %s about %s is due by %s', (kind, category, due) => {
    expect(dueDay(kind, category, monday)).toBe(due)
    expect(dueAt(kind, category, monday)).toBe(at(`${due}T23:59:59.999`))
  })
})
