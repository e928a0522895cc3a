// A resident's phone number: masked until somebody asks for it, which is recorded.
import { Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  ticketId: string
  masked: string | null
  mayReveal: boolean
}

export function PhoneNumber({ ticketId, masked, mayReveal }: Props) {
  const { t } = useSettings()
  const client = useQueryClient()
  const reveal = useMutation({
    mutationFn: () => call('POST /tickets/:id/reveal', { id: ticketId, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.ticket(ticketId) }),
    gcTime: 0,
  })
  if (masked === null) return <span className="phone dim">{t('ticket.noPhone')}</span>
  if (reveal.data !== undefined)
    return (
      <span className="phone" role="status">
        {reveal.data.phone === null ? (
          t('ticket.noPhone')
        ) : (
          <a href={`tel:${reveal.data.phone}`}>{reveal.data.phone}</a>
        )}
        <span className="dim">{t('ticket.phoneShown')}</span>
      </span>
    )
  return (
    <span className="phone">
      <span className="number">{masked}</span>
      {mayReveal && (
        <>
          <Button size="small" loading={reveal.isPending} onClick={() => reveal.mutate()}>
            {t('ticket.showPhone')}
          </Button>
          <span className="dim">{t('ticket.showPhoneNote')}</span>
        </>
      )}
      {reveal.error !== null && <Problem error={reveal.error} />}
    </span>
  )
}
