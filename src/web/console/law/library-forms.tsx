// Writes a case or a card of the law, as a draft.
import { useState, type ReactNode } from 'react'
import { Button, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { plusDays } from '../../../rules/time/calendar.ts'
import { professions, type Profession } from '../../../rules/bookings/event.ts'
import { legalTopics, type LegalTopic } from '../../../rules/law/legal-topics.ts'
import { cardAtMost } from '../../../rules/law/lesson.ts'
import { call, type Me } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { isInvalid } from '../problems.ts'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  me: Me
  close: () => void
}

const useDraft = (save: () => Promise<unknown>, close: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: () => {
      close()
      return client.invalidateQueries({ queryKey: keys.library })
    },
  })
}

interface DraftProps {
  title: string
  save: ReturnType<typeof useDraft>
  ready: boolean
  close: () => void
  children: ReactNode
}
function Draft({ title, save, ready, close, children }: DraftProps) {
  const { t } = useSettings()
  return (
    <form
      className="resident-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {children}
      {save.error !== null &&
        (isInvalid(save.error) ? (
          <p role="alert" className="mark mark-danger">
            {t('library.numbers')}
          </p>
        ) : (
          <Problem error={save.error} />
        ))}
      <div className="event-acts">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
          {t('library.save')}
        </Button>
        <Button onClick={close}>{t('library.leave')}</Button>
      </div>
    </form>
  )
}

export function CaseForm({ me, close }: Props) {
  const { t } = useSettings()
  const [topic, setTopic] = useState<LegalTopic>('labour')
  const [profession, setProfession] = useState<Profession>('lawyer')
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const save = useDraft(
    () =>
      call('POST /legal-library/cases', { body: { nodeId: me.scope.id, topic, profession, title, text } }),
    close,
  )
  return (
    <Draft
      title={t('library.newCase')}
      save={save}
      ready={title.trim() !== '' && text.trim() !== ''}
      close={close}
    >
      <label htmlFor="case-topic">{t('library.topic')}</label>
      <Select<LegalTopic>
        id="case-topic"
        value={topic}
        options={legalTopics.map((value) => ({ value, label: t(`legal.topic.${value}`) }))}
        onChange={setTopic}
      />
      <label htmlFor="case-profession">{t('library.profession')}</label>
      <Select<Profession>
        id="case-profession"
        value={profession}
        options={professions.map((value) => ({ value, label: t(`events.profession.${value}`) }))}
        onChange={setProfession}
      />
      <label htmlFor="case-title">{t('library.title')}</label>
      <Input id="case-title" maxLength={30} value={title} onChange={({ target }) => setTitle(target.value)} />
      <label htmlFor="case-text">{t('library.text')}</label>
      <Input.TextArea
        id="case-text"
        maxLength={800}
        showCount
        autoSize={{ minRows: 5 }}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </Draft>
  )
}

export function CardForm({ me, close }: Props) {
  const { t, now } = useSettings()
  const [text, setText] = useState('')
  const [question, setQuestion] = useState('')
  const [answer, setAnswer] = useState('')
  const [source, setSource] = useState('')
  const [expiresOn, setExpiresOn] = useState(plusDays(dayOf(now), 180))
  const save = useDraft(
    () =>
      call('POST /legal-library/cards', {
        body: { nodeId: me.scope.id, text, question, answer, source, expiresOn },
      }),
    close,
  )
  const ready = [text, question, answer, source, expiresOn].every((words) => words.trim() !== '')
  return (
    <Draft title={t('library.newCard')} save={save} ready={ready} close={close}>
      <label htmlFor="card-text">{t('library.card')}</label>
      <Input.TextArea
        id="card-text"
        maxLength={cardAtMost}
        showCount
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <label htmlFor="card-question">{t('library.question')}</label>
      <Input
        id="card-question"
        maxLength={60}
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
      />
      <label htmlFor="card-answer">{t('library.answer')}</label>
      <Input
        id="card-answer"
        maxLength={100}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      <label htmlFor="card-source">{t('library.source')}</label>
      <Input
        id="card-source"
        maxLength={60}
        value={source}
        onChange={({ target }) => setSource(target.value)}
      />
      <label htmlFor="card-expires">{t('library.expires')}</label>
      <Input
        id="card-expires"
        type="date"
        min={dayOf(now)}
        value={expiresOn}
        onChange={({ target }) => setExpiresOn(target.value)}
      />
    </Draft>
  )
}
