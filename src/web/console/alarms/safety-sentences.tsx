// What residents in danger are told first: the community's own words for each danger, entered by one person and approved by another.
import { Button, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { dangers, type Danger } from '../../../rules/alarms/danger.ts'
import { safetyAtMost } from '../../../rules/alarms/safety-text.ts'
import { en } from '../../../text/en.ts'
import { zh } from '../../../text/zh.ts'
import { call, type Me } from '../api.ts'
import { dayOf } from '../dates.ts'
import { categoryLabel } from '../labels.ts'
import { Problem } from '../problem.tsx'
import { keys, useSafetyTexts } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Values {
  danger: Danger
  zh?: string
  en?: string
  source: string
  checkedOn: string
}

export function SafetySentences({ me }: { me: Me }) {
  const { t, now, language } = useSettings()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const { data } = useSafetyTexts()
  const renew = (list: unknown): void => void client.setQueryData(keys.safetyTexts, list)
  const propose = useMutation({
    mutationFn: (wish: Values) =>
      call('POST /safety-texts', { body: { ...wish, zh: wish.zh ?? '', en: wish.en ?? '' } }),
    onSuccess: (list) => {
      renew(list)
      form.resetFields()
    },
  })
  const approve = useMutation({
    mutationFn: (id: number) => call('POST /safety-texts/:id/approve', { id: String(id), body: {} }),
    onSuccess: renew,
  })
  const error = propose.error ?? approve.error
  const items = data?.items ?? []
  const label = (danger: Danger) => categoryLabel(danger, language)
  /** Of each danger the one that was approved last is said. */
  const said = dangers.map(
    (danger) =>
      items
        .filter((item) => item.danger === danger && item.approvedAt !== null)
        .sort((a, b) => (b.approvedAt ?? '').localeCompare(a.approvedAt ?? '') || b.id - a.id)[0]?.id,
  )
  /** What is said now stands in the form, to be changed. */
  const fill = (danger: Danger): void => {
    const own = items.find((item) => item.danger === danger && said.includes(item.id))
    const present = own?.zh ? own : { zh: zh[`safety.${danger}`], en: en[`safety.${danger}`] }
    form.setFieldsValue({ zh: present.zh, en: present.en })
  }
  return (
    <section className="roster-place" aria-label={t('safetyTexts.title')}>
      <h2>{t('safetyTexts.title')}</h2>
      <p className="dim">{t('safetyTexts.lead')}</p>
      <ul className="plain-list">
        {items.map(({ id, danger, zh: words, en: english, source, checkedOn, proposedBy, approvedBy }) => (
          <li key={id}>
            <span className="roster-who">
              <b>{label(danger)}</b> <span>{words || t('safetyTexts.builtIn')}</span>
              {english !== '' && (
                <>
                  <br />
                  <span lang="en">{english}</span>
                </>
              )}
              <br />
              <span className="dim">
                {t('numbers.entered', { source, day: checkedOn, name: proposedBy.name })}
              </span>{' '}
              {approvedBy ? (
                <span className={said.includes(id) ? 'mark mark-done' : 'mark mark-dim'}>
                  {t(said.includes(id) ? 'numbers.approved' : 'numbers.replaced', { name: approvedBy.name })}
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
      <Form form={form} name="safetyText" layout="vertical" onFinish={(values) => propose.mutate(values)}>
        <Form.Item name="danger" label={t('safetyTexts.danger')} rules={[{ required: true }]}>
          <Select<Danger>
            options={dangers.map((danger) => ({ value: danger, label: label(danger) }))}
            onChange={fill}
          />
        </Form.Item>
        <Form.Item name="zh" label={t('safetyTexts.zh')}>
          <Input.TextArea autoSize maxLength={safetyAtMost.zh} showCount />
        </Form.Item>
        <Form.Item name="en" label={t('safetyTexts.en')}>
          <Input.TextArea autoSize maxLength={safetyAtMost.en} showCount />
        </Form.Item>
        <Form.Item
          name="source"
          label={t('safetyTexts.source')}
          rules={[{ required: true, whitespace: true }]}
        >
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
