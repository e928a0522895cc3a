// What the forms on a proposal ask, and the calls that they make.
import { fenOf } from '../../../rules/proposals/money.ts'
import {
  flagRecords,
  proposalDays,
  type CourtyardStep,
  type FlagRecord,
} from '../../../rules/proposals/proposal-terms.ts'
import { call, type ProposalDetails } from '../api.ts'
import { endOfDayIn } from '../dates.ts'

/** Every field of the forms; a question of yes or no begins without an answer. */
export interface Values {
  reason: string
  /** Of a notice: how the proposal is worded for everybody. */
  wording: string
  lawful: boolean | undefined
  selfGovernance: boolean | undefined
  excludesNobody: boolean | undefined
  courtyard: boolean | undefined
  partyStudies: boolean | undefined
  goesOn: boolean | undefined
  adopted: boolean | undefined
  upheld: boolean | undefined
  spending: boolean | undefined
  days: number
  discussionDays: number
  pollDays: number
  into: string | undefined
  number: string
  question: string
  options: string
  step: CourtyardStep | undefined
  what: string
  who: string
  day: string
  yuan: string
  voucher: string
  record: FlagRecord
  to: number | undefined
}
export type Field = keyof Values
export const empty: Values = {
  ...{ reason: '', wording: '', lawful: undefined, selfGovernance: undefined, excludesNobody: undefined },
  ...{ courtyard: undefined, partyStudies: undefined, goesOn: undefined, adopted: undefined },
  ...{ upheld: undefined, spending: undefined, into: undefined, step: undefined, to: undefined },
  ...{ days: proposalDays.discussion, discussionDays: proposalDays.discussion, pollDays: 7 },
  ...{ number: '', question: '', options: '', what: '', who: '', day: '', yuan: '', voucher: '' },
  record: flagRecords[0],
}

export type ActName =
  | 'qualify'
  | 'refuse'
  | 'merge'
  | 'refer'
  | 'study'
  | 'notice'
  | 'discussAgain'
  | 'askAll'
  | 'dropPoll'
  | 'decide'
  | 'step'
  | 'task'
  | 'progress'
  | 'taskDone'
  | 'money'
  | 'finish'
  | 'moderate'
  | 'answerObjection'
  | 'flag'
  | 'answerFlag'

/** What an act asks for, in this order. */
export const fieldsOf: Readonly<Record<ActName, readonly Field[]>> = {
  qualify: ['lawful', 'selfGovernance', 'excludesNobody', 'courtyard', 'partyStudies', 'reason'],
  refuse: ['reason'],
  merge: ['into', 'reason'],
  refer: ['number', 'reason'],
  study: ['goesOn', 'reason'],
  notice: ['wording', 'days', 'discussionDays', 'reason'],
  discussAgain: ['days', 'reason'],
  askAll: ['question', 'options', 'pollDays'],
  dropPoll: ['reason'],
  decide: ['adopted', 'days', 'reason'],
  step: ['step', 'reason'],
  task: ['what', 'who', 'day'],
  progress: ['reason'],
  taskDone: ['reason'],
  money: ['spending', 'what', 'yuan', 'voucher', 'day'],
  finish: ['reason'],
  moderate: ['reason'],
  answerObjection: ['upheld', 'reason'],
  flag: ['record', 'to', 'reason'],
  answerFlag: ['reason'],
}

export function isFilled(field: Field, values: Values): boolean {
  if (field === 'yuan') return (fenOf(values.yuan) ?? 0) > 0
  if (field === 'number') return /^\d+$/.test(values.number.trim())
  const value = values[field]
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined
}

/** The evening of the last day, as polls end. */
export const pollEnd = (days: number, now: number) =>
  new Date(Date.parse(endOfDayIn(days, now)) + 1 - 4 * 60 * 60 * 1000).toISOString()

/** Makes the act; `part` is the task, the words or the question that it is about. */
export async function send(
  act: ActName,
  proposal: ProposalDetails,
  part: string,
  values: Values,
  now: number,
): Promise<void> {
  const { id } = proposal
  const { reason, days } = values
  const yes = (value: boolean | undefined) => value === true
  switch (act) {
    case 'qualify': {
      const { lawful, selfGovernance, excludesNobody, partyStudies, courtyard } = values
      const kind = yes(courtyard) ? ('courtyard' as const) : ('general' as const)
      const answers = {
        ...{ lawful: yes(lawful), selfGovernance: yes(selfGovernance) },
        ...{ excludesNobody: yes(excludesNobody), partyStudies: yes(partyStudies) },
      }
      await call('POST /proposals/:id/qualify', { id, body: { ...answers, kind, reason } })
      return
    }
    case 'refuse':
      await call('POST /proposals/:id/refuse', { id, body: { reason } })
      return
    case 'merge':
      await call('POST /proposals/:id/merge', { id, body: { into: values.into ?? '', reason } })
      return
    case 'refer':
      await call('POST /proposals/:id/refer', { id, body: { number: Number(values.number), reason } })
      return
    case 'study':
      await call('POST /proposals/:id/study', { id, body: { goesOn: yes(values.goesOn), reason } })
      return
    case 'notice': {
      const { discussionDays, wording: what } = values
      await call('POST /proposals/:id/notice', { id, body: { what, days, discussionDays, reason } })
      return
    }
    case 'discussAgain':
      await call('POST /proposals/:id/discuss-again', { id, body: { days, reason } })
      return
    case 'askAll': {
      const { question, pollDays } = values
      const options = values.options
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
      const draft = {
        ...{ nodeId: proposal.nodeId, electorate: 'adults' as const, question, options },
        closesAt: pollEnd(pollDays, now),
      }
      const poll = await call('POST /polls', { body: draft })
      await call('POST /proposals/:id/poll', { id, body: { pollId: poll.id, reason: question } })
      await call('POST /polls/:id/start', { id: poll.id, body: {} })
      return
    }
    case 'dropPoll':
      await call('POST /proposals/:id/drop-poll', { id, body: { reason } })
      return
    case 'decide':
      await call('POST /proposals/:id/decide', { id, body: { adopted: yes(values.adopted), days, reason } })
      return
    case 'step':
      if (values.step !== undefined)
        await call('POST /proposals/:id/steps', { id, body: { step: values.step, reason } })
      return
    case 'task': {
      const { what, who, day: dueOn } = values
      await call('POST /proposals/:id/tasks', { id, body: { what, who, dueOn } })
      return
    }
    case 'progress':
    case 'taskDone':
      await call('POST /proposals/:id/tasks/:part', {
        ...{ id, part },
        body: { reason, done: act === 'taskDone' },
      })
      return
    case 'money': {
      const { what, voucher, day, spending, yuan } = values
      const kind = yes(spending) ? ('spending' as const) : ('income' as const)
      await call('POST /proposals/:id/money', {
        id,
        body: { kind, what, fen: fenOf(yuan) ?? 0, voucher, day },
      })
      return
    }
    case 'finish':
      await call('POST /proposals/:id/finish', { id, body: { reason } })
      return
    case 'moderate':
      await call('POST /proposals/:id/comments/:part/moderate', { id, part, body: { reason } })
      return
    case 'answerObjection':
      await call('POST /proposals/:id/comments/:part/answer', {
        ...{ id, part },
        body: { upheld: yes(values.upheld), reason },
      })
      return
    case 'flag':
      if (values.to !== undefined)
        await call('POST /proposals/:id/flags', {
          id,
          body: { record: values.record, toId: values.to, reason },
        })
      return
    case 'answerFlag':
      await call('POST /proposals/:id/flags/:part/answer', { id, part, body: { reason } })
  }
}
