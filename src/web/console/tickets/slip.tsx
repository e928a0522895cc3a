// What was filed: the words for somebody in danger, the number, and the slip to print and take home.
import { Button, QRCode } from 'antd'
import type { Filed } from '../api.ts'
import { dayWords } from '../dates.ts'
import { useSettings } from '../settings.tsx'
import { useShortcuts } from '../shortcuts.ts'

export function Slip({ filed, next }: { filed: Filed; next: () => void }) {
  const { t, language } = useSettings()
  const { number, readOut, slip, community, phone } = filed
  const due = dayWords(filed.due, language)
  useShortcuts((key) => {
    if (key !== 'n') return false
    next()
    return true
  })
  return (
    <div className="filing-form">
      {readOut !== null && (
        <div role="alert" className="read-out">
          <b>{t('slip.readOut')}</b>
          <p>{readOut}</p>
        </div>
      )}
      <p>{t('slip.filed', { number, due })}</p>
      <div className="filing-buttons">
        {slip && (
          <Button type="primary" size="large" autoFocus onClick={() => print()}>
            {t('slip.print')}
          </Button>
        )}
        <Button size="large" autoFocus={!slip} onClick={next}>
          {t('slip.next')}
        </Button>
      </div>
      {slip ? (
        <section className="slip" aria-label={t('slip.title')}>
          <h2>{community}</h2>
          <p>{t('slip.number')}</p>
          <p className="slip-number">{number}</p>
          <p>{t('slip.due', { due })}</p>
          {phone !== null && (
            <>
              <p>{t('slip.phone')}</p>
              <p className="slip-phone">{phone}</p>
            </>
          )}
          <QRCode
            type="svg"
            size={132}
            bordered={false}
            color="#000"
            bgColor="#fff"
            value={`${location.origin}/chat?say=${encodeURIComponent(t('slip.ask', { number }))}`}
          />
          <p>{t('slip.scan')}</p>
        </section>
      ) : (
        <p className="mark mark-accent">{t('slip.none')}</p>
      )}
    </div>
  )
}
