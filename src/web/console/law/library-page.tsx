// Cases and cards of the law: drafts wait for a second person.
import { useState } from 'react'
import { Button, Popconfirm, Skeleton } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type LegalCase, type LessonCard, type Me } from '../api.ts'
import { dayOf, dayWords } from '../dates.ts'
import { CardForm, CaseForm } from './library-forms.tsx'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function LibraryPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const [writing, setWriting] = useState<'case' | 'card'>()
  const { data, error, refetch } = useQuery({
    queryKey: keys.library,
    queryFn: () => call('GET /legal-library', {}),
  })
  const mayWrite = me.rights.includes('library.write')
  const close = () => setWriting(undefined)
  return (
    <section className="inbox" aria-label={t('box.library')}>
      <div className="inbox-scroll bookings">
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data && (
          <>
            <section aria-label={t('library.cases')}>
              <h2>{t('library.cases')}</h2>
              <p className="dim">{t('library.casesLead')}</p>
              {mayWrite && writing !== 'case' && (
                <Button onClick={() => setWriting('case')}>{t('library.newCase')}</Button>
              )}
              {writing === 'case' && <CaseForm me={me} close={close} />}
              <ul className="plain-list">
                {data.cases.map((one) => (
                  <CaseRow key={one.id} me={me} one={one} />
                ))}
              </ul>
            </section>
            <section aria-label={t('library.cards')}>
              <h2>{t('library.cards')}</h2>
              <p className="dim">{t('library.cardsLead', { n: data.readers })}</p>
              {mayWrite && writing !== 'card' && (
                <Button onClick={() => setWriting('card')}>{t('library.newCard')}</Button>
              )}
              {writing === 'card' && <CardForm me={me} close={close} />}
              <ul className="plain-list">
                {data.cards.map((card) => (
                  <CardRow key={card.id} me={me} card={card} />
                ))}
              </ul>
            </section>
          </>
        )}
      </div>
    </section>
  )
}

function CaseRow({ me, one }: { me: Me; one: LegalCase }) {
  const { t } = useSettings()
  return (
    <li className="event">
      <p className="notice-line">
        <b>{one.title}</b>
        <span className="mark mark-dim">{t(`legal.topic.${one.topic}`)}</span>
        <span className="dim">{t(`events.profession.${one.profession}`)}</span>
      </p>
      <p className="legal-text">{one.text}</p>
      <By of={one} />
      <Acts me={me} of={one} kind="cases" confirm={t('library.confirmCase')} />
    </li>
  )
}

function CardRow({ me, card }: { me: Me; card: LessonCard }) {
  const { t, language } = useSettings()
  return (
    <li className="event">
      <p>
        <b>{card.text}</b>
      </p>
      <p>
        {card.question} <span className="dim">{card.answer}</span>
      </p>
      <p className="dim">{card.source}</p>
      <By of={card} />
      {card.dueAt !== null && card.state === 'published' && (
        <p>{t('library.due', { day: dayWords(dayOf(Date.parse(card.dueAt)), language) })}</p>
      )}
      <Acts me={me} of={card} kind="cards" confirm={t('library.confirmCard')} />
    </li>
  )
}

type Of = Pick<LegalCase, 'id' | 'state' | 'author' | 'confirmer'>

function By({ of: { state, author, confirmer } }: { of: Of }) {
  const { t } = useSettings()
  return (
    <p className="dim">
      {confirmer
        ? t('library.byBoth', { author: author.name, confirmer: confirmer.name })
        : t('library.by', { author: author.name })}{' '}
      <span className={state === 'draft' ? 'mark mark-accent' : 'mark mark-dim'}>
        {t(`library.${state}`)}
      </span>
    </p>
  )
}

interface ActsProps {
  me: Me
  of: Of
  kind: 'cases' | 'cards'
  confirm: string
}
function Acts({ me, of: { id, state, author }, kind, confirm: words }: ActsProps) {
  const { t } = useSettings()
  const client = useQueryClient()
  const again = { onSuccess: () => client.invalidateQueries({ queryKey: keys.library }) }
  const confirm = useMutation({
    mutationFn: () =>
      kind === 'cases'
        ? call('POST /legal-library/cases/:id/confirm', { id })
        : call('POST /legal-library/cards/:id/confirm', { id }),
    ...again,
  })
  const withdraw = useMutation({
    mutationFn: () =>
      kind === 'cases'
        ? call('POST /legal-library/cases/:id/withdraw', { id })
        : call('POST /legal-library/cards/:id/withdraw', { id }),
    ...again,
  })
  if (!me.rights.includes('library.write')) return null
  const error = confirm.error ?? withdraw.error
  return (
    <div className="event-acts">
      {state === 'draft' && author.id !== me.id && (
        <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {words}
        </Button>
      )}
      <Popconfirm title={t('library.withdrawSure')} onConfirm={() => withdraw.mutate()}>
        <Button loading={withdraw.isPending}>{t('library.withdraw')}</Button>
      </Popconfirm>
      {error !== null && <Problem error={error} />}
    </div>
  )
}
