// A new task of volunteers: what, where, when and how many first; what few tasks need stands folded below.
import { useState } from 'react'
import { App as Ant, Checkbox, Input, InputNumber, Modal, Select, TreeSelect } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { plusDays } from '../../../rules/time/calendar.ts'
import { healthLimits, skills, spokenLanguages, vehicles } from '../../../rules/volunteers/volunteer.ts'
import { taskRisks } from '../../../rules/volunteers/volunteer-ranking.ts'
import { placesAtMost, taskUrgencies } from '../../../rules/volunteers/volunteer-task.ts'
import { volunteerEn } from '../../../text/en/volunteer.ts'
import { volunteerZh } from '../../../text/zh/volunteer.ts'
import { call, type NewVolunteerTask } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useNodes } from '../queries.ts'
import { useSettings } from '../settings.tsx'

type Draft = Omit<NewVolunteerTask, 'nodeId' | 'startsAt' | 'endsAt' | 'contact' | 'insurance'> & {
  nodeId: number | undefined
  contact: string
  insurance: string
  day: string
  from: string
  to: string
}
const instant = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

/** What the server takes. An end before the beginning is on the next day. Undefined: something is missing. */
function taskOf(draft: Draft): NewVolunteerTask | undefined {
  const { nodeId, day, from, to, contact, insurance, ...rest } = draft
  const insured = rest.risks.length === 0 || insurance.trim() !== ''
  if (nodeId === undefined || !insured || day === '' || from === '' || to === '') return undefined
  if (rest.about.trim() === '' || rest.address.trim() === '') return undefined
  return {
    ...rest,
    nodeId,
    contact: contact.trim() === '' ? null : contact,
    insurance: rest.risks.length === 0 ? null : insurance,
    startsAt: instant(day, from),
    endsAt: instant(to > from ? day : plusDays(day, 1), to),
  }
}

