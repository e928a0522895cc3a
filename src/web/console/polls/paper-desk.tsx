// The ballots of a decision on paper: which are still to be entered, which differ, and what is needed before they are counted.
import { useState } from 'react'
import { App as Ant, Button, Drawer, Input, Segmented, Skeleton } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ballotStates, type BallotState } from '../../../rules/polls/poll-terms.ts'
import { call, upload, type Me, type PaperBallot, type PaperPoll } from '../api.ts'
import { PaperDelivery } from './paper-delivery.tsx'
import { PaperEntry } from './paper-entry.tsx'
import { Problem } from '../problem.tsx'
import { problemWords } from '../problems.ts'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const shownAtMost = 60
const marks: Readonly<Record<BallotState, string>> = {
  ...{
    none: 'mark mark-dim',
    one: 'mark mark-primary',
    differs: 'mark mark-danger',
    settled: 'mark mark-done',
  },
}

export function PaperDesk({ id, me, close }: { id: string; me: Me; close: () => void }) {
  const { t } = useSettings()
  const { data, error, refetch } = useQuery({
    queryKey: keys.paperPoll(id),
    queryFn: () => call('GET /paper-polls/:id', { id }),
  })
  return (
    <Drawer open title={t('paper.desk')} onClose={close} size={560}>
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton active />}
      {data && <Ballots poll={data} me={me} />}
    </Drawer>
  )
}

function Ballots({ poll, me }: { poll: PaperPoll; me: Me }) {
  const { t } = useSettings()
  const [sought, setSought] = useState('')
  const [state, setState] = useState<BallotState | 'all'>('all')
  const [chosen, setChosen] = useState<number>()
  const { electors, rules, silence } = poll
  const count = (one: BallotState) => electors.filter((ballot) => ballot.state === one).length
  const words = sought.normalize('NFKC').replace(/\s/g, '')
  const found = electors.filter(
    (ballot) =>
      (state === 'all' || ballot.state === state) &&
      (words === '' || ballot.houses.some((house) => house.includes(words))),
  )
  const running = poll.state === 'open' || poll.state === 'closed'
  return (
    <div className="paper-desk">
      <h2>{poll.question}</h2>
      <p>
        {t('paper.figures', {
          ...{
            all: electors.length,
            settled: count('settled'),
            one: count('one'),
            differs: count('differs'),
          },
        })}
      </p>
      {rules ? (
        <p className="dim">
          {t('paper.rules', {
            quorum: t(rules.quorum.included ? 'share.included' : 'share.more', rules.quorum),
            pass: t(rules.pass.included ? 'share.included' : 'share.more', rules.pass),
            source: rules.source ?? t('paper.law'),
          })}
        </p>
      ) : (
        <p role="alert" className="mark mark-danger">
          {t('paper.unknown')}
        </p>
      )}
      {silence && <p className="dim">{t('paper.silenceSaid', silence)}</p>}
      {running && <Sheet id={poll.id} />}
      {running && silence && <PaperDelivery poll={poll} />}
      {poll.state === 'closed' && me.rights.includes('poll.manage') && <Count id={poll.id} />}
      <Input
        aria-label={t('paper.seek')}
        placeholder={t('paper.seek')}
        value={sought}
        allowClear
        onChange={(event) => setSought(event.target.value)}
      />
      <Segmented
        block
        value={state}
        onChange={setState}
        options={(['all', ...ballotStates] as const).map((value) => ({
          value,
          label: t(`paper.state.${value}`),
        }))}
      />
      <ul className="plain-list">
        {found.slice(0, shownAtMost).map((ballot) => (
          <li key={ballot.id}>
            <button
              type="button"
              className="paper-row"
              aria-expanded={chosen === ballot.id}
              onClick={() => setChosen(chosen === ballot.id ? undefined : ballot.id)}
            >
              <span>{ballot.houses.join('、')}</span>
              <span className={marks[ballot.state]}>{t(`paper.state.${ballot.state}`)}</span>
            </button>
            {chosen === ballot.id && <Details poll={poll} ballot={ballot} running={running} me={me} />}
          </li>
        ))}
      </ul>
      {found.length > shownAtMost && (
        <p className="dim">{t('paper.more', { count: found.length - shownAtMost })}</p>
      )}
    </div>
  )
}

function Details({
  poll,
  ballot,
  running,
  me,
}: {
  poll: PaperPoll
  ballot: PaperBallot
  running: boolean
  me: Me
}) {
  const { t } = useSettings()
  const { proxy, delivery, settled, differing } = ballot
  return (
    <div className="paper-details">
      {proxy && <p className="dim">{t('paper.proxyTold', proxy)}</p>}
      {delivery && (
        <p className="dim">{t('paper.deliveryTold', { ...delivery, how: t(`delivery.${delivery.how}`) })}</p>
      )}
      {settled && (
        <p className="dim">{t('paper.settledBy', { name: settled.by.name, reason: settled.reason })}</p>
      )}
      {differing.map(({ by, choice, way, proxy: reference }) => (
        <p key={by.id}>
          {t('paper.read', {
            name: by.name,
            choice: t(`choice.${choice}`),
            way: t(`way.${way}`),
            proxy: reference,
          })}
        </p>
      ))}
      {running && ballot.state !== 'settled' && <PaperEntry poll={poll} ballot={ballot} me={me} />}
    </div>
  )
}

function Sheet({ id }: { id: string }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: (file: File) => upload('POST /paper-polls/:id/sheet', file, { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.paperPoll(id) }),
  })
  return (
    <details className="paper-part">
      <summary>{t('paper.sheet')}</summary>
      <p className="dim">{t('paper.sheetLead')}</p>
      <input
        type="file"
        aria-label={t('paper.sheet')}
        accept=".csv,.xlsx"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) take.mutate(file)
          event.target.value = ''
        }}
      />
      {take.error !== null && <Problem error={take.error} />}
      {take.data?.errors.length === 0 && (
        <p role="status" className="mark mark-done">
          {t('paper.sheetTaken', { count: take.data.ballots })}
        </p>
      )}
      {take.data !== undefined && take.data.errors.length > 0 && (
        <div role="alert">
          <p className="mark mark-danger">{t('owners.refused', { count: take.data.errors.length })}</p>
          <ul>
            {take.data.errors.slice(0, 30).map(({ line, fault }, index) => (
              <li key={index}>{t('owners.line', { line, fault: t(`ballotFault.${fault}`) })}</li>
            ))}
          </ul>
        </div>
      )}
    </details>
  )
}

function Count({ id }: { id: string }) {
  const { t } = useSettings()
  const { message, modal } = Ant.useApp()
  const client = useQueryClient()
  const count = useMutation({
    mutationFn: () => call('POST /paper-polls/:id/count', { id, body: {} }),
    onSuccess: () => {
      void message.success(t('paper.counting'))
      void client.invalidateQueries({ queryKey: keys.polls })
    },
    onError: (error: unknown) => void message.error(problemWords(error, t)),
  })
  const sure = () =>
    void modal.confirm({
      ...{ title: t('paper.count'), content: t('paper.countSure'), okText: t('paper.count') },
      onOk: () => count.mutateAsync().catch(() => undefined),
    })
  return (
    <Button type="primary" block loading={count.isPending} onClick={sure}>
      {t('paper.count')}
    </Button>
  )
}
