// One team: what it is for, who is in it, what it did, what its captain calls it for, and what staff may do.
import { useState } from 'react'
import { App as Ant, Button, Descriptions } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Team } from '../api.ts'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { ReasonForm } from '../reason-form.tsx'
import { useSettings } from '../settings.tsx'
import { TeamCall } from './team-call.tsx'

type Asking = 'refuse' | 'dissolve'

const askingOf = ({ state }: Team): Asking[] => {
  if (state === 'active') return ['dissolve']
  return state === 'review' || state === 'gathering' ? ['refuse'] : []
}

export function TeamRow({ team, manages }: { team: Team; manages: boolean }) {
  const settings = useSettings()
  const { t } = settings
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [asking, setAsking] = useState<Asking>()
  const { id, state } = team
  const act = useMutation({
    mutationFn: (reason: string | undefined) => {
      if (asking === undefined || reason === undefined)
        return call('POST /teams/:id/approve', { id, body: {} })
      return call(`POST /teams/:id/${asking}`, { id, body: { reason } })
    },
    onSuccess: () => {
      setAsking(undefined)
      void message.success(t('teams.noted'))
      return client.invalidateQueries({ queryKey: keys.teams })
    },
  })
  return (
    <li className="volunteer">
      <p className="volunteer-who">
        <b>{team.name}</b>
        <span className={state === 'review' ? 'mark mark-accent' : 'mark mark-dim'}>
          {t(`teams.state.${state}`)}
        </span>
        {team.sort !== 'residents' && (
          <span className="mark mark-primary">{t(`teams.sort.${team.sort}`)}</span>
        )}
        <span className="dim push">{t('teams.since', { at: shortDate(team.createdAt, settings) })}</span>
      </p>
      <Facts team={team} />
      {team.note !== null && <p className="dim">{team.note}</p>}
      {act.error !== null && <Problem error={act.error} />}
      {manages && asking === undefined && (
        <div className="volunteer-acts">
          {state === 'review' && (
            <Button type="primary" loading={act.isPending} onClick={() => act.mutate(undefined)}>
              {t('teams.approve')}
            </Button>
          )}
          {askingOf(team).map((one) => (
            <Button key={one} onClick={() => setAsking(one)}>
              {t(`teams.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {asking !== undefined && (
        <ReasonForm
          name={t(`teams.${asking}Why`)}
          submit={t(`teams.${asking}`)}
          pending={act.isPending}
          send={(reason) => act.mutate(reason)}
          cancel={() => setAsking(undefined)}
        />
      )}
      {team.calls.map((one) => (
        <TeamCall key={one.id} asked={one} manages={manages} />
      ))}
    </li>
  )
}

function Facts({ team }: { team: Team }) {
  const { t, language } = useSettings()
  const names = team.members
    .map(({ name, captain }) => (captain ? t('teams.captain', { name }) : name))
    .join(language === 'zh' ? '、' : ', ')
  const count = t('teams.membersCount', { count: team.members.length })
  const hours = Math.round(team.minutes / 6) / 10
  const rows = [
    ['teams.purpose', team.purpose],
    ['teams.kind', t(`teams.kind.${team.kind}`)],
    ['teams.place', team.place],
    ['teams.members', names === '' ? count : `${count}:${names}`],
    ...(team.contact === null ? [] : [['teams.contact', `${team.contact} ${team.phone ?? ''}`] as const]),
    ...(team.code === null ? [] : [['teams.code', team.code] as const]),
    ...(team.tasks === 0
      ? []
      : [['teams.served', t('teams.servedCount', { tasks: team.tasks, hours })] as const]),
  ] as const
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 1, md: 2 }}
      items={rows.map(([key, children]) => ({ key, label: t(key), children }))}
    />
  )
}
