// Who of a resident's family or carers may ask how their reports stand: by the resident's own code, or their word to staff.
import { AppError } from '../../errors.ts'
import type { Requests } from '../../flows/requests.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import type { TicketStatus } from '../../rules/tickets/ticket.ts'
import { kindsOf, levelOf } from '../../rules/staff/visibility.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { Tx } from '../connection.ts'
import type { Contact } from './contacts.ts'
import { hashOf, mayTry, newCode, noteWrong } from '../staff/one-time-codes.ts'
import { knownTo } from './residents.ts'
import type { Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

/** How long the resident's code can be handed on. */
const codeFor = 24 * 60 * 60 * 1000
/** A matter of so many of the latest is looked for; so many are told. */
const lookedAt = 50
const toldAtMost = 5

export type Carers = ReturnType<typeof createCarers>

export function createCarers(writer: Writer, now: () => number) {
  const residentOf = async (tx: Tx, viewer: Viewer, publicId: string) => {
    const found = await tx.resident.findFirst({
      where: { AND: [await knownTo(tx, viewer), { publicId }] },
    })
    if (!found) throw new AppError('NOT_FOUND', 'there is no such resident where you work')
    return found
  }
  return {
    /** Keeps that a resident told staff who may ask for them. Throws INPUT_INVALID for themselves. */
    add: (viewer: Viewer, id: string, { accountId, reason }: { accountId: string; reason: string }) =>
      writer.run(async (tx): Promise<void> => {
        const elder = await residentOf(tx, viewer, id)
        const carer = await residentOf(tx, viewer, accountId)
        if (elder.id === carer.id) throw new AppError('INPUT_INVALID', 'accountId: choose somebody else')
        const at = new Date(now())
        await join(tx, {
          elderId: elder.id,
          carerId: carer.id,
          at,
          staffId: viewer.staffId,
          note: maskIds(reason),
        })
      }),

    /** The resident told staff that nobody may ask for them any more. */
    stop: (viewer: Viewer, id: string, reason: string): Promise<void> =>
      writer.run(async (tx) => {
        const elder = await residentOf(tx, viewer, id)
        await end(tx, {
          elderId: elder.id,
          at: new Date(now()),
          staffId: viewer.staffId,
          note: maskIds(reason),
        })
      }),
  }
}

interface Doing {
  elderId: number
  at: Date
  staffId: number | null
  note: string | null
}

async function join(
  tx: Tx,
  { elderId, carerId, at, staffId, note }: Doing & { carerId: number },
): Promise<void> {
  const where = { elderId_carerId: { elderId, carerId } }
  await tx.care.upsert({ where, create: { elderId, carerId, since: at }, update: {} })
  await tx.residentEvent.create({ data: { residentId: elderId, at, staffId, type: 'carer', note } })
}

async function end(tx: Tx, { elderId, at, staffId, note }: Doing): Promise<number> {
  const { count } = await tx.care.deleteMany({ where: { elderId } })
  await tx.careCode.deleteMany({ where: { elderId } })
  if (count > 0)
    await tx.residentEvent.create({ data: { residentId: elderId, at, staffId, type: 'carersEnded', note } })
  return count
}

/** A code that the resident hands to whom they choose: their consent. An earlier one is worth nothing then. */
export async function shareReports(tx: Tx, { residentId, communityId }: Contact, now: () => number) {
  const code = newCode()
  const at = now()
  await tx.careCode.deleteMany({ where: { elderId: residentId } })
  await tx.careCode.create({
    data: {
      hash: await hashOf('family', communityId, code),
      elderId: residentId,
      expiresAt: new Date(at + codeFor),
    },
  })
  await tx.residentEvent.create({ data: { residentId, at: new Date(at), type: 'shared' } })
  return { code }
}

export const stopSharing = async (tx: Tx, { residentId }: Contact, now: () => number) => ({
  ended: await end(tx, { elderId: residentId, at: new Date(now()), staffId: null, note: null }),
})

/** Takes the code of somebody else: from then on their ordinary reports can be asked for. */
export async function useFamilyCode(
  tx: Tx,
  contact: Contact,
  code: string,
  now: () => number,
): Promise<Requests['useFamilyCode']['out']> {
  const at = new Date(now())
  if (!(await mayTry(tx, contact, at))) return { result: 'tooMany' }
  const hash = await hashOf('family', contact.communityId, code)
  const found = await tx.careCode.findFirst({ where: { hash, expiresAt: { gt: at } } })
  if (!found || found.elderId === contact.residentId) {
    await noteWrong(tx, contact, at)
    return { result: 'wrong' }
  }
  await tx.careCode.delete({ where: { hash } })
  await join(tx, { elderId: found.elderId, carerId: contact.residentId, at, staffId: null, note: null })
  return { result: 'done' }
}

/** The reports of those who let this resident ask, as far as the table of visibility shows them to a household. */
export async function familyTickets(
  tx: Tx,
  { residentId }: Contact,
): Promise<Requests['familyTickets']['out']> {
  const of = await tx.care.findMany({ where: { carerId: residentId } })
  const latest = await tx.ticket.findMany({
    where: { residentId: { in: of.map(({ elderId }) => elderId) } },
    include: { assignee: { select: { name: true } } },
    orderBy: { id: 'desc' },
    take: lookedAt,
  })
  const shown = latest.filter((ticket) => levelOf(['household'], kindsOf(ticket), 'matter') === 'see')
  return {
    follows: of.length > 0,
    tickets: shown.slice(0, toldAtMost).map(({ number, summary, status, dueAt, assignee }) => ({
      number,
      summary,
      status: status as TicketStatus,
      due: dayOf(dueAt.getTime()),
      handler: assignee?.name ?? null,
    })),
  }
}
