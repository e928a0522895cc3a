// The quorums and majorities that a pack of rules lacks: one person fills one in with its source, another confirms it, and only then
// is anything counted by it (clause A9).
import { AppError } from '../../errors.ts'
import type { RuleField } from '../../rules/polls/poll-terms.ts'
import type { Share } from '../../rules/polls/share.ts'
import { placeName, type Community } from '../../rules/community/tree.ts'
import type { FilledIn } from '../../rules/polls/vote-count.ts'
import { packId, packsToFill, type Electorate } from '../../rules/polls/vote-packs.ts'
import { execute, type PrismaClient, type Tx } from '../connection.ts'
import type { RuleNumber } from '../generated/client.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import { candidatesFor, managersAmong } from '../tickets/candidates.ts'
import type { Emit, Writer } from '../writer.ts'

export interface NewRuleNumber {
  /** For the polls of this place and all below. */
  nodeId: number
  /** With its version: "council@local". */
  pack: string
  electorate: Electorate
  field: RuleField
  /** `part` of `whole`; included is 以上, not included 过半数. */
  part: number
  whole: number
  included: boolean
  /** Where it stands: the rule with its clause and the day of its text. */
  source: string
}

const person = { select: { id: true, name: true } } as const
const listedAtMost = 200

export type RuleNumbers = ReturnType<typeof createRuleNumbers>

export function createRuleNumbers(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  return {
    /** The packs that lack numbers, and every number that was ever entered where the viewer works, newest first. */
    list: async ({ scope }: Viewer) => {
      const found = await read.ruleNumber.findMany({
        where: { scope: { startsWith: scope } },
        include: { proposer: person, approver: person, node: { select: { name: true } } },
        orderBy: { id: 'desc' },
        take: listedAtMost,
      })
      return {
        packs: packsToFill().map((pack) => ({
          pack: packId(pack),
          electorates: [...pack.electorates],
          source: pack.source,
        })),
        items: found.map(({ id, nodeId, scope: at, proposer, proposedAt, approver, approvedAt, ...row }) => {
          const home = community(Number(at.split('/')[1]))
          const node = home.nodes.find((one) => one.id === nodeId)
          return {
            ...{ id, place: (node && placeName(home, node)) || row.node.name, pack: row.pack },
            ...{ electorate: row.electorate as Electorate, field: row.field as RuleField },
            ...{ part: row.part, whole: row.whole, included: row.included, source: row.source },
            ...{ proposedBy: proposer, proposedAt: proposedAt.toISOString() },
            ...{ approvedBy: approver, approvedAt: approvedAt?.toISOString() ?? null },
          }
        }),
      }
    },

    /** Enters a number; nothing is counted by it yet. Throws INPUT_INVALID for what the pack does not lack. */
    propose: (viewer: Viewer, { nodeId, ...wish }: NewRuleNumber): Promise<void> =>
      writer.run(async (tx) => {
        const node = community(communityIdOf(viewer)).nodes.find(
          ({ id, path }) => id === nodeId && path.startsWith(viewer.scope),
        )
        if (!node) throw new AppError('INPUT_INVALID', 'nodeId: there is no such place where you work')
        const pack = packsToFill().find((one) => packId(one) === wish.pack)
        if (!pack) throw new AppError('INPUT_INVALID', 'pack: its numbers are known and stay as they are')
        if (!pack.electorates.includes(wish.electorate))
          throw new AppError(
            'INPUT_INVALID',
            `electorate: ${wish.pack} is for ${pack.electorates.join(', ')}`,
          )
        if (wish.part > wish.whole) throw new AppError('INPUT_INVALID', 'part: more than the whole')
        await tx.ruleNumber.create({
          data: {
            ...{ ...wish, nodeId, scope: node.path },
            ...{ proposedBy: viewer.staffId, proposedAt: new Date(now()) },
          },
        })
      }),

    /** A second person read it in its source too. Throws APPROVAL_OWN for whoever entered it, NOT_FOUND for one that does not wait. */
    approve: (viewer: Viewer, id: number): Promise<void> =>
      writer.run(async (tx) => {
        const found = await tx.ruleNumber.findFirst({
          where: { id, approvedAt: null, scope: { startsWith: viewer.scope } },
        })
        if (!found) throw new AppError('NOT_FOUND', 'no such number waits for approval where you work')
        if (found.proposedBy === viewer.staffId)
          throw new AppError('APPROVAL_OWN', 'somebody else has to confirm what you entered')
        await tx.ruleNumber.update({
          where: { id },
          data: { approvedBy: viewer.staffId, approvedAt: new Date(now()) },
        })
      }),
  }
}

/**
 * The confirmed numbers for a poll at `scope`: of the nearest place that has them, the newest. Undefined where one of the two is
 * missing, or the pack lacks none.
 */
export async function filledFor(
  tx: Tx | PrismaClient,
  { pack, electorate, scope }: { pack: string; electorate: string; scope: string },
): Promise<FilledIn | undefined> {
  if (!packsToFill().some((one) => packId(one) === pack)) return undefined
  const found = await tx.ruleNumber.findMany({ where: { pack, electorate, approvedAt: { not: null } } })
  const nearest = (field: RuleField): RuleNumber | undefined =>
    found
      .filter((one) => one.field === field && scope.startsWith(one.scope))
      .sort((a, b) => a.scope.length - b.scope.length || a.id - b.id)
      .at(-1)
  const [quorum, pass] = [nearest('quorum'), nearest('pass')]
  if (!quorum || !pass) return undefined
  return {
    quorum: shareOf(quorum),
    pass: shareOf(pass),
    source: quorum.source === pass.source ? pass.source : `${quorum.source}; ${pass.source}`,
  }
}

/** A poll whose pack lacks numbers is a task of the managers: until they are filled in, it cannot be counted. */
export async function askForNumbers(
  tx: Tx,
  poll: { id: number; pack: string; electorate: string; scope: string },
  at: number,
  emit: Emit,
): Promise<void> {
  const lacks = packsToFill().some((pack) => packId(pack) === poll.pack)
  if (!lacks || (await filledFor(tx, poll))) return
  for (const staffId of managersAmong(await candidatesFor(tx, poll.scope))) {
    await execute(
      tx,
      `INSERT INTO StaffNotice (staffId, pollId, type, at) VALUES (?, ?, 'ruleUnknown', ?)`,
      ...[staffId, poll.id, at],
    )
    emit({ type: 'notice', staffId, ticketId: null })
  }
}

const shareOf = ({ part, whole, included }: RuleNumber): Share => ({
  ...{ of: BigInt(part), in: BigInt(whole), included },
})
