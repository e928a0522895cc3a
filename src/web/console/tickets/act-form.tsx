// The form of an act: the person it goes to, the words, what will come of it. What is typed stays until it has been sent.
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { Button, Input, type GetRef } from 'antd'
import { extensionAtMost } from '../../../rules/tickets/extension.ts'
import { ActExtras } from './act-extras.tsx'
import { hasExtras, mostWords, needsStaff, needsWords, type Extras, type FormAct } from './acts.ts'
import type { Me, Staff, Ticket } from '../api.ts'
import { shortDate } from '../dates.ts'
import { useDraft } from './drafts.tsx'
import { useMove } from './move.ts'
import { Problem } from '../problem.tsx'
import { useSettings } from '../settings.tsx'
import { StaffSelect } from '../staff-select.tsx'

/** Whom an act may name. */
function colleaguesFor(act: FormAct, { assignee, helpers }: Ticket, me: Me): (person: Staff) => boolean {
  const beside = (id: number) => helpers.some((helper) => helper.id === id)
  if (act === 'letGo') return ({ id }) => beside(id) && (assignee?.id === me.id || id === me.id)
  // A manager may also decide that it stays where it is.
  if (act === 'settle') return () => true
  if (act === 'about') return ({ id }) => id !== me.id
  return ({ id }) => id !== assignee?.id && !(act === 'callIn' && beside(id))
}

interface Props {
  me: Me
  ticket: Ticket
  act: FormAct
  takeFocus: boolean
  /** Something else is the main thing to do. */
  second: boolean
  /** Absent for the reply, which is always at hand. */
  cancel: (() => void) | undefined
  finish: () => void
}

export function ActForm({ me, ticket, act, takeFocus, second, cancel, finish }: Props) {
  const settings = useSettings()
  const { t } = settings
  const [words, setWords] = useDraft(me.id, `${ticket.id}/${act}`)
  const [staffId, setStaffId] = useState<number>()
  const [extras, setExtras] = useState<Extras>({})
  const field = useRef<GetRef<typeof Input.TextArea>>(null)
  const move = useMove(ticket.id, () => {
    setWords('')
    finish()
  })
  useEffect(() => {
    if (takeFocus && !needsStaff(act)) field.current?.focus({ cursor: 'end' })
  }, [takeFocus, act])

  const ready =
    (!needsWords(act) || words.trim() !== '') &&
    (!needsStaff(act) || staffId !== undefined) &&
    hasExtras(act, extras)
  const send = (): void => {
    if (ready && !move.isPending) move.mutate({ act, words: words.trim(), staffId: staffId ?? 0, extras })
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    send()
  }
  const effect =
    act === 'reply'
      ? undefined
      : act === 'transfer'
        ? t('effect.transfer', { due: shortDate(ticket.dueAt, settings, true) })
        : act === 'extend'
          ? t('effect.extend', {
              most: extensionAtMost({ ...ticket, createdAt: Date.parse(ticket.createdAt) }),
            })
          : t(`effect.${act}`)

  return (
    <form className={`act-form act-form-${act}`} onSubmit={submit} aria-label={t(`act.${act}`)}>
      {needsStaff(act) && (
        <StaffSelect
          me={me}
          exceptId={undefined}
          suits={colleaguesFor(act, ticket, me)}
          value={staffId}
          onChange={setStaffId}
          takeFocus={takeFocus}
        />
      )}
      <ActExtras act={act} ticket={ticket} extras={extras} change={setExtras} />
      {needsWords(act) &&
        act !== 'assign' &&
        act !== 'callIn' &&
        act !== 'letGo' &&
        act !== 'about' &&
        act !== 'withdraw' &&
        act !== 'reached' && (
          <label>
            <span className={act === 'reply' ? 'visually-hidden' : 'field-name'}>{t(`field.${act}`)}</span>
            <Input.TextArea
              ref={field}
              value={words}
              onChange={(event) => setWords(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
                if (event.key === 'Escape') event.currentTarget.blur()
              }}
              placeholder={t(`hint.${act}`)}
              maxLength={mostWords(act)}
              autoSize={{ minRows: act === 'reply' ? 1 : 2, maxRows: 8 }}
            />
          </label>
        )}
      {effect !== undefined && <p className="dim effect">{effect}</p>}
      {move.error !== null && (
        <Problem error={move.error} invalid={needsStaff(act) ? t('problem.notThere') : undefined} />
      )}
      <div className="acts-row">
        <Button
          type={second ? 'default' : 'primary'}
          htmlType="submit"
          disabled={!ready}
          loading={move.isPending}
        >
          {t(`submit.${act}`)}
        </Button>
        {cancel && <Button onClick={cancel}>{t('act.cancel')}</Button>}
      </div>
    </form>
  )
}
