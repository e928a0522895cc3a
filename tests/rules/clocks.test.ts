// Which of a case's three clocks is owed next.
import { expect, test } from 'vitest'
import { nextClock } from '../../src/rules/tickets/clocks.ts'

const at = (wallClock: string) => Date.parse(`${wallClock}+08:00`)
const leak = {
  urgency: 'P1' as const,
  dueAt: at('2026-12-03T00:00') - 1,
  contactDueAt: at('2026-11-23T10:30'),
  contactedAt: null,
  safeAt: null,
}
const spoken = at('2026-11-23T10:20')

test.each([
  ['first a person speaks with the resident', leak, 'contact', '2026-11-23T10:30'],
  ['then it is made safe that day', { ...leak, contactedAt: spoken }, 'safe', '2026-11-23T23:59:59.999'],
  ['safe without a word, a word is owed still', { ...leak, safeAt: spoken }, 'contact', '2026-11-23T10:30'],
  [
    'then it has its result',
    { ...leak, contactedAt: spoken, safeAt: spoken },
    'result',
    '2026-12-02T23:59:59.999',
  ],
  [
    'what came at night is made safe the next day',
    { ...leak, contactDueAt: at('2026-11-24T08:30'), contactedAt: spoken },
    'safe',
    '2026-11-24T23:59:59.999',
  ],
  [
    'a result that is due before goes before',
    { ...leak, dueAt: at('2026-11-23T10:00') },
    'result',
    '2026-11-23T10:00',
  ],
  [
    'what can wait after all has its result only',
    { ...leak, urgency: 'P2' as const },
    'result',
    '2026-12-02T23:59:59.999',
  ],
  [
    'what could always wait has its result only',
    { ...leak, contactDueAt: null },
    'result',
    '2026-12-02T23:59:59.999',
  ],
])('%s', (_, ticket, name, dueAt) => {
  expect(nextClock(ticket)).toEqual({ name, dueAt: at(dueAt) })
})
