// Files the tickets of a commit: their numbers, rows, first events, pictures and jobs, each with one statement for all.
import { uuidv7 } from 'uuidv7'
import type { Requests } from '../../flows/requests.ts'
import { recordingCategory } from '../../rules/alarms/alarm.ts'
import { silentDangers } from '../../rules/alarms/danger.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import type { DeadlinePack } from '../../rules/time/deadline-packs.ts'
import { promisedAt, reminderAt } from '../../rules/time/deadline.ts'
import type { Intake } from '../../rules/tickets/desk.ts'
import { contactDueAt, hoursAt } from '../../rules/time/office-hours.ts'
import type { Community } from '../../rules/community/tree.ts'
import { wordText } from '../../text/render.ts'
import { startAlarms } from '../alarms/alarm-start.ts'
import { candidatesFor, managersAmong } from './candidates.ts'
import { pressingJobs } from './clocks.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { ownerOf, type Contact } from '../residents/contacts.ts'
import { ticketMoved } from '../events.ts'
import { withdrawBulk } from '../conversations/hush.ts'
import { attach } from '../conversations/media.ts'
import { oweJobs, type NewJob } from '../outbox.ts'
import { oweChecks } from '../conversations/recordings.ts'
import type { Emit } from '../writer.ts'

interface Asked {
  contact: Contact
  request: Requests['openTicket']['in']
  /** Who of staff files it for the resident, and how it reached them. */
  filed?: Filed | undefined
}
export interface Filed {
  staffId: number
  intake: Intake
}

interface OpeningOptions {
  community: (id?: number) => Community
  now: () => number
  /** By which answers are due; those of the house where there are none. */
  packs?: readonly DeadlinePack[] | undefined
}

/** Opens one ticket for each request, in their order. */
export async function openTickets(
  tx: Tx,
  asked: readonly Asked[],
  emit: Emit,
  { community, now, packs }: OpeningOptions,
): Promise<Requests['openTicket']['out'][]> {
  const at = now()
  const next = await numbers(
    tx,
    asked.map(({ contact }) => contact.communityId),
  )
  const tickets = asked.map(({ contact, request, filed }) => {
    const home = community(contact.communityId)
    const node =
      home.nodes.find(({ id }) => id === request.nodeId) ?? home.nodes.find(({ id }) => id === home.id)
    const contactDue = contactDueAt(request.urgency, hoursAt(home, node?.path ?? '/'), at)
    const { dueAt: due, unruled } = promisedAt(request.kind, request.category, at, packs)
    return {
      publicId: uuidv7(),
      number: next(contact.communityId),
      due,
      dueDay: dayOf(due),
      contactDue,
      unruled,
      scope: node?.path ?? '/',
      nodeId: node?.id ?? home.id,
      summary: wordText(request.summary, 'zh'),
      contact,
      request,
      filed,
    }
  })
  const inserted = await rows<{ id: number; publicId: string }>(
    tx,
    `INSERT INTO Ticket (publicId, communityId, number, residentId, contactId, kind, category, urgency, status, summary,
       placeText, nodeId, scope, phone, createdAt, updatedAt, dueAt, suitsText, suitsFrom, suitsTo, confidential,
       intake, contactDueAt, contactedAt, rev)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, 'submitted',
       value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 13, value ->> 14,
       value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 19, value ->> 20, value ->> 21, 0
     FROM json_each(?) WHERE true RETURNING id, publicId`,
    JSON.stringify(
      tickets.map(
        ({ publicId, number, due, contactDue, scope, nodeId, summary, contact, request, filed }) => [
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
          request.suits?.text ?? null,
          request.suits?.from ?? null,
          request.suits?.to ?? null,
          request.confidential === true ? 1 : 0,
          filed?.intake ?? null,
          contactDue ?? null,
          // Whoever files it for them has spoken with them.
          filed ? at : null,
        ],
      ),
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
    `INSERT INTO TicketEvent (ticketId, at, actor, staffId, type, note)
     SELECT value ->> 0, ?, iif(value ->> 2 IS NULL, 'resident', 'staff'), value ->> 2, 'opened', value ->> 1 FROM json_each(?)`,
    at,
    JSON.stringify(
      tickets.map(({ publicId, summary, filed }) => [idOf(publicId), summary, filed?.staffId ?? null]),
    ),
  )
  const media = tickets.flatMap(({ publicId, request, contact }) =>
    [...request.media, ...(request.recordings ?? [])].map(
      (id) => [id, idOf(publicId), ownerOf(contact)] as const,
    ),
  )
  await attach(tx, media)
  const jobs = tickets.flatMap(({ publicId, due, contactDue }): NewJob[] => [
    { job: 'ticket.route', payload: { ticketId: idOf(publicId) }, dueAt: at },
    {
      job: 'ticket.remind',
      payload: { ticketId: idOf(publicId), percent: 50 },
      dueAt: reminderAt(at, due, 50),
    },
    ...(contactDue === undefined ? [] : pressingJobs(idOf(publicId), contactDue)),
  ])
  await oweJobs(tx, jobs, emit)
  for (const { publicId, scope, unruled } of tickets)
    if (unruled) await askForRule(tx, { id: idOf(publicId), scope }, at, emit)
  const urgent = tickets.filter(({ request: { kind, urgency } }) => kind === 'emergency' && urgency === 'P0')
  await startAlarms(
    tx,
    urgent.map(({ publicId, request }) => ({ ticketId: idOf(publicId), category: request.category })),
    at,
    emit,
  )
  const silent = tickets.filter(({ request }) => silentDangers.includes(request.category))
  await withdrawBulk(
    tx,
    silent.map(({ contact }) => contact.residentId),
  )
  const recordings = tickets.filter(({ request }) => request.category === recordingCategory)
  await oweChecks(
    tx,
    recordings.map(({ publicId }) => idOf(publicId)),
    at,
    emit,
  )
  for (const { publicId, number, scope, request } of tickets)
    emit(ticketMoved({ publicId, number, scope, category: request.category, assigneeId: null }, 'opened'))
  return tickets.map(({ publicId, number, dueDay, contactDue }) => ({
    ticketId: idOf(publicId),
    number,
    due: dueDay,
    contactDue,
  }))
}

/** The deadline pack has a hole: its case goes on by the strictest entry, and the managers see to it that the hole is filled. */
async function askForRule(
  tx: Tx,
  { id, scope }: { id: number; scope: string },
  at: number,
  emit: Emit,
): Promise<void> {
  await execute(
    tx,
    `INSERT INTO TicketEvent (ticketId, at, actor, type) VALUES (?, ?, 'system', 'unruled')`,
    id,
    at,
  )
  const jobs = managersAmong(await candidatesFor(tx, scope)).map((staffId): NewJob => ({
    job: 'staff.notify',
    payload: { ticketId: id, staffId, type: 'unruled' },
    dueAt: at,
  }))
  await oweJobs(tx, jobs, emit)
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
