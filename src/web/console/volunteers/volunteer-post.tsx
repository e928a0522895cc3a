// A place of a task that somebody took: whether they came, for how long, and a correction.
import { useState } from 'react'
import { App as Ant, Button, Input, InputNumber } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { minutesBetween } from '../../../rules/volunteers/volunteer-task.ts'
import { call, type VolunteerTask } from '../api.ts'
import { timeOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import type { Translate } from '../texts/texts.ts'

type Post = VolunteerTask['posts'][number]

function standing({ state, inAt, outAt, minutes, byCode }: Post, t: Translate): string {
  if (state === 'taken' && inAt !== null)
    return outAt === null
      ? t('post.there', { at: timeOf(inAt) })
      : t('post.gone', { from: timeOf(inAt), to: timeOf(outAt) })
  if (state === 'done')
    return `${t('post.done', { minutes: minutes ?? 0 })}${byCode ? ` · ${t('post.byCode')}` : ''}`
  return t(`post.${state}`)
}

export function VolunteerPost({
  post,
  task,
  maySettle,
}: {
  post: Post
  task: VolunteerTask
  maySettle: boolean
}) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [asking, setAsking] = useState<'came' | 'correct'>()
  const most = minutesBetween(Date.parse(post.inAt ?? task.start), Date.parse(post.outAt ?? task.end))
  const { id } = post
  const note = useMutation({
    mutationFn: (body: { came: boolean; minutes?: number } | { minutes: number; reason: string }) =>
      'came' in body
        ? call('POST /volunteer-tasks/posts/:id/settle', { id, body })
        : call('POST /volunteer-tasks/posts/:id/correct', { id, body }),
    onSuccess: () => {
      setAsking(undefined)
      void message.success(t('task.noted'))
      return client.invalidateQueries({ queryKey: keys.volunteerTasks })
    },
  })
  return (
    <li>
      <p className="volunteer-who">
        <b>{post.name}</b>
        <span className={post.state === 'taken' ? 'mark mark-primary' : 'mark mark-dim'}>
          {standing(post, t)}
        </span>
      </p>
      {note.error !== null && <Problem error={note.error} />}
      {asking !== undefined ? (
        <Minutes
          most={most}
          minutes={post.minutes ?? most}
          withReason={asking === 'correct'}
          pending={note.isPending}
          send={(minutes, reason) =>
            note.mutate(asking === 'came' ? { came: true, minutes } : { minutes, reason })
          }
          cancel={() => setAsking(undefined)}
        />
      ) : (
        maySettle && (
          <div className="volunteer-acts">
            {post.state === 'taken' && (
              <>
                <Button type="primary" onClick={() => setAsking('came')}>
                  {t('post.came')}
                </Button>
                <Button loading={note.isPending} onClick={() => note.mutate({ came: false })}>
                  {t('post.absent')}
                </Button>
              </>
            )}
            {post.state === 'done' && (
              <Button onClick={() => setAsking('correct')}>{t('post.correct')}</Button>
            )}
          </div>
        )
      )}
    </li>
  )
}

interface MinutesProps {
  most: number
  minutes: number
  withReason: boolean
  pending: boolean
  send: (minutes: number, reason: string) => void
  cancel: () => void
}

function Minutes({ most, minutes: before, withReason, pending, send, cancel }: MinutesProps) {
  const { t } = useSettings()
  const [minutes, setMinutes] = useState<number | null>(before)
  const [reason, setReason] = useState('')
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (minutes !== null) send(minutes, reason)
      }}
    >
      <InputNumber
        aria-label={t('post.minutes')}
        suffix={t('post.minutesOf', { most })}
        min={0}
        max={most}
        precision={0}
        autoFocus
        value={minutes}
        onChange={setMinutes}
      />
      {withReason && (
        <Input
          aria-label={t('post.why')}
          placeholder={t('post.why')}
          maxLength={300}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <div className="volunteer-acts">
        <Button
          type="primary"
          htmlType="submit"
          disabled={minutes === null || (withReason && reason.trim() === '')}
          loading={pending}
        >
          {t('post.save')}
        </Button>
        <Button onClick={cancel}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}
