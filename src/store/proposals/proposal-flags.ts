// Supervision: the committee names a record of a proposal and asks about it; a named person answers, or the street office hears of it.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { workingDaysLater } from '../../rules/proposals/proposal.ts'
import { proposalDays, type FlagRecord } from '../../rules/proposals/proposal-terms.ts'
import { may, type Role } from '../../rules/staff/roles.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import { note, ring } from './proposal-rows.ts'
import { streetIn } from '../alarms/roster.ts'
import type { Viewer } from '../views.ts'
import type { Effect, Writer } from '../writer.ts'

export interface NewFlag {
  record: FlagRecord
  words: string
  toId: number
}

export type ProposalFlags = ReturnType<typeof createProposalFlags>

export function createProposalFlags(writer: Writer, now: () => number) {
  const inScope = async (tx: Tx, viewer: Viewer, publicId: string) => {
    const found = await tx.proposal.findFirst({ where: { publicId, scope: { startsWith: viewer.scope } } })
    if (!found) throw new AppError('NOT_FOUND', 'there is no such proposal where you work')
    return found
  }
  return {
    /** Asks about a record. Throws NOT_FOUND, INPUT_INVALID where the named person does not see proposals of this place. */
    flag: (viewer: Viewer, publicId: string, { record, words, toId }: NewFlag): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const proposal = await inScope(tx, viewer, publicId)
        const to = await tx.staff.findFirst({ where: { id: toId, active: true }, include: { node: true } })
        if (!to || !proposal.scope.startsWith(to.node.path) || !may(to.role as Role, 'proposal.work'))
          throw new AppError('INPUT_INVALID', 'toId: nobody of this id works on proposals of this place')
        const dueAt = workingDaysLater(at, proposalDays.flag)
        const { id } = await tx.proposalFlag.create({
          data: {
            ...{ publicId: uuidv7(), proposalId: proposal.id, record, words: maskIds(words) },
            ...{ byId: viewer.staffId, toId, at: new Date(at), dueAt: new Date(dueAt) },
          },
        })
        const event = { type: 'flagged', words: maskIds(words), staffId: viewer.staffId, at } as const
        await note(tx, proposal.id, event, emit)
        await ring(tx, proposal, { type: 'proposalFlagged', at, staff: [toId] }, emit)
        await oweJobs(tx, [{ job: 'proposal.flagDue', payload: { flagId: id }, dueAt }], emit)
      }),

    /** Answers it, by the named person or a manager. Throws NOT_FOUND, RIGHT_MISSING, PROPOSAL_REFUSED where it was answered. */
    answer: (viewer: Viewer, publicId: string, flagId: string, words: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const proposal = await inScope(tx, viewer, publicId)
        const flag = await tx.proposalFlag.findFirst({ where: { publicId: flagId, proposalId: proposal.id } })
        if (!flag) throw new AppError('NOT_FOUND', 'there is no such question')
        if (flag.toId !== viewer.staffId && !may(viewer.role, 'proposal.manage'))
          throw new AppError('RIGHT_MISSING', 'the named person or a manager answers')
        if (flag.answeredAt) throw new AppError('PROPOSAL_REFUSED', 'this was answered already')
        const answer = maskIds(words)
        await tx.proposalFlag.update({ where: { id: flag.id }, data: { answer, answeredAt: new Date(at) } })
        await note(
          tx,
          proposal.id,
          { type: 'flagAnswered', words: answer, staffId: viewer.staffId, at },
          emit,
        )
        await ring(tx, proposal, { type: 'proposalFlagAnswered', at, staff: [flag.byId] }, emit)
      }),

    /** Looks at the end of its time: without an answer it goes to the street office, in sight of the committee and the managers. */
    due:
      (flagId: number): Effect<void> =>
      async (tx, emit) => {
        const flag = await tx.proposalFlag.findUnique({ where: { id: flagId }, include: { proposal: true } })
        if (!flag || flag.answeredAt || flag.escalatedAt) return
        const at = now()
        const { proposal } = flag
        const community = await tx.node.findFirst({ where: { id: Number(proposal.scope.split('/')[1]) } })
        const street = community ? streetIn(community.settings) : undefined
        await tx.proposalFlag.update({ where: { id: flagId }, data: { escalatedAt: new Date(at) } })
        const words = street ? `${street.name}(${street.phone})` : ''
        await note(tx, proposal.id, { type: 'flagEscalated', words, staffId: null, at }, emit)
        await ring(tx, proposal, { type: 'proposalFlagOverdue', at, staff: [flag.byId] }, emit)
        await ring(tx, proposal, { type: 'proposalFlagOverdue', at, but: flag.byId }, emit)
      },
  }
}
