// The file of one mediation: the sides, the sessions, the agreement, what was done, and the mediator's own notes.
import { useRef } from 'react'
import { Alert, Button, Skeleton } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { recusalReasons } from '../../../rules/law/mediation.ts'
import { openTicket } from '../address.ts'
import { call, type Me, type MediationDetails } from '../api.ts'
import { dayWords, shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { PartyCode } from './party-code.tsx'
import { MediationActButton } from './mediation-act.tsx'

type Part = { me: Me; mediation: MediationDetails }

export function MediationFile({ me, id, close }: { me: Me; id: string; close: () => void }) {
  const { t } = useSettings()
  const { data: mediation, error } = useQuery({
    queryKey: [...keys.mediations, id],
    queryFn: () => call('GET /mediations/:id', { id }),
  })
  return (
    <>
      <div className="mediation-head">
        <Button onClick={close}>{t('mediation.back')}</Button>
        <Button href={`/api/mediations/${id}/sheet`} target="_blank">
          {t('mediation.print')}
        </Button>
        {mediation?.ticketId != null && (
          <Button onClick={() => openTicket(mediation.ticketId ?? '')}>{t('mediation.toTicket')}</Button>
        )}
      </div>
      {error !== null && <Problem error={error} />}
      {mediation === undefined && error === null && <Skeleton active />}
      {mediation !== undefined && <Whole me={me} mediation={mediation} />}
    </>
  )
}

function Whole({ me, mediation }: Part) {
  const { t } = useSettings()
  const { state, open, wished, mediator } = mediation
  return (
    <>
      <h2>{mediation.about}</h2>
      <p className="notice-line">
        <span className="number">#{mediation.number}</span>
        <span className="mark mark-primary">{t(`mediation.state.${state}`)}</span>
        <span>
          {t(open === null ? 'mediation.openUnsaid' : open ? 'mediation.isOpen' : 'mediation.isClosed')}
        </span>
        <span>
          {t('mediation.mediator')}: {mediator?.name ?? t('mediation.nobody')}
          {wished !== null && mediator === null && ` (${t('mediation.wished', { name: wished })})`}
        </span>
      </p>
      {state === 'barred' && <Alert type="warning" showIcon title={t('mediation.barredHint')} />}
      {(state === 'refused' || state === 'stopped') && <p className="dim">{t('mediation.silentHint')}</p>}
      <Acts me={me} mediation={mediation} />
      <Parties me={me} mediation={mediation} />
      <Sessions me={me} mediation={mediation} />
      <Agreement mediation={mediation} />
      <Notes me={me} mediation={mediation} />
      <History mediation={mediation} />
    </>
  )
}

const acts = [
  'assign',
  'plan',
  'written',
  'oral',
  'perform',
  'check',
  'recuse',
  'fail',
  'stop',
  'bar',
] as const
const overseen: readonly string[] = ['assign']
/** What usually comes next. */
const next: readonly string[] = ['assign', 'plan', 'perform']

function Acts({ me, mediation }: Part) {
  const mayAssign = me.rights.includes('mediation.oversee')
  const shown = acts.filter((act) => mediation.moves.includes(act) && (mayAssign || !overseen.includes(act)))
  const [first] = shown.filter(
    (act) => next.includes(act) && (act !== 'assign' || mediation.mediator === null),
  )
  return (
    <div className="mediation-acts">
      {shown.map((act) => (
        <MediationActButton key={act} {...{ me, act, mediation }} primary={act === first} />
      ))}
    </div>
  )
}

function Parties({ me, mediation }: Part) {
  const settings = useSettings()
  const { t } = settings
  const { parties, moves } = mediation
  return (
    <section aria-label={t('mediation.parties')}>
      <h3>{t('mediation.parties')}</h3>
      <ul className="plain-list">
        {parties.map((party) => (
          <li key={party.id} className="mediation-item">
            <p className="notice-line">
              <b>{party.name ?? t('filing.unnamed')}</b>
              {party.phone !== null && <a href={`tel:${party.phone}`}>{party.phone}</a>}
              <span className={party.answer === false ? 'mark mark-accent' : 'mark mark-dim'}>
                {party.applicant
                  ? t('mediation.applicant')
                  : t(
                      party.answer === null
                        ? 'mediation.unasked'
                        : party.answer
                          ? 'mediation.said.yes'
                          : 'mediation.said.no',
                    )}
              </span>
              {!party.applicant && party.written && (
                <span className="mark mark-dim">{t('mediation.written')}</span>
              )}
              {party.answeredAt !== null && party.answeredBy !== null && (
                <span className="dim">
                  {shortDate(party.answeredAt, settings)} {t(`mediation.way.${party.answeredBy}`)}{' '}
                  {party.heardBy}
                </span>
              )}
            </p>
            {party.answer === true && !party.written && moves.length > 0 && (
              <PartyCode mediationId={mediation.id} partyId={party.id} />
            )}
            {!party.applicant && party.answer === null && moves.includes('yes') && (
              <>
                <p className="dim">{t('mediation.askThem')}</p>
                <div className="mediation-acts">
                  <MediationActButton {...{ me, mediation }} act="yes" part={party.id} primary />
                  <MediationActButton {...{ me, mediation }} act="no" part={party.id} />
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {moves.includes('addParty') && <MediationActButton {...{ me, mediation }} act="addParty" />}
    </section>
  )
}

function Sessions({ me, mediation }: Part) {
  const settings = useSettings()
  const { t, now } = settings
  const { sessions, moves } = mediation
  if (sessions.length === 0) return null
  return (
    <section aria-label={t('mediation.sessions')}>
      <h3>{t('mediation.sessions')}</h3>
      <ul className="plain-list">
        {sessions.map(({ id, start, place, record, booked, cancelled }) => (
          <li key={id} className="mediation-item">
            <p className="notice-line">
              <b>{shortDate(start, settings)}</b>
              <span>{place}</span>
              {cancelled && <span className="mark mark-dim">{t('mediation.cancelled')}</span>}
              {booked && <span className="mark mark-dim">{t('mediation.roomKept')}</span>}
            </p>
            {record !== null && <p className="mediation-text">{record}</p>}
            {moves.includes('move') && !cancelled && Date.parse(start) > now && (
              <div className="mediation-acts">
                <MediationActButton {...{ me, mediation }} act="move" part={id} />
                <MediationActButton {...{ me, mediation }} act="cancel" part={id} />
              </div>
            )}
            {moves.includes('record') && !cancelled && Date.parse(start) <= now && (
              <MediationActButton {...{ me, mediation }} act="record" part={id} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Agreement({ mediation }: { mediation: MediationDetails }) {
  const { t, language } = useSettings()
  const { id, agreement, confirmBy, performBy, scans, moves } = mediation
  const pending = moves.includes('written') || mediation.state === 'agreement'
  if (agreement === null && !pending) return null
  return (
    <section aria-label={t('mediation.agreement')}>
      <h3>{t('mediation.agreement')}</h3>
      {agreement === null && <p className="dim">{t('mediation.paper')}</p>}
      {agreement !== null && (
        <>
          <p>
            {t(`mediation.form.${agreement.form}`)} ·{' '}
            {t('mediation.effective', { day: dayWords(agreement.effectiveOn, language) })}
          </p>
          <p className="mediation-text">{agreement.text}</p>
          {confirmBy !== null && <p>{t('mediation.confirmBy', { day: dayWords(confirmBy, language) })}</p>}
          {performBy !== null && <p>{t('mediation.performBy', { day: dayWords(performBy, language) })}</p>}
        </>
      )}
      <div className="pictures">
        {scans.map((scan, index) => (
          <a key={scan} href={`/api/mediations/${id}/scans/${scan}`} target="_blank" rel="noreferrer">
            <img src={`/api/mediations/${id}/scans/${scan}`} alt={t('mediation.page', { n: index + 1 })} />
          </a>
        ))}
      </div>
      {pending && agreement?.form !== 'oral' && <AddScan id={id} />}
    </section>
  )
}

function AddScan({ id }: { id: string }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const add = useMutation({
    mutationFn: (file: File) => call('POST /mediations/:id/scans', { id, body: file }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.mediations }),
  })
  return (
    <>
      <Button loading={add.isPending} onClick={() => input.current?.click()}>
        {t('mediation.addScan')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('mediation.addScan')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) add.mutate(file)
          target.value = ''
        }}
      />
      {add.error !== null && <Problem error={add.error} />}
    </>
  )
}

function Notes({ me, mediation }: Part) {
  const settings = useSettings()
  const { t } = settings
  const { id, parties } = mediation
  const { data } = useQuery({
    queryKey: [...keys.mediations, id, 'notes'],
    queryFn: () => call('GET /mediations/:id/notes', { id }),
  })
  const nameOf = (partyId: number | null) => parties.find((party) => party.id === partyId)?.name
  return (
    <section aria-label={t('mediation.notes')}>
      <h3>{t('mediation.notes')}</h3>
      <p className="dim">{t('mediation.notesHint')}</p>
      <ul className="plain-list">
        {data?.items.map((note) => (
          <li key={`${note.at}${note.text}`} className="mediation-item">
            <p className="mediation-text">{note.text}</p>
            <p className="dim">
              {[shortDate(note.at, settings), nameOf(note.partyId)].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <MediationActButton {...{ me, mediation }} act="note" />
    </section>
  )
}

function History({ mediation: { events } }: { mediation: MediationDetails }) {
  const settings = useSettings()
  const { t } = settings
  const recusal = (note: string | null) => recusalReasons.find((reason) => reason === note)
  return (
    <section aria-label={t('mediation.history')}>
      <h3>{t('mediation.history')}</h3>
      <ul className="plain-list">
        {events.map((event, index) => (
          <li key={`${event.at}${String(index)}`} className="notice-line">
            <span className="dim">{shortDate(event.at, settings)}</span>
            <span>{t(`mediation.did.${event.type}`)}</span>
            {event.about !== null && <span>{event.about}</span>}
            {recusal(event.note) !== undefined ? (
              <span>{t(`mediation.recusal.${recusal(event.note) ?? 'other'}`)}</span>
            ) : (
              event.note !== null && <span>{event.note}</span>
            )}
            {event.name !== null && <span className="dim push">{event.name}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
