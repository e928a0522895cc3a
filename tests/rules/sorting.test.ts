// What a case may be sorted as anew, and what comes of its clock and of the people who have it.
import { describe, expect, test } from 'vitest'
import type { AppError } from '../../src/errors.ts'
import { endOfDay } from '../../src/rules/time/calendar.ts'
import { sort, sortableTo, type Sorting } from '../../src/rules/tickets/sorting.ts'
import type { TicketState } from '../../src/rules/tickets/ticket.ts'

const monday = Date.parse('2026-11-23T10:00+08:00')
const opened: TicketState = {
  status: 'in_progress',
  kind: 'help',
  category: 'water_leak',
  urgency: 'P2',
  assigneeId: 1,
  offeredToId: 3,
  settled: false,
  firstReceiverId: 1,
  helperIds: [4],
  extensionBy: 1,
  extensionDays: 2,
  extendedFrom: null,
  aboutStaffId: null,
  stuckFor: 'noFunds',
  contactDueAt: null,
  contactedAt: null,
  safeAt: null,
  needsPicture: true,
  createdAt: monday,
  dueAt: endOfDay('2026-12-02') - 1,
  pausedAt: null,
  pausedDue: null,
  pausedDays: 0,
}
const by = (staffId: number) => ({ staffId, name: 'p', at: monday + 86_400_000 })
const sorted = (ticket: TicketState, to: Sorting, staffId = 1) => sort(ticket, by(staffId), to, '去看了')
const codeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return (error as AppError).code
  }
}

describe('sorting a case anew', () => {
  test('of an ordinary kind changes what it is called and how urgent it is, and no alarm rings', () => {
    const move = sorted(opened, { category: 'sewer_block', urgency: 'P3' })
    expect(move.set).toEqual({ category: 'sewer_block', urgency: 'P3' })
    expect(move.alarm).toBeUndefined()
    expect(move).toMatchObject({ notifyResident: false, notifyStaff: [4] })
  })

  test('leaves it the days that it was given: pauses, and more time that the resident was told of', () => {
    const longer = { ...opened, dueAt: endOfDay('2026-12-07') - 1, extendedFrom: opened.dueAt, pausedDays: 1 }
    expect(sorted(longer, { category: 'power_fault', urgency: 'P2' }).set).not.toHaveProperty('dueAt')
  })

  test('as a danger alarms, is due today, and frees it of all that held it up', () => {
    const paused = { ...opened, pausedAt: monday, pausedDue: opened.dueAt, status: 'need_info' as const }
    const move = sorted(paused, { category: 'gas_leak', urgency: 'P3' }, 2)
    expect(move.alarm).toBe('gas_leak')
    expect(move.set).toMatchObject({
      kind: 'emergency',
      urgency: 'P0',
      status: 'assigned',
      dueAt: new Date(endOfDay('2026-11-24') - 1),
      pausedAt: null,
      offeredToId: null,
      stuckFor: null,
      extensionBy: null,
    })
    expect(sorted(opened, { category: 'fire', urgency: 'P1' }).set.status).toBe('in_progress')
  })

  test.each([
    ['gas_leak', ['fire', 'domestic_violence', 'child_tells'], ['noise', 'other']],
    ['complaint_staff', ['fire', 'violence'], ['noise']],
    ['domestic_violence', ['violence', 'child_tells'], ['fire', 'crisis', 'harm_told', 'noise']],
    ['crisis', ['violence', 'harm_told'], ['medical', 'noise']],
    ['child_tells', [], ['domestic_violence', 'harm_told', 'fire']],
  ])('of %s never opens it to more people', (from, may, mayNot) => {
    expect(sortableTo(from)).toEqual(expect.arrayContaining(may))
    for (const to of mayNot) expect(sortableTo(from)).not.toContain(to)
    const told = { ...opened, category: from }
    for (const to of mayNot)
      expect(codeOf(() => sorted(told, { category: to as Sorting['category'], urgency: 'P2' }))).toBe(
        'TICKET_STAYS',
      )
  })

  test('of a danger as harm that must be reported rings again, so that somebody reports it', () => {
    const danger = { ...opened, kind: 'emergency' as const, category: 'medical', urgency: 'P0' as const }
    expect(sorted(danger, { category: 'harm_told', urgency: 'P1' }).alarm).toBe('harm_told')
    expect(sorted(danger, { category: 'fire', urgency: 'P1' }).alarm).toBeUndefined()
  })

  test.each([
    ['as it is already', opened, 'TICKET_STAYS'],
    ['once it has ended', { ...opened, status: 'done' as const }, 'TICKET_CLOSED'],
  ])('is refused %s', (_, ticket, code) => {
    expect(codeOf(() => sorted(ticket, { category: 'water_leak', urgency: 'P2' }))).toBe(code)
  })
})
