// A community's own first words for a danger: one person enters them with their source, another approves them, and only then are they said.
import { AppError } from '../../errors.ts'
import type { Danger } from '../../rules/alarms/danger.ts'
import { safetyFault, type SafetyWords } from '../../rules/alarms/safety-text.ts'
import { hotlines } from '../../text/hotlines.ts'
import type { PrismaClient } from '../connection.ts'
import type { Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export interface NewSafetyText extends SafetyWords {
  danger: Danger
  /** Who wrote it or where it stands: the fire brigade's leaflet, the hospital's sheet. */
  source: string
  /** The day on which the source was read: "2026-11-23". */
  checkedOn: string
}

const person = { select: { id: true, name: true } } as const
const faults = {
  half: 'zh, en: write it in both languages, or leave both empty to take it back',
  long: 'zh, en: too long to be read in danger; at most 120 characters, and 320 in English',
  number: `zh, en: only these numbers may be named: ${Object.keys(hotlines).join(', ')}`,
  noNumber: 'zh, en: name 110, 119 or 120',
} as const

export type SafetyTexts = ReturnType<typeof createSafetyTexts>

export function createSafetyTexts(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** Every sentence that was ever entered where the viewer works, newest first, with who entered and who approved it. */
    list: async (scope: string) => {
      const found = await read.safetyText.findMany({
        where: { community: { path: { startsWith: scope } } },
        include: { proposer: person, approver: person },
        orderBy: { id: 'desc' },
        take: 200,
      })
      return found.map(({ danger, proposer, proposedAt, approver, approvedAt, ...row }) => ({
        ...{ id: row.id, danger: danger as Danger, zh: row.zh, en: row.en },
        ...{ source: row.source, checkedOn: row.checkedOn },
        ...{ proposedBy: proposer, proposedAt: proposedAt.toISOString() },
        ...{ approvedBy: approver, approvedAt: approvedAt?.toISOString() ?? null },
      }))
    },

    /** Enters a sentence; it is not said yet. Throws NOT_FOUND where the viewer works at no community, INPUT_INVALID for a faulty one. */
    propose: (viewer: Viewer, { zh, en, ...wish }: NewSafetyText): Promise<void> =>
      writer.run(async (tx) => {
        const words = { zh: zh.trim(), en: en.trim() }
        const fault = safetyFault(words, Object.keys(hotlines))
        if (fault) throw new AppError('INPUT_INVALID', faults[fault])
        const community = await tx.node.findFirst({
          where: { kind: 'community', path: { startsWith: viewer.scope } },
        })
        if (!community) throw new AppError('NOT_FOUND', 'only a community has safety sentences of its own')
        const by = { proposedBy: viewer.staffId, proposedAt: new Date(now()) }
        await tx.safetyText.create({ data: { ...wish, ...words, ...by, communityId: community.id } })
      }),

    /** A second person read it in its source too. Throws APPROVAL_OWN for whoever entered it, NOT_FOUND for one that does not wait. */
    approve: (viewer: Viewer, id: number): Promise<void> =>
      writer.run(async (tx, emit) => {
        const found = await tx.safetyText.findFirst({
          where: { id, approvedAt: null, community: { path: { startsWith: viewer.scope } } },
        })
        if (!found) throw new AppError('NOT_FOUND', 'no such sentence waits for approval where you work')
        if (found.proposedBy === viewer.staffId)
          throw new AppError('APPROVAL_OWN', 'somebody else has to approve what you entered')
        const data = { approvedBy: viewer.staffId, approvedAt: new Date(now()) }
        await tx.safetyText.update({ where: { id }, data })
        emit({ type: 'tree' })
      }),
  }
}

/** What each community says: of each danger the sentence that was approved last. */
export async function approvedSafetyTexts(
  read: PrismaClient,
): Promise<Map<number, Partial<Record<Danger, SafetyWords | undefined>>>> {
  const approved = await read.safetyText.findMany({
    where: { approvedAt: { not: null } },
    orderBy: [{ approvedAt: 'asc' }, { id: 'asc' }],
  })
  const found = new Map<number, Partial<Record<Danger, SafetyWords | undefined>>>()
  for (const { communityId, danger, zh, en } of approved) {
    const own = zh === '' ? undefined : { zh, en }
    found.set(communityId, { ...found.get(communityId), [danger]: own })
  }
  return found
}
