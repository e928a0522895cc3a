// A ticket in the hands of four people who do whatever the rules let them: random walks, by hand where a day counts.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, dayOf, endOfDay } from '../../src/rules/calendar.ts'
import { accept, callIn, decline, letGo, settle, transfer } from '../../src/rules/handing.ts'
import { dueIfAnswered, pausedAtMost, resume } from '../../src/rules/pause.ts'
import {
  askResident,
  assign,
  isOpen,
  reopen,
  reply,
  resolve,
  take,
  type Actor,
  type TicketMove,
  type TicketState,
} from '../../src/rules/ticket.ts'

const at = (wallClock: string) => Date.parse(`${wallClock}+08:00`)
const monday = at('2026-11-23T10:00')
const lastOf = (day: string) => endOfDay(day) - 1
const opened: TicketState = {
  status: 'submitted',
  kind: 'help',
  category: 'street_light',
  assigneeId: null,
  offeredToId: null,
  settled: false,
  firstReceiverId: null,
  helperIds: [],
  createdAt: monday,
  dueAt: lastOf('2026-12-02'),
  pausedAt: null,
  pausedDue: null,
  pausedDays: 0,
}

/** What the store does with a move. */
function after(ticket: TicketState, { set, helper }: Pick<TicketMove, 'set' | 'helper'>): TicketState {
  const { dueAt, pausedAt, pausedDue, ...rest } = set
  const ms = (date: Date | null | undefined, before: number | null) =>
    date === undefined ? before : (date?.getTime() ?? null)
  const others = ticket.helperIds.filter((id) => id !== helper?.staffId)
  return {
    ...ticket,
    ...rest,
    dueAt: dueAt?.getTime() ?? ticket.dueAt,
    pausedAt: ms(pausedAt, ticket.pausedAt),
    pausedDue: ms(pausedDue, ticket.pausedDue),
    helperIds: helper?.joins ? [...others, helper.staffId] : others,
  }
}
const actor = (staffId: number, when = monday): Actor => ({ staffId, name: `p${staffId}`, at: when })
const taken = after(opened, take(opened, actor(1)))
const asked = after(taken, askResident(taken, actor(1), '几楼?'))
const answered = (ticket: TicketState, when: number): TicketState =>
  after(ticket, { set: { ...resume(ticket, when), status: 'in_progress' } })

describe('a question to the resident', () => {
  test.each([
    ['the same day costs nothing', '2026-11-23T18:00', '2026-12-02', 0],
    ['the next day gives one day', '2026-11-24T09:00', '2026-12-03', 1],
    ['after a weekend gives working days only', '2026-11-26T09:00', '2026-12-07', 3],
    ['after a month gives three days', '2026-12-24T09:00', '2026-12-07', 3],
  ])('that is answered %s', (_, when, due, days) => {
    expect(answered(asked, at(when))).toMatchObject({ dueAt: lastOf(due), pausedDays: days, pausedAt: null })
  })

  test('stops the clock three working days in all, however often one asks', () => {
    let ticket = asked
    for (const day of ['25', '27', '30']) {
      ticket = answered(ticket, at(`2026-11-${day}T09:00`))
      ticket = after(ticket, askResident(ticket, actor(1, at(`2026-11-${day}T09:30`)), '还有?'))
    }
    expect(answered(ticket, at('2026-12-04T09:00'))).toMatchObject({
      dueAt: lastOf('2026-12-07'),
      pausedDays: 3,
    })
  })

  test('stops no clock that has run out, and none of an emergency', () => {
    const late = after(taken, askResident(taken, actor(1, at('2026-12-03T09:00')), '几楼?'))
    expect(late).toMatchObject({ status: 'need_info', dueAt: taken.dueAt, pausedAt: null })
    const urgent = { ...taken, kind: 'emergency' as const }
    expect(after(urgent, askResident(urgent, actor(1), '几楼?'))).toMatchObject({ pausedAt: null })
  })
})

