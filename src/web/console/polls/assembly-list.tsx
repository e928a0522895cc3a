// The check-list of an owners' assembly: an estate, the day of its meeting, and each step with its last day and its source.
import { useState } from 'react'
import { Button, Checkbox, Input, Modal, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Assembly } from '../api.ts'
import { dayWords } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useAssembly, useAudience } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function AssemblyList({ may }: { may: boolean }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [nodeId, setNodeId] = useState<number>()
  const { data: places } = useAudience(open)
  const { data, error } = useAssembly(nodeId)
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: keys.assemblies }) }
  const plan = useMutation({
    mutationFn: (day: string) =>
      call('PUT /assemblies/:id', { id: String(nodeId), body: { meetingOn: day === '' ? null : day } }),
    ...settled,
  })
  const tick = useMutation({
    mutationFn: (body: { step: Assembly['steps'][number]['step']; done: boolean }) =>
      call('PUT /assemblies/:id/steps', { id: String(nodeId), body }),
    ...settled,
  })
  const problem = error ?? plan.error ?? tick.error
  return (
    <>
      <Button block onClick={() => setOpen(true)}>
        {t('assembly.title')}
      </Button>
      <Modal
        open={open}
        title={t('assembly.title')}
        footer={null}
        onCancel={() => setOpen(false)}
        width={620}
      >
        <div className="announcement-form">
          <p className="dim">{t('assembly.lead')}</p>
          <label htmlFor="assembly-estate">{t('assembly.estate')}</label>
          <Select<number>
            id="assembly-estate"
            value={nodeId ?? null}
            options={(places?.items ?? [])
              .filter(({ kind }) => kind === 'estate')
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setNodeId}
          />
          {data && (
            <>
              <label htmlFor="assembly-meeting">{t('assembly.meeting')}</label>
              <Input
                id="assembly-meeting"
                type="date"
                disabled={!may}
                value={data.meetingOn ?? ''}
                onChange={({ target }) => plan.mutate(target.value)}
              />
              <ul className="plain-list">
                {data.steps.map((step) => (
                  <Step
                    key={step.step}
                    step={step}
                    may={may}
                    tick={(done) => tick.mutate({ step: step.step, done })}
                  />
                ))}
              </ul>
            </>
          )}
        </div>
        {problem !== null && <Problem error={problem} />}
      </Modal>
    </>
  )
}

interface StepProps {
  step: Assembly['steps'][number]
  may: boolean
  tick: (done: boolean) => void
}

function Step({ step: { step, source, latestOn, done }, may, tick }: StepProps) {
  const { t, now, language } = useSettings()
  const late = latestOn !== null && done === null && Date.parse(`${latestOn}T23:59:59+08:00`) < now
  return (
    <li className="announcement">
      <Checkbox disabled={!may} checked={done !== null} onChange={({ target }) => tick(target.checked)}>
        {t(`assembly.step.${step}`)}
      </Checkbox>
      <p className="notice-line">
        {latestOn !== null && (
          <span className={late ? 'mark mark-accent' : 'mark mark-dim'}>
            {t('assembly.latest', { day: dayWords(latestOn, language) })}
            {late && ` · ${t('assembly.late')}`}
          </span>
        )}
        <span className="dim">
          {source === null ? t('assembly.local') : t('assembly.source', { source })}
        </span>
        {done && (
          <span className="dim push">
            {t('assembly.done', { day: dayWords(done.day, language), by: done.by })}
          </span>
        )}
      </p>
    </li>
  )
}
