// That the ballots were delivered: to those houses that are ticked, how, when and by whom.
import { Button, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deliveryWays, type DeliveryWay } from '../../../rules/polls/poll-terms.ts'
import { call, type PaperPoll } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Values {
  electorIds: number[]
  how: DeliveryWay
  day: string
  proof: string
}

export function PaperDelivery({ poll: { id, electors } }: { poll: PaperPoll }) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const waiting = electors.filter(({ delivery }) => delivery === null)
  const record = useMutation({
    mutationFn: (body: Values) => call('POST /paper-polls/:id/deliveries', { id, body }),
    onSuccess: () => {
      form.resetFields(['electorIds'])
      void client.invalidateQueries({ queryKey: keys.paperPoll(id) })
    },
  })
  return (
    <details className="paper-part">
      <summary>
        {t('paper.delivery', { done: electors.length - waiting.length, all: electors.length })}
      </summary>
      <p className="dim">{t('paper.deliveryLead')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => record.mutate(values)}>
        <Form.Item name="electorIds" label={t('paper.deliveryTo')} rules={[{ required: true }]}>
          <Select
            mode="multiple"
            maxTagCount={4}
            showSearch={{ optionFilterProp: 'label' }}
            options={waiting.map(({ id: value, houses }) => ({ value, label: houses.join('、') }))}
          />
        </Form.Item>
        <Form.Item name="how" label={t('paper.deliveryHow')} rules={[{ required: true }]}>
          <Select options={deliveryWays.map((value) => ({ value, label: t(`delivery.${value}`) }))} />
        </Form.Item>
        <Form.Item name="day" label={t('paper.deliveryDay')} rules={[{ required: true }]}>
          <Input type="date" max={dayOf(now)} />
        </Form.Item>
        <Form.Item
          name="proof"
          label={t('paper.deliveryProof')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        {record.error !== null && <Problem error={record.error} />}
        <Button htmlType="submit" loading={record.isPending}>
          {t('paper.deliveryRecord')}
        </Button>
      </Form>
    </details>
  )
}
