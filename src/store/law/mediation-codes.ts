// Codes by which the other side of a mediation shows which conversation is theirs: told by the mediator after their yes, sent by
// themselves. So a mediator needs no register, and nobody is written to who did not ask for it.
import { AppError } from '../../errors.ts'
import type { Requests } from '../../flows/requests.ts'
import { isMediationOver, mediationCodeDays, type MediationState } from '../../rules/law/mediation.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { inDanger, isHushed } from '../conversations/hush.ts'
import type { Contact } from '../residents/contacts.ts'
import { hashOf, mayTry, newCode, noteWrong } from '../staff/one-time-codes.ts'
import type { Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'
import { foundMediation, stateOf } from './mediation-file.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Makes a code for somebody who said yes and whose conversation is not known; earlier ones of theirs are worth nothing from then on.
 * Throws NOT_FOUND, INPUT_INVALID for any other side, MEDIATION_REFUSED once it is over.
 */
export async function makeMediationCode(
  { writer, read, now }: { writer: Writer; read: PrismaClient; now: () => number },
  viewer: Viewer,
  { id, partyId }: { id: string; partyId: number },
): Promise<{ code: string; until: string }> {
  const { ticket } = await foundMediation(read, viewer, id)
  const code = newCode()
  // Slow on purpose: not in the writer's transaction.
  const hash = await hashOf('mediation', ticket.communityId, code)
  const expiresAt = new Date(now() + mediationCodeDays * dayMs)
  await writer.run(async (tx) => {
    const mediation = await foundMediation(tx, viewer, id)
    if (isMediationOver(stateOf(mediation)))
      throw new AppError('MEDIATION_REFUSED', 'the mediation is over: nobody is written to')
    const party = mediation.parties.find((one) => one.id === partyId)
    if (!party || party.applicant || party.answer !== true || party.contactId !== null)
      throw new AppError('INPUT_INVALID', 'name a side that said yes and that the bot cannot write to yet')
    await tx.mediationCode.deleteMany({ where: { partyId, usedAt: null } })
    await tx.mediationCode.create({ data: { hash, partyId, expiresAt } })
  })
  return { code, until: expiresAt.toISOString() }
}

/** Takes a code that somebody sent: right, the bot may write to this conversation of their mediation, and they hear what is planned. */
export async function useMediationCode(
  tx: Tx,
  contact: Contact,
  code: string,
  now: number,
): Promise<Requests['useMediationCode']['out']> {
  const at = new Date(now)
  const none = { sessions: [] }
  if (!(await mayTry(tx, contact, at))) return { result: 'tooMany', ...none }
  const found = await tx.mediationCode.findFirst({
    where: {
      hash: await hashOf('mediation', contact.communityId, code),
      usedAt: null,
      expiresAt: { gt: at },
    },
  })
  const party =
    found &&
    (await tx.mediationParty.findUnique({
      where: { id: found.partyId },
      include: {
        mediation: {
          include: {
            parties: { include: { contact: true } },
            sessions: { where: { cancelledAt: null, startAt: { gt: at } }, orderBy: { startAt: 'asc' } },
          },
        },
      },
    }))
  if (!party || isMediationOver(party.mediation.state as MediationState)) {
    await noteWrong(tx, contact, at)
    return { result: 'wrong', ...none }
  }
  const { mediation } = party
  const isOther = mediation.parties.some((one) => one.contact?.residentId === contact.residentId)
  // Nobody is both sides; of whoever told of violence a person decides.
  if (isOther || (await isHushed(tx, contact.contactId)) || (await inDanger(tx, contact.residentId)))
    return { result: 'refused', ...none }
  await tx.mediationCode.update({ where: { hash: found.hash }, data: { usedAt: at } })
  await tx.mediationParty.update({ where: { id: party.id }, data: { contactId: contact.contactId } })
  await tx.mediationEvent.create({ data: { mediationId: mediation.id, at, type: 'linked' } })
  return {
    result: 'done',
    sessions: mediation.sessions.map(({ startAt, place }) => ({ start: startAt.getTime(), place })),
  }
}
