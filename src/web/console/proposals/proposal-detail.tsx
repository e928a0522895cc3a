// One proposal: where it stands, what can be done now, the tasks, the money, what people said, and its history.
import { App as Ant, Button, Skeleton } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sumOf, yuanOf } from '../../../rules/proposals/money.ts'
import { courtyardSteps, publicStates, type ProposalState } from '../../../rules/proposals/proposal-terms.ts'
import { openTicket } from '../address.ts'
import { call, type Me, type ProposalDetails } from '../api.ts'
import { Time } from '../tickets/marks.tsx'
import { Problem } from '../problem.tsx'
import { problemWords } from '../problems.ts'
import { ProposalAct } from './proposal-act.tsx'
import type { ActName } from './proposal-values.ts'
import { keys, useProposal } from '../queries.ts'
import { useSettings } from '../settings.tsx'

/** What managers do next, the likeliest first. */
const nextActs: Readonly<Record<ProposalState, readonly ActName[]>> = {
  idea: ['qualify', 'refuse', 'merge', 'refer'],
  studying: ['study'],
  qualified: ['notice', 'refuse', 'merge', 'refer'],
  noticed: [],
  discussing: [],
  deciding: ['decide', 'askAll', 'discussAgain'],
  voting: ['decide', 'dropPoll'],
  objecting: [],
  published: ['task', 'money'],
  executing: ['task', 'money', 'finish'],
  done: ['money'],
  refused: [],
  merged: [],
  referred: [],
}

interface Props {
  me: Me
  proposal: ProposalDetails
}

export function ProposalDetail({ me, id, close }: { me: Me; id: string; close: () => void }) {
  const { t } = useSettings()
  const { data: proposal, error, refetch } = useProposal(id)
  return (
    <>
      <Button onClick={close}>{t('proposals.back')}</Button>
      {error !== null && proposal === undefined && <Problem error={error} retry={() => void refetch()} />}
      {proposal === undefined && error === null && <Skeleton active />}
      {proposal !== undefined && (
        <article className="proposal">
          <Head me={me} proposal={proposal} />
          <Tasks me={me} proposal={proposal} />
          <Money proposal={proposal} />
          <Comments me={me} proposal={proposal} />
          <Flags me={me} proposal={proposal} />
          <History proposal={proposal} />
        </article>
      )}
    </>
  )
}

