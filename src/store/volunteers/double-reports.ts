// What party members do by 双报到 in the chat: report in, read the lists, take a line, take it all back.
import { uuidv7 } from 'uuidv7'
import type { Requests } from '../../flows/requests.ts'
import {
  claimStates,
  doubleReportConsent,
  feedbackWithout,
  heldClaims,
  partyItemKinds,
  type ClaimState,
  type PartyItemKind,
  type UnitFeedback,
} from '../../rules/volunteers/double-report.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'

const listedAtMost = 30
const held = { state: { in: [...heldClaims] } }

export const stateOfClaim = (state: string): ClaimState =>
  claimStates.find((known) => known === state) ?? 'withdrawn'
export const kindOfItem = (kind: string): PartyItemKind =>
  partyItemKinds.find((known) => known === kind) ?? 'need'
/** What was released, out of its row. */
export const feedbackOf = (content: string): UnitFeedback => JSON.parse(content) as UnitFeedback

const own = (tx: Tx, { residentId }: Contact) => tx.doubleReport.findUnique({ where: { residentId } })

export async function myDoubleReport(tx: Tx, contact: Contact): Promise<Requests['myDoubleReport']['out']> {
  const found = await own(tx, contact)
  if (!found) return { report: null }
  const { name, unitName: unit, skills, times, named } = found
  return { report: { name, unit, skills, times, named } }
}

/** Keeps what they told, by the consent that they just gave, or what they changed of it. */
export async function doubleReport(
  tx: Tx,
  { residentId, communityId }: Contact,
  { name, unit, skills, times, named }: Requests['doubleReport']['in'],
  at: number,
): Promise<null> {
  const known = await tx.partyUnit.findFirst({ where: { communityId, name: unit } })
  const told = {
    ...{ name: maskIds(name), unitName: maskIds(unit), skills: maskIds(skills), times: maskIds(times) },
    ...{ named, unitId: known?.id ?? null },
  }
  const consent = { consentVersion: doubleReportConsent, at: new Date(at) }
  await tx.doubleReport.upsert({
    where: { residentId },
    create: { ...told, ...consent, publicId: uuidv7(), residentId, communityId },
    update: told,
  })
  return null
}

/** Deletes the mark, whatever names them in what units got, and what they had not done yet; what was done stays as a number. */
export async function endDoubleReport(tx: Tx, contact: Contact): Promise<null> {
  const found = await own(tx, contact)
  if (!found) return null
  await tx.partyClaim.updateMany({
    where: { reportId: found.id, ...held },
    data: { state: 'withdrawn' satisfies ClaimState },
  })
  const released =
    found.unitId === null ? [] : await tx.partyFeedback.findMany({ where: { unitId: found.unitId } })
  for (const { id, content } of released)
    await tx.partyFeedback.update({
      where: { id },
      data: { content: JSON.stringify(feedbackWithout(feedbackOf(content), found.id)) },
    })
  await tx.partyClaim.updateMany({ where: { reportId: found.id }, data: { reportId: null } })
  await tx.doubleReport.delete({ where: { id: found.id } })
  return null
}

export async function partyItems(tx: Tx, contact: Contact): Promise<Requests['partyItems']['out']> {
  if (!(await own(tx, contact))) return { reported: false, items: [] }
  const found = await tx.partyItem.findMany({
    where: { communityId: contact.communityId, open: true },
    include: { claims: { where: held } },
    orderBy: { id: 'asc' },
    take: listedAtMost,
  })
  return {
    reported: true,
    items: found.map(({ id: itemId, kind, title, detail, claims }) => ({
      ...{ itemId, kind: kindOfItem(kind), title, detail, taken: claims.length > 0 },
    })),
  }
}

export async function claimItem(
  tx: Tx,
  contact: Contact,
  { itemId }: Requests['claimItem']['in'],
  at: number,
): Promise<Requests['claimItem']['out']> {
  const report = await own(tx, contact)
  if (!report) return { outcome: 'unreported', title: '' }
  const item = await tx.partyItem.findFirst({
    where: { id: itemId, communityId: contact.communityId, open: true },
    include: { claims: { where: held } },
  })
  if (!item) return { outcome: 'gone', title: '' }
  if (item.claims.length > 0) return { outcome: 'already', title: item.title }
  await tx.partyClaim.create({
    data: { publicId: uuidv7(), itemId, reportId: report.id, state: 'waiting', at: new Date(at) },
  })
  return { outcome: 'claimed', title: item.title }
}

export async function myPartyClaims(tx: Tx, contact: Contact): Promise<Requests['myPartyClaims']['out']> {
  const found = await tx.partyClaim.findMany({
    where: { report: { residentId: contact.residentId } },
    include: { item: true },
    orderBy: { id: 'desc' },
    take: listedAtMost,
  })
  return {
    claims: found.map(({ item: { title }, state, minutes }) => ({
      title,
      state: stateOfClaim(state),
      minutes,
    })),
  }
}
