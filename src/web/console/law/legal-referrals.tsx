// Whom the legal advisers sent on, and how far that is; how content residents were, in sums.
import { Select } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { referralStates, type ReferralState } from '../../../rules/law/legal-topics.ts'
import { call, type LegalReferral } from '../api.ts'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function LegalReferrals() {
  const { t } = useSettings()
  const { data } = useQuery({
    queryKey: [...keys.consultations, 'referrals'],
    queryFn: () => call('GET /consultations/referrals', {}),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-label={t('legal.referrals')}>
      <h2>{t('legal.referrals')}</h2>
      <ul className="plain-list">
        {data.items.map((referral) => (
          <ReferralRow key={referral.id} referral={referral} />
        ))}
      </ul>
    </section>
  )
}

function ReferralRow({ referral: { id, own, to, state, at, adviser, name } }: { referral: LegalReferral }) {
  const settings = useSettings()
  const { t } = settings
  const client = useQueryClient()
  const follow = useMutation({
    mutationFn: (state: ReferralState) => call('POST /consultations/:id/referral', { id, body: { state } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.consultations }),
  })
  return (
    <li className="legal-talk">
      <p className="notice-line">
        <b>{t(`legal.refer.${to}`)}</b>
        <span className="dim">{shortDate(at, settings)}</span>
        <span>{own ? (name ?? t('legal.unnamed')) : adviser}</span>
        {!own && <span className="mark mark-dim push">{t(`legal.referral.${state}`)}</span>}
      </p>
      {own && (
        <label className="legal-refer">
          <span>{t('legal.howFar')}</span>
          <Select<ReferralState>
            aria-label={t('legal.howFar')}
            value={state}
            options={referralStates.map((value) => ({ value, label: t(`legal.referral.${value}`) }))}
            loading={follow.isPending}
            onChange={(next) => follow.mutate(next)}
          />
        </label>
      )}
      {follow.error !== null && <Problem error={follow.error} />}
    </li>
  )
}

/** For whoever oversees them: nobody is rated alone. */
export function LegalSatisfaction() {
  const { t } = useSettings()
  const { data } = useQuery({
    queryKey: [...keys.consultations, 'satisfaction'],
    queryFn: () => call('GET /consultations/satisfaction', {}),
  })
  if (data === undefined) return null
  return (
    <section aria-label={t('legal.satisfaction')}>
      <h2>{t('legal.satisfaction')}</h2>
      <p className="dim">{t('legal.satisfactionLead')}</p>
      <ul className="plain-list">
        {data.quarters.map(({ year, quarter, answers }) => (
          <li key={`${year}-${quarter}`}>
            {t('legal.quarter', { year, quarter })}:{' '}
            {answers === null ? (
              <span className="dim">{t('legal.tooFew')}</span>
            ) : (
              t('legal.answers', answers)
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
