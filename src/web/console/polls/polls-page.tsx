// Polls: what residents are asked, how many took part, and what came of it.
import { useState } from 'react'
import { App as Ant, Button, Empty, Skeleton } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Me, type Poll } from '../api.ts'
import { Time } from '../tickets/marks.tsx'
import { PaperDesk } from './paper-desk.tsx'
import { PaperForm } from './paper-form.tsx'
import { AssemblyList } from './assembly-list.tsx'
import { PollForm } from './poll-form.tsx'
import { RuleNumbers } from './rule-numbers.tsx'
import { Problem } from '../problem.tsx'
import { problemWords } from '../problems.ts'
import { packLabel } from '../labels.ts'
import { keys, usePolls } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function PollsPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const { data, error, refetch } = usePolls()
  const [writing, setWriting] = useState<'opinion' | 'paper'>()
  const [entering, setEntering] = useState<string>()
  const may = me.rights.includes('poll.manage')
  return (
    <section className="inbox" aria-label={t('box.polls')}>
      <div className="inbox-scroll">
        <div className="padded">
          <p className="dim poll-lead">{t('poll.lead')}</p>
          {may && (
            <p className="poll-acts">
              <Button type="primary" onClick={() => setWriting('opinion')}>
                {t('poll.new')}
              </Button>
              <Button onClick={() => setWriting('paper')}>{t('paper.new')}</Button>
            </p>
          )}
          {may && <PollForm open={writing === 'opinion'} close={() => setWriting(undefined)} />}
          {may && <PaperForm open={writing === 'paper'} close={() => setWriting(undefined)} />}
          <AssemblyList may={may} />
        </div>
        {data === undefined && error === null && <Skeleton active className="padded" />}
        {error !== null && data === undefined && <Problem error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && (
          <Empty className="padded" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.polls')} />
        )}
        <ul className="plain-list">
          {data?.items.map((poll) => (
            <Item key={poll.id} poll={poll} me={me} enter={() => setEntering(poll.id)} />
          ))}
        </ul>
        <RuleNumbers me={me} may={may} />
        {entering !== undefined && <PaperDesk id={entering} me={me} close={() => setEntering(undefined)} />}
      </div>
    </section>
  )
}

function Item({ poll, me, enter }: { poll: Poll; me: Me; enter: () => void }) {
  const { t, language } = useSettings()
  const may = me.rights.includes('poll.manage')
  const enters = me.rights.includes('ballot.enter')
  const onPaper = !poll.pack.startsWith('opinion-poll@')
  const begun = poll.state !== 'draft' && poll.state !== 'planned'
  return (
    <li className="announcement">
      <p className="notice-line">
        <b>{poll.question}</b>
      </p>
      <p className="notice-line">
        <span className={poll.state === 'open' ? 'mark mark-primary' : 'mark mark-dim'}>
          {t(`poll.state.${poll.state}`)}
        </span>
        <span>{poll.place}</span>
        <span className="dim push">
          {onPaper
            ? packLabel(poll.pack, language)
            : `${t(`poll.kind.${poll.kind}`)} · ${t(`poll.${poll.electorate}`)}`}{' '}
          · <Time at={poll.closesAt} />
        </span>
      </p>
      <ul className="announcement-places">
        {poll.totals?.map(({ text, votes, points }) => (
          <li key={text}>
            {points === undefined ? t('poll.votes', { text, votes }) : t('poll.points', { text, points })}
          </li>
        )) ?? poll.options.map((text) => <li key={text}>{text}</li>)}
      </ul>
      {begun && <p>{t(onPaper ? 'paper.taking' : 'poll.taking', poll)}</p>}
      {poll.head !== null && (
        <details>
          <summary>{t('poll.head')}</summary>
          <code className="poll-head">{poll.head}</code>
        </details>
      )}
      <p className="poll-acts">
        {may && !begun && <Acts poll={poll} />}
        {onPaper && begun && enters && (
          <Button size="small" type={poll.state === 'published' ? 'default' : 'primary'} onClick={enter}>
            {t(poll.state === 'published' ? 'paper.look' : 'paper.open')}
          </Button>
        )}
        {begun && (
          <Button size="small" href={`/polls/${poll.id}`} target="_blank" rel="noreferrer">
            {t('poll.page')}
          </Button>
        )}
        {poll.head !== null && (
          <Button size="small" href={`/polls/${poll.id}?print`} target="_blank" rel="noreferrer">
            {t('poll.print')}
          </Button>
        )}
        {poll.head !== null && (!onPaper || enters) && (
          <Button size="small" href={`/api/polls/${poll.id}/record`}>
            {t('poll.record')}
          </Button>
        )}
      </p>
    </li>
  )
}

function Acts({ poll: { id, state } }: { poll: Poll }) {
  const { t } = useSettings()
  const { message, modal } = Ant.useApp()
  const client = useQueryClient()
  const settled = {
    onSuccess: () => client.invalidateQueries({ queryKey: keys.polls }),
    onError: (error: unknown) => void message.error(problemWords(error, t)),
  }
  const start = useMutation({
    mutationFn: () => call('POST /polls/:id/start', { id, body: {} }),
    ...settled,
  })
  const withdraw = useMutation({
    mutationFn: () => call('POST /polls/:id/withdraw', { id, body: {} }),
    ...settled,
  })
  const sure = () =>
    void modal.confirm({
      title: t('poll.start'),
      content: t('poll.startSure'),
      okText: t('poll.start'),
      onOk: () => start.mutateAsync().catch(() => undefined),
    })
  return (
    <>
      {state === 'draft' && (
        <Button size="small" type="primary" loading={start.isPending} onClick={sure}>
          {t('poll.start')}
        </Button>
      )}
      <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('poll.withdraw')}
      </Button>
    </>
  )
}
