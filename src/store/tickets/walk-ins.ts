// Who stands at the counter or rings, as the desk finds or registers them, and where their matter is.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import type { Community } from '../../rules/community/tree.ts'
import { findPhone } from '../../understand/phone.ts'
import { doorsIn, findPlace, type Spot } from '../../understand/place.ts'
import type { Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { doorName, flatAt } from '../residents/flats.ts'
import { knownTo } from '../residents/residents.ts'
import type { Viewer } from '../views.ts'

/** A telephone number, digits only. */
export function phoneOf(told: string | undefined): string | undefined {
  if (!told) return undefined
  const found = findPhone(told)
  if (!found) throw new AppError('INPUT_INVALID', 'phone: this is no telephone number; check its digits')
  return found.phone
}

interface Person {
  /** Who it is, of those that staff know. */
  residentId?: string | undefined
  person: { name?: string | undefined; phone?: string | undefined; house?: string | undefined }
}
interface WalkIn {
  id: number
  publicId: string
  communityId: number
  phone: string | null
  flatId: number | null
}

/** The resident that staff named, or the one of this name and number, or a new one. */
export async function residentFor(
  tx: Tx,
  viewer: Viewer,
  { residentId, person }: Person,
  home: Community,
  at: number,
): Promise<WalkIn> {
  if (residentId !== undefined) {
    const known = await tx.resident.findFirst({
      where: { AND: [await knownTo(tx, viewer), { publicId: residentId }] },
    })
    if (!known) throw new AppError('NOT_FOUND', 'there is no such resident where you work')
    return known
  }
  const { name, phone, house } = person
  const same =
    name !== undefined && phone !== undefined
      ? await tx.resident.findFirst({ where: { communityId: home.id, name, phone }, orderBy: { id: 'asc' } })
      : null
  const flatId = house === undefined ? null : await flatFor(tx, house, home)
  if (same) {
    if (same.flatId !== null || flatId === null) return same
    return tx.resident.update({ where: { id: same.id }, data: { flatId } })
  }
  return tx.resident.create({
    data: {
      publicId: uuidv7(),
      communityId: home.id,
      name: name ?? null,
      phone: phone ?? null,
      flatId,
      createdAt: new Date(at),
      events: { create: { at: new Date(at), staffId: viewer.staffId, type: 'registered' } },
    },
  })
}

/** The flat of a house as staff write it, made where it is new. Throws INPUT_INVALID for what names none, or several. */
export async function flatFor(tx: Tx, house: string, home: Community): Promise<number> {
  const [door, ...others] = doorsIn(house, home)
  if (!door || others.length > 0)
    throw new AppError('INPUT_INVALID', 'house: name estate, building and flat, such as 桂花小区3栋1单元402')
  return flatAt(tx, door)
}

/** The account from which they wrote last, or the desk's own, to which nothing can be sent. */
export async function contactOf(tx: Tx, { id: residentId, publicId, communityId }: WalkIn): Promise<Contact> {
  const found = await tx.contact.findMany({
    where: { residentId },
    include: { session: { select: { updatedAt: true } } },
  })
  const lastWrote = ({ session, channel }: (typeof found)[number]) =>
    channel === deskChannel ? -1 : (session?.updatedAt.getTime() ?? 0)
  const [latest] = found.sort((a, b) => lastWrote(b) - lastWrote(a))
  const { id, channel, account, sender } =
    latest ??
    (await tx.contact.create({
      data: { residentId, communityId, channel: deskChannel, account: '', sender: publicId },
    }))
  return { contactId: id, residentId, communityId, channel, account, sender }
}

/** Where it is: as told, else as the report says, else at their own door. */
export async function spotOf(
  tx: Tx,
  { place, text, flatId }: { place: string; text: string; flatId: number | null },
  home: Community,
): Promise<Spot> {
  const told = place ? findPlace(place, home) : findPlace(text, home)
  if (told) return place ? { ...told, text: place } : told
  if (place || flatId === null) return { nodeId: home.id, text: place }
  const flat = await tx.flat.findUniqueOrThrow({ where: { id: flatId } })
  return { nodeId: flat.nodeId, text: doorName(home, flat) }
}
