// What staff confirm of residents: who they are, where they live, that they own a flat, and which account is whose.
import { AppError } from '../../errors.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import type { Level } from '../../rules/residents/levels.ts'
import type { Community } from '../../rules/community/tree.ts'
import { maskIds } from '../../understand/sensitive.ts'
import { execute, type Tx } from '../connection.ts'
import { doorName } from './flats.ts'
import { moveLookIns } from './look-ins.ts'
import { knownTo } from './residents.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import { flatFor } from '../tickets/walk-ins.ts'
import type { Writer } from '../writer.ts'

export interface Confirmation {
  level: Level
  /** Where they live; needed from level 2 on, unless it is known. */
  house?: string | undefined
  /** What was seen or heard: a card at the counter, a call to the number. */
  reason: string
}

export type Register = ReturnType<typeof createRegister>

export function createRegister(
  writer: Writer,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  async function residentOf(tx: Tx, viewer: Viewer, id: string) {
    const found = await tx.resident.findFirst({
      where: { AND: [await knownTo(tx, viewer), { publicId: id }] },
      include: { contacts: true },
    })
    if (!found) throw new AppError('NOT_FOUND', 'there is no such resident where you work')
    return found
  }
  const note = (tx: Tx, viewer: Viewer, residentId: number, type: 'level' | 'linked', words: string) =>
    tx.residentEvent.create({
      data: { residentId, at: new Date(now()), staffId: viewer.staffId, type, note: maskIds(words) },
    })

  return {
    /**
     * Sets how surely a resident is known, up or down, with what it rests on. Throws INPUT_INVALID for level 2 without a house,
     * OWNER_UNKNOWN for level 3 where no owner of that name was imported for the flat.
     */
    confirm: (viewer: Viewer, id: string, { level, house, reason }: Confirmation): Promise<void> =>
      writer.run(async (tx) => {
        const resident = await residentOf(tx, viewer, id)
        const home = community(communityIdOf(viewer))
        const flatId = house === undefined ? resident.flatId : await flatFor(tx, house, home)
        if (level >= 2 && flatId === null)
          throw new AppError('INPUT_INVALID', 'house: tell where they live, with the flat')
        await tx.owner.updateMany({ where: { residentId: resident.id }, data: { residentId: null } })
        if (level === 3 && flatId !== null) await own(tx, resident, flatId)
        await tx.resident.update({
          where: { id: resident.id },
          data: { level, flatId: level < 2 && house === undefined ? null : flatId },
        })
        const flat = flatId === null ? null : await tx.flat.findUniqueOrThrow({ where: { id: flatId } })
        const where = level >= 2 && flat ? ` ${doorName(home, flat)}` : ''
        await note(tx, viewer, resident.id, 'level', `${level}${where}:${reason}`)
      }),

    /**
     * Joins the record that the desk made of somebody (`id`) to their account on a channel: its reports and what they are owed go
     * there from then on. Throws RESIDENT_LINKED where the record has an account already, or the other one has none.
     */
    link: (viewer: Viewer, id: string, { accountId, reason }: { accountId: string; reason: string }) =>
      writer.run(async (tx): Promise<void> => {
        const record = await residentOf(tx, viewer, id)
        const account = await residentOf(tx, viewer, accountId)
        const own = account.contacts.find(({ channel }) => channel !== deskChannel)
        if (
          record.id === account.id ||
          record.contacts.some(({ channel }) => channel !== deskChannel) ||
          !own
        )
          throw new AppError('RESIDENT_LINKED', 'choose a record without an account, and one with an account')
        const desks = record.contacts.map(({ id }) => id)
        const [residentId, contactId] = [account.id, own.id]
        await tx.ticket.updateMany({ where: { residentId: record.id }, data: { residentId, contactId } })
        await tx.message.updateMany({ where: { contactId: { in: desks } }, data: { contactId } })
        await tx.residentEvent.updateMany({ where: { residentId: record.id }, data: { residentId } })
        await tx.owner.updateMany({ where: { residentId: record.id }, data: { residentId } })
        await moveCare(tx, record.id, residentId)
        await moveLookIns(tx, record.id, residentId, new Date(now()))
        await execute(
          tx,
          'UPDATE OR IGNORE Follower SET residentId = ?, contactId = ? WHERE residentId = ?',
          residentId,
          contactId,
          record.id,
        )
        await execute(
          tx,
          'UPDATE OR IGNORE ElectorMember SET residentId = ? WHERE residentId = ?',
          residentId,
          record.id,
        )
        await tx.session.deleteMany({ where: { contactId: { in: desks } } })
        await tx.contact.deleteMany({ where: { id: { in: desks } } })
        await tx.resident.delete({ where: { id: record.id } })
        const { name, phone, flatId } = record
        await tx.resident.update({
          where: { id: account.id },
          data: {
            name: account.name ?? name,
            phone: account.phone ?? phone,
            flatId: account.flatId ?? flatId,
            // Staff rang the number: who it is, is known.
            level: Math.max(account.level, record.level, 1),
          },
        })
        await note(tx, viewer, account.id, 'linked', reason)
      }),
  }
}

async function own(tx: Tx, resident: { id: number; name: string | null }, flatId: number): Promise<void> {
  const owner = await tx.owner.findFirst({
    where: { name: resident.name ?? '', residentId: null, flats: { some: { flatId } } },
  })
  if (!owner)
    throw new AppError(
      'OWNER_UNKNOWN',
      'no owner of this name was imported for this flat; check the register',
    )
  await tx.owner.update({ where: { id: owner.id }, data: { residentId: resident.id } })
}

/** Whom the record let ask is let ask by the account, too. */
async function moveCare(tx: Tx, from: number, to: number): Promise<void> {
  const carers = await tx.care.findMany({ where: { elderId: from, carerId: { not: to } } })
  const kept = await tx.care.findMany({ where: { elderId: to } })
  await tx.careCode.deleteMany({ where: { elderId: from } })
  await tx.care.deleteMany({ where: { OR: [{ elderId: from }, { carerId: from }] } })
  for (const { carerId, since } of carers)
    if (!kept.some((other) => other.carerId === carerId))
      await tx.care.create({ data: { elderId: to, carerId, since } })
}
