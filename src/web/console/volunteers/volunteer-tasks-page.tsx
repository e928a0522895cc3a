// The tasks of volunteers by state, and a button to make one.
import { useState } from 'react'
import { Button, Empty, Segmented, Skeleton } from 'antd'
import { taskStates, type TaskState } from '../../../rules/volunteers/volunteer-task.ts'
import type { Me } from '../api.ts'
import { monthOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { useVolunteerTasks } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { VolunteerTaskForm } from './volunteer-task-form.tsx'
import { VolunteerTaskRow } from './volunteer-task-row.tsx'

const shownStates = ['open', 'over', 'cancelled'] as const satisfies (typeof taskStates)[number][]

export function VolunteerTasksPage({ me }: { me: Me }) {
  const { t, now } = useSettings()
  const year = monthOf(now).slice(0, 4)
  const [state, setState] = useState<TaskState>('open')
  const [making, setMaking] = useState(false)
  const { data, error, refetch } = useVolunteerTasks(state)
  const mayManage = me.rights.includes('volunteer.manage')
  return (
    <section className="inbox" aria-label={t('box.volunteerTasks')}>
      <div className="inbox-scroll volunteers">
        {mayManage && (
          <>
            <Button type="primary" size="large" block onClick={() => setMaking(true)}>
              {t('task.new')}
            </Button>
            {making && <VolunteerTaskForm close={() => setMaking(false)} />}
          </>
        )}
        <Segmented<TaskState>
          block
          value={state}
          onChange={setState}
          options={shownStates.map((value) => ({ value, label: t(`task.${value}`) }))}
        />
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`empty.tasks.${state}`)} />
        )}
        {mayManage && state === 'over' && (
          <p>
            <a href={`/api/volunteer-ledger/${year}`} download>
              {t('task.ledger', { year })}
            </a>
          </p>
        )}
        <ul className="plain-list">
          {data?.items.map((task) => (
            <VolunteerTaskRow key={task.id} task={task} mayManage={mayManage} />
          ))}
        </ul>
      </div>
    </section>
  )
}
