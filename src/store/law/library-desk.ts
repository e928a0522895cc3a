// The library of legal lessons from staff's side: one person writes, a second confirms that nobody can be recognised, or that what a
// card says stands in its source.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import type { Profession } from '../../rules/bookings/event.ts'
import type { LegalTopic } from '../../rules/law/legal-topics.ts'
import { nextCardAt, type LibraryState } from '../../rules/law/lesson.ts'
import { findPhone } from '../../understand/phone.ts'
import { maskIds } from '../../understand/sensitive.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import { sendCard } from './library.ts'
import { oweJobs } from '../outbox.ts'
import type { Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export interface NewCase {
  nodeId: number
  topic: LegalTopic
  profession: Profession
  title: string
  text: string
}
export interface NewCard {
  nodeId: number
  text: string
  question: string
  answer: string
  source: string
  /** The last day on which it may be sent. */
  expiresOn: string
}

const listedAtMost = 200
const names = {
  author: { select: { id: true, name: true } },
  confirmer: { select: { id: true, name: true } },
} as const

export type Library = ReturnType<typeof createLibrary>

export function createLibrary(writer: Writer, read: PrismaClient, now: () => number) {
  async function checkPlace(tx: Tx, viewer: Viewer, nodeId: number): Promise<void> {
    const node = await tx.node.findFirst({ where: { id: nodeId, path: { startsWith: viewer.scope } } })
    if (!node) throw new AppError('NOT_FOUND', 'there is no such place where you work')
  }
  const within = (viewer: Viewer, publicId: string) => ({
    publicId,
    node: { path: { startsWith: viewer.scope } },
  })
  /** Whoever wrote it is not the one to confirm it. */
  function checkDraft<T extends { state: string; authorId: number }>(
    viewer: Viewer,
    found: T | null,
  ): asserts found is T {
    if (found?.state !== 'draft') throw new AppError('NOT_FOUND', 'no draft of this id waits to be confirmed')
    if (found.authorId === viewer.staffId)
      throw new AppError('APPROVAL_OWN', 'somebody else than its writer has to confirm it')
  }

  return {
    /** As in library.ts. */
    sendCard: sendCard(read, now),

    list: async (viewer: Viewer) => {
      const where = { node: { path: { startsWith: viewer.scope } }, state: { not: 'withdrawn' } }
      const [cases, cards] = await Promise.all([
        read.legalCase.findMany({ where, include: names, orderBy: { id: 'desc' }, take: listedAtMost }),
        read.lessonCard.findMany({ where, include: names, orderBy: { id: 'desc' }, take: listedAtMost }),
      ])
      const [readers] = await rows<{ n: number | bigint }>(
        read,
        `SELECT count(*) AS n FROM LessonReader AS r JOIN Contact AS c ON c.id = r.contactId JOIN Node AS n ON n.id = c.communityId
         WHERE r.active = 1 AND ? LIKE n.path || '%'`,
        viewer.scope,
      )
      return {
        readers: Number(readers?.n ?? 0),
        cases: cases.map(({ publicId: id, topic, profession, title, text, state, author, confirmer }) => ({
          ...{ id, title, text, author, confirmer },
          topic: topic as LegalTopic,
          profession: profession as Profession,
          state: state as LibraryState,
        })),
        cards: cards.map(
          ({ publicId: id, text, question, answer, source, expiresOn, state, dueAt, author, confirmer }) => ({
            ...{ id, text, question, answer, source, expiresOn, author, confirmer },
            state: state as LibraryState,
            dueAt: dueAt?.toISOString() ?? null,
          }),
        ),
      }
    },

    /** Throws INPUT_INVALID where it holds a telephone or identity number. */
    writeCase: (viewer: Viewer, { nodeId, title, text, ...about }: NewCase): Promise<{ id: string }> =>
      writer.run(async (tx) => {
        await checkPlace(tx, viewer, nodeId)
        for (const words of [title, text])
          if (findPhone(words) || maskIds(words) !== words)
            throw new AppError('INPUT_INVALID', 'text: holds a number by which somebody can be recognised')
        const publicId = uuidv7()
        await tx.legalCase.create({
          data: {
            ...{ publicId, nodeId, title, text, ...about },
            ...{ authorId: viewer.staffId, state: 'draft', createdAt: new Date(now()) },
          },
        })
        return { id: publicId }
      }),

    /** A second person says that nobody can be recognised in it: residents read it from now on. Throws APPROVAL_OWN for its writer. */
    confirmCase: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx) => {
        checkDraft(viewer, await tx.legalCase.findFirst({ where: within(viewer, id) }))
        await tx.legalCase.update({
          where: { publicId: id },
          data: { state: 'published', confirmerId: viewer.staffId, confirmedAt: new Date(now()) },
        })
      }),

    withdrawCase: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx) => {
        const { count } = await tx.legalCase.updateMany({
          where: within(viewer, id),
          data: { state: 'withdrawn' },
        })
        if (count === 0) throw new AppError('NOT_FOUND', 'there is no such case where you work')
      }),

    /** Throws INPUT_INVALID for a day that is over. */
    writeCard: (viewer: Viewer, { nodeId, expiresOn, ...card }: NewCard): Promise<{ id: string }> =>
      writer.run(async (tx) => {
        await checkPlace(tx, viewer, nodeId)
        if (expiresOn < dayOf(now())) throw new AppError('INPUT_INVALID', 'expiresOn: lies in the past')
        const publicId = uuidv7()
        await tx.lessonCard.create({
          data: {
            ...{ publicId, nodeId, expiresOn, ...card },
            ...{ authorId: viewer.staffId, state: 'draft', createdAt: new Date(now()) },
          },
        })
        return { id: publicId }
      }),

    /** A second person confirms it: it leaves a week after the card before it. Tells when. */
    confirmCard: (viewer: Viewer, id: string): Promise<{ dueAt: string }> =>
      writer.run(async (tx, emit) => {
        const found = await tx.lessonCard.findFirst({ where: within(viewer, id) })
        checkDraft(viewer, found)
        const at = now()
        const latest = await tx.lessonCard.findFirst({
          where: { nodeId: found.nodeId, state: 'published', dueAt: { not: null } },
          orderBy: { dueAt: 'desc' },
        })
        const dueAt = nextCardAt(latest?.dueAt?.getTime() ?? null, at)
        await tx.lessonCard.update({
          where: { id: found.id },
          data: {
            ...{ state: 'published', confirmerId: viewer.staffId, confirmedAt: new Date(at) },
            dueAt: new Date(dueAt),
          },
        })
        await oweJobs(tx, [{ job: 'lesson.send', payload: { cardId: found.id, after: 0 }, dueAt }], emit)
        return { dueAt: new Date(dueAt).toISOString() }
      }),

    withdrawCard: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx) => {
        const { count } = await tx.lessonCard.updateMany({
          where: within(viewer, id),
          data: { state: 'withdrawn' },
        })
        if (count === 0) throw new AppError('NOT_FOUND', 'there is no such card where you work')
      }),
  }
}
