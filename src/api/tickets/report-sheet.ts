// The monthly report as a page to print: one A4 for the notice board, black on white, without persons.
import { figureNames, figuresOf, percentOf, type Figure, type Figures } from '../../rules/tickets/measures.ts'
import { figureTexts } from '../../text/figures.ts'
import { escaped } from '../html.ts'
import { apartWords, categoryWords, gridWords, monthWords, type Told } from './report-words.ts'

const moment = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})

/** 85%(17/20); a rate of none is a dash. */
function told(figure: Figure): string {
  if (figure.of === null) return String(figure.count)
  const percent = percentOf(figure)
  return percent === null ? '—' : `${percent}%<small>(${figure.count}/${figure.of})</small>`
}

const columns = ['received', 'done', 'overdue', 'responded', 'solved', 'satisfied'] as const
function breakdown(title: string, rows: readonly [name: string, figures: Figures][]): string {
  if (rows.length === 0) return ''
  const head = columns.map((name) => `<th>${figureTexts[name].name[0]}</th>`).join('')
  const lines = rows.map(([name, figures]) => {
    const all = figuresOf(figures)
    return `<tr><th>${escaped(name)}</th>${columns.map((column) => `<td>${told(all[column])}</td>`).join('')}</tr>`
  })
  return `<h2>${title}</h2><table class="parts"><tr><th></th>${head}</tr>${lines.join('')}</table>`
}

/** `place` is whose report it is. */
export function reportSheet(place: string, report: Told): string {
  const { month, asOf, total, byGrid, byCategory } = report
  const title = `${escaped(place)} ${monthWords(month)}居民报事办理情况`
  const all = figuresOf(total)
  const figures = figureNames.map((name) => {
    const words = figureTexts[name]
    return `<tr><th>${words.name[0]}</th><td>${told(all[name])}</td><td>${words.means[0]}</td></tr>`
  })
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>
@page { size: A4; margin: 14mm } body { font: 14px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #000; background: #fff; max-width: 720px; margin: 16px auto; padding: 0 16px; font-variant-numeric: tabular-nums }
h1 { font-size: 22px; text-align: center } h2 { font-size: 16px; margin: 16px 0 4px; break-after: avoid } table { width: 100%; border-collapse: collapse } tr { break-inside: avoid }
th, td { border: 1px solid #000; padding: 3px 8px; text-align: left; overflow-wrap: anywhere } th { font-weight: 600 } small { font-size: 11px }
.ten td:nth-child(2) { white-space: nowrap; font-weight: 600; text-align: right } .ten td:last-child { font-size: 12px } .ten th { width: 9em } .parts td, .parts tr:first-child th + th { text-align: right; white-space: nowrap } p { font-size: 12px } @media print { body { margin: 0; padding: 0; max-width: none } }</style></head><body>
<h1>${title}</h1><table class="ten">${figures.join('')}</table>
${breakdown(
  '各网格',
  byGrid.map((row) => [gridWords(row), row]),
)}${breakdown(
    '各类事情',
    byCategory.map((row) => [categoryWords(row), row]),
  )}
<p>${apartWords}<br>统计到 ${moment.format(new Date(asOf))}。有意见可以向社区提,也可以打12345。</p></body></html>`
}
