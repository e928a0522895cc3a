// A ticket as the fields of a 12345 form, to be pasted there. In Chinese, as that form is.
import { caseKindOf } from '../../../rules/time/deadline.ts'
import { cell, kindsOf, type Case } from '../../../rules/staff/visibility.ts'
import type { Ticket } from '../api.ts'
import { fullDate } from '../dates.ts'
import { categoryLabel, channelLabel } from '../labels.ts'
import { translator } from '../texts/texts.ts'

const t = translator('zh')

/** Whether it may leave the house at all: of danger, harm and what is delicate nothing goes to a body outside. */
export const hasForm = (of: Case): boolean =>
  kindsOf(of).every((kind) => cell('body', kind, 'matter') !== 'none')

/** As far as whoever copies it sees it. Whose it is in confidence stands on no form, whoever copies it; a number stays masked. */
export function formText(ticket: Ticket): string {
  const { resident, visit } = ticket
  const named = !ticket.confidential && resident.withheld === null
  const lines: [name: string, text: string | null][] = [
    ['编号', ticket.number],
    ['诉求类型', t(`form.${caseKindOf(ticket.kind, ticket.category) ?? 'help'}`)],
    ['诉求分类', categoryLabel(ticket.category, 'zh')],
    ['来电时间', fullDate(ticket.createdAt, 'zh')],
    ['来源', ticket.intake === null ? channelLabel(resident.channel, 'zh') : t(`intake.${ticket.intake}`)],
    ['诉求人', named ? resident.name : ticket.confidential ? '要求保密' : '不公开'],
    ['联系电话', named ? resident.phone : null],
    ['诉求地点', ticket.place],
    ['诉求内容', ticket.summary],
    ['紧急程度', t(`urgency.${ticket.urgency}`)],
    ['承办人', [ticket.assignee?.name, ticket.committee].filter(Boolean).join('、')],
    ['办理期限', fullDate(ticket.dueAt, 'zh', true)],
    ['办理状态', t(`status.${ticket.status}`)],
    ['办理结果', ticket.result],
    ['是否解决', visit?.outcome ? t(`visit.outcome.${visit.outcome}`) : null],
    ['满意度', visit?.satisfaction ? t(`visit.satisfaction.${visit.satisfaction}`) : null],
  ]
  return lines.map(([name, text]) => `${name}:${text ?? ''}`).join('\n')
}
