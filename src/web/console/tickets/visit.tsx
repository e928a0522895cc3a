// The return visit of a ticket: what the resident said of it, or a form for what they say by telephone.
import { useState } from 'react'
import { App as Ant, Button, Input, Radio } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { outcomes, satisfactions, type Outcome, type Satisfaction } from '../../../rules/tickets/visit.ts'
import { call, type Me, type Ticket } from '../api.ts'
import { useDraft } from './drafts.tsx'
import { Time } from './marks.tsx'
import { Problem } from '../problem.tsx'
import { keys, spreadTicket } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function Visit({ me, ticket }: { me: Me; ticket: Ticket }) {
  const { t } = useSettings()
  const [phoning, setPhoning] = useState(false)
  const { visit } = ticket
  if (visit === null) return null
  const { state, outcome, satisfaction, words, way, by, at } = visit
  const phones = visit.mayPhone && me.rights.includes('resident.read')
  return (
    <section className="visit">
      <h2>{t('visit.title')}</h2>
      {outcome === null ? (
        <p>{t(`visit.state.${state}`)}</p>
      ) : (
        <p>
          <b>{t(`visit.outcome.${outcome}`)}</b>
          {satisfaction !== null && ` · ${t(`visit.satisfaction.${satisfaction}`)}`}
          {way !== null && (
            <span className="dim">
              {' '}
              {way === 'phone'
                ? t('visit.byPhone', { name: by ?? t('actor.staff') })
                : t('visit.byChat')}{' '}
              {at !== null && <Time at={at} />}
            </span>
          )}
        </p>
      )}
      {words !== null && <q className="note">{words}</q>}
      {state === 'escalated' && <p>{t('visit.state.escalated')}</p>}
      {phones && outcome === null && state !== 'phone' && !phoning && (
        <Button onClick={() => setPhoning(true)}>{t('visit.phone')}</Button>
      )}
      {phones && outcome === null && (state === 'phone' || phoning) && (
        <PhoneForm me={me} ticket={ticket} finish={() => setPhoning(false)} />
      )}
    </section>
  )
}

/** Nobody answered the call. */
const unreached = 'unreached'

function PhoneForm({ me, ticket, finish }: { me: Me; ticket: Ticket; finish: () => void }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [outcome, setOutcome] = useState<Outcome | typeof unreached>()
  const [satisfaction, setSatisfaction] = useState<Satisfaction>()
  const [words, setWords] = useDraft(me.id, `${ticket.id}/visit`)
  const reached = outcome !== undefined && outcome !== unreached
  const saving = useMutation({
    mutationFn: () =>
      call('POST /tickets/:id/visit', {
        id: ticket.id,
        body: {
          outcome: reached ? outcome : null,
          satisfaction: (reached && satisfaction) || null,
          words: reached && words.trim() !== '' ? words.trim() : null,
        },
      }),
    onSuccess: (changed) => {
      setWords('')
      spreadTicket(client, changed)
      void client.invalidateQueries({ queryKey: keys.counts })
      void message.success(t('visit.saved'))
      finish()
    },
  })
  return (
    <form
      className="visit-form"
      aria-label={t('visit.phone')}
      onSubmit={(event) => {
        event.preventDefault()
        if (outcome !== undefined && !saving.isPending) saving.mutate()
      }}
    >
      <p className="dim">{t('visit.ask')}</p>
      <Radio.Group
        aria-label={t('visit.ask')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome | typeof unreached)}
        options={[
          ...outcomes.map((value) => ({ value, label: t(`visit.outcome.${value}`) })),
          { value: unreached, label: t('visit.unreached') },
        ]}
      />
      {reached && (
        <>
          <p className="dim">{t('visit.askSatisfaction')}</p>
          <Radio.Group
            aria-label={t('visit.askSatisfaction')}
            value={satisfaction}
            onChange={(event) => setSatisfaction(event.target.value as Satisfaction)}
            options={satisfactions.map((value) => ({ value, label: t(`visit.satisfaction.${value}`) }))}
          />
          <label>
            <span className="dim">{t('visit.words')}</span>
            <Input.TextArea
              value={words}
              maxLength={500}
              autoSize={{ minRows: 1, maxRows: 5 }}
              onChange={(event) => setWords(event.target.value)}
            />
          </label>
          {outcome !== 'solved' && <p className="dim">{t('visit.unsolvedNote')}</p>}
        </>
      )}
      {saving.error !== null && <Problem error={saving.error} />}
      <div className="acts-row">
        <Button type="primary" htmlType="submit" disabled={outcome === undefined} loading={saving.isPending}>
          {t('visit.save')}
        </Button>
      </div>
    </form>
  )
}
