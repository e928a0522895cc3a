// A tiny community: two grids, three estates, one building with a unit, and staff of every role.
import { uuidv7 } from 'uuidv7'
import { roles, type Role } from '../../src/rules/staff/roles.ts'
import type { NodeKind } from '../../src/rules/community/tree.ts'
import { hashPassword } from '../../src/store/staff/staff.ts'
import type { TestDatabase } from './database.ts'

export const password = 'correct horse battery'
/** 2026-11-23, a Monday, 10:00 in Shanghai. */
export const monday = Date.parse('2026-11-23T02:00:00Z')

const tree = [
  ['community', undefined, 'community'],
  ['grid1', 'community', 'grid'],
  ['grid2', 'community', 'grid'],
  ['estateA', 'grid1', 'estate'],
  ['estateB', 'grid1', 'estate'],
  ['estateC', 'grid2', 'estate'],
  ['building', 'estateA', 'building'],
  ['unit', 'building', 'unit'],
] as const satisfies readonly (readonly [string, string | undefined, NodeKind])[]
export type Place = (typeof tree)[number][0]

export interface Community {
  nodes: Record<Place, { id: number; path: string }>
  /** Ids by login: one for each role at the community, named by it, and `grid1` and `grid2` of the role staff at the grids. */
  staff: Record<Role | 'grid1' | 'grid2', number>
  committeeId: number
}

export async function plantCommunity({ writer }: TestDatabase): Promise<Community> {
  const passwordHash = await hashPassword(password)
  return writer.run(async (tx) => {
    const nodes: Partial<Community['nodes']> = {}
    for (const [name, above, kind] of tree) {
      const parent = above && nodes[above]
      const { id } = await tx.node.create({
        data: { parentId: parent?.id ?? null, kind, name, path: `new ${name}` },
      })
      const path = `${parent?.path ?? '/'}${id}/`
      await tx.node.update({ where: { id }, data: { path } })
      nodes[name] = { id, path }
    }
    const planted = nodes as Community['nodes']
    const staff: Partial<Community['staff']> = {}
    const people: [Role | 'grid1' | 'grid2', Role, Place][] = [
      ...roles.map((role): [Role, Role, Place] => [role, role, 'community']),
      ['grid1', 'staff', 'grid1'],
      ['grid2', 'staff', 'grid2'],
    ]
    for (const [login, role, place] of people)
      staff[login] = (
        await tx.staff.create({
          data: { login, name: `the ${login}`, role, nodeId: planted[place].id, passwordHash },
        })
      ).id
    const committee = await tx.committee.create({
      data: { nodeId: planted.community.id, name: 'mediation', categories: '["dispute"]' },
    })
    return { nodes: planted, staff: staff as Community['staff'], committeeId: committee.id }
  })
}

export interface TicketWish {
  place?: Place
  assigneeId?: number | null
  status?: string
  urgency?: string
  summary?: string
  /** Of the resident; each ticket has a resident of its own. */
  name?: string
  phone?: string | null
  said?: string
  category?: string
  placeText?: string
  confidential?: boolean
  confidentialTo?: number | null
  propertyConsent?: string
  at?: number
  dueAt?: number
}
export interface PlantedTicket {
  id: number
  publicId: string
  number: number
  contactId: number
  residentId: string
}

/** A ticket with its resident, who said one thing. */
export function plantTicket(
  { writer }: TestDatabase,
  { nodes }: Community,
  wish: TicketWish = {},
): Promise<PlantedTicket> {
  const {
    place = 'estateA',
    assigneeId = null,
    status = assigneeId === null ? 'submitted' : 'assigned',
  } = wish
  const { at = monday, dueAt = at + 3 * 24 * 60 * 60 * 1000, phone = '13812345678' } = wish
  const { urgency = 'P2', summary = 'the lamp is broken', name = '王小明', said = '灯坏了' } = wish
  const { category = 'repair', placeText = '3-502', confidential = false } = wish
  const { confidentialTo = null, propertyConsent = null } = wish
  const communityId = nodes.community.id
  return writer.run(async (tx) => {
    const when = new Date(at)
    const resident = await tx.resident.create({
      data: { publicId: uuidv7(), communityId, name, createdAt: when },
    })
    const contact = await tx.contact.create({
      data: { residentId: resident.id, communityId, channel: 'webchat', account: 'web', sender: uuidv7() },
    })
    await tx.message.create({
      data: { contactId: contact.id, platformId: 'm1', author: 'in', kind: 'text', text: said, at: when },
    })
    const { last } = await tx.ticketCounter.upsert({
      where: { communityId },
      create: { communityId, last: 1 },
      update: { last: { increment: 1 } },
    })
    const ticket = await tx.ticket.create({
      data: {
        publicId: uuidv7(),
        communityId,
        number: last,
        residentId: resident.id,
        contactId: contact.id,
        kind: 'help',
        urgency,
        category,
        status,
        summary,
        placeText,
        confidential,
        confidentialTo,
        propertyConsent,
        nodeId: nodes[place].id,
        scope: nodes[place].path,
        phone,
        assigneeId,
        createdAt: when,
        updatedAt: when,
        dueAt: new Date(dueAt),
        events: { create: { at: when, actor: 'resident', type: 'opened', note: summary } },
      },
    })
    return {
      id: ticket.id,
      publicId: ticket.publicId,
      number: last,
      contactId: contact.id,
      residentId: resident.publicId,
    }
  })
}
