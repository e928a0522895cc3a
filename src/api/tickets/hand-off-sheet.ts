// A record for a body outside as a page to print: one A4, black on white. It goes to offices that work in Chinese.
import { AppError } from '../../errors.ts'
import type { HandOffs } from '../../store/tickets/hand-offs.ts'
import { escaped } from '../html.ts'

type Sent = Awaited<ReturnType<HandOffs['of']>>[number]

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' })
const moment = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})

/** Throws HANDOFF_MISSING where nothing was sent. */
export function handOffSheet(sent: Sent | undefined): string {
  if (!sent) throw new AppError('HANDOFF_MISSING', 'nothing of this ticket was sent to a body outside')
  const { record, hash, receipt, receivedOn } = sent
  const lines: [string, string][] = [
    ['编号', `${record.number}(${record.community})`],
    ['转给', `${record.body.name}(${record.body.contact})`],
    ['什么事', record.matter],
    ['在哪里', record.place],
    ['情况和请求', record.facts],
    ['照片', record.pictures.length > 0 ? record.pictures.join('、') : '无'],
    ['报上来', moment.format(new Date(record.reportedAt))],
    ['答复居民的期限', day.format(new Date(record.dueAt))],
    ['社区负责人员', record.lead],
    ['转出', `${record.sentBy},${moment.format(new Date(record.sentAt))}`],
    ['请于此日前回复', record.followUpOn],
    ['收件回执号', receipt ?? ''],
    ['收件日期', receivedOn ?? ''],
    ['收件人(签字)', ''],
  ]
  const rows = lines.map(([name, text]) => `<tr><th>${name}</th><td>${escaped(text)}</td></tr>`).join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>转办单 ${escaped(record.number)}</title><style>
@page { size: A4; margin: 18mm } body { font: 15px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #000; max-width: 720px; margin: 24px auto; padding: 0 16px }
h1 { font-size: 24px; text-align: center } table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid #000; padding: 8px 10px; text-align: left; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere } th { width: 9em; font-weight: 600 }
p { font-size: 12px; overflow-wrap: anywhere }</style></head><body>
<h1>${escaped(record.community)}事项转办单</h1><table>${rows}</table>
<p>本单不含居民姓名、电话和门牌;需要联系居民,请经社区转告。</p>
<p>记录号 ${escaped(record.id)}<br>内容校验(SHA-256)${escaped(hash)}</p></body></html>`
}
