// People who agreed to be looked in on (探访): their yes, the visits, and the managers' bell where one met nobody or was not made.
// Nothing is ever sent to them because of it.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import {
  dueAfter,
  met,
  unvisited,
  visitedBy,
  type agreedWays,
  type endReasons,
  type Interval,
  type LookInOutcome,
  type LookInResult,
} from '../../rules/residents/look-in.ts'
import type { Community } from '../../rules/community/tree.ts'
import { maskIds } from '../../understand/sensitive.ts'
import { candidatesFor, managersAmong } from '../tickets/candidates.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import { fileReport } from '../tickets/desk.ts'
import { doorName } from './flats.ts'
import { oweJobs } from '../outbox.ts'
import { knownTo } from './residents.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Effect, Emit, Writer } from '../writer.ts'

export interface NewLookIn {
  residentId: string
  everyDays: Interval
  note: string | null
  agreedOn: string
  agreedBy: (typeof agreedWays)[number]
  /** The day of the first visit. */
  firstOn: string
}
export interface Seen {
  /** Of which visit it is told: a second tap finds that it was told already. */
  dueOn: string
  outcome: LookInOutcome
  /** What help they need. It goes into their ticket only, whose rules say who sees it. */
  words: string | null
}

const listedAtMost = 1000

export type LookIns = ReturnType<typeof createLookIns>

