// A stored proposal as its rules see it, and what every change of one writes: the row, its history, the next look, the bell.
import type { PollState } from '../../rules/polls/poll-terms.ts'
import type { Proposal as Ruled } from '../../rules/proposals/proposal.ts'
import type {
  CourtyardStep,
  ProposalEventType,
  ProposalKind,
  ProposalState,
} from '../../rules/proposals/proposal-terms.ts'
import { placeName, type Community } from '../../rules/community/tree.ts'
import { candidatesFor, managersAmong } from '../tickets/candidates.ts'
import { execute, type Tx } from '../connection.ts'
import type { Prisma } from '../generated/client.ts'
import { oweJobs } from '../outbox.ts'
import type { Emit } from '../writer.ts'

export const ruledFields = {
  poll: { select: { state: true } },
  tasks: { select: { doneAt: true } },
  comments: {
    where: { kind: 'objection', state: { not: 'removed' }, answeredAt: null },
    select: { id: true },
  },
} satisfies Prisma.ProposalInclude
export type StoredProposal = Prisma.ProposalGetPayload<{ include: typeof ruledFields }>

export const ruled = (row: StoredProposal): Ruled => ({
  state: row.state as ProposalState,
  kind: row.kind as ProposalKind,
  dueAt: row.dueAt?.getTime() ?? null,
  until: row.until?.getTime() ?? null,
  partyStudies: row.partyStudies,
  adopted: row.adopted,
  steps: stepsOf(row),
  poll: (row.poll?.state ?? null) as PollState | null,
  openObjections: row.comments.length,
  tasks: row.tasks.length,
  openTasks: row.tasks.filter(({ doneAt }) => doneAt === null).length,
})

export const stepsOf = ({ steps }: { steps: string }): CourtyardStep[] => JSON.parse(steps) as CourtyardStep[]

/** The place of a proposal as people say it. */
export function placeOf(home: Community, { nodeId }: { nodeId: number }): string {
  const node = home.nodes.find(({ id }) => id === nodeId)
  return node ? placeName(home, node) || node.name : home.name
}

/** Writes what the rules made of a proposal, and owes the look at its next due time. */
export async function save(
  tx: Tx,
  id: number,
  { state, kind, dueAt, until, partyStudies, adopted, steps }: Ruled,
  emit: Emit,
  more: Prisma.ProposalUncheckedUpdateInput = {},
): Promise<void> {
  await tx.proposal.update({
    where: { id },
    data: {
      ...{ state, kind, partyStudies, adopted, steps: JSON.stringify(steps) },
      dueAt: dueAt === null ? null : new Date(dueAt),
      until: until === null ? null : new Date(until),
      ...more,
    },
  })
  await oweLook(tx, id, dueAt, emit)
}

export async function oweLook(tx: Tx, proposalId: number, dueAt: number | null, emit: Emit): Promise<void> {
  if (dueAt === null) return
  await oweJobs(tx, [{ job: 'proposal.tick', payload: { proposalId, dueAt }, dueAt }], emit)
}

/** What residents are told of: the rest they read on the page. */
const told: readonly ProposalEventType[] = [
  ...(['qualified', 'refused', 'merged', 'referred', 'noticed', 'discussing', 'decided'] as const),
  ...(['objectionUpheld', 'published', 'progress', 'taskDone', 'finished'] as const),
]

/** Notes what happened, and has residents told of it. */
export async function note(
  tx: Tx,
  proposalId: number,
  event: { type: ProposalEventType; words?: string; staffId: number | null; at: number },
  emit: Emit,
): Promise<void> {
  const { type, words = '', staffId, at } = event
  const { id } = await tx.proposalEvent.create({
    data: { proposalId, type, words, staffId, at: new Date(at) },
  })
  if (told.includes(type))
    await oweJobs(tx, [{ job: 'proposal.tell', payload: { eventId: id, after: 0 }, dueAt: at }], emit)
}

/** Puts an entry under the bell of these, or of the managers where nobody is named; without a manager, of whoever works there. */
export async function ring(
  tx: Tx,
  proposal: { id: number; scope: string },
  {
    type,
    at,
    staff = [],
    but = null,
  }: { type: string; at: number; staff?: readonly number[]; but?: number | null },
  emit: Emit,
): Promise<void> {
  let rung = staff
  if (rung.length === 0) {
    const candidates = await candidatesFor(tx, proposal.scope)
    const managers = managersAmong(candidates)
    rung = managers.length > 0 ? managers : candidates.map(({ staffId }) => staffId)
  }
  for (const staffId of new Set(rung)) {
    if (staffId === but) continue
    await execute(
      tx,
      'INSERT INTO StaffNotice (staffId, proposalId, type, at) VALUES (?, ?, ?, ?)',
      ...[staffId, proposal.id, type, at],
    )
    emit({ type: 'notice', staffId, ticketId: null })
  }
}
