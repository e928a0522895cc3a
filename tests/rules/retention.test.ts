import { expect, test } from 'vitest'
import { wordsMayGo, type KeptCase } from '../../src/rules/retention.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
const now = 1000 * day
const filed: KeptCase = {
  id: 1,
  contactId: 1,
  status: 'done',
  urgency: 'P2',
  category: 'street_light',
  createdAt: now - 100 * day,
  updatedAt: now - 95 * day,
}
const open = { status: 'in_progress' } as const

test.each<[string, { at?: number; contactId?: number; ticketId?: number }, Partial<KeptCase>, boolean]>([
  ['of a case that is done', {}, {}, true],
  ['of a case that was withdrawn', {}, { status: 'withdrawn' }, true],
  ['of a case that is open', {}, open, false],
  ['of danger that is over', {}, { urgency: 'P0' }, false],
  ['of harm that must be reported', {}, { category: 'child_tells' }, false],
  ['three days before an open case was filed', { at: -103 * day }, open, false],
  ['longer before an open case was filed', { at: -103 * day - 1 }, open, true],
  ['soon after an open case last moved', { at: -95 * day + 2 * hour }, open, false],
  ['long after an open case last moved', { at: -94 * day }, open, true],
  ['by another contact of the resident', { contactId: 2 }, open, true],
  ['by another contact for the open case itself', { contactId: 2, ticketId: 1 }, open, false],
  ['after less than 90 days', { at: -90 * day }, { updatedAt: now - 90 * day }, false],
])('words %s', (_, words, changes, may) => {
  const { at = -99 * day, contactId = 1, ticketId = null } = words
  expect(wordsMayGo({ at: now + at, contactId, ticketId }, [{ ...filed, ...changes }], now)).toBe(may)
})
