// A ticket in the hands of four people who do whatever the rules let them: random walks, by hand where a day counts.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AppError } from '../../src/errors.ts'
import { addWorkingDays, dayOf, endOfDay } from '../../src/rules/time/calendar.ts'
import { handOff, noteReceipt, takeBack } from '../../src/rules/tickets/handoff.ts'
import { accept, callIn, decline, letGo, settle, transfer } from '../../src/rules/tickets/handing.ts'
import { dueIfAnswered, pausedAtMost, resume } from '../../src/rules/tickets/pause.ts'
import { makeSafe, reach } from '../../src/rules/tickets/clocks.ts'
import { mayFollow, merge } from '../../src/rules/tickets/follow.ts'
import { noteAbout } from '../../src/rules/tickets/complaint.ts'
import { explain, giveBack, reject, stick, waivePicture } from '../../src/rules/tickets/decision.ts'
import { sort } from '../../src/rules/tickets/sorting.ts'
import {
  askExtension,
  extensionAtMost,
  grantExtension,
  refuseExtension,
} from '../../src/rules/tickets/extension.ts'
import {
  addPicture,
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
} from '../../src/rules/tickets/ticket.ts'

const at = (wallClock: string) => Date.parse(`${wallClock}+08:00`)
const monday = at('2026-11-23T10:00')
const lastOf = (day: string) => endOfDay(day) - 1
const opened: TicketState = {
  status: 'submitted',
  kind: 'help',
  category: 'street_light',
  urgency: 'P2',
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
  extensionBy: null,
  extensionDays: null,
  extendedFrom: null,
  aboutStaffId: null,
  stuckFor: null,
  contactDueAt: null,
  contactedAt: null,
  safeAt: null,
  needsPicture: true,
}

