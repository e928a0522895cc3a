// What somebody reads on one paper ballot: their own entry, or, where two differ, what a third found by looking again.
import { useState } from 'react'
import { Button, Form, Input, Radio } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ballotWays } from '../../../rules/polls/poll-terms.ts'
import { call, type Me, type PaperBallot, type PaperPoll } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const choices = ['agree', 'oppose', 'abstain'] as const
interface Values {
  choice: (typeof choices)[number]
  way: (typeof ballotWays)[number]
  byProxy: boolean
  reason?: string
}

export function PaperEntry({ poll, ballot, me }: { poll: PaperPoll; ballot: PaperBallot; me: Me }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const { mine, proxy, differing } = ballot
  const differs = ballot.state === 'differs'
  const enter = useMutation({
    mutationFn: ({ byProxy, reason = '', ...read }: Values) => {
      const body = { ...read, electorId: ballot.id, proxy: byProxy ? (proxy?.reference ?? '') : '' }
      return differs
        ? call('POST /paper-polls/:id/settle', { id: poll.id, body: { ...body, reason } })
        : call('POST /paper-polls/:id/entries', { id: poll.id, body })
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.paperPoll(poll.id) }),
  })
  if (differs && differing.some(({ by }) => by.id === me.id)) return <p>{t('paper.thirdNeeded')}</p>
  return (
    <>
      {differs && <p>{t('paper.lookAgain')}</p>}
      {mine && !differs && <p className="dim">{t('paper.mine', { choice: t(`choice.${mine.choice}`) })}</p>}
      <Form<Values>
        layout="vertical"
        initialValues={{ way: mine?.way ?? 'paper', choice: mine?.choice, byProxy: proxy !== null }}
        onFinish={(values) => enter.mutate(values)}
      >
        <Form.Item name="choice" label={t('paper.choice')} rules={[{ required: true }]}>
          <Radio.Group
            optionType="button"
            options={choices.map((value) => ({ value, label: t(`choice.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="way" label={t('paper.way')}>
          <Radio.Group
            optionType="button"
            options={ballotWays.map((value) => ({ value, label: t(`way.${value}`) }))}
          />
        </Form.Item>
        {proxy && (
          <Form.Item name="byProxy" label={t('paper.signedBy')}>
            <Radio.Group
              optionType="button"
              options={[
                { value: true, label: t('paper.byProxy', { name: proxy.name }) },
                { value: false, label: t('paper.byOwner') },
              ]}
            />
          </Form.Item>
        )}
        {differs && (
          <Form.Item name="reason" label={t('paper.reason')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        {enter.error !== null && <Problem error={enter.error} />}
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {t(differs ? 'paper.settle' : mine ? 'paper.correct' : 'paper.enter')}
        </Button>
      </Form>
      {ballot.state === 'none' && proxy === null && poll.electorate === 'owners' && (
        <Proxy poll={poll} ballot={ballot} />
      )}
    </>
  )
}

interface Authority {
  name: string
  scope: string
  day: string
  reference: string
}

/** A written authority is recorded before the ballot is entered. */
function Proxy({ poll, ballot }: { poll: PaperPoll; ballot: PaperBallot }) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const record = useMutation({
    mutationFn: (authority: Authority) =>
      call('POST /paper-polls/:id/proxies', { id: poll.id, body: { ...authority, electorId: ballot.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.paperPoll(poll.id) }),
  })
  if (!open)
    return (
      <Button type="link" onClick={() => setOpen(true)}>
        {t('paper.proxy')}
      </Button>
    )
  const rules = [{ required: true, whitespace: true }]
  return (
    <Form<Authority> layout="vertical" onFinish={(values) => record.mutate(values)}>
      <Form.Item name="name" label={t('paper.proxyName')} rules={rules}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="scope" label={t('paper.proxyScope')} rules={rules}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="day" label={t('paper.proxyDay')} rules={[{ required: true }]}>
        <Input type="date" max={dayOf(now)} />
      </Form.Item>
      <Form.Item name="reference" label={t('paper.proxyReference')} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      {record.error !== null && <Problem error={record.error} />}
      <Button htmlType="submit" loading={record.isPending}>
        {t('paper.proxyRecord')}
      </Button>
    </Form>
  )
}
