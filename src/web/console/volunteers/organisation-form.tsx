// A company or school that signs up at the desk, with its contact person.
import { useState } from 'react'
import { App as Ant, Input, Modal, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { purposeLength, teamKinds, teamNameLength, type TeamKind } from '../../../rules/volunteers/team.ts'
import { call } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys, useNodes } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const fields = [
  ['name', teamNameLength],
  ['purpose', purposeLength],
  ['contact', 50],
  ['phone', 20],
] as const
const sorts = ['company', 'school'] as const

export function OrganisationForm({ close }: { close: () => void }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const { data: nodes } = useNodes(true)
  const places = (nodes?.items ?? []).filter(({ kind }) => kind === 'community' || kind === 'estate')
  const [sort, setSort] = useState<(typeof sorts)[number]>('company')
  const [kind, setKind] = useState<TeamKind>('functional')
  const [told, setTold] = useState({ name: '', purpose: '', contact: '', phone: '' })
  const [nodeId, setNodeId] = useState<number>()
  const where = nodeId ?? places[0]?.id
  const signUp = useMutation({
    mutationFn: (place: number) => call('POST /teams', { body: { ...told, sort, kind, nodeId: place } }),
    onSuccess: () => {
      void message.success(t('teams.signedUp'))
      close()
      return client.invalidateQueries({ queryKey: keys.teams })
    },
  })
  return (
    <Modal
      open
      title={t('teams.signUp')}
      okText={t('teams.signUp')}
      cancelText={t('act.cancel')}
      okButtonProps={{ disabled: where === undefined || fields.some(([field]) => told[field].trim() === '') }}
      confirmLoading={signUp.isPending}
      onOk={() => where !== undefined && signUp.mutate(where)}
      onCancel={close}
    >
      <div className="announcement-form">
        <label htmlFor="team-sort">{t('teams.sort')}</label>
        <Select<(typeof sorts)[number]>
          id="team-sort"
          value={sort}
          options={sorts.map((value) => ({ value, label: t(`teams.sort.${value}`) }))}
          onChange={setSort}
        />
        <label htmlFor="team-kind">{t('teams.kind')}</label>
        <Select<TeamKind>
          id="team-kind"
          value={kind}
          options={teamKinds.map((value) => ({ value, label: t(`teams.kind.${value}`) }))}
          onChange={setKind}
        />
        <label htmlFor="team-place">{t('teams.place')}</label>
        <Select<number | null>
          id="team-place"
          value={where ?? null}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setNodeId(id ?? undefined)}
        />
        {fields.map(([field, most]) => (
          <div key={field}>
            <label htmlFor={`team-${field}`}>{t(`teams.${field}`)}</label>
            <Input
              id={`team-${field}`}
              maxLength={most}
              value={told[field]}
              onChange={({ target }) => setTold({ ...told, [field]: target.value })}
            />
          </div>
        ))}
      </div>
      {signUp.error !== null && <Problem error={signUp.error} />}
    </Modal>
  )
}