function Head({ me, proposal }: Props) {
  const { t } = useSettings()
  const { state, place, author, dueAt, until, moderator, mergedInto, ticket, poll, adopted } = proposal
  const manages = me.rights.includes('proposal.manage')
  const acts = manages ? nextActs[state] : []
  return (
    <>
      <h2>{proposal.what}</h2>
      <p className="notice-line">
        <span className="mark mark-primary">{t(`proposals.state.${state}`)}</span>
        {adopted !== null && <span>{t(adopted ? 'proposals.adopted' : 'proposals.notAdopted')}</span>}
        <span>{place}</span>
        <span>{author ?? t('proposals.resident')}</span>
        <span className="dim push">
          {until !== null ? t('proposals.until') : dueAt !== null && t('proposals.due')}{' '}
          {(until ?? dueAt) !== null && <Time at={until ?? dueAt ?? ''} isDeadline />}
        </span>
      </p>
      {moderator && <p className="dim">{t('proposals.moderator', { name: moderator.name })}</p>}
      {mergedInto && <p>{t('proposals.merged', mergedInto)}</p>}
      {ticket && (
        <Button type="link" onClick={() => openTicket(ticket.id)}>
          {t('proposals.ticket', ticket)}
        </Button>
      )}
      {poll && <p>{t('proposals.poll', poll)}</p>}
      <p className="poll-acts">
        {acts.map((act, index) => (
          <ProposalAct key={act} {...{ me, act, proposal }} primary={index === 0} />
        ))}
        {manages &&
          proposal.kind === 'courtyard' &&
          dueAt !== null &&
          proposal.steps.length < courtyardSteps.length && <ProposalAct {...{ me, proposal }} act="step" />}
        {me.rights.includes('proposal.flag') && <ProposalAct {...{ me, proposal }} act="flag" />}
        {publicStates.some((one) => one === state) && (
          <Button size="small" href={`/proposals/${proposal.id}`} target="_blank" rel="noreferrer">
            {t('proposals.page')}
          </Button>
        )}
      </p>
      {proposal.kind === 'courtyard' && (
        <>
          <h3>{t('proposals.steps')}</h3>
          <ol className="proposal-steps">
            {courtyardSteps.map((step) => (
              <li key={step} className={proposal.steps.includes(step) ? '' : 'dim'}>
                {proposal.steps.includes(step) ? '✓ ' : '○ '}
                {t(`proposals.step.${step}`)}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function Tasks({ me, proposal }: Props) {
  const { t } = useSettings()
  if (proposal.tasks.length === 0) return null
  const works = me.rights.includes('proposal.work') && proposal.state === 'executing'
  return (
    <>
      <h3>{t('proposals.tasks')}</h3>
      <ul className="plain-list">
        {proposal.tasks.map(({ id, what, who, dueOn, doneAt }) => (
          <li key={id}>
            <p>
              {doneAt === null ? '○' : '✓'} {what} <span className="dim">{`${who} · ${dueOn}`}</span>
            </p>
            {works && doneAt === null && (
              <p className="poll-acts">
                <ProposalAct {...{ me, proposal }} act="progress" part={id} />
                <ProposalAct {...{ me, proposal }} act="taskDone" part={id} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Money({ proposal: { money } }: Pick<Props, 'proposal'>) {
  const { t } = useSettings()
  if (money.length === 0) return null
  const sums = sumOf(money)
  return (
    <>
      <h3>{t('proposals.money')}</h3>
      <table className="proposal-money">
        <tbody>
          {money.map(({ kind, what, fen, voucher, day }, index) => (
            <tr key={index}>
              <td>{day}</td>
              <td>
                {what} <span className="dim">{`${t('proposals.voucher')} ${voucher}`}</span>
              </td>
              <td>{`${kind === 'income' ? '+' : '-'}${yuanOf(fen)}`}</td>
            </tr>
          ))}
          {(['income', 'spending', 'left'] as const).map((sum) => (
            <tr key={sum}>
              <th colSpan={2}>{t(`proposals.${sum}`)}</th>
              <th>{yuanOf(sums[sum])}</th>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Comments({ me, proposal }: Props) {
  const { t } = useSettings()
  if (proposal.comments.length === 0) return null
  const works = me.rights.includes('proposal.work')
  const manages = me.rights.includes('proposal.manage') && proposal.state === 'objecting'
  return (
    <>
      <h3>{t('proposals.said')}</h3>
      <ul className="plain-list">
        {proposal.comments.map(({ id, kind, text, at, state, reason, moderator, answer, dueAt }) => (
          <li key={id} className={state === 'waiting' ? 'proposal-waiting' : ''}>
            <p>
              {text}{' '}
              <span className="dim">
                <Time at={at} />
              </span>
            </p>
            {state === 'removed' && (
              <p className="dim">{t('proposals.removed', { reason: reason ?? '', name: moderator ?? '' })}</p>
            )}
            {answer !== null && <p>{t('proposals.answer', { answer })}</p>}
            <p className="poll-acts">
              {works && state === 'waiting' && (
                <>
                  <Show proposalId={proposal.id} commentId={id} />
                  <ProposalAct {...{ me, proposal }} act="moderate" part={id} />
                  <span className="dim">
                    {t('proposals.due')} <Time at={dueAt} isDeadline />
                  </span>
                </>
              )}
              {manages && kind === 'objection' && state === 'shown' && answer === null && (
                <ProposalAct {...{ me, proposal }} act="answerObjection" part={id} primary />
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Show({ proposalId, commentId }: { proposalId: string; commentId: string }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const show = useMutation({
    mutationFn: () =>
      call('POST /proposals/:id/comments/:part/moderate', {
        ...{ id: proposalId, part: commentId },
        body: { reason: null },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.proposals }),
    onError: (error: unknown) => void message.error(problemWords(error, t)),
  })
  return (
    <Button size="small" type="primary" loading={show.isPending} onClick={() => show.mutate()}>
      {t('proposals.show')}
    </Button>
  )
}

function Flags({ me, proposal }: Props) {
  const { t } = useSettings()
  if (proposal.flags.length === 0) return null
  return (
    <>
      <h3>{t('proposals.flags')}</h3>
      <ul className="plain-list">
        {proposal.flags.map(({ id, record, words, to, dueAt, answer, escalated }) => (
          <li key={id}>
            <p>
              {`${t(`proposals.record.${record}`)}:${words}`}{' '}
              <span className="dim">{t('proposals.for', { name: to.name })}</span>
            </p>
            {escalated && <p className="mark mark-danger">{t('proposals.escalated')}</p>}
            {answer !== null && <p>{t('proposals.answered', { name: to.name, answer })}</p>}
            {answer === null && (
              <p className="poll-acts">
                {(me.id === to.id || me.rights.includes('proposal.manage')) && (
                  <ProposalAct {...{ me, proposal }} act="answerFlag" part={id} primary />
                )}
                <span className="dim">
                  {t('proposals.due')} <Time at={dueAt} isDeadline />
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function History({ proposal: { history } }: Pick<Props, 'proposal'>) {
  const { t } = useSettings()
  return (
    <>
      <h3>{t('proposals.history')}</h3>
      <ul className="plain-list">
        {[...history].reverse().map(({ at, type, words, by }, index) => (
          <li key={index}>
            <p className="notice-line">
              <b>{t(`proposals.event.${type}`)}</b>
              {by !== null && <span>{by}</span>}
              <span className="dim push">
                <Time at={at} />
              </span>
            </p>
            {words !== '' && <p>{words}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
