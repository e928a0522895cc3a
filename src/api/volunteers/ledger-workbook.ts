// The volunteers' ledger of a year as a workbook (.xlsx): what an organiser has to record (志愿服务条例 19). What is not recorded here (training,
// awards, evaluations) has its column to be filled in by hand.
import type { Row } from 'write-excel-file/node'
import { volunteerZh } from '../../text/zh/volunteer.ts'
import type { VolunteerLedger } from '../../store/volunteers/volunteer-ledger.ts'
import { workbookOf } from '../workbook.ts'

type Served = Awaited<ReturnType<VolunteerLedger['of']>>[number]

const states = { applied: '待审核', active: '在册', paused: '暂停', ended: '已退出' } as const
const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
const hoursOf = (minutes: number) => ({ value: minutes / 60, format: '0.00' })
const dayOnly = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Shanghai' })
const moment = new Intl.DateTimeFormat('sv-SE', {
  ...{ dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' },
})
const serviceWords = ({ skills }: Served): string =>
  skills.map((skill) => volunteerZh[`volunteer.skill.${skill}`]).join('、') || '志愿服务'

const serviceTitles = [
  ...['志愿者编号', '姓名', '服务内容', '服务地点', '开始', '结束', '分钟', '小时', '记录方式'],
]
const serviceRow = (row: Served): Row => [
  ...[row.volunteer, row.name, serviceWords(row), row.place],
  ...[moment.format(row.from), moment.format(row.until), row.minutes],
  hoursOf(row.minutes),
  row.byCode ? '现场码' : '双方确认',
]

const personTitles = ['志愿者编号', '姓名', '登记日期', '状态', '次数', '小时', '培训', '表彰奖励', '评价']
function personRows(served: readonly Served[]): Row[] {
  const people = new Map(served.map((row) => [row.volunteer, row]))
  return [...people.values()].map(({ volunteer, name, signedUpAt, state }): Row => {
    const own = served.filter((row) => row.volunteer === volunteer)
    const minutes = own.reduce((sum, row) => sum + row.minutes, 0)
    return [volunteer, name, dayOnly.format(signedUpAt), states[state], own.length, hoursOf(minutes)]
  })
}

export function ledgerWorkbook(year: number, served: readonly Served[]): Promise<Buffer> {
  const sheet = (name: string, titles: readonly string[], rows: Row[]) => ({
    sheet: name,
    data: [titles.map(bold), ...rows],
    columns: titles.map((title) => ({ width: title.startsWith('服务') ? 24 : 16 })),
    stickyRowsCount: 1,
  })
  return workbookOf([
    sheet(`${String(year)}年服务记录`, serviceTitles, served.map(serviceRow)),
    sheet('志愿者', personTitles, personRows(served)),
  ])
}
