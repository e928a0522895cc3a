// Who reported it, for those who may know; for the others why they do not, and who does.
import { useState } from 'react'
import { App as Ant, Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isOwnStaff } from '../../../rules/staff/visibility.ts'
import { call, type Me, type Ticket } from '../api.ts'
import { channelLabel } from '../labels.ts'
import { Icon } from './marks.tsx'
import { PhoneNumber } from './phone-number.tsx'
import { Problem } from '../problem.tsx'
import { spreadTicket } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { StaffSelect } from '../staff-select.tsx'

export function Reporter({ ticket, me }: { ticket: Ticket; me: Me }) {
  const { t, language } = useSettings()
  const { resident } = ticket
  const { name, withheld, knownTo } = resident
  const why =
    withheld === null
      ? ticket.confidential
        ? t('reporter.onlyYou')
        : undefined
      : withheld === 'role'
        ? t('reporter.role')
        : t(`reporter.${withheld}`, { name: knownTo ?? t('reporter.nobody') })
  return (
    <>
      <span className="resident">
        <span>
          {withheld === null ? (name ?? t('ticket.noName')) : t('reporter.somebody')} ·{' '}
          {channelLabel(resident.channel, language)}
        </span>
        {withheld === null && (
          <PhoneNumber ticketId={ticket.id} masked={resident.phone} mayReveal={resident.mayReveal} />
        )}
      </span>
      {why !== undefined && (
        <p className="mark mark-accent withheld">
          <Icon shape="lock" />
          {why}
        </p>
      )}
      {ticket.propertyConsent !== null && (
        <p className="dim withheld">{t(`consent.${ticket.propertyConsent}`)}</p>
      )}
      {ticket.mayEntrust && <Entrust ticket={ticket} me={me} />}
    </>
  )
}

function Entrust({ ticket, me }: { ticket: Ticket; me: Me }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [staffId, setStaffId] = useState<number>()
  const entrust = useMutation({
    mutationFn: (to: number) => call('POST /tickets/:id/entrust', { id: ticket.id, body: { staffId: to } }),
    onSuccess: (changed) => {
      spreadTicket(client, changed)
      void message.success(t('done.entrust'))
      setOpen(false)
    },
  })
  if (!open)
    return (
      <Button size="small" className="withheld" onClick={() => setOpen(true)}>
        {t('act.entrust')}
      </Button>
    )
  return (
    <form
      className="entrust"
      onSubmit={(event) => {
        event.preventDefault()
        if (staffId !== undefined && !entrust.isPending) entrust.mutate(staffId)
      }}
    >
      <StaffSelect
        me={me}
        exceptId={me.id}
        value={staffId}
        onChange={setStaffId}
        takeFocus
        suits={({ role }) => isOwnStaff(role)}
      />
      <p className="dim effect">{t('effect.entrust')}</p>
      {entrust.error !== null && <Problem error={entrust.error} invalid={t('problem.notThere')} />}
      <div className="acts-row">
        <Button type="primary" htmlType="submit" disabled={staffId === undefined} loading={entrust.isPending}>
          {t('submit.entrust')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}
