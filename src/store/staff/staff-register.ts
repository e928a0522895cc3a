// Whether a name that somebody used who claimed to act for the community stands in the register of those who work or help here.
import type { Requests } from '../../flows/requests.ts'
import { namedIn } from '../../rules/tickets/complaint.ts'
import { rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { oweJobs } from '../outbox.ts'
import { applyMove } from '../tickets/tickets.ts'
import type { Emit } from '../writer.ts'

/**
 * Notes with the ticket what was found. Whoever bears the name neither sees nor handles it: it may be them. What they had
 * been given goes to somebody else.
 */
export async function findInRegister(
  tx: Tx,
  contact: Contact,
  { ticketId, words, name }: Requests['findInRegister']['in'],
  at: number,
  emit: Emit,
): Promise<{ known: boolean }> {
  const ticket = await tx.ticket.findFirst({ where: { id: ticketId, residentId: contact.residentId } })
  if (!ticket) return { known: false }
  const bearer = namedIn(words, await registerOf(tx, ticket.communityId))
  const known = bearer !== undefined || (await isVolunteer(tx, ticket.communityId, words))
  if (!known && name === undefined) return { known: false }
  const theirs = bearer !== undefined && ticket.assigneeId === bearer.staffId
  await applyMove(
    tx,
    ticket,
    {
      set: {
        ...(bearer && { aboutStaffId: bearer.staffId }),
        ...(theirs && { assigneeId: null, status: 'submitted' as const }),
      },
      event: { type: 'lookedUp', note: words, data: { found: known, name: name !== '' } },
      notifyResident: false,
      notifyStaff: ticket.assigneeId === null || theirs ? [] : [ticket.assigneeId],
    },
    { at, staffId: null, resident: true },
    emit,
  )
  if (theirs) await oweJobs(tx, [{ job: 'ticket.route', payload: { ticketId }, dueAt: at }], emit)
  return { known }
}

/** Everybody active who works in the community or above it: staff, advisers, mediators, captains. */
const registerOf = (tx: Tx, communityId: number) =>
  rows<{ staffId: number; name: string; role: string; scope: string }>(
    tx,
    `SELECT s.id AS staffId, s.name, s.role, n.path AS scope
     FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId JOIN Node AS c ON c.id = ?
     WHERE s.active = 1 AND (n.path LIKE c.path || '%' OR c.path LIKE n.path || '%') ORDER BY s.id`,
    communityId,
  )

/** Whether words name an active volunteer of the community. Whether a child is one is told to nobody. */
async function isVolunteer(tx: Tx, communityId: number, words: string): Promise<boolean> {
  const [found] = await rows(
    tx,
    `SELECT 1 FROM Volunteer WHERE communityId = ? AND state = 'active' AND minor = 0 AND length(name) > 1 AND instr(?, name) > 0 LIMIT 1`,
    communityId,
    words,
  )
  return found !== undefined
}
