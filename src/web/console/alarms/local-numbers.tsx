// The local numbers of the safety texts: entered by one person, approved by another, each with where it stands.
import { Button, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { localUses, type LocalUse } from '../../../rules/alarms/local-numbers.ts'
import { call, type Me } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useNumbers } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Values {
  use: LocalUse
  number?: string
  source: string
  checkedOn: string
}

export function LocalNumbers({ me }: { me: Me }) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const { data } = useNumbers()
  const renew = (list: unknown): void => void client.setQueryData(keys.numbers, list)
  const propose = useMutation({
    mutationFn: ({ number = '', ...wish }: Values) =>
      call('POST /local-numbers', { body: { ...wish, number } }),
    onSuccess: (list) => {
      renew(list)
      form.resetFields()
    },
  })
  const approve = useMutation({
    mutationFn: (id: number) => call('POST /local-numbers/:id/approve', { id: String(id), body: {} }),
    onSuccess: renew,
  })
  const error = propose.error ?? approve.error
  const items = data?.items ?? []
  /** The newest approved one of each use: the others are spoken no more. */
  const spoken = localUses.map((use) => items.find((item) => item.use === use && item.approvedBy)?.id)
  return (
    <section className="roster-place" aria-label={t('numbers.title')}>
      <h2>{t('numbers.title')}</h2>
      <p className="dim">{t('numbers.lead')}</p>
      <ul className="plain-list">
        {items.map(({ id, use, number, source, checkedOn, proposedBy, approvedBy }) => (
          <li key={id}>
            <span className="roster-who">
              <b>
                {t(`numbers.${use}`)} {number || t('numbers.none')}
              </b>{' '}
              <span className="dim">
                {t('numbers.entered', { source, day: checkedOn, name: proposedBy.name })}
              </span>
              {approvedBy ? (
                <span className={spoken.includes(id) ? 'mark mark-done' : 'mark mark-dim'}>
                  {t(spoken.includes(id) ? 'numbers.approved' : 'numbers.replaced', {
                    name: approvedBy.name,
                  })}
                </span>
              ) : (
                <span className="mark mark-danger">
                  {t(proposedBy.id === me.id ? 'numbers.waitingOther' : 'numbers.waiting')}
                </span>
              )}
            </span>
            {approvedBy === null && proposedBy.id !== me.id && (
              <Button disabled={approve.isPending} onClick={() => approve.mutate(id)}>
                {t('numbers.approve')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Form form={form} layout="vertical" onFinish={(values) => propose.mutate(values)}>
        <Form.Item name="use" label={t('numbers.use')} rules={[{ required: true }]}>
          <Select options={localUses.map((use) => ({ value: use, label: t(`numbers.${use}`) }))} />
        </Form.Item>
        <Form.Item name="number" label={t('numbers.number')}>
          <Input maxLength={20} inputMode="tel" />
        </Form.Item>
        <Form.Item name="source" label={t('numbers.source')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="checkedOn" label={t('numbers.day')} rules={[{ required: true }]}>
          <Input type="date" max={dayOf(now)} />
        </Form.Item>
        <Button htmlType="submit" loading={propose.isPending}>
          {t('numbers.propose')}
        </Button>
      </Form>
      {error !== null && <Problem error={error} />}
    </section>
  )
}
