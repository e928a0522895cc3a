// What residents do with proposals in the conversation: bring one in, read them, say something, look at their own.
import { uuidv7 } from 'uuidv7'
import type { Requests } from '../../flows/requests.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { workingDaysLater } from '../../rules/proposals/proposal.ts'
import {
  endedStates,
  openStates,
  proposalDays,
  quietEvents,
  type ProposalState,
} from '../../rules/proposals/proposal-terms.ts'
import { nodeById, type Community } from '../../rules/community/tree.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { note, oweLook, placeOf, ring } from './proposal-rows.ts'
import { oweJobs } from '../outbox.ts'
import type { Emit } from '../writer.ts'

/** So many ideas of one resident may wait for their answer, and so many words of theirs for being read. */
const waitingAtMost = 5
const offeredAtMost = 8
const remarksAtMost = 3

/** What others wrote, or what is for staff only. */
const notAnswers = ['flagged', 'flagEscalated', ...quietEvents]

interface Known {
  community: (id?: number) => Community
  now: () => number
}

export async function propose(
  tx: Tx,
  { residentId, communityId }: Contact,
  { what, nodeId, authorName }: Requests['propose']['in'],
  { community, now }: Known,
  emit: Emit,
): Promise<Requests['propose']['out']> {
  const at = now()
  const waiting = await tx.proposal.count({ where: { residentId, state: 'idea' } })
  if (waiting >= waitingAtMost) return { outcome: 'tooMany', due: dayOf(at) }
  const home = community(communityId)
  const node = nodeById(home, nodeId) ?? nodeById(home, home.id)
  const dueAt = workingDaysLater(at, proposalDays.answer)
  const { id } = await tx.proposal.create({
    data: {
      ...{ publicId: uuidv7(), nodeId: node?.id ?? communityId, scope: node?.path ?? `/${communityId}/` },
      ...{ residentId, authorName, what: maskIds(what) },
      ...{ dueAt: new Date(dueAt), createdAt: new Date(at) },
    },
  })
  await note(tx, id, { type: 'proposed', staffId: null, at }, emit)
  await oweLook(tx, id, dueAt, emit)
  await ring(tx, { id, scope: node?.path ?? `/${communityId}/` }, { type: 'proposalIdea', at }, emit)
  return { outcome: 'kept', due: dayOf(dueAt - 1) }
}

export async function openProposals(
  tx: Tx,
  { communityId }: Contact,
  community: Known['community'],
): Promise<Requests['openProposals']['out']> {
  const found = await tx.proposal.findMany({
    where: { scope: { startsWith: `/${communityId}/` }, state: { in: [...openStates] } },
    include: {
      comments: { where: { state: 'shown', kind: 'remark' }, orderBy: { id: 'desc' }, take: remarksAtMost },
      tasks: { select: { doneAt: true } },
    },
    orderBy: { id: 'desc' },
    take: offeredAtMost,
  })
  const home = community(communityId)
  return {
    proposals: found.map((row) => ({
      proposalId: row.id,
      what: row.what,
      place: placeOf(home, row),
      author: row.authorName,
      state: row.state as ProposalState,
      until: row.until?.getTime() ?? null,
      adopted: row.adopted,
      remarks: row.comments.map(({ text }) => text).reverse(),
      tasks: row.tasks.length,
      tasksDone: row.tasks.filter(({ doneAt }) => doneAt !== null).length,
    })),
  }
}

/** Keeps what somebody says in the discussion, or against a decision, until it was read. */
export async function sayOfProposal(
  tx: Tx,
  { residentId, communityId }: Contact,
  { proposalId, text }: Requests['sayOfProposal']['in'],
  now: () => number,
  emit: Emit,
): Promise<Requests['sayOfProposal']['out']> {
  const at = now()
  const dueAt = workingDaysLater(at, proposalDays.moderation)
  const proposal = await tx.proposal.findFirst({
    where: { id: proposalId, scope: { startsWith: `/${communityId}/` } },
    include: { moderator: { select: { id: true, name: true } } },
  })
  const outcome = (told: 'kept' | 'closed' | 'tooMany') => ({
    ...{ outcome: told, moderator: proposal?.moderator?.name ?? null, due: dayOf(dueAt - 1) },
  })
  const open = proposal?.until != null && at < proposal.until.getTime()
  const kind = proposal?.state === 'objecting' ? 'objection' : 'remark'
  if (!proposal || !open || (proposal.state !== 'discussing' && proposal.state !== 'objecting'))
    return outcome('closed')
  const waiting = await tx.proposalComment.count({ where: { residentId, proposalId, state: 'waiting' } })
  if (waiting >= waitingAtMost) return outcome('tooMany')
  const { id } = await tx.proposalComment.create({
    data: {
      ...{ publicId: uuidv7(), proposalId, residentId, kind, text: maskIds(text) },
      ...{ at: new Date(at), dueAt: new Date(dueAt) },
    },
  })
  await oweJobs(tx, [{ job: 'proposal.unread', payload: { commentId: id }, dueAt }], emit)
  const staff = proposal.moderator ? [proposal.moderator.id] : []
  await ring(tx, proposal, { type: 'proposalSaid', at, staff }, emit)
  return outcome('kept')
}

export async function myProposals(tx: Tx, { residentId }: Contact): Promise<Requests['myProposals']['out']> {
  const found = await tx.proposal.findMany({
    where: { residentId },
    orderBy: { id: 'desc' },
    take: remarksAtMost,
    include: {
      events: {
        where: { words: { not: '' }, type: { notIn: notAnswers } },
        orderBy: { id: 'desc' },
        take: 1,
      },
      tasks: { select: { doneAt: true } },
    },
  })
  return {
    proposals: found.map(({ what, state, dueAt, adopted, events: [last], tasks }) => ({
      ...{ what, state: state as ProposalState, adopted, words: last?.words ?? null },
      due: dueAt && !endedStates.some((ended) => ended === state) ? dayOf(dueAt.getTime() - 1) : null,
      tasks: tasks.length,
      tasksDone: tasks.filter(({ doneAt }) => doneAt !== null).length,
    })),
  }
}
