// Neighbours who were praised: kept to ask them, shown with their yes, deleted without.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import type { Requests } from '../../flows/requests.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { blames, exampleDays } from '../../rules/proposals/good-example.ts'
import type { agreedWays } from '../../rules/residents/look-in.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { oweJobs } from '../outbox.ts'
import type { Viewer } from '../views.ts'
import type { Effect, Emit, Writer } from '../writer.ts'

type Way = (typeof agreedWays)[number]
const dayMs = 24 * 60 * 60 * 1000
const listedAtMost = 100
const toldAtMost = 5
/** So many that wait for a yes are kept of a community, so that nobody fills the list. */
const waitingAtMost = 50

export type GoodExamples = ReturnType<typeof createGoodExamples>

export function createGoodExamples(writer: Writer, read: PrismaClient, now: () => number) {
  const inScope = ({ scope }: Viewer, publicId: string) => ({ publicId, scope: { startsWith: scope } })
  const missing = () => new AppError('NOT_FOUND', 'there is no such praise where you work')
  return {
    list: async ({ scope }: Viewer) => {
      const found = await read.goodExample.findMany({
        where: { scope: { startsWith: scope } },
        orderBy: { id: 'desc' },
        take: listedAtMost,
      })
      return found.map(({ publicId: id, name, deed, createdAt, publishedAt }) => ({
        ...{ id, name, deed },
        ...{ createdAt: createdAt.toISOString(), shown: publishedAt !== null },
      }))
    },

    /**
     * Shows it to everybody, with the yes of the named person, in the words that they agreed to. Throws NOT_FOUND, PROPOSAL_REFUSED where
     * it blames somebody, INPUT_INVALID for a yes that lies ahead.
     */
    publish: (
      viewer: Viewer,
      publicId: string,
      yes: { name: string; deed: string; agreedOn: string; agreedBy: Way },
    ): Promise<void> =>
      writer.run(async (tx) => {
        if (blames(`${yes.name} ${yes.deed}`))
          throw new AppError('PROPOSAL_REFUSED', 'this blames somebody; only good examples are shown')
        if (yes.agreedOn > dayOf(now())) throw new AppError('INPUT_INVALID', 'agreedOn: it lies ahead')
        const { count } = await tx.goodExample.updateMany({
          where: inScope(viewer, publicId),
          data: { ...yes, deed: maskIds(yes.deed), staffId: viewer.staffId, publishedAt: new Date(now()) },
        })
        if (count === 0) throw missing()
      }),

    /** Deletes it, and all that was told: the named person said no, or does not want it shown any more. Throws NOT_FOUND. */
    remove: (viewer: Viewer, publicId: string): Promise<void> =>
      writer.run(async (tx) => {
        const { count } = await tx.goodExample.deleteMany({ where: inScope(viewer, publicId) })
        if (count === 0) throw missing()
      }),

    /** Deletes what nobody agreed to in time. */
    lapse:
      (exampleId: number): Effect<void> =>
      async (tx) => {
        await tx.goodExample.deleteMany({ where: { id: exampleId, publishedAt: null } })
      },
  }
}

/** Keeps a resident's praise until the named person was asked. */
export async function praise(
  tx: Tx,
  { communityId }: Contact,
  { name, deed }: Requests['praise']['in'],
  at: number,
  emit: Emit,
): Promise<Requests['praise']['out']> {
  const scope = `/${communityId}/`
  const waiting = await tx.goodExample.count({
    where: { scope: { startsWith: scope }, publishedAt: null },
  })
  if (waiting >= waitingAtMost) return { outcome: 'tooMany' }
  const { id } = await tx.goodExample.create({
    data: {
      ...{ publicId: uuidv7(), nodeId: communityId, scope, createdAt: new Date(at) },
      ...{ name: maskIds(name), deed: maskIds(deed) },
    },
  })
  await oweJobs(
    tx,
    [{ job: 'example.lapse', payload: { exampleId: id }, dueAt: at + exampleDays * dayMs }],
    emit,
  )
  return { outcome: 'kept' }
}

export async function goodExamples(
  tx: Tx,
  { communityId }: Contact,
): Promise<Requests['goodExamples']['out']> {
  const examples = await tx.goodExample.findMany({
    where: { scope: { startsWith: `/${communityId}/` }, publishedAt: { not: null } },
    orderBy: { publishedAt: 'desc' },
    take: toldAtMost,
    select: { name: true, deed: true },
  })
  return { examples }
}
