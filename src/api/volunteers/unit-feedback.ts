// What a unit gets for a quarter: one A4 to print, or a workbook. Only those who agreed are named.
import { AppError } from '../../errors.ts'
import type { DoubleReports } from '../../store/volunteers/double-report-desk.ts'
import { escaped } from '../html.ts'
import { workbookOf } from '../workbook.ts'

type Feedback = Awaited<ReturnType<DoubleReports['feedback']>>

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' })
const titles = ['姓名', '做的事', '次数', '分钟']
const titleOf = ({ year, quarter }: Feedback): string =>
  `${String(year)}年第${String(quarter)}季度双报到情况反馈`

/** Throws CLAIM_SETTLED for what nobody has released: it is not for anybody outside. */
function requireReleased({ releasedAt }: Feedback): string {
  if (releasedAt === null) throw new AppError('CLAIM_SETTLED', 'release it first')
  return day.format(new Date(releasedAt))
}

export function feedbackSheet(feedback: Feedback): string {
  const released = requireReleased(feedback)
  const rows = feedback.people.map(({ name, deeds, minutes }) => {
    const cells = [name, deeds.join('、'), String(deeds.length), String(minutes)]
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  })
  const title = `${escaped(feedback.community)}${titleOf(feedback)}`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>
@page { size: A4; margin: 18mm } body { font: 15px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #000; background: #fff; max-width: 720px; margin: 24px auto; padding: 0 16px }
h1 { font-size: 22px; text-align: center } table { width: 100%; border-collapse: collapse } th, td { border: 1px solid #000; padding: 6px 10px; text-align: left; vertical-align: top; overflow-wrap: anywhere } th { font-weight: 600 }
p { overflow-wrap: anywhere }</style></head><body>
<h1>${title}</h1><p>${escaped(feedback.unit)}:</p>
<table><tr>${titles.map((name) => `<th>${name}</th>`).join('')}</tr>${rows.join('')}</table>
<p>本表只列出同意向单位反馈的人。${escaped(feedback.community)} ${released}</p></body></html>`
}

export function feedbackWorkbook(feedback: Feedback): Promise<Buffer> {
  requireReleased(feedback)
  return workbookOf([
    {
      sheet: titleOf(feedback),
      data: [
        titles.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...feedback.people.map(({ name, deeds, minutes }) => [name, deeds.join('、'), deeds.length, minutes]),
      ],
      columns: [{ width: 16 }, { width: 48 }, { width: 8 }, { width: 8 }],
      stickyRowsCount: 1,
    },
  ])
}
