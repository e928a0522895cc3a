// The advisers' monthly record as a workbook (.xlsx): hours, visits, lectures and topics, without the name of anybody who came.
import type { Row } from 'write-excel-file/node'
import { legalTopics, referrals, type LegalTopic, type Referral } from '../../rules/law/legal-topics.ts'
import type { Consultations } from '../../store/law/consultations.ts'
import { workbookOf } from '../workbook.ts'

type Record = Awaited<ReturnType<Consultations['record']>>

const topicWords = {
  labour: '打工、工资、工伤',
  family: '婚姻、家庭',
  housing: '房子、物业、邻居',
  inheritance: '继承、遗产',
  lending: '借钱、合同',
  injury: '交通、受伤赔偿',
  consumer: '买东西、退钱',
  other: '别的事',
} as const satisfies { [K in LegalTopic]: string }
const referralWords = {
  legalAid: '转法律援助',
  mediation: '转调解',
  hotline: '转法律服务热线',
} as const satisfies { [K in Referral]: string }

const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
const hoursOf = (minutes: number) => ({ value: minutes / 60, format: '0.0' })
const sum = (list: readonly { minutes: number }[]) => list.reduce((total, { minutes }) => total + minutes, 0)

export function consultationWorkbook(month: string, { talks, lectures }: Record): Promise<Buffer> {
  const advisers = new Map(talks.map(({ adviserId, adviser }) => [adviserId, adviser ?? '']))
  for (const { adviserId, adviser } of lectures) advisers.set(adviserId, adviser)
  const rows = [...advisers].map(([id, name]): Row => {
    const own = talks.filter(({ adviserId }) => adviserId === id)
    const given = lectures.filter(({ adviserId }) => adviserId === id)
    return [
      name,
      own.length,
      hoursOf(sum(own)),
      given.length,
      hoursOf(sum(given)),
      ...legalTopics.map((topic) => own.filter((talk) => talk.topic === topic).length),
      ...referrals.map((to) => own.filter(({ referral }) => referral === to).length),
    ]
  })
  const titles = [
    ...['顾问', '来访(人次)', '咨询(小时)', '法律讲座(场)', '讲座(小时)'],
    ...legalTopics.map((topic) => topicWords[topic]),
    ...referrals.map((to) => referralWords[to]),
  ]
  return workbookOf([
    {
      sheet: month,
      data: [titles.map(bold), ...rows, [], ['只有数字,不含来访人的姓名和事情。']],
      columns: titles.map((_, at) => ({ width: at === 0 ? 14 : 12 })),
      stickyRowsCount: 1,
    },
  ])
}