/** What the store does with a move. */
function after(
  ticket: TicketState,
  { set, helper, event }: Pick<TicketMove, 'set' | 'helper'> & Partial<TicketMove>,
): TicketState {
  const { dueAt, pausedAt, pausedDue, extendedFrom, contactDueAt, contactedAt, safeAt, ...rest } = set
  const shown = event?.type === 'pictured' || set.pictureWaived === true
  const ms = (date: Date | null | undefined, before: number | null) =>
    date === undefined ? before : (date?.getTime() ?? null)
  const others = ticket.helperIds.filter((id) => id !== helper?.staffId)
  return {
    ...ticket,
    ...rest,
    dueAt: dueAt?.getTime() ?? ticket.dueAt,
    pausedAt: ms(pausedAt, ticket.pausedAt),
    pausedDue: ms(pausedDue, ticket.pausedDue),
    extendedFrom: ms(extendedFrom, ticket.extendedFrom),
    contactDueAt: ms(contactDueAt, ticket.contactDueAt),
    contactedAt: event?.type === 'reached' ? monday : ms(contactedAt, ticket.contactedAt),
    safeAt: ms(safeAt, ticket.safeAt),
    needsPicture: event?.type === 'reopened' || (ticket.needsPicture && !shown),
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

describe('more time', () => {
  const ask = (ticket: TicketState, days: number, when = monday) =>
    askExtension(ticket, actor(1, when), { days, reason: '配件要寄' })
  const wanted = after(taken, ask(taken, 5))
  const codeOf = (act: () => unknown): unknown => {
    try {
      return act()
    } catch (error) {
      return (error as AppError).code
    }
  }

  test.each([
    ['over a weekend', opened, 5, '2026-12-09'],
    ['over National Day', { ...opened, dueAt: lastOf('2026-09-29') }, 3, '2026-10-09'],
    ['over Spring Festival', { ...opened, dueAt: lastOf('2026-02-13') }, 7, '2026-03-02'],
  ])('is counted in working days: %s', (_, ticket, days, due) => {
    const mine = {
      ...ticket,
      status: 'in_progress' as const,
      assigneeId: 1,
      createdAt: ticket.dueAt - 86_400_000,
    }
    const at = ticket.dueAt - 3_600_000
    const asked = after(mine, ask(mine, days, at))
    const move = grantExtension(asked, actor(2, at))
    expect(move).toMatchObject({ notifyResident: true, tellUntil: ticket.dueAt })
    expect(after(asked, move)).toMatchObject({ dueAt: lastOf(due), extendedFrom: ticket.dueAt })
  })

  test('moves the end of a pause too', () => {
    const paused = after(wanted, askResident(wanted, actor(1), '几楼?'))
    const given = after(paused, grantExtension(paused, actor(2)))
    expect(answered(given, at('2026-11-24T09:00'))).toMatchObject({ dueAt: lastOf('2026-12-10') })
  })

  test.each([
    ['twice', () => ask(after(wanted, grantExtension(wanted, actor(2))), 1), 'EXTENSION_REFUSED'],
    ['beyond the pack', () => ask(taken, 8), 'INPUT_INVALID'],
    ['for no day', () => ask(taken, 0), 'INPUT_INVALID'],
    ['in an emergency', () => ask({ ...taken, kind: 'emergency' }, 1), 'EXTENSION_REFUSED'],
    ['too late', () => ask(taken, 1, taken.dueAt + 1), 'EXTENSION_LATE'],
    ['by whoever asked', () => grantExtension(wanted, actor(1)), 'APPROVAL_OWN'],
    ['once the day has passed', () => grantExtension(wanted, actor(2, taken.dueAt + 1)), 'EXTENSION_LATE'],
    ['where nobody asks', () => grantExtension(taken, actor(2)), 'EXTENSION_MISSING'],
    [
      'by somebody else than the lead',
      () => askExtension(taken, actor(3), { days: 1, reason: 'r' }),
      'TICKET_NOT_YOURS',
    ],
  ])('is not given %s', (_, act, code) => {
    expect(codeOf(act)).toBe(code)
  })
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
  (ticket, by, other) => askExtension(ticket, by, { days: other + 3, reason: 'r' }),
  grantExtension,
  (ticket, by) => refuseExtension(ticket, by, 'r'),
  (ticket, by) => stick(ticket, by, 'noFunds', 'r'),
  (ticket, by) => giveBack(ticket, by, 'r'),
  (ticket, by) => explain(ticket, by, 't'),
  (ticket, by) => reject(ticket, by, { reason: 'r', instead: 'i' }),
  (ticket, by) => waivePicture(ticket, by, 'r'),
  (ticket, by, other) => noteAbout(ticket, by, actor(other)),
  addPicture,
  (ticket, by) => handOff(ticket, by, { to: 'b', reason: 'r' }),
  (ticket, by) => noteReceipt(ticket, by, 'r'),
  (ticket, by) => takeBack(ticket, by, 'r'),
  (ticket, by) => sort(ticket, by, { category: 'noise', urgency: 'P1' }, 'r'),
  reach,
  (ticket, by) => makeSafe(ticket, by, 't'),
  (ticket, by) => sort(ticket, by, { category: 'fire', urgency: 'P1' }, 'r'),
]
/** A neighbour's case of the same, which cannot wait, and is due `days` before or after ours. */
const neighbours = [-1, 5].map((days): TicketState => ({
  ...opened,
  urgency: 'P1',
  dueAt: opened.dueAt + days * 86_400_000,
  contactDueAt: monday + 1_800_000,
}))
const told = (state: TicketState, number: number) => ({
  state,
  number,
  followable: mayFollow({ ...state, confidential: false }),
})
const joins = neighbours.map(
  (neighbour) => (ticket: TicketState, by: Actor) => merge(told(neighbour, 2), told(ticket, 1), by, 'r')[1],
)
moves.push(...joins, (ticket, by) => merge(told(ticket, 1), told(opened, 2), by, 'r')[0])

function tried(ticket: TicketState, move: () => TicketMove): TicketState | undefined {
  try {
    return after(ticket, move())
  } catch {
    return undefined
  }
}

interface Model {
  first: number | null
  /** What was promised: with a neighbour's case comes the neighbour's day, where it is earlier. */
  due: number
}

/** One step of a walk: the model is only what must stay true of the ticket. */
class Step implements fc.Command<Model, { ticket: TicketState; now: number }> {
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
  run(model: Model, real: { ticket: TicketState; now: number }): void {
    real.now += this.hours * 3_600_000
    const { ticket: before, now } = real
    // The store shows a case to nobody whom it complains about, nor lets it be given to them.
    if ([this.by, this.other].some((who) => who === before.aboutStaffId)) return
    const move = moves[this.which]
    const after = move
      ? tried(before, () => move(before, actor(this.by, now), this.other))
      : before.status === 'need_info'
        ? answered(before, now)
        : undefined
    if (!after) return
    real.ticket = after
    model.first ??= after.firstReceiverId
    const neighbour = neighbours.find((_, index) => joins[index] === move)
    if (neighbour) model.due = Math.min(model.due, neighbour.dueAt)
    must('what became one with another stays ended', before.status !== 'merged')
    must(
      'a clock that runs for what cannot wait goes on',
      before.contactDueAt === null || after.contactDueAt !== null,
    )
    must(
      'what cannot wait owes its contact',
      !neighbour || (after.urgency === 'P1' && after.contactDueAt !== null),
    )
    must(
      'whom one spoke with stays so',
      neighbour !== undefined || before.contactedAt === null || after.contactedAt !== null,
    )
    must(
      'what was made safe stays so',
      neighbour !== undefined || before.safeAt === null || after.safeAt !== null,
    )

    const unled = before.assigneeId === null && after.status === 'submitted'
    must('once somebody leads, somebody leads', (after.assigneeId === null) === unled)
    must(
      'nobody works beside themselves',
      after.helperIds.every((id) => id !== after.assigneeId),
    )
    must('nobody works beside the lead twice', new Set(after.helperIds).size === after.helperIds.length)
    const keptOut = after.aboutStaffId !== before.aboutStaffId
    if (keptOut) model.first = after.firstReceiverId
    must('the first receiver stays the first', after.firstReceiverId === model.first)
    must('the clock begins once', after.createdAt === monday)
    const grave = after.kind === 'emergency'
    must('danger stays danger', grave || before.kind !== 'emergency')
    must('danger waits for nobody', !grave || (after.pausedAt === null && after.stuckFor === null))
    must('the clock is never cut short', grave || dueIfAnswered(after, now) >= model.due)
    const most = pausedAtMost + (after.extendedFrom === null ? 0 : extensionAtMost(opened))
    must('pauses and extensions end', after.dueAt <= lastOf(addWorkingDays(dayOf(opened.dueAt), most)))
    must('it is extended once', before.extendedFrom === null || after.extendedFrom === before.extendedFrom)
    must('what has ended waits for nobody', isOpen(after.status) || waitsForNobody(after))
    if (after.status === 'merged') return
    const lead = after.assigneeId
    const out = isOpen(after.status)
      ? lead === null
        ? tried(after, () => take(after, actor(this.by, now)))
        : ended(after, actor(lead, now))
      : tried(after, () => reopen(after, actor(this.by, now), 'r'))
    must('there is a way on', out !== undefined)
  }
}
const waitsForNobody = ({ stuckFor, extensionBy, offeredToId }: TicketState): boolean =>
  stuckFor === null && extensionBy === null && offeredToId === null
/** By its lead, or where that has to wait for a manager, by one. */
function ended(ticket: TicketState, lead: Actor): TicketState | undefined {
  if (ticket.status === 'handed_off') {
    const back = tried(ticket, () => takeBack(ticket, lead, 'r'))
    return back && ended(back, lead)
  }
  if (ticket.stuckFor !== null) return tried(ticket, () => explain(ticket, lead, 't'))
  const shown = ticket.needsPicture ? tried(ticket, () => addPicture(ticket, lead)) : ticket
  return shown && tried(shown, () => resolve(shown, lead, 't'))
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
      fc.modelRun(
        () => ({ model: { first: null, due: opened.dueAt }, real: { ticket: opened, now: monday } }),
        commands,
      )
    }),
    { numRuns: 300 },
  )
})
