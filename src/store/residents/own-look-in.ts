// What a resident says themselves of being looked in on (探访): that it shall end.
import type { Requests } from '../../flows/requests.ts'
import { candidatesFor, managersAmong } from '../tickets/candidates.ts'
import type { Tx } from '../connection.ts'
import type { Contact } from './contacts.ts'
import type { Emit } from '../writer.ts'

const runningOf = (tx: Tx, { residentId }: Contact) =>
  tx.lookIn.findFirst({ where: { residentId, endedAt: null } })

export const myLookIn = async (tx: Tx, contact: Contact): Promise<Requests['myLookIn']['out']> => ({
  running: (await runningOf(tx, contact)) !== null,
})

/**
 * Ends it at once. Whoever heard the yes and the managers hear of it: others may hold the phone, so a person asks whether the word
 * was the resident's own.
 */
export async function endLookIn(
  tx: Tx,
  contact: Contact,
  at: number,
  emit: Emit,
): Promise<Requests['endLookIn']['out']> {
  const plan = await runningOf(tx, contact)
  if (!plan) return { ok: false }
  const when = new Date(at)
  await tx.lookIn.update({
    where: { id: plan.id },
    data: { endedAt: when, endedWhy: 'withdrawn', note: null, escalatedAt: null },
  })
  await tx.residentEvent.create({
    data: { residentId: contact.residentId, at: when, type: 'lookInWithdrawn' },
  })
  const candidates = await candidatesFor(tx, plan.scope)
  const told = candidates.some(({ staffId }) => staffId === plan.staffId) ? [plan.staffId] : []
  for (const staffId of new Set([...managersAmong(candidates), ...told])) {
    await tx.staffNotice.create({ data: { staffId, lookInId: plan.id, type: 'lookInWithdrawn', at: when } })
    emit({ type: 'notice', staffId, ticketId: null })
  }
  return { ok: true }
}
