// Lists of tickets and searches in them, before and after the index knows a ticket.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { indexTickets } from '../../src/store/tickets/ticket-index.ts'
import type { TicketFilter } from '../../src/store/tickets/ticket-filter.ts'
import { createTicketLists } from '../../src/store/tickets/ticket-lists.ts'
import type { Viewer } from '../../src/store/views.ts'
import { monday, plantCommunity, plantTicket, type Community, type TicketWish } from '../support/community.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let community: Community
let all: Viewer
beforeEach(async () => {
  database = await openTestDatabase()
  community = await plantCommunity(database)
  all = {
    staffId: community.staff.staff,
    name: 'x',
    role: 'manager' as const,
    scope: community.nodes.community.path,
    ownOnly: false,
  }
})
afterEach(() => database.close())

const hour = 60 * 60 * 1000
const plant = (wish: TicketWish) => plantTicket(database, community, wish)
const index = () => database.writer.run(indexTickets(1000))
const list = (filter: Partial<TicketFilter>, viewer = all) =>
  createTicketLists(database.read, () => monday).list(viewer, { box: 'open', limit: 30, ...filter })
const summaries = async (filter: Partial<TicketFilter>, viewer = all) =>
  (await list(filter, viewer)).items.map(({ summary }) => summary)

describe('the inbox', () => {
  beforeEach(async () => {
    await plant({ summary: 'in two days', dueAt: monday + 48 * hour })
    await plant({ summary: 'late', dueAt: monday - hour })
    await plant({ summary: 'in danger', urgency: 'P0', dueAt: monday + hour })
    await plant({ summary: 'done', status: 'done', dueAt: monday - hour })
    await plant({ summary: 'at once', dueAt: monday + 48 * hour })
    await plant({ summary: 'very late', dueAt: monday - 30 * hour })
  })
  const inOrder = ['in danger', 'very late', 'late', 'in two days', 'at once']

  test('begins with emergencies, and goes on with what has the least time left', async () => {
    expect(await summaries({})).toEqual(inOrder)
    expect(await summaries({ box: 'unassigned' })).toEqual(inOrder)
    expect(await summaries({ box: 'overdue' })).toEqual(['very late', 'late'])
  })

  test('gives every ticket once, whatever the size of its pages', async () => {
    for (const limit of [1, 2, 3]) {
      const found: string[] = []
      let cursor: string | undefined
      do {
        const page = await list({ limit, cursor })
        found.push(...page.items.map(({ summary }) => summary))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(found).toEqual(inOrder)
    }
  })

  test('counts what waits', async () => {
    const { counts } = createTicketLists(database.read, () => monday)
    expect(await counts(all)).toEqual({
      mine: 0,
      unassigned: 5,
      undecided: 0,
      away: 0,
      overdue: 2,
      open: 5,
      visits: 0,
    })
    const grid2 = { ...all, scope: community.nodes.estateC.path }
    expect(await counts(grid2)).toEqual({
      mine: 0,
      unassigned: 0,
      undecided: 0,
      away: 0,
      overdue: 0,
      open: 0,
      visits: 0,
    })
  })
})

// A ticket is found from its commit on, and the same way once it is in the index.
describe.each([
  ['before it is indexed', () => Promise.resolve(0)],
  ['once it is indexed', () => index()],
])('a ticket %s', (_, settle) => {
  test('is found by any of its words, and by nothing else', async () => {
    await plant({ summary: '路灯不亮,WiFi箱旁' })
    await plant({ summary: '12栋电梯停了' })
    await settle()
    const found = async (q: string) => summaries({ box: 'all', q })
    // A character, two, several words each anywhere, the beginning of a word in letters.
    for (const q of ['灯', '不亮', '3-502 路灯', 'wif'])
      expect([q, await found(q)]).toEqual([q, ['路灯不亮,WiFi箱旁']])
    expect(await found('12栋')).toEqual(['12栋电梯停了'])
    // A part of a number, characters that stand apart, marks, and what the index takes for operators.
    for (const q of ['2栋', '亮灯', '!?', 'OR "', 'NEAR(灯']) expect([q, await found(q)]).toEqual([q, []])
  })

  test('is found in its box, by whoever may see it', async () => {
    const { adviser, staff } = community.staff
    await plant({ summary: '灯 done', status: 'done' })
    await plant({ summary: '灯 mine', assigneeId: staff })
    await plant({ summary: '灯 of an adviser', assigneeId: adviser })
    await plant({ summary: '灯 elsewhere', place: 'estateC', dueAt: monday - hour })
    await settle()
    expect(await summaries({ q: '灯' })).toEqual(['灯 elsewhere', '灯 of an adviser', '灯 mine'])
    expect(await summaries({ q: '灯', box: 'done' })).toEqual(['灯 done'])
    expect(await summaries({ q: '灯', box: 'mine' })).toEqual(['灯 mine'])
    expect(await summaries({ q: '灯', box: 'overdue' })).toEqual(['灯 elsewhere'])
    expect(await summaries({ q: '灯', box: 'unassigned' })).toEqual(['灯 elsewhere'])
    const own = { ...all, staffId: adviser, ownOnly: true }
    expect(await summaries({ q: '灯', box: 'all' }, own)).toEqual(['灯 of an adviser'])
    expect(await summaries({}, own)).toEqual(['灯 of an adviser'])
    const grid1 = { ...all, scope: community.nodes.estateA.path }
    expect(await summaries({ q: '灯', box: 'all' }, grid1)).not.toContain('灯 elsewhere')
    expect(await summaries({ box: 'all', status: 'done' })).toEqual(['灯 done'])
    expect(await summaries({ box: 'all', urgency: 'P0' })).toEqual([])
  })

  test('is no longer found by words that were taken back', async () => {
    const { id } = await plant({ summary: '灯坏了' })
    await index()
    await database.writer.run((tx) => tx.ticket.update({ where: { id }, data: { summary: '' } }))
    await settle()
    expect(await summaries({ q: '灯坏' })).toEqual([])
    expect(await summaries({ box: 'all', category: 'repair' })).toEqual([''])
  })
})

test('a search gives every ticket once, also where some of them wait for the index', async () => {
  for (let at = 0; at < 5; at++) await plant({ summary: `灯${at}` })
  await index()
  for (let at = 5; at < 9; at++) await plant({ summary: `灯${at}` })
  const { id } = await plant({ summary: '灯9' })
  await database.writer.run((tx) => tx.ticket.update({ where: { id: id - 7 }, data: { urgency: 'P1' } }))
  const first = await list({ q: '灯', limit: 6 })
  const second = await list({ q: '灯', limit: 6, cursor: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ summary }) => summary)).toEqual(
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((at) => `灯${at}`),
  )
  expect(second.next).toBeNull()
})
