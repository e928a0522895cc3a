// The clocks of what cannot wait on a real database: what stops them, who is rung, and how a hole in the deadlines is met.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeSafe, reach } from '../../src/rules/tickets/clocks.ts'
import { reply, take, type Actor, type TicketMove, type TicketState } from '../../src/rules/tickets/ticket.ts'
import { createCommunities } from '../../src/store/community/communities.ts'
import { openTickets } from '../../src/store/tickets/ticket-opening.ts'
import { plantCommunity } from '../support/community.ts'
import { openTestDatabase } from '../support/database.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const at = (wallClock: string) => Date.parse(`${wallClock}+08:00`)
const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
const light = '桂花小区3栋2单元的路灯不亮'
const sewer = '桂花小区3栋的下水道堵了,污水往外冒'

describe('a case that cannot wait', () => {
  let home: TestStore
  beforeEach(async () => {
    home = await openTestStore()
    home.clock.now = at('2026-11-23T10:00')
    for (const words of [sewer, '1']) await home.store.turn(message('an', words, { at: home.clock.now }))
    await doJobs(home)
  })
  afterEach(() => home.close())
  const newest = async () => {
    const [ticket] = (await home.store.tickets.list(manager, { box: 'open', limit: 1 })).items
    return home.store.tickets.read(manager, ticket?.id ?? '')
  }
  const move = async (rule: (ticket: TicketState, actor: Actor) => TicketMove) =>
    home.store.tickets.change(manager, (await newest()).id, rule)
  const clock = async () => (await newest()).clock?.name
  const rung = async () => (await home.store.bell.list(manager)).items.map(({ type }) => type)
  const go = async (wallClock: string) => {
    home.clock.now = at(wallClock)
    await doJobs(home)
  }

  test('is not late as a whole the same night', async () => {
    expect(await newest()).toMatchObject({ urgency: 'P1', clock: { name: 'contact' } })
    await go('2026-11-24T02:00')
    expect(await newest()).toMatchObject({
      overdue: false,
      dueAt: new Date(at('2026-12-03T00:00') - 1).toISOString(),
    })
  })

  test('goes before what is due earlier as a whole', async () => {
    home.clock.now = at('2026-11-20T10:00')
    for (const words of [light, '1']) await home.store.turn(message('bo', words, { at: home.clock.now }))
    expect(await newest()).toMatchObject({ category: 'sewer_block' })
  })

  test('taken in hand is not yet spoken of; a call or an answer is', async () => {
    await move(take)
    expect(await clock()).toBe('contact')
    await move(reach)
    expect(await newest()).toMatchObject({
      clock: { name: 'safe' },
      pressing: { contact: { at: new Date(home.clock.now).toISOString() } },
    })
    await expect(move(reach)).rejects.toMatchObject({ code: 'CLOCK_STOPPED' })
  })

  test('is spoken of by an answer that leaves, until it is known that it did not arrive', async () => {
    await move(take)
    await move((ticket, actor) => reply(ticket, actor, '马上到'))
    await doJobs(home)
    expect(await clock()).toBe('safe')
    const sent = home.committed.flatMap((event) => (event.type === 'replies' ? event.messages : []))
    const { id } = sent.findLast(({ text }) => text.includes('马上到'))!
    await home.store.messages.settle([], [{ id, failure: 'gone', held: false }])
    expect(await clock()).toBe('contact')
  })

  test('is made safe by whoever has it, with what was done, and keeps its day', async () => {
    const safe = (ticket: TicketState, actor: Actor) => makeSafe(ticket, actor, '围挡了')
    await expect(move(safe)).rejects.toMatchObject({ code: 'TICKET_NOT_YOURS' })
    await move(take)
    const { dueAt } = await newest()
    await move(reach)
    await move(safe)
    expect(await newest()).toMatchObject({ clock: { name: 'result', dueAt } })
    await go('2026-11-24T12:00')
    expect(await rung()).not.toContain('unsafe')
    expect(await rung()).not.toContain('uncontacted')
  })

  test('rings the managers where it is not made safe that day, though somebody spoke of it', async () => {
    await move(take)
    await move(reach)
    await go('2026-11-24T12:00')
    expect(await rung()).toContain('unsafe')
    expect(await rung()).not.toContain('uncontacted')
  })
})

test('a hole in the deadlines gives a report the strictest day there is, and the managers a task', async () => {
  const database = await openTestDatabase()
  const { nodes, staff } = await plantCommunity(database)
  const now = () => at('2026-11-23T10:00')
  const { get: community } = await createCommunities(database.read)
  const packs = [
    {
      name: 'sichuan-12345',
      version: '2026',
      from: null,
      to: null,
      source: '',
      evidence: 'W' as const,
      days: { consult: 3, complaint: 15 },
    },
  ]
  const [filed] = await database.writer.run(async (tx, emit) => {
    const resident = await tx.resident.create({
      data: { publicId: 'r', communityId: nodes.community.id, createdAt: new Date(now()) },
    })
    const who = { channel: 'webchat', account: '', sender: 'an' }
    const contact = await tx.contact.create({
      data: { ...who, residentId: resident.id, communityId: nodes.community.id },
    })
    return openTickets(
      tx,
      [
        {
          contact: {
            ...who,
            contactId: contact.id,
            residentId: resident.id,
            communityId: nodes.community.id,
          },
          request: {
            kind: 'help',
            category: 'street_light',
            urgency: 'P2',
            summary: light,
            placeText: '3栋',
            nodeId: nodes.building.id,
            media: [],
          },
        },
      ],
      emit,
      { community, now, packs },
    )
  })
  expect(filed).toMatchObject({ due: '2026-11-26' })
  const owed = await database.read.outbox.findMany({ where: { job: 'staff.notify' } })
  expect(owed.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([
    { ticketId: filed!.ticketId, staffId: staff.manager, type: 'unruled' },
  ])
  await database.close()
})
