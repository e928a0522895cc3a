// One task: what it is about, who took it, the code of the place, and what staff may do.
import { useState } from 'react'
import { App as Ant, Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { volunteerEn } from '../../../text/en/volunteer.ts'
import { volunteerZh } from '../../../text/zh/volunteer.ts'
import { call, type VolunteerTask } from '../api.ts'
import { spanWords } from '../dates.ts'
import { UrgencyMark } from '../tickets/marks.tsx'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { ReasonForm } from '../reason-form.tsx'
import { useSettings } from '../settings.tsx'
import { VolunteerPost } from './volunteer-post.tsx'
import { VolunteerTaskSign } from './volunteer-task-sign.tsx'

const holdsPlace = ({ state }: VolunteerTask['posts'][number]): boolean =>
  state === 'taken' || state === 'done' || state === 'missed'

export function VolunteerTaskRow({ task, mayManage }: { task: VolunteerTask; mayManage: boolean }) {
  const { t, language, now } = useSettings()
  const taken = task.posts.filter(holdsPlace).length
  const begun = Date.parse(task.start) <= now
  const unconfirmed = task.state === 'over' && task.posts.some(({ state }) => state === 'taken')
  const facts = [
    t('task.taken', { taken, places: task.places }),
    t('task.asked', { asked: task.asked }),
    ...(task.declined > 0 ? [t('task.declined', { declined: task.declined })] : []),
  ]
  return (
    <li className="volunteer">
      <p className="volunteer-who">
        <b>{task.about}</b>
        {task.urgency !== 'P2' && <UrgencyMark urgency={task.urgency} />}
        {unconfirmed && <span className="mark mark-accent">{t('task.confirm')}</span>}
        <span className="dim push">{t('task.number', { number: task.number })}</span>
      </p>
      <p>
        {spanWords(task.start, task.end, language)} · {task.place}
        {task.address}
        {task.contact !== null && ` · ${t('task.contactLine', { contact: task.contact })}`}
      </p>
      <Needs task={task} />
      <p className={task.state === 'open' && taken < task.places ? 'mark mark-accent' : 'mark mark-dim'}>
        {facts.join(' · ')}
      </p>
      {task.posts.length > 0 && (
        <ul className="plain-list volunteer-posts">
          {task.posts.map((post) => (
            <VolunteerPost key={post.id} post={post} task={task} maySettle={mayManage && begun} />
          ))}
        </ul>
      )}
      {task.state === 'open' && <Open task={task} mayManage={mayManage} />}
    </li>
  )
}

function Needs({ task }: { task: VolunteerTask }) {
  const { t, language } = useSettings()
  const words = language === 'zh' ? volunteerZh : volunteerEn
  const needs = [
    ...task.skills.map((skill) => words[`volunteer.skill.${skill}`]),
    ...task.languages.map((one) => words[`volunteer.language.${one}`]),
    ...(task.vehicle === null ? [] : [words[`volunteer.vehicle.${task.vehicle}`]]),
    ...task.demands.map((demand) => t(`task.demand.${demand}`)),
    ...task.risks.map((risk) => t(`task.risk.${risk}`)),
    ...(task.insurance === null ? [] : [t('task.insured', { by: task.insurance })]),
    ...(task.trusted ? [t('task.trusted')] : []),
  ]
  return needs.length === 0 ? null : <p className="dim">{needs.join(' · ')}</p>
}

/** While people are asked: the code of the place, and the way out. */
function Open({ task, mayManage }: { task: VolunteerTask; mayManage: boolean }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [cancelling, setCancelling] = useState(false)
  const cancel = useMutation({
    mutationFn: (reason: string) =>
      call('POST /volunteer-tasks/:id/cancel', { id: task.id, body: { reason } }),
    onSuccess: () => {
      void message.success(t('task.noted'))
      return client.invalidateQueries({ queryKey: keys.volunteerTasks })
    },
  })
  return (
    <>
      <p className="volunteer-code">
        <span>{t('task.code')}</span>
        <b>{task.code}</b>
        <span className="dim">{t('task.codeWhy')}</span>
      </p>
      {cancel.error !== null && <Problem error={cancel.error} />}
      {cancelling ? (
        <ReasonForm
          name={t('task.cancelWhy')}
          submit={t('task.cancel')}
          pending={cancel.isPending}
          send={(reason) => cancel.mutate(reason)}
          cancel={() => setCancelling(false)}
        />
      ) : (
        <div className="volunteer-acts">
          <VolunteerTaskSign task={task} />
          {mayManage && <Button onClick={() => setCancelling(true)}>{t('task.cancel')}</Button>}
        </div>
      )}
    </>
  )
}
