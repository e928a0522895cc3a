// What the bot writes to the sides of a mediation, and how it is taken back: whoever has not said yes is never written to.
import { newSession } from '../../flows/session.ts'
import { isMediationOver, mayWrite, type MediationState } from '../../rules/law/mediation.ts'
import { render } from '../../text/render.ts'
import type { Say } from '../../text/say.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { inDanger, isHushed } from '../conversations/hush.ts'
import { insertReplies } from '../conversations/messages.ts'
import { reaches } from '../residents/reach.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Emit } from '../writer.ts'
import { endSessions } from './mediation-sessions.ts'

interface Mediated {
  id: number
  ticketId: number
  state: MediationState
  mediatorId: number | null
}
export type MediationNotice = 'mediationYours' | 'mediationCall' | 'mediationCheck'

/** Puts an entry under somebody's bell. */
export async function ringOfMediation(
  tx: Tx,
  { mediationId, staffId, type }: { mediationId: number; staffId: number; type: MediationNotice },
  at: number,
  emit: Emit,
): Promise<void> {
  await tx.staffNotice.create({ data: { staffId, mediationId, type, at: new Date(at) } })
  emit({ type: 'notice', staffId, ticketId: null })
}

/**
 * Writes to each side that may be written to. Nothing goes to whoever told of violence or is in danger, nor is anybody rung for them;
 * whoever else is not reached is for the mediator to call.
 */
export async function tellParties(
  tx: Tx,
  mediation: Mediated,
  said: Say,
  at: number,
  emit: Emit,
): Promise<void> {
  const parties = await tx.mediationParty.findMany({
    where: { mediationId: mediation.id },
    include: { contact: { include: { session: true } } },
    orderBy: { id: 'asc' },
  })
  let uncalled = false
  for (const { applicant, answer, contact } of parties) {
    if (!mayWrite(mediation.state, { applicant, yes: answer === true })) continue
    if (contact && ((await isHushed(tx, contact.id)) || (await inDanger(tx, contact.residentId)))) continue
    if (!contact || !(await reaches(tx, contact.id, at))) {
      uncalled = true
      continue
    }
    const { lang } = contact.session ? parseSession(contact.session.data) : newSession()
    const { channel, account, sender } = contact
    const to = { contactId: contact.id, channel, account, sender }
    const reply = render(said, lang)
    const { ticketId } = mediation
    // As bulk it asks the store once more before it leaves, and goes where violence is told.
    for (const messageId of insertReplies(tx, [{ to, from: 'bot', reply, at, ticketId, bulk: true }], emit))
      await tx.mediationMessage.create({ data: { messageId, mediationId: mediation.id } })
  }
  if (uncalled && mediation.mediatorId !== null)
    await ringOfMediation(
      tx,
      { mediationId: mediation.id, staffId: mediation.mediatorId, type: 'mediationCall' },
      at,
      emit,
    )
}

/** Takes back what has not left yet, as if it had never been written. */
async function takeBackNews(tx: Tx, mediationId: number): Promise<void> {
  const unsent = await rows<{ id: number }>(
    tx,
    `DELETE FROM Message INDEXED BY Message_unsent WHERE unsent = 1 AND id IN
       (SELECT messageId FROM MediationMessage WHERE mediationId = ?) RETURNING id`,
    mediationId,
  )
  await execute(
    tx,
    'DELETE FROM MediationMessage WHERE messageId IN (SELECT value FROM json_each(?))',
    JSON.stringify(unsent.map(({ id }) => id)),
  )
}

/** What has not left is taken back, no session is held any more, and the numbers of the other side are deleted. */
export async function endMediation(tx: Tx, mediationId: number, at: number, emit: Emit): Promise<void> {
  await endSessions(tx, mediationId, at, emit)
  await takeBackNews(tx, mediationId)
  await tx.mediationParty.updateMany({ where: { mediationId }, data: { phone: null } })
}

/** Whether somebody refused, or violence was told: then not even the news of its ticket goes out by itself. */
export const isSilenced = async (tx: Tx, ticketId: number): Promise<boolean> =>
  (await tx.mediation.count({ where: { ticketId, state: { in: ['refused', 'barred'] } } })) > 0

/** Ends the mediation of a ticket that its resident takes back (人民调解法 23); an agreement stays. */
export async function stopMediation(tx: Tx, ticketId: number, at: number, emit: Emit): Promise<void> {
  const mediation = await tx.mediation.findUnique({ where: { ticketId } })
  if (!mediation || isMediationOver(mediation.state as MediationState) || mediation.state === 'agreement')
    return
  await tx.mediation.update({ where: { id: mediation.id }, data: { state: 'stopped' } })
  await endMediation(tx, mediation.id, at, emit)
  await tx.mediationEvent.create({ data: { mediationId: mediation.id, at: new Date(at), type: 'stop' } })
}
