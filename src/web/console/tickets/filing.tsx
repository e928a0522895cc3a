// Filing for whoever rings, walks in or is visited: by keyboard from the search to the printed slip.
import { useRef, useState, type KeyboardEvent } from 'react'
import { Button, Checkbox, Input, Radio, type InputRef } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { intakes, type Intake } from '../../../rules/tickets/desk.ts'
import { openTicket } from '../address.ts'
import { call, type Filed } from '../api.ts'
import { Caller, nobody, type Called } from '../residents/caller.tsx'
import { Slip } from './slip.tsx'
import { Problem } from '../problem.tsx'
import { isInvalid } from '../problems.ts'
import { useSettings } from '../settings.tsx'

const consents = ['unasked', 'given', 'refused'] as const
type Consent = (typeof consents)[number]

/** Where filing stands: how people come at present, and what was filed last. */
export interface FilingState {
  intake: Intake
  filed: Filed | undefined
}
export const emptyDesk: FilingState = { intake: 'counter', filed: undefined }

interface Props {
  /** Kept above this page, so that the slip is still there when somebody comes back from another view. */
  state: FilingState
  setState: (state: FilingState) => void
}

export function Filing({ state, setState }: Props) {
  const { t } = useSettings()
  const { intake, filed } = state
  return (
    <section className="inbox" aria-label={t('box.filing')}>
      <div className="inbox-scroll filing">
        {filed === undefined ? (
          <FilingForm
            intake={intake}
            setIntake={(intake) => setState({ ...state, intake })}
            done={(filed) => setState({ ...state, filed })}
          />
        ) : (
          <Slip filed={filed} next={() => setState({ ...state, filed: undefined })} />
        )}
      </div>
    </section>
  )
}

interface FormProps {
  intake: Intake
  setIntake: (intake: Intake) => void
  done: (filed: Filed) => void
}

function FilingForm({ intake, setIntake, done }: FormProps) {
  const { t } = useSettings()
  const [called, setCalled] = useState<Called>(nobody)
  const [text, setText] = useState('')
  const [place, setPlace] = useState('')
  const [confidential, setConfidential] = useState(false)
  const [consent, setConsent] = useState<Consent>('unasked')
  const what = useRef<InputRef>(null)
  const { resident, name, phone, house } = called
  const file = useMutation({
    mutationFn: () =>
      call('POST /desk/tickets', {
        body: {
          intake,
          ...(resident ? { residentId: resident.id } : {}),
          person: resident ? {} : { name, phone, house },
          text,
          place,
          confidential,
          ...(consent === 'unasked' ? {} : { propertyConsent: consent === 'given' }),
        },
      }),
    onSuccess: (filed) => {
      done(filed)
      openTicketBeside(filed.id)
    },
  })
  const ready = text.trim() !== '' && (resident !== undefined || name !== '' || phone !== '' || house !== '')
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !ready || file.isPending) return
    event.preventDefault()
    file.mutate()
  }
  return (
    <form
      className="filing-form"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !file.isPending) file.mutate()
      }}
    >
      <Radio.Group
        optionType="button"
        aria-label={t('filing.intake')}
        value={intake}
        options={intakes.map((value) => ({ value, label: t(`intake.${value}`) }))}
        onChange={({ target }) => setIntake(target.value as Intake)}
      />
      <Caller called={called} change={setCalled} onward={() => what.current?.focus()} />
      <label htmlFor="filing-what">{t('filing.what')}</label>
      <Input.TextArea
        id="filing-what"
        ref={what}
        autoSize={{ minRows: 3 }}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <label htmlFor="filing-place">{t('filing.place')}</label>
      <Input
        id="filing-place"
        maxLength={100}
        placeholder={t('filing.placeOwn')}
        value={place}
        onChange={(event) => setPlace(event.target.value)}
      />
      <Checkbox checked={confidential} onChange={({ target }) => setConfidential(target.checked)}>
        {t('filing.confidential')}
      </Checkbox>
      <span id="filing-consent">{t('filing.consent')}</span>
      <Radio.Group
        aria-labelledby="filing-consent"
        value={consent}
        options={consents.map((value) => ({ value, label: t(`filing.${value}`) }))}
        onChange={({ target }) => setConsent(target.value as Consent)}
      />
      {file.error !== null &&
        (isInvalid(file.error) ? (
          <p role="alert" className="mark mark-danger">
            {t('filing.invalid')}
          </p>
        ) : (
          <Problem error={file.error} />
        ))}
      <Button type="primary" htmlType="submit" size="large" disabled={!ready} loading={file.isPending}>
        {t('filing.submit')}
      </Button>
    </form>
  )
}

/** On a phone the ticket would cover the slip. */
function openTicketBeside(id: string): void {
  if (matchMedia('(min-width: 820px)').matches) openTicket(id)
}
