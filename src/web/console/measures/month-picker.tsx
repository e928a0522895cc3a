// A month of the last two years: one back, one on, or chosen.
import { Button, Select } from 'antd'
import { monthsBack, monthWords } from '../dates.ts'
import { Icon } from '../tickets/marks.tsx'
import { useSettings } from '../settings.tsx'

const shownMonths = 24

export function MonthPicker({ month, setMonth }: { month: string; setMonth: (month: string) => void }) {
  const { t, language, now } = useSettings()
  const months = monthsBack(now, shownMonths)
  const at = months.indexOf(month)
  const step = (to: string | undefined) => to !== undefined && setMonth(to)
  return (
    <div className="month-picker">
      <Button
        aria-label={t('measures.before')}
        icon={<Icon shape="back" />}
        disabled={at === months.length - 1}
        onClick={() => step(months[at + 1])}
      />
      <Select<string>
        aria-label={t('measures.month')}
        value={month}
        options={months.map((value) => ({ value, label: monthWords(value, language) }))}
        onChange={setMonth}
      />
      <Button
        className="turned"
        aria-label={t('measures.after')}
        icon={<Icon shape="back" />}
        disabled={at === 0}
        onClick={() => step(months[at - 1])}
      />
    </div>
  )
}