export function createLookIns(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  const running = async (tx: Tx, viewer: Viewer, publicId: string) => {
    const found = await tx.lookIn.findFirst({
      where: { publicId, endedAt: null, scope: { startsWith: viewer.scope } },
      include: { resident: { select: { publicId: true } } },
    })
    if (!found) throw new AppError('NOT_FOUND', 'nobody of this id is looked in on where you work')
    return found
  }
  const note = (tx: Tx, residentId: number, staffId: number, type: ResidentEventType, words?: string) =>
    tx.residentEvent.create({ data: { residentId, at: new Date(now()), staffId, type, note: words ?? null } })

  return {
    /** Who is looked in on where the viewer works, who is due first before the others. */
    list: async (viewer: Viewer) => {
      const home = community(communityIdOf(viewer))
      const found = await read.lookIn.findMany({
        where: { endedAt: null, scope: { startsWith: viewer.scope } },
        include: {
          resident: { select: { publicId: true, name: true, flat: true } },
          staff: { select: { name: true } },
          visits: { orderBy: { id: 'desc' }, take: 1, include: { staff: { select: { name: true } } } },
        },
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        take: listedAtMost,
      })
      return found.map(({ publicId: id, resident, staff, visits: [last], ...plan }) => ({
        id,
        resident: {
          id: resident.publicId,
          name: resident.name,
          house: resident.flat && doorName(home, resident.flat),
        },
        everyDays: plan.everyDays,
        note: plan.note,
        agreed: { on: plan.agreedOn, by: plan.agreedBy as NewLookIn['agreedBy'], heardBy: staff.name },
        dueOn: plan.dueOn,
        escalatedAt: plan.escalatedAt?.toISOString() ?? null,
        last: last
          ? {
              at: last.at.toISOString(),
              outcome: last.outcome as LookInResult,
              name: last.staff?.name ?? null,
            }
          : null,
      }))
    },

    /**
     * Begins once somebody said yes. Throws NOT_FOUND for a resident whom the viewer does not know or who lives elsewhere, INPUT_INVALID
     * where no flat is known of them or the yes lies ahead, LOOK_IN_EXISTS where it has begun.
     */
    start: (viewer: Viewer, wish: NewLookIn): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const resident = await tx.resident.findFirst({
          where: { AND: [await knownTo(tx, viewer), { publicId: wish.residentId }] },
          include: {
            flat: { include: { node: { select: { path: true } } } },
            lookIns: { where: { endedAt: null } },
          },
        })
        const scope = resident?.flat?.node.path
        if (!resident || (scope !== undefined && !scope.startsWith(viewer.scope)))
          throw new AppError('NOT_FOUND', 'there is no such resident where you work')
        if (scope === undefined)
          throw new AppError('INPUT_INVALID', 'residentId: note first where they live, with the flat')
        if (wish.agreedOn > dayOf(at) || visitedBy(wish.firstOn) <= at)
          throw new AppError(
            'INPUT_INVALID',
            'agreedOn, firstOn: they said yes already, and there is still time on the day of the first visit',
          )
        if (resident.lookIns.length > 0)
          throw new AppError('LOOK_IN_EXISTS', 'somebody already looks in on them; end that first')
        const { everyDays, agreedOn, agreedBy, firstOn: dueOn } = wish
        const { staffId } = viewer
        const plan = await tx.lookIn.create({
          data: {
            publicId: uuidv7(),
            residentId: resident.id,
            scope,
            everyDays,
            note: wish.note && maskIds(wish.note),
            agreedOn,
            agreedBy,
            staffId,
            dueOn,
          },
        })
        await note(tx, resident.id, staffId, 'lookIn', agreedOn)
        await oweCheck(tx, { id: plan.id, dueOn }, emit)
      }),

    /**
     * Notes what became of a visit. Where they need help it is filed for them, and its number told; where nobody was met the
     * managers hear of it now. Throws NOT_FOUND, LOOK_IN_DONE where it was noted before, INPUT_INVALID for help without words.
     */
    visit: (viewer: Viewer, id: string, { dueOn, outcome, words }: Seen) =>
      writer.run(async (tx, emit) => {
        const at = now()
        const plan = await running(tx, viewer, id)
        if (plan.dueOn !== dueOn)
          throw new AppError('LOOK_IN_DONE', 'this visit was noted already; look at the list again')
        if (outcome === 'help' && words === null)
          throw new AppError('INPUT_INVALID', 'words: say what help they need')
        const filed =
          outcome === 'help' && words !== null
            ? await fileReport(
                tx,
                viewer,
                {
                  intake: 'visit',
                  residentId: plan.resident.publicId,
                  person: {},
                  text: words,
                  place: '',
                  confidential: false,
                },
                emit,
                { community, now },
              )
            : null
        await close(tx, plan, { result: outcome, staffId: viewer.staffId }, at, emit)
        return { filed }
      }),

    /** A manager has seen to a visit that met nobody. Throws NOT_FOUND, LOOK_IN_DONE where there is none. */
    settle: (viewer: Viewer, id: string, words: string): Promise<void> =>
      writer.run(async (tx) => {
        const plan = await running(tx, viewer, id)
        if (plan.escalatedAt === null)
          throw new AppError('LOOK_IN_DONE', 'it was seen to already; look at the list again')
        await tx.lookIn.update({ where: { id: plan.id }, data: { escalatedAt: null } })
        await note(tx, plan.residentId, viewer.staffId, 'lookInSettled', maskIds(words))
      }),

    /** Ends it at once, and forgets what visitors should know. Throws NOT_FOUND. */
    end: (viewer: Viewer, id: string, why: (typeof endReasons)[number]): Promise<void> =>
      writer.run(async (tx) => {
        const plan = await running(tx, viewer, id)
        await tx.lookIn.update({
          where: { id: plan.id },
          data: { endedAt: new Date(now()), endedWhy: why, note: null, escalatedAt: null },
        })
        const type = why === 'withdrawn' ? 'lookInWithdrawn' : 'lookInEnded'
        await note(tx, plan.residentId, viewer.staffId, type)
      }),

    /** Looks at the end of the day whether somebody went. Does nothing where the visit was noted, or it has ended. */
    check:
      (lookInId: number, dueOn: string): Effect<void> =>
      async (tx, emit) => {
        const plan = await tx.lookIn.findUnique({ where: { id: lookInId } })
        if (!plan || plan.endedAt || plan.dueOn !== dueOn) return
        await close(tx, plan, { result: unvisited, staffId: null }, now(), emit)
      },

    /** Of the visits that were due in a month ("2026-11") and are over, how many met somebody, by grid. */
    rate: async (viewer: Viewer, month: string) => {
      const counted = await rows<{ scope: string; outcome: LookInResult; count: number }>(
        read,
        `SELECT l.scope, v.outcome, count(*) AS count FROM LookInVisit AS v JOIN LookIn AS l ON l.id = v.lookInId
         WHERE v.dueOn >= ? AND v.dueOn <= ? AND l.scope LIKE ? GROUP BY l.scope, v.outcome`,
        `${month}-01`,
        `${month}-31`,
        `${viewer.scope}%`,
      )
      const grids = community(communityIdOf(viewer)).nodes.filter(({ kind }) => kind === 'grid')
      const sums = new Map<number | null, { due: number; met: number }>()
      for (const { scope, outcome, count } of counted) {
        const grid = grids.find(({ path }) => scope.startsWith(path))?.id ?? null
        const { due, met: before } = sums.get(grid) ?? { due: 0, met: 0 }
        sums.set(grid, { due: due + count, met: before + (met(outcome) ? count : 0) })
      }
      return [...sums].map(([id, sum]) => ({
        grid: id === null ? null : { id, name: grids.find((grid) => grid.id === id)?.name ?? '' },
        ...sum,
      }))
    },
  }

  /** Keeps what became of a visit and plans the next; what met nobody rings the managers. */
  async function close(
    tx: Tx,
    plan: { id: number; scope: string; everyDays: number; dueOn: string },
    { result, staffId }: { result: LookInResult; staffId: number | null },
    at: number,
    emit: Emit,
  ): Promise<void> {
    const { id, dueOn } = plan
    const when = new Date(at)
    await tx.lookInVisit.create({
      data: { lookInId: id, dueOn, at: when, staffId, outcome: result },
    })
    const next = dueAfter(result, plan, dayOf(at))
    await tx.lookIn.update({
      where: { id },
      data: { dueOn: next, escalatedAt: met(result) ? null : when },
    })
    await oweCheck(tx, { id, dueOn: next }, emit)
    if (met(result)) return
    const candidates = await candidatesFor(tx, plan.scope)
    const managers = managersAmong(candidates)
    // Without a manager whoever works there hears of it: nobody must not.
    const told = managers.length > 0 ? managers : candidates.map(({ staffId }) => staffId)
    for (const one of told.filter((other) => other !== staffId)) {
      await tx.staffNotice.create({
        data: {
          staffId: one,
          lookInId: id,
          type: result === unvisited ? 'lookInUnvisited' : 'lookInMissed',
          at: when,
        },
      })
      emit({ type: 'notice', staffId: one, ticketId: null })
    }
  }
}

type ResidentEventType = 'lookIn' | 'lookInSettled' | 'lookInWithdrawn' | 'lookInEnded'

const oweCheck = (tx: Tx, { id, dueOn }: { id: number; dueOn: string }, emit: Emit) =>
  oweJobs(tx, [{ job: 'lookIn.check', payload: { lookInId: id, dueOn }, dueAt: visitedBy(dueOn) }], emit)

/** Whoever is joined to an account is looked in on as that account; of two agreements the account's own goes on. */
export async function moveLookIns(tx: Tx, from: number, to: number, at: Date): Promise<void> {
  const own = await tx.lookIn.count({ where: { residentId: to, endedAt: null } })
  if (own > 0)
    await tx.lookIn.updateMany({
      where: { residentId: from, endedAt: null },
      data: { endedAt: at, endedWhy: 'joined', note: null, escalatedAt: null },
    })
  await tx.lookIn.updateMany({ where: { residentId: from }, data: { residentId: to } })
}
