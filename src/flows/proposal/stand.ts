// How a proposal stands, in sentences.
import type { ProposalState } from '../../rules/proposals/proposal-terms.ts'
import { line, type Line } from '../../text/say.ts'
import type { OwnProposal, ProposalOffer } from '../requests.ts'

type Stands = Pick<ProposalOffer, 'state' | 'until' | 'adopted' | 'tasks' | 'tasksDone'>

const stand: Readonly<Record<ProposalState, Line>> = {
  idea: line('proposal.state.idea'),
  studying: line('proposal.state.studying'),
  qualified: line('proposal.state.qualified'),
  noticed: line('proposal.state.noticed'),
  discussing: line('proposal.state.discussing'),
  deciding: line('proposal.state.deciding'),
  voting: line('proposal.state.voting'),
  objecting: line('proposal.state.objecting'),
  published: line('proposal.state.published'),
  executing: line('proposal.state.executing'),
  done: line('proposal.state.done'),
  refused: line('proposal.state.refused'),
  merged: line('proposal.state.merged'),
  referred: line('proposal.state.referred'),
}

export const standsAs = ({ state, until, adopted, tasks, tasksDone }: Stands): Line[] => [
  stand[state],
  ...(adopted === null ? [] : [line(adopted ? 'proposal.adopted' : 'proposal.notAdopted')]),
  ...(until === null ? [] : [line('proposal.until', { until: { moment: until } })]),
  ...(tasks === 0 ? [] : [line('proposal.tasks', { done: tasksDone, tasks })]),
]

export const ownLines = ({ due, words, ...own }: OwnProposal): Line[] => [
  ...standsAs({ ...own, until: null }),
  ...(words === null ? [] : [line('proposal.words', { words })]),
  ...(due === null ? [] : [line('proposal.due', { due: { day: due } })]),
]
