// What flows ask of the store: look-ups and commands, one statement a kind for all residents of a commit.
import { uuidv7 } from 'uuidv7'
import type { Outcome, Request, Requests, RequestType } from '../flows/requests.ts'
import { dayOf } from '../rules/calendar.ts'
import { dueAt, dueDay, reminderAt } from '../rules/deadline.ts'
import { canWithdraw, isOpen, type TicketStatus } from '../rules/ticket.ts'
import type { Community } from '../rules/tree.ts'
import { wordText } from '../text/render.ts'
import { execute, rows, type Tx } from './connection.ts'
import { ownerOf, type Contact } from './contacts.ts'
import { oweJobs, type NewJob } from './outbox.ts'
import type { Answer } from './turns.ts'
import type { Emit } from './writer.ts'

interface Asked<T extends RequestType> {
  contact: Contact
  request: Requests[T]['in']
}
type Handler<T extends RequestType> = (
  tx: Tx,
  asked: readonly Asked<T>[],
  emit: Emit,
) => Promise<Requests[T]['out'][]>

export function createAnswer(options: { community: (id?: number) => Community; now: () => number }): Answer {
  const handlers: { [T in RequestType]: Handler<T> } = {
    openTicket: (tx, asked, emit) => openTickets(tx, asked, emit, options),
    myTickets: (tx, asked) => each(asked, ({ contact }) => myTickets(tx, contact)),
    withdrawTicket: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => withdraw(tx, contact, request.ticketId, options.now(), emit)),
    addToTicket: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => addToTicket(tx, contact, request, options.now(), emit)),
    waitingTicket: (tx, asked) => each(asked, ({ contact }) => waitingTicket(tx, contact)),
  }
  return async (tx, asked, emit) => {
    const outcomes = new Array<Outcome>(asked.length)
    const kinds = new Set(asked.map(({ request }) => request.type))
    for (const kind of kinds) {
      const places = asked.flatMap(({ request }, at) => (request.type === kind ? [at] : []))
      const own = places.flatMap((at) => {
        const one = asked[at]
        return one ? [{ contact: one.contact, request: one.request.in }] : []
      })
      // A kind's handler and its requests belong together by the kind, which the compiler cannot follow through a loop.
      const handle = handlers[kind] as (
        tx: Tx,
        asked: readonly { contact: Contact; request: Request['in'] }[],
        emit: Emit,
      ) => Promise<Outcome['out'][]>
      const outs = await handle(tx, own, emit)
      places.forEach((at, index) => (outcomes[at] = { type: kind, out: outs[index] } as Outcome))
    }
    return outcomes
  }
}

async function each<A, B>(items: readonly A[], act: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = []
  for (const item of items) results.push(await act(item))
  return results
}

async function openTickets(
  tx: Tx,
  asked: readonly Asked<'openTicket'>[],
  emit: Emit,
  { community, now }: { community: (id?: number) => Community; now: () => number },
): Promise<Requests['openTicket']['out'][]> {
  const at = now()
  const next = await numbers(
    tx,
    asked.map(({ contact }) => contact.communityId),
  )
  const tickets = asked.map(({ contact, request }) => {
    const home = community(contact.communityId)
    const node =
      home.nodes.find(({ id }) => id === request.nodeId) ?? home.nodes.find(({ id }) => id === home.id)
    return {
      publicId: uuidv7(),
      number: next(contact.communityId),
      due: dueAt(request.kind, at),
      dueDay: dueDay(request.kind, at),
      scope: node?.path ?? '/',
      nodeId: node?.id ?? home.id,
      summary: wordText(request.summary, 'zh'),
      contact,
      request,
    }
  })
  const inserted = await rows<{ id: number; publicId: string }>(
    tx,
    `INSERT INTO Ticket (publicId, communityId, number, residentId, contactId, kind, category, urgency, status, summary,
       placeText, nodeId, scope, phone, createdAt, updatedAt, dueAt, rev)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, 'submitted',
       value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 13, value ->> 14, 0
     FROM json_each(?) WHERE true RETURNING id, publicId`,
    JSON.stringify(
      tickets.map(({ publicId, number, due, scope, nodeId, summary, contact, request }) => [
        publicId,
        contact.communityId,
        number,
        contact.residentId,
        contact.contactId,
        request.kind,
        request.category,
        request.urgency,
        summary,
        request.placeText,
        nodeId,
        scope,
        request.phone ?? null,
        at,
        due,
      ]),
    ),
  )
  const ids = new Map(inserted.map((row) => [row.publicId, row.id]))
  const idOf = (publicId: string): number => {
    const id = ids.get(publicId)
    if (id === undefined) throw new Error('a ticket that was just opened is not there')
    return id
  }
  await execute(
    tx,
    `INSERT INTO TicketEvent (ticketId, at, actor, type, note)
     SELECT value ->> 0, ?, 'resident', 'opened', value ->> 1 FROM json_each(?)`,
    at,
    JSON.stringify(tickets.map(({ publicId, summary }) => [idOf(publicId), summary])),
  )
  const media = tickets.flatMap(({ publicId, request, contact }) =>
    request.media.map((id) => [id, idOf(publicId), ownerOf(contact)] as const),
  )
  await attach(tx, media)
  const jobs = tickets.flatMap(({ publicId, due }): NewJob[] => [
    { job: 'ticket.route', payload: { ticketId: idOf(publicId) }, dueAt: at },
    {
      job: 'ticket.remind',
      payload: { ticketId: idOf(publicId), percent: 50 },
      dueAt: reminderAt(at, due, 50),
    },
  ])
  await oweJobs(tx, jobs, emit)
  for (const { publicId, number, scope } of tickets)
    emit({ type: 'ticket', id: publicId, number, scope, assigneeId: null, event: 'opened' })
  return tickets.map(({ publicId, number, dueDay }) => ({ ticketId: idOf(publicId), number, due: dueDay }))
}

