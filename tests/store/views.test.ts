// Who may know of which ticket is said three times: by the rule, by a condition of Prisma's and by one of ours. They agree.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may, roles } from '../../src/rules/staff/roles.ts'
import { ticketStatuses } from '../../src/rules/tickets/ticket.ts'
import { caseKinds, categoriesOf, propertyConsents, reaches } from '../../src/rules/staff/visibility.ts'
import { openWriting, rows, type PrismaClient } from '../../src/store/connection.ts'
import { identifiedIn, sightOf, visible, visibleIn, whereSees, type Viewer } from '../../src/store/views.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'

let home: TestStore
let client: PrismaClient
const staffIds = [1, 2, 3, 4, 5]
/** The same numbers every time (Lehmer). */
let seed = 1
const pick = <T>(from: readonly T[]): T => {
  seed = (seed * 48_271) % 2_147_483_647
  return from[seed % from.length]!
}
const somebody = () => pick([null, null, ...staffIds])
const categories = ['street_light', ...caseKinds.flatMap((kind) => categoriesOf[kind]?.slice(0, 2) ?? [])]
const scopes = ['/1/', '/1/2/', '/1/2/3/', '/10/']

beforeAll(async () => {
  home = await openTestStore()
  await home.store.turn(message('an', '你好'))
  client = openWriting(home.url)
  const at = new Date(home.clock.now)
  for (let number = 1; number <= 200; number++) {
    const reportBy = somebody()
    await client.ticket.create({
      data: {
        publicId: `ticket ${number}`,
        communityId: 1,
        number,
        residentId: 1,
        contactId: 1,
        kind: 'help',
        category: pick(categories),
        urgency: 'P2',
        status: pick(ticketStatuses),
        summary: '',
        placeText: '',
        nodeId: 1,
        scope: pick(scopes),
        assigneeId: somebody(),
        offeredToId: somebody(),
        confidential: pick([true, false, false]),
        confidentialTo: somebody(),
        propertyConsent: pick([null, ...propertyConsents]),
        createdAt: at,
        updatedAt: at,
        dueAt: at,
        ...(pick([true, false]) && {
          alarm: { create: { stage: 'first', startedAt: at, reportBy, confirmedBy: somebody() } },
        }),
        ...(pick([true, false, false]) && { helpers: { create: { staffId: pick(staffIds) } } }),
      },
    })
  }
})
afterAll(async () => {
  await client.$disconnect()
  await home.close()
})

const viewers = roles.flatMap((role) =>
  staffIds.flatMap((staffId) =>
    scopes
      .slice(0, 3)
      .map((scope): Viewer => ({ staffId, name: 'x', role, scope, ownOnly: !may(role, 'ticket.read') })),
  ),
)
const all = () => client.ticket.findMany({ include: { alarm: true, helpers: true }, orderBy: { id: 'asc' } })
type Stored = Awaited<ReturnType<typeof all>>[number]
const isVisible = (viewer: Viewer, ticket: Stored): boolean => {
  const { assigneeId, offeredToId, helpers } = ticket
  const hands = [assigneeId, offeredToId, ...helpers.map(({ staffId }) => staffId)]
  return (
    ticket.scope.startsWith(viewer.scope) &&
    (!viewer.ownOnly || hands.includes(viewer.staffId)) &&
    reaches(sightOf(viewer, ticket)('matter'), 'masked')
  )
}
const ids = (found: readonly { id: number }[]) => found.map(({ id }) => id)
const byPrisma = async (where: ReturnType<typeof visible>) =>
  ids(await client.ticket.findMany({ where, orderBy: { id: 'asc' }, select: { id: true } }))
const byStatement = async ({ sql, params }: ReturnType<typeof visibleIn>) =>
  ids(
    await rows<{ id: number }>(client, `SELECT t.id FROM Ticket AS t WHERE ${sql} ORDER BY t.id`, ...params),
  )

describe('the tickets that a viewer', () => {
  test('may know of are the same by the rule, by Prisma and by our statements', async () => {
    const tickets = await all()
    const counts: number[] = []
    for (const viewer of viewers) {
      const seen = ids(tickets.filter((ticket) => isVisible(viewer, ticket)))
      expect([viewer, await byPrisma(visible(viewer))]).toEqual([viewer, seen])
      expect([viewer, await byStatement(visibleIn(viewer))]).toEqual([viewer, seen])
      counts.push(seen.length)
    }
    expect(Math.max(...counts)).toBeGreaterThan(100)
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(viewers.length / 2)
  })

  test.each(['name', 'phone'] as const)('may know the reporter of (%s) are the same too', async (field) => {
    const tickets = await all()
    for (const viewer of viewers) {
      const seen = ids(
        tickets.filter((ticket) => isVisible(viewer, ticket) && sightOf(viewer, ticket)(field) === 'see'),
      )
      expect([viewer, await byStatement(identifiedIn(viewer, field))]).toEqual([viewer, seen])
      const where = { AND: [visible(viewer), whereSees(viewer, field, 'see')] }
      expect([viewer, await byPrisma(where)]).toEqual([viewer, seen])
    }
  })
})
