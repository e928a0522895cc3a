// What residents do about their own volunteering, and guardians about a child's.
import { uuidv7 } from 'uuidv7'
import type { Requests } from '../../flows/requests.ts'
import { Profile } from '../../flows/volunteer/profile.ts'
import {
  consentVersion,
  guardianCodeFor,
  purposesOf,
  volunteerStates,
  type VolunteerProfile,
  type VolunteerState,
} from '../../rules/volunteers/volunteer.ts'
import type { Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { hashOf, mayTry, newCode, noteWrong } from '../staff/one-time-codes.ts'

type VolunteerRow = NonNullable<Awaited<ReturnType<Tx['volunteer']['findUnique']>>>

const own = (tx: Tx, { residentId }: Contact) => tx.volunteer.findUnique({ where: { residentId } })

/** Whether nothing may be asked of them because a guardian has not agreed. */
export const waitsForGuardian = ({
  minor,
  guardianAt,
}: Pick<VolunteerRow, 'minor' | 'guardianAt'>): boolean => minor && guardianAt === null

export const stateOfVolunteer = (state: string): VolunteerState =>
  volunteerStates.find((known) => known === state) ?? 'ended'

/** What somebody told of themselves, out of its row. */
export function profileOf(row: VolunteerRow, night: boolean): VolunteerProfile {
  const list = (json: string): unknown => JSON.parse(json)
  return Profile.parse({
    ...row,
    skills: list(row.skills),
    languages: list(row.languages),
    days: list(row.days),
    parts: list(row.parts),
    vehicles: list(row.vehicles),
    limits: list(row.limits),
    night,
  })
}

export async function myVolunteering(tx: Tx, contact: Contact): Promise<Requests['myVolunteering']['out']> {
  const found = await own(tx, contact)
  if (!found) return null
  const night = await tx.volunteerConsent.count({
    where: { volunteerId: found.id, purpose: 'night', endedAt: null },
  })
  const profile = profileOf(found, night > 0)
  return { state: stateOfVolunteer(found.state), waits: waitsForGuardian(found), profile }
}

/**
 * Keeps what they told and what they agree to by it. Who was a volunteer before and ended it applies anew; how old they said they were
 * does not change by signing up again.
 */
export async function signUpVolunteer(
  tx: Tx,
  contact: Contact,
  profile: VolunteerProfile,
  at: number,
): Promise<Requests['signUpVolunteer']['out']> {
  const { residentId, communityId } = contact
  const before = await own(tx, contact)
  const { minor, ...told } = profile
  const { name, homeId, reach, contact: toCall, phone } = told
  const columns = {
    ...{ name, homeId, reach, contact: toCall, phone },
    skills: JSON.stringify(told.skills),
    languages: JSON.stringify(told.languages),
    days: JSON.stringify(told.days),
    parts: JSON.stringify(told.parts),
    vehicles: JSON.stringify(told.vehicles),
    limits: JSON.stringify(told.limits),
  }
  const fresh = before === null || before.state === 'ended'
  const saved = await tx.volunteer.upsert({
    where: { residentId },
    create: {
      ...columns,
      minor,
      publicId: uuidv7(),
      residentId,
      communityId,
      state: 'applied',
      createdAt: new Date(at),
    },
    update: { ...columns, ...(fresh && { state: 'applied', minor: minor || (before?.minor ?? false) }) },
  })
  await keepConsents(tx, saved.id, profile, at)
  await noteVolunteer(tx, saved.id, at, fresh ? 'applied' : 'changed')
  const code = fresh && waitsForGuardian(saved) ? await makeCode(tx, contact, saved.id, at) : null
  return { code, fresh }
}

/** What is no longer told is no longer agreed to. */
async function keepConsents(
  tx: Tx,
  volunteerId: number,
  profile: VolunteerProfile,
  at: number,
): Promise<void> {
  await tx.volunteerConsent.updateMany({
    where: { volunteerId, endedAt: null },
    data: { endedAt: new Date(at) },
  })
  await tx.volunteerConsent.createMany({
    data: purposesOf(profile).map((purpose) => ({
      volunteerId,
      purpose,
      version: consentVersion,
      at: new Date(at),
    })),
  })
}

export const noteVolunteer = (
  tx: Tx,
  volunteerId: number,
  at: number,
  type: string,
  by: { staffId: number; note: string | null } | null = null,
) => tx.volunteerEvent.create({ data: { volunteerId, at: new Date(at), type, ...by } })

async function makeCode(tx: Tx, { communityId }: Contact, volunteerId: number, at: number): Promise<string> {
  const code = newCode()
  await tx.guardianCode.deleteMany({ where: { volunteerId } })
  await tx.guardianCode.create({
    data: {
      hash: await hashOf('guardian', communityId, code),
      volunteerId,
      expiresAt: new Date(at + guardianCodeFor),
    },
  })
  return code
}

/** A code for the guardian. Throws where the resident is no volunteer, which the flow has looked up before. */
export async function guardianCode(tx: Tx, contact: Contact, at: number): Promise<{ code: string }> {
  const found = await tx.volunteer.findUniqueOrThrow({ where: { residentId: contact.residentId } })
  return { code: await makeCode(tx, contact, found.id, at) }
}

/** Pauses, goes on or ends; false for going on where staff paused it. */
export async function setVolunteering(
  tx: Tx,
  contact: Contact,
  to: 'paused' | 'active' | 'ended',
  at: number,
): Promise<{ ok: boolean }> {
  const found = await own(tx, contact)
  const from = { paused: ['active'], active: ['paused'], ended: ['applied', 'active', 'paused'] }[to]
  if (!found || !from.includes(found.state)) return { ok: true }
  if (to === 'active' && (await isHeld(tx, found.id))) return { ok: false }
  await leave(tx, found.id, to, at, { type: to, by: null })
  return { ok: true }
}

/** Whether it was staff who paused them last. */
async function isHeld(tx: Tx, volunteerId: number): Promise<boolean> {
  const last = await tx.volunteerEvent.findFirst({
    where: { volunteerId, type: { in: ['held', 'released', 'paused'] } },
    orderBy: { id: 'desc' },
  })
  return last?.type === 'held'
}

/** Moves a volunteer to another state. Ending deletes what is kept only to ask and to help them; the record of their service stays (条例 19). */
export async function leave(
  tx: Tx,
  id: number,
  state: 'paused' | 'active' | 'ended',
  at: number,
  { type, by }: { type: string; by: { staffId: number; note: string | null } | null },
): Promise<void> {
  const forgotten = state === 'ended' && {
    ...{ contact: null, phone: null, limits: '[]' },
    // Who signs up again is agreed to again.
    ...{ guardianId: null, guardianAt: null, paper: null },
  }
  await tx.volunteer.update({ where: { id }, data: { state, ...forgotten } })
  if (state === 'ended') {
    await tx.guardianCode.deleteMany({ where: { volunteerId: id } })
    await tx.volunteerConsent.updateMany({
      where: { volunteerId: id, endedAt: null },
      data: { endedAt: new Date(at) },
    })
  }
  await noteVolunteer(tx, id, at, type, by)
}

async function codeOf(tx: Tx, contact: Contact, code: string, at: Date) {
  const hash = await hashOf('guardian', contact.communityId, code)
  const found = await tx.guardianCode.findFirst({
    where: { hash, expiresAt: { gt: at } },
    include: { volunteer: true },
  })
  // Nobody is their own guardian, nor is another child.
  const self = await own(tx, contact)
  return found && found.volunteer.residentId !== contact.residentId && !self?.minor ? found : null
}

export async function findWard(
  tx: Tx,
  contact: Contact,
  code: string,
  at: Date,
): Promise<Requests['findWard']['out']> {
  if (!(await mayTry(tx, contact, at))) return { result: 'tooMany', name: '' }
  const found = await codeOf(tx, contact, code, at)
  if (found) return { result: 'found', name: found.volunteer.name }
  await noteWrong(tx, contact, at)
  return { result: 'wrong', name: '' }
}

export async function answerForWard(
  tx: Tx,
  contact: Contact,
  { code, agreed }: Requests['answerForWard']['in'],
  at: number,
): Promise<{ ok: boolean }> {
  const found = await codeOf(tx, contact, code, new Date(at))
  if (!found) return { ok: false }
  const { volunteerId } = found
  await tx.guardianCode.delete({ where: { volunteerId } })
  if (agreed) {
    await tx.volunteer.update({
      where: { id: volunteerId },
      data: { guardianId: contact.residentId, guardianAt: new Date(at) },
    })
    await noteVolunteer(tx, volunteerId, at, 'guardianAgreed')
  } else await noteVolunteer(tx, volunteerId, at, 'guardianRefused')
  return { ok: true }
}

/** Takes back what this guardian agreed to: those children are asked for nothing until somebody agrees again. */
export async function stopWards(tx: Tx, { residentId }: Contact, at: number): Promise<{ ended: number }> {
  const wards = await tx.volunteer.findMany({ where: { guardianId: residentId } })
  for (const { id, state } of wards) {
    await tx.volunteer.update({
      where: { id },
      data: { guardianId: null, guardianAt: null, state: state === 'ended' ? state : 'applied' },
    })
    await noteVolunteer(tx, id, at, 'guardianEnded')
  }
  return { ended: wards.length }
}
