// Talking with the resident in place of the bot: taking the conversation over, writing, giving it back.
import { useState } from 'react'
import { Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isOpen } from '../../../rules/tickets/ticket.ts'
import { call, type Me, type Ticket } from '../api.ts'
import { Problem } from '../problem.tsx'
import { spreadTicket } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function Hold({ me, ticket }: { me: Me; ticket: Ticket }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [words, setWords] = useState('')
  const onError = (): void => void client.invalidateQueries()
  const onSuccess = (changed: Ticket): void => spreadTicket(client, changed)
  const { id, held } = ticket
  const taking = useMutation({
    mutationFn: () => call('POST /tickets/:id/hold', { id, body: {} }),
    onSuccess,
    onError,
  })
  const releasing = useMutation({
    mutationFn: () => call('POST /tickets/:id/release', { id, body: {} }),
    onSuccess,
  })
  const saying = useMutation({
    mutationFn: (text: string) => call('POST /tickets/:id/say', { id, body: { text } }),
    onSuccess: (changed) => {
      setWords('')
      onSuccess(changed)
    },
  })
  if (!me.rights.includes('ticket.answer')) return null
  if (held !== null && !(held.here && held.staffId === me.id))
    return (
      <section className="hold">
        <p className="dim">{t('hold.other', { name: held.name })}</p>
        {held.here && me.rights.includes('ticket.assign') && (
          <Button loading={releasing.isPending} onClick={() => releasing.mutate()}>
            {t('hold.end')}
          </Button>
        )}
      </section>
    )
  const error = taking.error ?? saying.error ?? releasing.error
  const send = (): void => {
    if (words.trim() !== '' && !saying.isPending) saying.mutate(words.trim())
  }
  return (
    <section className="hold">
      {error !== null && <Problem error={error} />}
      {held === null ? (
        isOpen(ticket.status) && (
          <Button loading={taking.isPending} onClick={() => taking.mutate()}>
            {t('hold.take')}
          </Button>
        )
      ) : (
        <form
          aria-label={t('hold.words')}
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <p className="mark">{t('hold.mine')}</p>
          <Input.TextArea
            aria-label={t('hold.words')}
            value={words}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            autoFocus
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              send()
            }}
          />
          <div className="acts-row">
            <Button
              type="primary"
              htmlType="submit"
              loading={saying.isPending}
              disabled={words.trim() === ''}
            >
              {t('hold.send')}
            </Button>
            <Button loading={releasing.isPending} onClick={() => releasing.mutate()}>
              {t('hold.release')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
