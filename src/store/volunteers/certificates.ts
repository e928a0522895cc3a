// Certificates of volunteer service: issued and withdrawn by staff, and asked after by whoever holds the paper.
import { randomInt } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { Requests } from '../../flows/requests.ts'
import type { Community } from '../../rules/community/tree.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { certificateNumber, Stated, sumOf } from '../../rules/volunteers/certificate.ts'
import { maskIds } from '../../understand/sensitive.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'
import { noteVolunteer } from './volunteering.ts'
import { volunteerOf } from './volunteer-posts.ts'
import { skillsOf } from './volunteer-work.ts'
import { volunteersOf } from './volunteers.ts'

export type Certificates = ReturnType<typeof createCertificates>

export function createCertificates(
  writer: Writer,
  read: PrismaClient,
  {
    community,
    now,
    draw = () => randomInt(100_000_000),
  }: { community: (id?: number) => Community; now: () => number; draw?: () => number },
) {
  return {
    /** What was issued for a volunteer, the latest first. */
    list: async (viewer: Viewer, publicId: string) => {
      const found = await read.volunteer.findFirst({
        where: { ...volunteersOf(viewer), publicId },
        include: { certificates: { orderBy: { id: 'desc' } } },
      })
      if (!found) throw missingVolunteer()
      return found.certificates.map(shown)
    },

    /** Certifies all hours that count, by a number of its own. Throws HOURS_MISSING where there are none. */
    issue: (viewer: Viewer, publicId: string) =>
      writer.run(async (tx) => {
        const found = await tx.volunteer.findFirst({ where: { ...volunteersOf(viewer), publicId } })
        if (!found) throw missingVolunteer()
        const at = now()
        const sum = sumOf(await servedBy(tx, found.id))
        if (!sum)
          throw new AppError('HOURS_MISSING', 'nothing that counts was served yet: confirm the hours first')
        const { name: issuer, controller } = community(communityIdOf(viewer))
        const stated: Stated = {
          ...{ name: found.name, volunteer: found.id, ...sum },
          ...{ issuer, contact: controller?.contact ?? null },
        }
        let number = certificateNumber(dayOf(at), draw())
        while (await tx.volunteerCertificate.findUnique({ where: { number } }))
          number = certificateNumber(dayOf(at), draw())
        const made = await tx.volunteerCertificate.create({
          data: {
            ...{ number, volunteerId: found.id, stated: JSON.stringify(stated) },
            ...{ issuedAt: new Date(at), issuedById: viewer.staffId },
          },
        })
        await noteVolunteer(tx, found.id, at, 'certified', { staffId: viewer.staffId, note: number })
        return shown(made)
      }),

    /** One, to be printed. Throws NOT_FOUND elsewhere. */
    read: async (viewer: Viewer, number: string) => {
      const found = await read.volunteerCertificate.findFirst({
        where: { number, volunteer: volunteersOf(viewer) },
      })
      if (!found) throw missing()
      return shown(found)
    },

    /** It is valid no longer; the reason is kept. Throws VOLUNTEER_SETTLED for one that was withdrawn before. */
    withdraw: (viewer: Viewer, number: string, reason: string): Promise<void> =>
      writer.run(async (tx) => {
        const found = await tx.volunteerCertificate.findFirst({
          where: { number, volunteer: volunteersOf(viewer) },
        })
        if (!found) throw missing()
        if (found.withdrawnAt !== null)
          throw new AppError('VOLUNTEER_SETTLED', 'this certificate was withdrawn before')
        const at = now()
        await tx.volunteerCertificate.update({
          where: { id: found.id },
          data: { withdrawnAt: new Date(at) },
        })
        const note = `${number}: ${maskIds(reason)}`
        await noteVolunteer(tx, found.volunteerId, at, 'uncertified', { staffId: viewer.staffId, note })
      }),

    /** For whoever holds a paper: whether its number is valid, and nothing of what it states. */
    validity: async (number: string): Promise<'valid' | 'withdrawn' | 'unknown'> => {
      const found = await read.volunteerCertificate.findUnique({
        where: { number },
        select: { withdrawnAt: true },
      })
      if (!found) return 'unknown'
      return found.withdrawnAt === null ? 'valid' : 'withdrawn'
    },
  }
}

/** What a volunteer is told of their own. */
export async function myCertificates(tx: Tx, contact: Contact): Promise<Requests['myCertificates']['out']> {
  const volunteerId = await volunteerOf(tx, contact)
  if (volunteerId === undefined) return { minutes: 0, numbers: [] }
  const served = await servedBy(tx, volunteerId)
  const valid = await tx.volunteerCertificate.findMany({
    where: { volunteerId, withdrawnAt: null },
    orderBy: { id: 'desc' },
    take: 5,
  })
  return { minutes: sumOf(served)?.minutes ?? 0, numbers: valid.map(({ number }) => number) }
}

const missing = () => new AppError('NOT_FOUND', 'there is no such certificate where you work')
const missingVolunteer = () => new AppError('NOT_FOUND', 'there is no such volunteer where you work')

async function servedBy(tx: Tx, volunteerId: number) {
  const found = await rows<{ skills: string; inAt: Date; minutes: number }>(
    tx,
    `SELECT t.skills, p.inAt, p.minutes FROM VolunteerPost AS p JOIN VolunteerTask AS t ON t.id = p.taskId
     WHERE p.volunteerId = ? AND p.state = 'done' AND p.minutes IS NOT NULL`,
    volunteerId,
  )
  return found.map((row) => ({
    skills: skillsOf(row),
    on: dayOf(row.inAt.getTime()),
    minutes: row.minutes,
  }))
}

const shown = (row: { number: string; stated: string; issuedAt: Date; withdrawnAt: Date | null }) => ({
  number: row.number,
  issuedAt: row.issuedAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  stated: Stated.parse(JSON.parse(row.stated)),
})
