// A resident asks for mediation: the ticket by which a person hears of it, and the file. Nobody else is written to.
import { uuidv7 } from 'uuidv7'
import type { Requests } from '../../flows/requests.ts'
import type { Community } from '../../rules/community/tree.ts'
import { findPhone } from '../../understand/phone.ts'
import { rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { isHushed } from '../conversations/hush.ts'
import { noteMediation } from './matter-parties.ts'
import { openTickets } from '../tickets/ticket-opening.ts'
import { takeOut } from '../conversations/transcript-words.ts'
import type { Emit } from '../writer.ts'

/** Who may be named as mediator in a community: its mediators, and its managers where there are too few. */
export const mediatorsOf = (
  tx: Tx,
  communityId: number,
): Promise<{ staffId: number; name: string; role: 'mediator' | 'manager' }[]> =>
  rows(
    tx,
    `SELECT s.id AS staffId, s.name, s.role FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId JOIN Node AS c ON c.id = ?
     WHERE s.active = 1 AND s.role IN ('mediator', 'manager')
       AND (n.path LIKE c.path || '%' OR c.path LIKE n.path || '%') ORDER BY s.role DESC, s.id`,
    communityId,
  )

const offeredAtMost = 5

/** Of whom the applicant may wish for one (人民调解法 19, 23). */
export async function mediators(tx: Tx, { communityId }: Contact): Promise<Requests['mediators']['out']> {
  const all = await mediatorsOf(tx, communityId)
  const own = all.filter(({ role }) => role === 'mediator').slice(0, offeredAtMost)
  return { mediators: own.map(({ staffId, name }) => ({ staffId, name })) }
}

/**
 * Files the wish. The words about the other side are taken out of the conversation: they stand in the file alone. For whoever told of
 * violence there is no file, only the ticket: what a person does then is for that case.
 */
export async function applyMediation(
  tx: Tx,
  contact: Contact,
  { about, other, open, wishedId }: Requests['applyMediation']['in'],
  known: { community: (id?: number) => Community; now: () => number; partyKey: string },
  emit: Emit,
): Promise<Requests['applyMediation']['out']> {
  const { community, now } = known
  const at = now()
  const { contactId, communityId } = contact
  const home = community(communityId)
  if (other !== '') await takeOut(tx, contact, other, at)
  const request = {
    ...({ kind: 'human', category: 'mediation', urgency: 'P2' } as const),
    ...{ summary: about, placeText: '', nodeId: home.id, media: [] },
  }
  const [opened] = await openTickets(tx, [{ contact, request }], emit, { community, now })
  if (!opened) throw new Error('a mediation that was asked for has no ticket')
  if (await isHushed(tx, contactId)) return { number: opened.number }
  await noteMediation(tx, contact, other, opened.ticketId, known, emit)
  const { scope } = await tx.ticket.findUniqueOrThrow({ where: { id: opened.ticketId } })
  const found = findPhone(other)
  const name = (found ? found.rest : other).trim()
  await tx.mediation.create({
    data: {
      ...{ publicId: uuidv7(), ticketId: opened.ticketId, scope, about, open, state: 'applied' },
      ...{ wishedId: wishedId ?? null, createdAt: new Date(at) },
      parties: {
        create: [
          { applicant: true, contactId },
          ...(other === '' ? [] : [{ applicant: false, name: name || null, phone: found?.phone ?? null }]),
        ],
      },
      events: { create: { at: new Date(at), type: 'applied' } },
    },
  })
  return { number: opened.number }
}
