// The quorums and majorities that a pack of rules lacks: entered by one person with the source, checked by another.
import { Button, Form, Input, Radio, Select, TreeSelect } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ruleFields, type RuleField } from '../../../rules/polls/poll-terms.ts'
import { call, type Me, type RuleNumberList } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys, useAudience, useRuleNumbers } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { packLabel } from '../labels.ts'

type Electorate = RuleNumberList['items'][number]['electorate']
interface Values {
  nodeId: number
  pack: string
  electorate: Electorate
  field: RuleField
  share: string
  included: boolean
  source: string
}
const shareForm = /^\s*([1-9]\d{0,2})\s*[//]\s*([1-9]\d{0,2})\s*$/

export function RuleNumbers({ me, may }: { me: Me; may: boolean }) {
  const { t, language } = useSettings()
  const client = useQueryClient()
  const { data } = useRuleNumbers()
  const approve = useMutation({
    mutationFn: (id: number) => call('POST /rule-numbers/:id/approve', { id: String(id), body: {} }),
    onSuccess: (list) => client.setQueryData(keys.ruleNumbers, list),
  })
  const items = data?.items ?? []
  const waiting = items.filter(({ approvedBy }) => approvedBy === null).length
  return (
    <details className="padded rule-numbers" open={waiting > 0 && may}>
      <summary>{t('rules.title')}</summary>
      <p className="dim">{t('rules.lead')}</p>
      {items.length === 0 && <p className="dim">{t('rules.none')}</p>}
      <ul className="plain-list">
        {items.map(({ id, place, pack, electorate, field, source, proposedBy, approvedBy, ...share }) => (
          <li key={id} className="rule-number">
            <p>
              <b>{packLabel(pack, language)}</b> · {t(`electorate.${electorate}`)} · {place}
            </p>
            <p>
              {t(`rules.${field}`)}:<b>{t(share.included ? 'share.included' : 'share.more', share)}</b>
            </p>
            <p className="dim">{t('rules.entered', { name: proposedBy.name, source })}</p>
            {approvedBy ? (
              <span className="mark mark-done">{t('rules.approved', { name: approvedBy.name })}</span>
            ) : (
              <span className="mark mark-danger">
                {t(proposedBy.id === me.id ? 'rules.waitingOther' : 'rules.waiting')}
              </span>
            )}
            {may && approvedBy === null && proposedBy.id !== me.id && (
              <Button disabled={approve.isPending} onClick={() => approve.mutate(id)}>
                {t('rules.approve')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {approve.error !== null && <Problem error={approve.error} />}
      {may && data && <NewNumber packs={data.packs} />}
    </details>
  )
}

function NewNumber({ packs }: { packs: RuleNumberList['packs'] }) {
  const { t, language } = useSettings()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const chosen = Form.useWatch('pack', form)
  const { data: places } = useAudience(true)
  const propose = useMutation({
    mutationFn: ({ share, ...wish }: Values) => {
      const [, part, whole] = shareForm.exec(share) ?? []
      return call('POST /rule-numbers', { body: { ...wish, part: Number(part), whole: Number(whole) } })
    },
    onSuccess: (list) => {
      client.setQueryData(keys.ruleNumbers, list)
      form.resetFields(['field', 'share', 'included'])
    },
  })
  const electorates = packs.find(({ pack }) => pack === chosen)?.electorates ?? []
  const required = [{ required: true }]
  return (
    <Form form={form} layout="vertical" onFinish={(values) => propose.mutate(values)}>
      <Form.Item name="pack" label={t('rules.pack')} rules={required}>
        <Select
          options={packs.map(({ pack }) => ({ value: pack, label: packLabel(pack, language) }))}
          onChange={() => form.resetFields(['electorate'])}
        />
      </Form.Item>
      <Form.Item name="electorate" label={t('rules.electorate')} rules={required}>
        <Select options={electorates.map((value) => ({ value, label: t(`electorate.${value}`) }))} />
      </Form.Item>
      <Form.Item name="nodeId" label={t('rules.place')} rules={required}>
        <TreeSelect
          treeDefaultExpandAll
          treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: 0 }}
          treeData={(places?.items ?? [])
            .filter(({ kind }) => kind !== 'unit' && kind !== 'building')
            .map(({ id, parentId, name }) => ({ id, pId: parentId ?? 0, value: id, title: name }))}
        />
      </Form.Item>
      <Form.Item name="field" label={t('rules.field')} rules={required}>
        <Select options={ruleFields.map((value) => ({ value, label: t(`rules.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="share"
        label={t('rules.share')}
        rules={[
          { required: true },
          {
            validator: (_, value: string | undefined) => {
              const [, part, whole] = shareForm.exec(value ?? '') ?? []
              return part !== undefined && Number(part) <= Number(whole)
                ? Promise.resolve()
                : Promise.reject(new Error(t('rules.shareWrong')))
            },
          },
        ]}
      >
        <Input maxLength={9} />
      </Form.Item>
      <Form.Item name="included" label={t('rules.included')} rules={required}>
        <Radio.Group
          options={[
            { value: true, label: t('rules.orMore') },
            { value: false, label: t('rules.more') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('rules.source')}
        rules={[{ required: true, min: 4, whitespace: true }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {propose.error !== null && <Problem error={propose.error} />}
      <Button htmlType="submit" loading={propose.isPending}>
        {t('rules.propose')}
      </Button>
    </Form>
  )
}
