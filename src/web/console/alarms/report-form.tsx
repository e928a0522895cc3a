// To whom harm was reported, and what they gave for it.
import { Form, Input, Modal } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  ticketId: string
  open: boolean
  close: () => void
}
interface Values {
  to: string
  receipt?: string
}

export function ReportForm({ ticketId, open, close }: Props) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const report = useMutation({
    mutationFn: ({ to, receipt }: Values) =>
      call('POST /tickets/:id/alarm/authority', {
        id: ticketId,
        body: { to, ...(receipt ? { receipt } : {}) },
      }),
    onSuccess: () => {
      close()
      void client.invalidateQueries({ queryKey: keys.alarms })
    },
  })
  return (
    <Modal
      open={open}
      title={t('alarm.reported')}
      okText={t('alarm.reported')}
      confirmLoading={report.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      width={420}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={(values) => report.mutate(values)}>
        <Form.Item name="to" label={t('alarm.reportTo')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="receipt" label={t('alarm.receipt')}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
      {report.error !== null && <Problem error={report.error} />}
    </Modal>
  )
}
