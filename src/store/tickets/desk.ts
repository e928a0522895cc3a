// What staff file for whoever rings, walks in or is visited: the same case as one that a resident writes, by the same rules.
import { AppError } from '../../errors.ts'
import { firstWordsHere } from '../../flows/emergency/emergency.ts'
import type { Requests } from '../../flows/requests.ts'
import { silentDangers, type Danger } from '../../rules/alarms/danger.ts'
import type { Intake } from '../../rules/tickets/desk.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import type { Community } from '../../rules/community/tree.ts'
import { render } from '../../text/render.ts'
import { dangerIn } from '../../understand/danger.ts'
import { kindOf } from '../../understand/kind.ts'
import { maskIds } from '../../understand/sensitive.ts'
import { addToTicket } from '../conversations/answers.ts'
import { openOrKeep } from './asked-again.ts'
import { noteContact } from './clocks.ts'
import type { Tx } from '../connection.ts'
import { setConsent } from './consent.ts'
import { ticketMoved } from '../events.ts'
import { knownTo } from '../residents/residents.ts'
import { contactOf, phoneOf, residentFor, spotOf } from './walk-ins.ts'
import { communityIdOf, sightFields, sightOf, visible, type Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

export interface Filing {
  intake: Intake
  /** Who it is, of those that staff know; else `person`. */
  residentId?: string | undefined
  person: { name?: string | undefined; phone?: string | undefined; house?: string | undefined }
  text: string
  /** Where it is; '' for their own house. */
  place: string
  confidential: boolean
  /** What they said to the property company having number and flat, where they were asked. */
  propertyConsent?: boolean | undefined
}

export type Desk = ReturnType<typeof createDesk>

interface Options {
  community: (id?: number) => Community
  now: () => number
}

export function createDesk(writer: Writer, { community, now }: Options) {
  return {
    /** As `fileReport`. */
    file: (viewer: Viewer, filing: Filing) =>
      writer.run((tx, emit) => fileReport(tx, viewer, filing, emit, { community, now })),

    /**
     * Notes that staff told a resident what could not be delivered, and what they answered: then nobody need ring again, and it is
     * not sent later. Throws NOT_FOUND for what was delivered, or belongs to nothing where the viewer works.
     */
    told: (viewer: Viewer, id: number, answer: string | undefined): Promise<void> =>
      writer.run(async (tx, emit) => {
        const message = await tx.message.findFirst({
          where: { id, OR: [{ failure: { not: null } }, { unsent: true }] },
          include: { contact: true },
        })
        const { contact, ticketId } = message ?? {}
        if (!contact || !(await mayTell(tx, viewer, { residentId: contact.residentId, ticketId })))
          throw new AppError('NOT_FOUND', 'no such message waits for you to tell it')
        // It took nothing of the channel's quota.
        await tx.message.update({
          where: { id },
          data: { unsent: false, failure: null, parts: 0, toldAt: new Date(now()) },
        })
        if (ticketId == null) return
        const ticket = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } })
        const note = answer ? maskIds(answer) : null
        const owner = { ...contact, contactId: contact.id }
        const added = note
          ? await addToTicket(tx, owner, { ticketId, note, media: [] }, { community, now }, emit)
          : undefined
        // A case that has ended takes no more words: they stand with the call.
        const left = added?.ok === false ? note : null
        const { staffId } = viewer
        await tx.ticketEvent.create({
          data: { ticketId, at: new Date(now()), actor: 'staff', staffId, type: 'told', note: left },
        })
        await noteContact(tx, ticketId, 'told', now())
        emit(ticketMoved(ticket, 'told'))
      }),
  }
}

/**
 * Files a report and tells what goes on its slip. `readOut` is what to say at once where somebody is in danger; of what must not
 * be found at home there is no slip. Throws NOT_FOUND for a resident whom the viewer may not know of, INPUT_INVALID for a
 * number or house that cannot be read.
 */
export async function fileReport(
  tx: Tx,
  viewer: Viewer,
  filing: Filing,
  emit: Emit,
  { community, now }: Options,
) {
  const at = now()
  const home = community(communityIdOf(viewer))
  const { text, place, person } = masked(filing)
  const phone = phoneOf(person.phone)
  const resident = await residentFor(tx, viewer, { ...filing, person: { ...person, phone } }, home, at)
  const contact = await contactOf(tx, resident)
  const danger = dangerIn(text)
  const spot = await spotOf(tx, { place, text, flatId: resident.flatId }, home)
  const request: Requests['openTicket']['in'] = {
    ...(danger
      ? { kind: 'emergency' as const, category: danger, urgency: 'P0' as const }
      : { kind: 'help' as const, ...kindOf(text), confidential: filing.confidential }),
    summary: text,
    placeText: spot.text,
    nodeId: spot.nodeId,
    phone: phone ?? resident.phone ?? undefined,
    media: [],
  }
  const filed = { staffId: viewer.staffId, intake: filing.intake }
  const options = { community, now, addToTicket }
  const [opened] = await openOrKeep(tx, [{ contact, request, filed }], emit, options)
  if (!opened) throw new Error('a report that was filed has no ticket')
  const { ticketId, number, due } = opened
  if (filing.propertyConsent !== undefined)
    await setConsent(tx, contact, { ticketId, given: filing.propertyConsent }, at, emit)
  const { publicId } = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } })
  return {
    id: publicId,
    number: numberText(number),
    due,
    readOut: danger ? readOut(danger, home) : null,
    slip: !(danger && silentDangers.includes(danger)),
    community: home.name,
    phone: home.numbers?.office ?? null,
  }
}

/** Whether somebody may ring a resident about a ticket of theirs, or about what belongs to none. */
async function mayTell(
  tx: Tx,
  viewer: Viewer,
  { residentId, ticketId }: { residentId: number; ticketId: number | null | undefined },
): Promise<boolean> {
  if (ticketId == null)
    return (await tx.resident.count({ where: { AND: [await knownTo(tx, viewer), { id: residentId }] } })) > 0
  const ticket = await tx.ticket.findFirst({
    where: { AND: [visible(viewer), { id: ticketId }] },
    include: sightFields,
  })
  return ticket !== null && sightOf(viewer, ticket)('phone') === 'see'
}

const readOut = (danger: Danger, home: Community): string => render(firstWordsHere(danger, home), 'zh').text

/** What was said goes through the same masks as what is written. */
function masked({ text, place, person }: Filing) {
  const { name, phone, house } = person
  const clean = (words: string | undefined) => words && maskIds(words.trim())
  return {
    text: maskIds(text.trim()),
    place: maskIds(place.trim()),
    person: { name: clean(name) || undefined, phone: phone?.trim(), house: clean(house) || undefined },
  }
}
