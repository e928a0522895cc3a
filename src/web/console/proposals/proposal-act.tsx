// One act on a proposal: a button, and the form that it opens.
import { useState } from 'react'
import { Button, Input, Modal, Radio, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  courtyardSteps,
  endedStates,
  flagRecords,
  proposalDays,
  type CourtyardStep,
} from '../../../rules/proposals/proposal-terms.ts'
import { may } from '../../../rules/staff/roles.ts'
import type { Me, ProposalDetails } from '../api.ts'
import { Problem } from '../problem.tsx'
import { empty, fieldsOf, isFilled, send, type ActName, type Field, type Values } from './proposal-values.ts'
import { keys, useProposals, useStaff } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  me: Me
  act: ActName
  proposal: ProposalDetails
  /** The task, the words or the question that it is about. */
  part?: string
  primary?: boolean
}

export function ProposalAct({ me, act, proposal, part = '', primary = false }: Props) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const begun = { ...empty, wording: proposal.what }
  const [values, setValues] = useState<Values>(begun)
  const fields = fieldsOf[act]
  const close = () => {
    setOpen(false)
    setValues(begun)
    made.reset()
  }
  const made = useMutation({
    mutationFn: () => send(act, proposal, part, values, now),
    onSuccess: close,
    onSettled: () => client.invalidateQueries({ queryKey: keys.proposals }),
  })
  return (
    <>
      <Button size="small" type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {t(`proposals.act.${act}`)}
      </Button>
      <Modal
        open={open}
        title={t(`proposals.act.${act}`).replace('…', '')}
        okButtonProps={{ disabled: !fields.every((field) => isFilled(field, values)) }}
        confirmLoading={made.isPending}
        onOk={() => made.mutate()}
        onCancel={close}
        destroyOnHidden
      >
        <div className="announcement-form">
          {fields.map((field) => (
            <FieldInput
              key={field}
              {...{ me, act, field, values, proposal }}
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
  me: Me
  act: ActName
  field: Field
  values: Values
  proposal: ProposalDetails
  change: (changes: Partial<Values>) => void
}
const long: readonly Field[] = ['reason', 'options', 'wording']
const questions = [
  'lawful',
  'selfGovernance',
  'excludesNobody',
  'courtyard',
  'partyStudies',
  'goesOn',
  'adopted',
  'upheld',
  'spending',
] as const
const lengths = [3, 5, 7, 10, 15, 20, 30] as const

function FieldInput({ me, act, field, values, proposal, change }: FieldProps) {
  const { t } = useSettings()
  const id = `proposal-${field}`
  const label = <label htmlFor={id}>{t(`proposals.field.${field}`)}</label>
  const question = questions.find((one) => one === field)
  if (question)
    return (
      <>
        <span id={id}>{t(`proposals.field.${field}`)}</span>
        <Radio.Group
          aria-labelledby={id}
          value={values[question]}
          onChange={({ target }) => change({ [question]: target.value === true })}
        >
          <Radio value={true}>{t('proposals.yes')}</Radio>
          <Radio value={false}>{t('proposals.no')}</Radio>
        </Radio.Group>
      </>
    )
  switch (field) {
    case 'days':
    case 'discussionDays':
    case 'pollDays':
      return (
        <>
          {label}
          <Select<number>
            id={id}
            value={values[field]}
            options={lengths
              .filter((value) => act !== 'decide' || value >= proposalDays.objections)
              .map((value) => ({ value, label: String(value) }))}
            onChange={(days) => change({ [field]: days })}
          />
        </>
      )
    case 'step':
      return (
        <>
          {label}
          <Select<CourtyardStep>
            id={id}
            value={values.step ?? null}
            options={courtyardSteps
              .filter((step) => !proposal.steps.includes(step))
              .map((value) => ({ value, label: t(`proposals.step.${value}`) }))}
            onChange={(step) => change({ step })}
          />
        </>
      )
    case 'record':
      return (
        <>
          {label}
          <Select
            id={id}
            value={values.record}
            options={flagRecords.map((value) => ({ value, label: t(`proposals.record.${value}`) }))}
            onChange={(record) => change({ record })}
          />
        </>
      )
    case 'into':
      return (
        <>
          {label}
          <OtherProposal id={id} but={proposal.id} value={values.into} choose={(into) => change({ into })} />
        </>
      )
    case 'to':
      return (
        <>
          {label}
          <Colleague id={id} me={me} value={values.to} choose={(to) => change({ to })} />
        </>
      )
    default: {
      const value = values[field]
      const text = typeof value === 'string' ? value : ''
      const props = { id, value: text, maxLength: long.includes(field) ? 500 : 200 }
      return (
        <>
          {label}
          {long.includes(field) ? (
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 2 }}
              onChange={({ target }) => change({ [field]: target.value })}
            />
          ) : (
            <Input
              {...props}
              type={field === 'day' ? 'date' : 'text'}
              onChange={({ target }) => change({ [field]: target.value })}
            />
          )}
        </>
      )
    }
  }
}

function OtherProposal(props: {
  id: string
  but: string
  value: string | undefined
  choose: (id: string) => void
}) {
  const { data } = useProposals()
  return (
    <Select<string>
      id={props.id}
      value={props.value ?? null}
      options={(data?.items ?? [])
        .filter(({ id, state }) => id !== props.but && !endedStates.some((ended) => ended === state))
        .map(({ id, what }) => ({ value: id, label: what }))}
      onChange={props.choose}
    />
  )
}

function Colleague(props: { id: string; me: Me; value: number | undefined; choose: (id: number) => void }) {
  const { data } = useStaff(props.me.rights.includes('staff.read'))
  return (
    <Select<number>
      id={props.id}
      value={props.value ?? null}
      options={(data?.items ?? [])
        .filter(({ active, role }) => active && may(role, 'proposal.work'))
        .map(({ id, name }) => ({ value: id, label: name }))}
      onChange={props.choose}
    />
  )
}
