// A new decision by paper ballots, kept as a draft: by which rules, on what, how the paper is handed in, and what of the silent.
import { Checkbox, Form, Input, Modal, Select, TreeSelect } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { questionLength } from '../../../rules/polls/poll-terms.ts'
import { call } from '../api.ts'
import { endOfDayIn } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useAudience } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const spans = [7, 15, 30, 60] as const
/** It ends at 20:00, as polls do. */
const evening = 4 * 60 * 60 * 1000
const matters = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
/** The bodies whose list the house has by house number. */
const bodies = {
  'civil-code-278': 'owners',
  'household-vote': 'households',
  'resident-meeting': 'households',
  'villager-meeting': 'households',
} as const
type Pack = keyof typeof bodies

interface Values {
  pack: Pack
  matter?: number
  question: string
  nodeId: number
  handIn: string
  days: number
  silent?: boolean
  clause?: string
  warning?: string
}

export function PaperForm({ open, close }: { open: boolean; close: () => void }) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const { data } = useAudience(open)
  const [form] = Form.useForm<Values>()
  const pack = Form.useWatch('pack', form)
  const silent = Form.useWatch('silent', form)
  const owners = pack === 'civil-code-278'
  const keep = useMutation({
    mutationFn: ({ days, silent: counts, clause, warning, matter, ...wish }: Values) => {
      const closesAt = new Date(Date.parse(endOfDayIn(days, now)) + 1 - evening).toISOString()
      const said = counts === true && clause !== undefined && warning !== undefined
      return call('POST /paper-polls', {
        body: {
          ...{ ...wish, closesAt, electorate: bodies[wish.pack], matter: matter ?? null },
          silence: said ? { clause, warning } : null,
        },
      })
    },
    onSuccess: () => {
      form.resetFields()
      close()
      void client.invalidateQueries({ queryKey: keys.polls })
    },
  })
  const required = [{ required: true, whitespace: true }]
  return (
    <Modal
      open={open}
      title={t('paper.new')}
      okText={t('poll.draft')}
      confirmLoading={keep.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      width={520}
    >
      <p className="dim">{t('paper.lead')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ pack: 'civil-code-278', days: 15 }}
        onFinish={(values) => keep.mutate(values)}
      >
        <Form.Item name="pack" label={t('rules.pack')}>
          <Select<Pack>
            options={(Object.keys(bodies) as Pack[]).map((value) => ({ value, label: t(`paper.${value}`) }))}
          />
        </Form.Item>
        {owners && (
          <Form.Item name="matter" label={t('paper.matter')} rules={[{ required: true }]}>
            <Select options={matters.map((value) => ({ value, label: t(`matter.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="question" label={t('paper.question')} rules={required}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={questionLength} />
        </Form.Item>
        <Form.Item name="nodeId" label={t('poll.place')} rules={[{ required: true }]}>
          <TreeSelect
            treeDefaultExpandAll
            treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: 0 }}
            treeData={(data?.items ?? [])
              .filter(({ kind }) => kind !== 'unit')
              .map(({ id, parentId, name }) => ({ id, pId: parentId ?? 0, value: id, title: name }))}
          />
        </Form.Item>
        <Form.Item name="handIn" label={t('paper.handIn')} rules={required}>
          <Input maxLength={200} placeholder={t('paper.handInHint')} />
        </Form.Item>
        <Form.Item name="days" label={t('poll.closes')}>
          <Select options={spans.map((value) => ({ value, label: t('poll.days', { days: value }) }))} />
        </Form.Item>
        {owners && (
          <Form.Item name="silent" valuePropName="checked" extra={t('paper.silentWhy')}>
            <Checkbox>{t('paper.silent')}</Checkbox>
          </Form.Item>
        )}
        {owners && silent === true && (
          <>
            <Form.Item name="clause" label={t('paper.clause')} rules={required}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="warning" label={t('paper.warning')} rules={required}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} />
            </Form.Item>
          </>
        )}
      </Form>
      {keep.error !== null && <Problem error={keep.error} />}
    </Modal>
  )
}
