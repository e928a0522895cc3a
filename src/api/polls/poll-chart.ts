// The result of a poll as a table that is also a chart: read out row by row, and drawn as bars that print.
import { scoreAtMost, type PollKind } from '../../rules/polls/poll-terms.ts'
import { escaped } from '../html.ts'
import type { PollWords } from './poll-page-words.ts'

interface Result {
  kind: PollKind
  /** How many ballots count. */
  taking: number
  totals: readonly { text: string; votes: number; points?: number }[]
}

/** What one ballot can give an option at most: the length of a whole bar, by ballot. */
function mostOf(kind: PollKind, options: number): number {
  if (kind === 'ranking') return 2 * (options - 1)
  return kind === 'score' ? scoreAtMost : 1
}

/** Rows of the option with its bar, what it got, and its share of the ballots or its mean score. */
export function pollChart({ kind, taking, totals }: Result, t: PollWords): string {
  const whole = Math.max(1, taking) * mostOf(kind, totals.length)
  const gotBy = (total: Result['totals'][number]) => total.points ?? total.votes
  const share = (got: number) => {
    if (kind === 'ranking' || taking === 0) return ''
    return kind === 'score' ? t.mean((got / taking).toFixed(1)) : `${Math.round((got * 100) / taking)}%`
  }
  const rows = totals.map((total) => {
    const got = gotBy(total)
    return `<tr><th scope="row">${escaped(total.text)}<svg class="bar" viewBox="0 0 ${whole} 1" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="${whole}" height="1"/><rect width="${got}" height="1"/></svg></th><td>${total.points === undefined ? t.votes(got) : t.points(got)}</td><td class="soft">${share(got)}</td></tr>`
  })
  const [first = 0, second = 0] = totals.map(gotBy).sort((a, b) => b - a)
  const notes = [t.kinds[kind], ...(first > 0 && first === second ? [t.tie] : [])].filter(
    (note) => note !== '',
  )
  return `<table class="result"><caption>${t.result}</caption><thead><tr>${t.columns
    .map((name) => `<th scope="col">${name}</th>`)
    .join(
      '',
    )}</tr></thead><tbody>${rows.join('')}</tbody></table>${notes.map((note) => `<p class="soft">${note}</p>`).join('')}`
}
