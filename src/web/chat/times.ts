// When something was said, as people say it: 今天 14:00, 周三 09:30, 11月25日 14:00.
import { fill } from './texts.ts'
import type { Texts } from './texts.ts'

const day = 24 * 3600_000

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

export function timeText(at: Date, now: Date, texts: Texts): string {
  const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
  const days = Math.round((midnight(now) - midnight(at)) / day)
  if (days === 0) return fill(texts.today, { time })
  if (days === 1) return fill(texts.yesterday, { time })
  const form: Intl.DateTimeFormatOptions =
    days > 1 && days < 7
      ? { weekday: 'short' }
      : { ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }), month: 'long', day: 'numeric' }
  return `${new Intl.DateTimeFormat(texts.lang, form).format(at)} ${time}`
}