test('a transfer waits for a yes until the same hour of the next working day', () => {
  expect(transfer(taken, actor(1, at('2026-11-27T16:30')), actor(2), 'r').decideAt).toBe(
    at('2026-11-30T16:30'),
  )
})

/** All that somebody might do; the rules refuse by throwing. */
const moves: ((ticket: TicketState, by: Actor, other: number) => TicketMove)[] = [
  take,
  accept,
  (ticket, by) => decline(ticket, by, 'r'),
  (ticket, by, other) => assign(ticket, by, actor(other)),
  (ticket, by, other) => transfer(ticket, by, actor(other), 'r'),
  (ticket, by, other) => settle(ticket, by, actor(other), 'r'),
  (ticket, by, other) => callIn(ticket, by, actor(other)),
  letGo,
  (ticket, by) => reply(ticket, by, 't'),
  (ticket, by) => askResident(ticket, by, 't'),
  (ticket, by) => resolve(ticket, by, 't'),
  (ticket, by) => reopen(ticket, by, 'r'),
]
function tried(ticket: TicketState, move: () => TicketMove): TicketState | undefined {
  try {
    return after(ticket, move())
  } catch {
    return undefined
  }
}

/** One step of a walk: the model is only what must stay true of the ticket. */
class Step implements fc.Command<{ first: number | null }, { ticket: TicketState; now: number }> {
  readonly which: number
  readonly by: number
  readonly other: number
  readonly hours: number
  constructor(which: number, by: number, other: number, hours: number) {
    this.which = which
    this.by = by
    this.other = other
    this.hours = hours
  }
  check = () => true
  toString = () => `move ${this.which} by ${this.by} with ${this.other} after ${this.hours} h`
  run(model: { first: number | null }, real: { ticket: TicketState; now: number }): void {
    real.now += this.hours * 3_600_000
    const { ticket: before, now } = real
    const move = moves[this.which]
    const after = move
      ? tried(before, () => move(before, actor(this.by, now), this.other))
      : before.status === 'need_info'
        ? answered(before, now)
        : undefined
    if (!after) return
    real.ticket = after
    model.first ??= after.firstReceiverId

    const unled = before.assigneeId === null && after.status === 'submitted'
    must('once somebody leads, somebody leads', (after.assigneeId === null) === unled)
    must(
      'nobody works beside themselves',
      after.helperIds.every((id) => id !== after.assigneeId),
    )
    must('nobody works beside the lead twice', new Set(after.helperIds).size === after.helperIds.length)
    must('the first receiver stays the first', after.firstReceiverId === model.first)
    must('the clock begins once', after.createdAt === monday)
    must('the clock is never cut short', dueIfAnswered(after, now) >= opened.dueAt)
    must('pauses end', after.dueAt <= lastOf(addWorkingDays(dayOf(opened.dueAt), pausedAtMost)))
    const lead = after.assigneeId
    const out = isOpen(after.status)
      ? lead === null
        ? tried(after, () => take(after, actor(this.by, now)))
        : tried(after, () => resolve(after, actor(lead, now), 't'))
      : tried(after, () => reopen(after, actor(this.by, now), 'r'))
    must('there is a way on', out !== undefined)
  }
}
function must(what: string, holds: boolean): void {
  if (!holds) throw new Error(`not true any more: ${what}`)
}

test('whatever anybody does, one leads, the clock never begins anew, and there is a way on', () => {
  const people = fc.integer({ min: 1, max: 4 })
  const step = fc
    .tuple(fc.integer({ min: 0, max: moves.length }), people, people, fc.nat(40))
    .map(([which, by, other, hours]) => new Step(which, by, other, hours))
  fc.assert(
    fc.property(fc.commands([step], { maxCommands: 60 }), (commands) => {
      fc.modelRun(() => ({ model: { first: null }, real: { ticket: opened, now: monday } }), commands)
    }),
    { numRuns: 300 },
  )
})
