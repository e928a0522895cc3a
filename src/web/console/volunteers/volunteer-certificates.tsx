// Certificates of one volunteer: issued, opened to print, and withdrawn with a reason.
import { useState } from 'react'
import { App as Ant, Button } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { ReasonForm } from '../reason-form.tsx'
import { useSettings } from '../settings.tsx'

export function VolunteerCertificates({ volunteerId: id }: { volunteerId: string }) {
  const settings = useSettings()
  const { t } = settings
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [withdrawing, setWithdrawing] = useState<string>()
  const { data, error } = useQuery({
    queryKey: [...keys.volunteers, 'certificates', id],
    queryFn: () => call('GET /volunteers/:id/certificates', { id }),
  })
  const noted = () => {
    setWithdrawing(undefined)
    void message.success(t('volunteers.noted'))
    return client.invalidateQueries({ queryKey: keys.volunteers })
  }
  const issue = useMutation({
    mutationFn: () => call('POST /volunteers/:id/certificates', { id, body: {} }),
    onSuccess: noted,
  })
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      call('POST /volunteer-certificates/:id/withdraw', { id: withdrawing ?? '', body: { reason } }),
    onSuccess: noted,
  })
  return (
    <section className="volunteer-certificates" aria-label={t('certificate.title')}>
      <ul className="plain-list">
        {data?.items.map(({ number, issuedAt, withdrawnAt, stated }) => (
          <li key={number}>
            <b>{number}</b> {shortDate(issuedAt, settings)} ·{' '}
            {t('certificate.states', { times: stated.times, minutes: stated.minutes })}
            {withdrawnAt !== null && <span className="mark mark-dim">{t('certificate.withdrawn')}</span>}
            {withdrawnAt === null && withdrawing !== number && (
              <span className="volunteer-acts">
                <Button href={`/api/volunteer-certificates/${number}/sheet`} target="_blank" rel="noreferrer">
                  {t('certificate.print')}
                </Button>
                <Button type="text" onClick={() => setWithdrawing(number)}>
                  {t('certificate.withdraw')}
                </Button>
              </span>
            )}
            {withdrawing === number && (
              <ReasonForm
                name={t('certificate.withdrawWhy')}
                submit={t('certificate.withdraw')}
                pending={withdraw.isPending}
                send={(reason) => withdraw.mutate(reason)}
                cancel={() => setWithdrawing(undefined)}
              />
            )}
          </li>
        ))}
      </ul>
      <Button loading={issue.isPending} onClick={() => issue.mutate()}>
        {t('certificate.issue')}
      </Button>
      {[error, issue.error, withdraw.error].map(
        (wrong, at) => wrong !== null && <Problem key={at} error={wrong} />,
      )}
    </section>
  )
}
