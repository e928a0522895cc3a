// A new line of a list, or a unit that reported in.
import { useState } from 'react'
import { App as Ant, Button, Input, Modal, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { partyItemKinds, unitLength, type PartyItemKind } from '../../../rules/volunteers/double-report.ts'
import { call } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const fields = {
  items: [
    ['title', 40],
    ['detail', 200],
  ],
  units: [
    ['name', unitLength],
    ['contact', 50],
    ['phone', 20],
    ['resources', 500],
  ],
} as const
const nothing = { title: '', detail: '', name: '', contact: '', phone: '', resources: '' }

export function PartyForm({ of }: { of: keyof typeof fields }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<PartyItemKind>('need')
  const [told, setTold] = useState(nothing)
  const add = useMutation({
    mutationFn: () => {
      const { title, detail, ...unit } = told
      if (of === 'units') return call('POST /double-reports/units', { body: unit })
      return call('POST /double-reports/items', { body: { kind, title, detail } })
    },
    onSuccess: () => {
      setOpen(false)
      setTold(nothing)
      void message.success(t('party.noted'))
      return client.invalidateQueries({ queryKey: keys.doubleReports })
    },
  })
  const label = t(of === 'units' ? 'party.newUnit' : 'party.newItem')
  return (
    <>
      <Button size="large" block onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={label}
        okText={label}
        cancelText={t('act.cancel')}
        okButtonProps={{ disabled: fields[of].some(([field]) => told[field].trim() === '') }}
        confirmLoading={add.isPending}
        onOk={() => add.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="announcement-form">
          {of === 'items' && (
            <>
              <label htmlFor="party-kind">{t('party.kind')}</label>
              <Select<PartyItemKind>
                id="party-kind"
                value={kind}
                options={partyItemKinds.map((value) => ({ value, label: t(`party.kind.${value}`) }))}
                onChange={setKind}
              />
            </>
          )}
          {fields[of].map(([field, most]) => (
            <div key={field}>
              <label htmlFor={`party-${field}`}>{t(`party.${field}`)}</label>
              <Input
                id={`party-${field}`}
                maxLength={most}
                value={told[field]}
                onChange={({ target }) => setTold({ ...told, [field]: target.value })}
              />
            </div>
          ))}
        </div>
        {add.error !== null && <Problem error={add.error} />}
      </Modal>
    </>
  )
}
