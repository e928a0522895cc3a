// The file of a mediation as pages to print, in the order of 人民调解法 27 (registration, records, agreement), after the application and
// before the visit of 31. Offices work in Chinese. Confidential notes are no part of it.
import type { MediationState } from '../../rules/law/mediation.ts'
import type { Mediations } from '../../store/law/mediations.ts'
import { escaped } from '../html.ts'

type File = Awaited<ReturnType<Mediations['file']>>

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' })
const moment = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})
const dayText = (iso: string) => day.format(new Date(`${iso}T12:00:00+08:00`))
const momentText = (iso: string) => moment.format(new Date(iso))

const states: Readonly<Record<MediationState, string>> = {
  applied: '已申请',
  asking: '正在征求意见',
  agreed: '各方同意调解',
  meeting: '调解中',
  agreement: '已达成协议',
  closed: '已履行',
  refused: '当事人不同意,不调解',
  stopped: '当事人要求终止',
  failed: '调解不成,已告知其他途径',
  barred: '涉及暴力,不调解',
}
const ways = { person: '当面', phone: '电话' } as const
const openness = (open: boolean | null) => (open === null ? '当事人未提要求' : open ? '公开' : '不公开')

const table = (rows: readonly (readonly [string, string])[]) =>
  `<table>${rows.map(([name, text]) => `<tr><th>${name}</th><td>${escaped(text)}</td></tr>`).join('')}</table>`

function answerOf({ applicant, answer, answeredAt, answeredBy, heardBy }: File['parties'][number]): string {
  if (applicant) return '申请人'
  if (answer === null || answeredAt === null) return '未答复'
  const how = [answeredBy === null ? '' : ways[answeredBy], heardBy === null ? '' : `由${heardBy}询问`]
  return `${answer ? '同意' : '不同意'}(${[momentText(answeredAt), ...how].filter(Boolean).join(',')})`
}

function application({ parties, about, createdAt, open, wished }: File): string {
  const applicant = parties.find((party) => party.applicant)
  return table([
    ['申请人', applicant?.name ?? '未留姓名'],
    [
      '对方',
      parties.flatMap((party) => (party.applicant ? [] : [party.name ?? '未留姓名'])).join('、') || '未说',
    ],
    ['纠纷', about],
    ['要求公开或不公开', openness(open)],
    ['希望的调解员', wished ?? '由社区安排'],
    ['申请时间', momentText(createdAt)],
  ])
}

const registration = ({ number, mediator, state, parties }: File): string =>
  table([
    ['编号', number],
    ['调解员', mediator?.name ?? '未确定'],
    ...parties.map(
      (party, index) =>
        [`当事人${String(index + 1)}`, `${party.name ?? '未留姓名'}:${answerOf(party)}`] as const,
    ),
    ['进行到', states[state]],
  ])

const records = ({ sessions }: File): string =>
  sessions.length === 0
    ? '<p>无</p>'
    : sessions
        .map(({ start, end, place, record, cancelled }) =>
          table([
            ['时间', `${momentText(start)}至${momentText(end)}${cancelled ? '(取消)' : ''}`],
            ['地点', place],
            ['记录', record ?? '未记'],
          ]),
        )
        .join('')

function agreement({ id, agreement: made, scans, confirmBy, performBy }: File): string {
  if (made === null) return '<p>无</p>'
  const pages = scans
    .map((scan) => `<img src="/api/mediations/${escaped(id)}/scans/${escaped(scan)}" alt="签字页">`)
    .join('')
  return (
    table([
      ['形式', made.form === 'written' ? '书面协议书(签字原件见后)' : '口头协议,由调解员记录'],
      ['生效日期', dayText(made.effectiveOn)],
      ['内容', made.text],
      ['履行期限', performBy === null ? '' : dayText(performBy)],
      ['申请司法确认的最后一日', confirmBy === null ? '' : dayText(confirmBy)],
    ]) + pages
  )
}

function visits({ events }: File): string {
  const seen = events.filter(({ type }) => type === 'check' || type === 'perform')
  if (seen.length === 0) return '<p>无</p>'
  return table(
    seen.map(({ at, name, type, note }) => [
      momentText(at),
      `${type === 'perform' ? '已履行' : '尚未履行完'}:${note ?? ''}(${name ?? ''})`,
    ]),
  )
}

/** The whole file, each part from its own page on. */
export function mediationSheet(file: File): string {
  const parts = [
    ['调解申请', application(file)],
    ['调解登记', registration(file)],
    ['调解工作记录', records(file)],
    ['调解协议', agreement(file)],
    ['回访', visits(file)],
  ] as const
  const pages = parts.map(([title, body]) => `<section><h2>${title}</h2>${body}</section>`).join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>调解卷宗 ${escaped(file.number)}</title><style>
@page { size: A4; margin: 18mm } body { font: 15px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #000; max-width: 720px; margin: 24px auto; padding: 0 16px }
h1 { font-size: 24px; text-align: center } h2 { font-size: 18px } section + section { break-before: page }
table { width: 100%; border-collapse: collapse; margin-bottom: 16px } img { max-width: 100% }
th, td { border: 1px solid #000; padding: 8px 10px; text-align: left; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere } th { width: 9em; font-weight: 600 }
p { margin: 8px 0 }</style></head><body><h1>人民调解卷宗 ${escaped(file.number)}</h1>${pages}</body></html>`
}