export function VolunteerTaskForm({ close }: { close: () => void }) {
  const { t, now, language } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const { data: nodes } = useNodes(true)
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ nodeId: undefined, about: '', address: '', contact: '', insurance: '', places: 1, vehicle: null },
    ...{ skills: [], languages: [], demands: [], risks: [], trusted: false, urgency: 'P2' },
    ...{ day: plusDays(dayOf(now), 1), from: '09:00', to: '11:00' },
  }))
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change })
  const words = language === 'zh' ? volunteerZh : volunteerEn
  const task = taskOf(draft)
  const make = useMutation({
    mutationFn: (body: NewVolunteerTask) => call('POST /volunteer-tasks', { body }),
    onSuccess: () => {
      void message.success(t('task.made'))
      close()
      return client.invalidateQueries({ queryKey: keys.volunteerTasks })
    },
  })
  return (
    <Modal
      open
      title={t('task.new')}
      okText={t('task.make')}
      cancelText={t('act.cancel')}
      okButtonProps={{ disabled: task === undefined }}
      confirmLoading={make.isPending}
      onOk={() => task && make.mutate(task)}
      onCancel={close}
      width={560}
    >
      <div className="announcement-form">
        <label htmlFor="task-about">{t('task.about')}</label>
        <Input.TextArea
          id="task-about"
          autoSize={{ minRows: 2 }}
          maxLength={500}
          placeholder={t('task.aboutHint')}
          value={draft.about}
          onChange={({ target }) => set({ about: target.value })}
        />
        <label htmlFor="task-where">{t('task.where')}</label>
        <TreeSelect<number | null>
          id="task-where"
          treeDefaultExpandedKeys={(nodes?.items ?? [])
            .filter(({ kind }) => kind === 'community' || kind === 'grid')
            .map(({ id }) => id)}
          showSearch={{ treeNodeFilterProp: 'title' }}
          treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: 0 }}
          treeData={rooted(nodes?.items ?? [])}
          value={draft.nodeId ?? null}
          onChange={(id) => set({ nodeId: id ?? undefined })}
        />
        <label htmlFor="task-exact">{t('task.exact')}</label>
        <Input
          id="task-exact"
          maxLength={200}
          placeholder={t('task.exactHint')}
          value={draft.address}
          onChange={({ target }) => set({ address: target.value })}
        />
        <label htmlFor="task-contact">{t('task.contact')}</label>
        <Input
          id="task-contact"
          maxLength={100}
          placeholder={t('task.contactHint')}
          value={draft.contact}
          onChange={({ target }) => set({ contact: target.value })}
        />
        <p className="dim">{t('task.private')}</p>
        <div className="task-when">
          {(
            [
              ['day', 'date'],
              ['from', 'time'],
              ['to', 'time'],
            ] as const
          ).map(([field, type]) => (
            <div key={field}>
              <label htmlFor={`task-${field}`}>{t(`task.${field}`)}</label>
              <Input
                id={`task-${field}`}
                type={type}
                min={type === 'date' ? dayOf(now) : undefined}
                value={draft[field]}
                onChange={({ target }) => set({ [field]: target.value })}
              />
            </div>
          ))}
          <div>
            <label htmlFor="task-places">{t('task.places')}</label>
            <InputNumber
              id="task-places"
              min={1}
              max={placesAtMost}
              precision={0}
              value={draft.places}
              onChange={(places) => set({ places: places ?? 1 })}
            />
          </div>
        </div>
        {draft.to !== '' && draft.to <= draft.from && (
          <p className="mark mark-accent">{t('task.nextDay', { time: draft.to })}</p>
        )}
        <label htmlFor="task-skills">{t('task.skills')}</label>
        <Select
          id="task-skills"
          mode="multiple"
          placeholder={t('task.skillsHint')}
          options={skills.map((value) => ({ value, label: words[`volunteer.skill.${value}`] }))}
          value={draft.skills}
          onChange={(skills) => set({ skills })}
        />
        <fieldset>
          <legend>{t('task.risks')}</legend>
          <Checkbox.Group
            options={taskRisks.map((value) => ({ value, label: t(`task.risk.${value}`) }))}
            value={draft.risks}
            onChange={(risks) => set({ risks })}
          />
        </fieldset>
        {draft.risks.length > 0 && (
          <>
            <label htmlFor="task-insurance">{t('task.insurance')}</label>
            <Input
              id="task-insurance"
              maxLength={100}
              placeholder={t('task.insuranceHint')}
              value={draft.insurance}
              onChange={({ target }) => set({ insurance: target.value })}
            />
            <p className="dim">{t('task.insuranceWhy')}</p>
          </>
        )}
        <label htmlFor="task-urgency">{t('task.urgency')}</label>
        <Select
          id="task-urgency"
          options={taskUrgencies.toReversed().map((value) => ({ value, label: t(`task.urgency.${value}`) }))}
          value={draft.urgency}
          onChange={(urgency) => set({ urgency })}
        />
        <details>
          <summary>{t('task.more')}</summary>
          <div className="announcement-form">
            <fieldset>
              <legend>{t('task.demands')}</legend>
              <Checkbox.Group
                options={healthLimits.map((value) => ({ value, label: t(`task.demand.${value}`) }))}
                value={draft.demands}
                onChange={(demands) => set({ demands })}
              />
            </fieldset>
            <label htmlFor="task-languages">{t('task.languages')}</label>
            <Select
              id="task-languages"
              mode="multiple"
              options={spokenLanguages.map((value) => ({
                value,
                label: words[`volunteer.language.${value}`],
              }))}
              value={draft.languages}
              onChange={(languages) => set({ languages })}
            />
            <label htmlFor="task-vehicle">{t('task.vehicle')}</label>
            <Select
              id="task-vehicle"
              options={[
                { value: null, label: t('task.noVehicle') },
                ...vehicles.map((value) => ({ value, label: words[`volunteer.vehicle.${value}`] })),
              ]}
              value={draft.vehicle}
              onChange={(vehicle) => set({ vehicle })}
            />
            <Checkbox checked={draft.trusted} onChange={({ target }) => set({ trusted: target.checked })}>
              {t('task.trusted')}
            </Checkbox>
          </div>
        </details>
      </div>
      <p className="dim">{t('task.lead')}</p>
      {make.error !== null && <Problem error={make.error} />}
    </Modal>
  )
}

/** A grid's own staff see no node above it: theirs are the roots. */
const rooted = (items: readonly { id: number; parentId: number | null; name: string }[]) => {
  const known = new Set(items.map(({ id }) => id))
  return items.map(({ id, parentId, name }) => ({
    ...{ id, value: id, title: name },
    pId: parentId !== null && known.has(parentId) ? parentId : 0,
  }))
}
