// One move of a mediation: a button, and the form that it opens.
import { useState } from 'react'
import { Button, Input, Modal, Radio, Select } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { askedWays, recusalReasons, type AskedWay, type RecusalReason } from '../../../rules/law/mediation.ts'
import { call, type Me, type MediationDetails } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { AccountSelect } from '../residents/account-select.tsx'
import { useSettings } from '../settings.tsx'
import {
  empty,
  fieldsOf,
  isFilled,
  send,
  type Field,
  type MediationAct,
  type Values,
} from './mediation-values.ts'

interface Props {
  me: Me
  act: MediationAct
  mediation: MediationDetails
  /** The side or the session that it is about. */
  part?: number | undefined
  primary?: boolean
}

export function MediationActButton({ me, act, mediation, part, primary = false }: Props) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [values, setValues] = useState<Values>(empty)
  const made = useMutation({
    mutationFn: () => send(act, mediation, part, values),
    onSuccess: () => close(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.mediations }),
  })
  const close = () => {
    setOpen(false)
    setValues(empty)
    made.reset()
  }
  const fields = fieldsOf[act].filter(
    (field) =>
      (field !== 'residentId' || me.rights.includes('resident.read')) &&
      (field !== 'place' || values.roomId === undefined),
  )
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {t(`mediation.act.${act}`)}
      </Button>
      <Modal
        open={open}
        title={t(`mediation.act.${act}`)}
        okButtonProps={{ disabled: !isFilled(act, values) }}
        confirmLoading={made.isPending}
        onOk={() => made.mutate()}
        onCancel={close}
        destroyOnHidden
      >
        <div className="announcement-form">
          {(act === 'bar' || act === 'no' || act === 'fail' || act === 'written' || act === 'cancel') && (
            <p className="dim">{t(`mediation.before.${act}`)}</p>
          )}
          {fields.map((field) => (
            <FieldInput
              key={field}
              {...{ field, values }}
              change={(changes) => setValues({ ...values, ...changes })}
            />
          ))}
        </div>
        {made.error !== null && <Problem error={made.error} />}
      </Modal>
    </>
  )
}

interface FieldProps {
  field: Field
  values: Values
  change: (changes: Partial<Values>) => void
}
const days: readonly Field[] = ['day', 'on', 'performBy', 'next']

function FieldInput({ field, values, change }: FieldProps) {
  const { t } = useSettings()
  const id = `mediation-${field}`
  const label = <label htmlFor={id}>{t(`mediation.field.${field}`)}</label>
  switch (field) {
    case 'staffId':
      return (
        <>
          {label}
          <MediatorSelect id={id} value={values.staffId} onChange={(staffId) => change({ staffId })} />
        </>
      )
    case 'roomId':
      return (
        <>
          {label}
          <RoomSelect id={id} value={values.roomId} onChange={(roomId) => change({ roomId, place: '' })} />
        </>
      )
    case 'reason':
      return (
        <>
          {label}
          <Select<RecusalReason>
            id={id}
            value={values.reason ?? null}
            options={recusalReasons.map((value) => ({ value, label: t(`mediation.recusal.${value}`) }))}
            onChange={(reason) => change({ reason })}
          />
        </>
      )
    case 'way':
      return (
        <>
          <span id={id}>{t('mediation.field.way')}</span>
          <Radio.Group
            aria-labelledby={id}
            value={values.way}
            options={askedWays.map((value) => ({ value, label: t(`mediation.way.${value}`) }))}
            onChange={({ target }) => change({ way: target.value as AskedWay })}
          />
        </>
      )
    case 'residentId':
      return (
        <>
          {label}
          <AccountSelect
            id={id}
            value={values.residentId}
            except=""
            onChange={(residentId) => change({ residentId })}
          />
        </>
      )
    case 'text':
    case 'words':
      return (
        <>
          {label}
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3 }}
            maxLength={field === 'text' ? 5000 : 500}
            value={values[field]}
            onChange={({ target }) => change({ [field]: target.value })}
          />
        </>
      )
    default:
      return (
        <>
          {label}
          <Input
            id={id}
            type={days.includes(field) ? 'date' : field === 'from' || field === 'to' ? 'time' : 'text'}
            maxLength={100}
            value={values[field]}
            onChange={({ target }) => change({ [field]: target.value })}
          />
        </>
      )
  }
}

function MediatorSelect({
  id,
  value,
  onChange,
}: {
  id: string
  value: number | undefined
  onChange: (staffId: number) => void
}) {
  const { data } = useQuery({
    queryKey: [...keys.mediations, 'mediators'],
    queryFn: () => call('GET /mediations/mediators', {}),
  })
  return (
    <Select<number>
      id={id}
      value={value ?? null}
      options={(data?.items ?? []).map(({ staffId, name }) => ({ value: staffId, label: name }))}
      onChange={onChange}
    />
  )
}

function RoomSelect({
  id,
  value,
  onChange,
}: {
  id: string
  value: string | undefined
  onChange: (roomId: string | undefined) => void
}) {
  const { data } = useQuery({
    queryKey: [...keys.mediations, 'rooms'],
    queryFn: () => call('GET /mediations/rooms', {}),
  })
  return (
    <Select<string | undefined>
      id={id}
      allowClear
      value={value}
      options={(data?.items ?? []).map((room) => ({ value: room.id, label: room.name }))}
      onChange={onChange}
    />
  )
}
