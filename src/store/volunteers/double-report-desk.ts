// 双报到 as those in charge of it see it: who reported, units, the three lists, who took what, and what a unit gets each quarter.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { quarterOf } from '../../rules/law/quarter.ts'
import { nodeById, type Community } from '../../rules/community/tree.ts'
import type { ClaimState, PartyItemKind, UnitFeedback } from '../../rules/volunteers/double-report.ts'
import { minutesBetween } from '../../rules/volunteers/volunteer-task.ts'
import { say, type Say } from '../../text/say.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { tellResident } from '../conversations/telling.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'
import { feedbackOf, kindOfItem, stateOfClaim } from './double-reports.ts'
import { recordService } from './volunteer-tasks.ts'

const day = 24 * 60 * 60 * 1000
const listedAtMost = 500

export type DoubleReports = ReturnType<typeof createDoubleReports>

/** A quarter of a year, 1 to 4. */
export interface QuarterNamed {
  year: number
  quarter: number
}

export function createDoubleReports(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  /** Who reported belongs to the whole community: nobody of a part of it sees any. */
  function homeOf(viewer: Viewer): number {
    const communityId = communityIdOf(viewer)
    if (viewer.scope !== `/${communityId}/`)
      throw new AppError('RIGHT_MISSING', 'this is for who works for the whole community')
    return communityId
  }
  const claimOf = async (tx: Tx, viewer: Viewer, publicId: string, from: readonly ClaimState[]) => {
    const communityId = homeOf(viewer)
    const claim = await tx.partyClaim.findFirst({
      where: { publicId, item: { communityId } },
      include: { item: true, report: true },
    })
    if (!claim) throw new AppError('NOT_FOUND', 'there is no such claim where you work')
    if (!claim.report || !from.includes(stateOfClaim(claim.state)))
      throw new AppError('CLAIM_SETTLED', `the claim is ${claim.state}`)
    return { ...claim, report: claim.report }
  }
  const unitOf = async (client: Pick<PrismaClient, 'partyUnit'> | Tx, viewer: Viewer, publicId: string) => {
    const unit = await client.partyUnit.findFirst({ where: { publicId, communityId: homeOf(viewer) } })
    if (!unit) throw new AppError('NOT_FOUND', 'there is no such unit where you work')
    return unit
  }
  const sealed = (said: Say): Say => ({ ...said, sealed: true })

  return {
    list: async (viewer: Viewer) => {
      const communityId = homeOf(viewer)
      const [reports, units, items] = await Promise.all([
        read.doubleReport.findMany({
          where: { communityId },
          include: { unit: true },
          orderBy: { id: 'desc' },
          take: listedAtMost,
        }),
        read.partyUnit.findMany({ where: { communityId }, orderBy: { id: 'asc' }, take: listedAtMost }),
        read.partyItem.findMany({
          where: { communityId },
          include: { claims: { include: { report: true }, orderBy: { id: 'desc' } } },
          orderBy: { id: 'desc' },
          take: listedAtMost,
        }),
      ])
      return {
        reports: reports.map(({ publicId, name, unitName, unit, skills, times, named, at }) => ({
          ...{ id: publicId, name, unitName, skills, times, named, at: at.toISOString() },
          unitId: unit?.publicId ?? null,
        })),
        units: units.map(({ publicId, name, contact, phone, resources }) => ({
          ...{ id: publicId, name, contact, phone, resources },
        })),
        items: items.map(({ id, publicId, kind, title, detail, open, claims }) => ({
          ...{ id: publicId, number: id, kind: kindOfItem(kind), title, detail, open },
          claims: claims.map((claim) => ({
            ...{ id: claim.publicId, state: stateOfClaim(claim.state), minutes: claim.minutes },
            ...{ name: claim.report?.name ?? null, at: claim.at.toISOString() },
          })),
        })),
      }
    },

    /** Notes a unit that reported in. Throws INPUT_INVALID for a name that is there already. */
    addUnit: (
      viewer: Viewer,
      told: { name: string; contact: string; phone: string; resources: string },
    ): Promise<{ id: string }> =>
      writer.run(async (tx) => {
        const communityId = homeOf(viewer)
        const name = maskIds(told.name)
        if ((await tx.partyUnit.count({ where: { communityId, name } })) > 0)
          throw new AppError('INPUT_INVALID', 'name: this unit is noted already')
        const publicId = uuidv7()
        const { id } = await tx.partyUnit.create({
          data: { ...told, name, communityId, publicId, createdAt: new Date(now()) },
        })
        await tx.doubleReport.updateMany({ where: { communityId, unitName: name }, data: { unitId: id } })
        return { id: publicId }
      }),

    /** Says to which unit somebody belongs who told it in other words. */
    tie: (viewer: Viewer, publicId: string, unitId: string | null): Promise<void> =>
      writer.run(async (tx) => {
        const unit = unitId === null ? null : await unitOf(tx, viewer, unitId)
        const { count } = await tx.doubleReport.updateMany({
          where: { publicId, communityId: homeOf(viewer) },
          data: { unitId: unit?.id ?? null },
        })
        if (count === 0) throw new AppError('NOT_FOUND', 'nobody reported in under this id')
      }),

    addItem: (
      viewer: Viewer,
      { kind, title, detail }: { kind: PartyItemKind; title: string; detail: string },
    ): Promise<{ id: string }> =>
      writer.run(async (tx) => {
        const communityId = homeOf(viewer)
        const publicId = uuidv7()
        await tx.partyItem.create({
          data: {
            ...{ publicId, communityId, nodeId: communityId, scope: viewer.scope, kind },
            ...{ title: maskIds(title), detail: maskIds(detail), createdAt: new Date(now()) },
          },
        })
        return { id: publicId }
      }),

    /** Takes a line off its list. */
    closeItem: (viewer: Viewer, publicId: string): Promise<void> =>
      writer.run(async (tx) => {
        const { count } = await tx.partyItem.updateMany({
          where: { publicId, communityId: homeOf(viewer) },
          data: { open: false },
        })
        if (count === 0) throw new AppError('NOT_FOUND', 'there is no such line where you work')
      }),

    confirm: (viewer: Viewer, publicId: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const { id, item, report } = await claimOf(tx, viewer, publicId, ['waiting'])
        await tx.partyClaim.update({ where: { id }, data: { state: 'confirmed' } })
        const said = sealed(say('party.claimConfirmed', { title: item.title }))
        await tellResident(tx, report.residentId, said, now(), emit)
      }),

    refuse: (viewer: Viewer, publicId: string, reason: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const { id, item, report } = await claimOf(tx, viewer, publicId, ['waiting', 'confirmed'])
        await tx.partyClaim.update({ where: { id }, data: { state: 'refused' } })
        const said = sealed(say('party.claimRefused', { title: item.title, reason: maskIds(reason) }))
        await tellResident(tx, report.residentId, said, now(), emit)
      }),

    /**
     * Records what was done, from when to when (epoch milliseconds): of a volunteer in the volunteers' record too. Throws INPUT_INVALID
     * for what lies ahead or lasted over a day.
     */
    finish: (viewer: Viewer, publicId: string, from: number, until: number): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        if (until > at || until <= from || until - from > day)
          throw new AppError('INPUT_INVALID', 'endsAt has to be after startsAt, within a day of it, and over')
        const { id, item, report } = await claimOf(tx, viewer, publicId, ['confirmed'])
        const minutes = minutesBetween(from, until)
        await tx.partyClaim.update({
          where: { id },
          data: { state: 'done', doneAt: new Date(until), minutes },
        })
        const volunteer = await tx.volunteer.findFirst({
          where: { residentId: report.residentId, state: 'active' },
        })
        const { title: about, nodeId, scope } = item
        const { name: address } = nodeById(community(item.communityId), nodeId) ?? { name: '' }
        if (volunteer)
          await recordService(
            tx,
            { about, nodeId, scope, address, communityId: item.communityId, staffId: viewer.staffId },
            { volunteerId: volunteer.id, from, until },
            at,
          )
        const said = sealed(say('party.claimThanks', { title: item.title, minutes }))
        await tellResident(tx, report.residentId, said, at, emit)
      }),

    /** What a unit got for a quarter, or would get now: only those who agreed to be named. */
    feedback: async (viewer: Viewer, publicId: string, quarter: QuarterNamed) => {
      const unit = await unitOf(read, viewer, publicId)
      const released = await read.partyFeedback.findFirst({ where: { unitId: unit.id, ...quarter } })
      const { people } = released ? feedbackOf(released.content) : await feedbackFor(read, unit.id, quarter)
      return {
        unit: unit.name,
        community: community(unit.communityId).name,
        ...quarter,
        people: people.map(({ name, minutes, deeds }) => ({ name, minutes, deeds })),
        releasedAt: released?.releasedAt.toISOString() ?? null,
      }
    },

    /** Releases it as it is now. Throws CLAIM_SETTLED for one that was released, INPUT_INVALID for a quarter that is not over. */
    release: (viewer: Viewer, publicId: string, quarter: QuarterNamed): Promise<void> =>
      writer.run(async (tx) => {
        const unit = await unitOf(tx, viewer, publicId)
        if (quarterOf(quarter.year, quarter.quarter).until > now())
          throw new AppError('INPUT_INVALID', 'quarter: it is not over yet')
        if ((await tx.partyFeedback.count({ where: { unitId: unit.id, ...quarter } })) > 0)
          throw new AppError('CLAIM_SETTLED', 'this quarter was released already')
        await tx.partyFeedback.create({
          data: {
            ...{ publicId: uuidv7(), unitId: unit.id, ...quarter, staffId: viewer.staffId },
            content: JSON.stringify(await feedbackFor(tx, unit.id, quarter)),
            releasedAt: new Date(now()),
          },
        })
      }),
  }
}

async function feedbackFor(
  client: Pick<PrismaClient, 'partyClaim'> | Tx,
  unitId: number,
  { year, quarter }: QuarterNamed,
): Promise<UnitFeedback> {
  const { from, until } = quarterOf(year, quarter)
  const done = await client.partyClaim.findMany({
    where: {
      ...{ state: 'done', doneAt: { gte: new Date(from), lt: new Date(until) } },
      report: { unitId, named: true },
    },
    include: { item: true, report: true },
    orderBy: { doneAt: 'asc' },
  })
  const people = new Map<number, UnitFeedback['people'][number]>()
  for (const { report, item, minutes } of done) {
    if (!report) continue
    const before = people.get(report.id) ?? { reportId: report.id, name: report.name, minutes: 0, deeds: [] }
    people.set(report.id, {
      ...before,
      minutes: before.minutes + (minutes ?? 0),
      deeds: [...before.deeds, item.title],
    })
  }
  return { people: [...people.values()] }
}
