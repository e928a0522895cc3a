// By when a person speaks with whoever reported what cannot wait, and when staff are reminded, by hand from the calendar of 2026.
import { describe, expect, test } from 'vitest'
import { assumedHours, contactDueAt, hoursAt, remindedAt, safeBy } from '../../src/rules/time/office-hours.ts'
import type { TreeNode } from '../../src/rules/community/tree.ts'

const at = (wallClock: string) => Date.parse(`${wallClock}+08:00`)
const weekdays = [1, 2, 3, 4, 5]
const withLunch = [
  { weekdays, from: 9 * 60, to: 12 * 60 },
  { weekdays, from: 14 * 60, to: 17 * 60 },
]

describe('a case that cannot wait', () => {
  test.each([
    ['in office hours', '2026-11-23T10:00', '2026-11-23T10:30'],
    ['shortly before they end', '2026-11-23T16:45', '2026-11-24T08:30'],
    ['at night', '2026-11-23T22:00', '2026-11-24T08:30'],
    ['before dawn', '2026-11-24T03:00', '2026-11-24T08:30'],
    ['between 8:30 and the opening', '2026-11-24T08:45', '2026-11-24T09:30'],
    ['on Friday evening: somebody is on duty on Saturday too', '2026-11-27T20:00', '2026-11-28T08:30'],
    ['on National Day', '2026-10-01T11:00', '2026-10-02T08:30'],
    ['on a Saturday that is made up for it', '2026-10-10T11:00', '2026-10-10T11:30'],
    ['at Spring Festival', '2026-02-17T09:00', '2026-02-18T08:30'],
  ])('that comes %s is spoken of by then', (_, from, due) => {
    expect(contactDueAt('P1', assumedHours, at(from))).toBe(at(due))
  })

  test('has half an hour of office time, not of lunch', () => {
    expect(contactDueAt('P1', withLunch, at('2026-11-23T11:45'))).toBe(at('2026-11-23T14:15'))
  })

  test('is spoken of in the morning where no office ever opens', () => {
    expect(contactDueAt('P1', [], at('2026-11-23T11:45'))).toBe(at('2026-11-24T08:30'))
  })

  test('is made safe on the day on which it is spoken of', () => {
    expect(safeBy(at('2026-11-24T08:30'))).toBe(at('2026-11-25T00:00') - 1)
  })

  test.each(['P0', 'P2', 'P3'] as const)('is none of %s', (urgency) => {
    expect(contactDueAt(urgency, assumedHours, at('2026-11-23T10:00'))).toBeUndefined()
  })
})

describe('a reminder', () => {
  test.each([
    ['in office hours comes at once', '2026-11-23T10:00', '2026-11-23T10:00'],
    ['at night comes at 8:30', '2026-11-23T23:00', '2026-11-24T08:30'],
    ['after 8:30 comes at once', '2026-11-24T08:45', '2026-11-24T08:45'],
    ['at the weekend comes on Monday', '2026-11-28T10:00', '2026-11-30T08:30'],
    ['over National Day comes after it', '2026-10-01T10:00', '2026-10-08T08:30'],
  ])('%s', (_, from, due) => {
    expect(remindedAt(assumedHours, at(from))).toBe(at(due))
  })
})

test('a place keeps its own hours, else those of the nearest place above, else Monday to Friday 9 to 17 are assumed', () => {
  const node = (id: number, path: string, hours?: TreeNode['hours']): TreeNode => {
    return { id, parentId: null, kind: 'grid', name: String(id), aliases: [], path, hours }
  }
  const nodes = [node(1, '/1/'), node(2, '/1/2/', withLunch), node(3, '/1/2/3/'), node(4, '/1/4/', [])]
  expect(hoursAt({ nodes, hours: [] }, '/1/2/3/')).toBe(withLunch)
  expect(hoursAt({ nodes, hours: [] }, '/1/4/')).toBe(assumedHours)
})
