// Participatory planning: what is on the shortlist is put to residents in one poll, and each proposal waits for its own answer.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import type { Community } from '../../rules/community/tree.ts'
import { checkedPoll } from '../../rules/polls/poll.ts'
import { optionLength, type PollElectorate, type PollKind } from '../../rules/polls/poll-terms.ts'
import { moved } from '../../rules/proposals/proposal.ts'
import { openPoll } from '../polls/polls.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'
import { note, ruled, ruledFields, save } from './proposal-rows.ts'

export interface Shortlist {
  /** The proposals' public ids, in the order in which residents read them. */
  proposals: readonly string[]
  question: string
  kind: PollKind
  most?: number | undefined
  electorate: PollElectorate
  /** Epoch milliseconds. */
  closesAt: number
}

export type ProposalShortlists = ReturnType<typeof createProposalShortlists>

export const createProposalShortlists = (
  writer: Writer,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) => ({
  /**
   * Begins one poll whose options are these proposals, of the people of the smallest place that holds them all; all or none of them
   * goes. Throws NOT_FOUND, PROPOSAL_REFUSED for one whose turn it is not, INPUT_INVALID and POLL_REFUSED as a poll does.
   */
  ask: (viewer: Viewer, { proposals, ...wish }: Shortlist) =>
    writer.run(async (tx, emit) => {
      const at = now()
      const found = await tx.proposal.findMany({
        where: { publicId: { in: [...proposals] }, scope: { startsWith: viewer.scope } },
        include: ruledFields,
      })
      const rows = proposals.map((id) => found.find(({ publicId }) => publicId === id))
      const texts = rows.map((row) => (row ? clipped(row.what) : ''))
      const poll = checkedPoll({ ...wish, aim: 'opinion', pack: 'opinion-poll', options: texts }, at)
      const place = commonPlace(
        community(communityIdOf(viewer)),
        rows.map((row) => row?.scope ?? ''),
      )
      if (!place) throw new AppError('NOT_FOUND', 'there is no such proposal where you work')
      const { id, publicId } = await tx.poll.create({
        data: {
          ...{ publicId: uuidv7(), nodeId: place.id, scope: place.path, pack: poll.pack, day: poll.day },
          ...{ electorate: wish.electorate, question: wish.question, kind: wish.kind, most: poll.most },
          ...{ options: JSON.stringify(poll.options), state: 'planned' },
          ...{ opensAt: new Date(at), closesAt: new Date(wish.closesAt) },
          ...{ staffId: viewer.staffId, createdAt: new Date(at) },
        },
      })
      for (const row of rows) {
        if (!row) throw new AppError('NOT_FOUND', 'there is no such proposal where you work')
        const next = moved(ruled(row), { type: 'startPoll', closesAt: wish.closesAt }, at)
        await save(tx, row.id, next, emit, { pollId: id })
        const event = { type: 'pollStarted', words: wish.question, staffId: viewer.staffId, at } as const
        await note(tx, row.id, event, emit)
      }
      await openPoll(tx, id, at, emit)
      return { id: publicId }
    }),
})

/** What fits in an option; the whole is on the proposal's page. */
function clipped(what: string): string {
  const line = what.replace(/\s+/g, ' ')
  return line.length <= optionLength ? line : `${line.slice(0, optionLength - 1)}…`
}

/** The smallest place that holds all of these paths. */
const commonPlace = ({ nodes }: Community, paths: readonly string[]) =>
  nodes
    .filter(({ path }) => paths.every((one) => one.startsWith(path)))
    .reduce<(typeof nodes)[number] | undefined>(
      (best, node) => (best && best.path.length >= node.path.length ? best : node),
      undefined,
    )