/** Hands out the next numbers of each community. */
async function numbers(tx: Tx, communityIds: readonly number[]): Promise<(communityId: number) => number> {
  const counts = new Map<number, number>()
  for (const id of communityIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  const counters = await rows<{ communityId: number; last: number }>(
    tx,
    `INSERT INTO TicketCounter (communityId, last) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
     ON CONFLICT (communityId) DO UPDATE SET last = last + excluded.last RETURNING communityId, last`,
    JSON.stringify([...counts]),
  )
  const next = new Map(
    counters.map(({ communityId, last }) => [communityId, last - (counts.get(communityId) ?? 0)]),
  )
  return (communityId) => {
    const number = (next.get(communityId) ?? 0) + 1
    next.set(communityId, number)
    return number
  }
}

/** Ties pictures to a ticket: media id, ticket id, owner. Only the contact's own. */
async function attach(tx: Tx, media: readonly (readonly [string, number, string])[]): Promise<void> {
  if (media.length === 0) return
  await execute(
    tx,
    `UPDATE Media SET ticketId = k.value ->> 1 FROM json_each(?) AS k
     WHERE Media.id = k.value ->> 0 AND Media.owner = k.value ->> 2`,
    JSON.stringify(media),
  )
}

async function myTickets(tx: Tx, contact: Contact): Promise<Requests['myTickets']['out']> {
  const tickets = await tx.ticket.findMany({
    where: { residentId: contact.residentId },
    orderBy: { id: 'desc' },
    take: 5,
    include: { assignee: { select: { name: true } } },
  })
  return {
    tickets: tickets.map(({ number, summary, status, dueAt: due, assignee }) => ({
      number,
      summary,
      status: status as TicketStatus,
      due: dayOf(due.getTime()),
      handler: assignee?.name ?? null,
    })),
  }
}

async function own(tx: Tx, contact: Contact, id: number) {
  return tx.ticket.findFirst({ where: { id, residentId: contact.residentId } })
}

async function withdraw(
  tx: Tx,
  contact: Contact,
  id: number,
  at: number,
  emit: Emit,
): Promise<{ ok: boolean; number: number }> {
  const ticket = await own(tx, contact, id)
  if (!ticket) return { ok: false, number: 0 }
  const state = { ...ticket, status: ticket.status as TicketStatus, createdAt: ticket.createdAt.getTime() }
  if (!canWithdraw(state, at)) return { ok: false, number: ticket.number }
  await tx.ticket.update({
    where: { id },
    data: { status: 'withdrawn', updatedAt: new Date(at), rev: { increment: 1 } },
  })
  await tx.ticketEvent.create({
    data: { ticketId: id, at: new Date(at), actor: 'resident', type: 'withdrawn' },
  })
  await tellStaff(tx, ticket, 'withdrawn', at, emit)
  return { ok: true, number: ticket.number }
}

async function addToTicket(
  tx: Tx,
  contact: Contact,
  { ticketId, note, media }: Requests['addToTicket']['in'],
  at: number,
  emit: Emit,
): Promise<{ ok: boolean; number: number }> {
  const ticket = await own(tx, contact, ticketId)
  if (!ticket) return { ok: false, number: 0 }
  if (!isOpen(ticket.status as TicketStatus)) return { ok: false, number: ticket.number }
  const status = ticket.status === 'need_info' ? 'in_progress' : ticket.status
  await tx.ticket.update({
    where: { id: ticketId },
    data: { status, updatedAt: new Date(at), rev: { increment: 1 } },
  })
  await tx.ticketEvent.create({
    data: {
      ticketId,
      at: new Date(at),
      actor: 'resident',
      type: 'answered',
      note: wordText(note, 'zh') || null,
    },
  })
  await attach(
    tx,
    media.map((id) => [id, ticketId, ownerOf(contact)] as const),
  )
  await tellStaff(tx, ticket, 'answered', at, emit)
  return { ok: true, number: ticket.number }
}

async function waitingTicket(tx: Tx, contact: Contact): Promise<Requests['waitingTicket']['out']> {
  const ticket = await tx.ticket.findFirst({
    where: { residentId: contact.residentId, status: 'need_info' },
    orderBy: { updatedAt: 'desc' },
  })
  return ticket && { ticketId: ticket.id, number: ticket.number }
}

/** Whoever has the ticket hears what the resident did. */
async function tellStaff(
  tx: Tx,
  ticket: { id: number; publicId: string; number: number; scope: string; assigneeId: number | null },
  type: 'withdrawn' | 'answered',
  at: number,
  emit: Emit,
): Promise<void> {
  if (ticket.assigneeId !== null)
    await oweJobs(
      tx,
      [
        {
          job: 'staff.notify',
          payload: { ticketId: ticket.id, staffId: ticket.assigneeId, type },
          dueAt: at,
        },
      ],
      emit,
    )
  emit({
    type: 'ticket',
    id: ticket.publicId,
    number: ticket.number,
    scope: ticket.scope,
    assigneeId: ticket.assigneeId,
    event: type,
  })
}
