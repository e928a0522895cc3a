// What of a case may be shown to the language model of the operator's choice, and with what taken out. Who reads it is outside the house:
// what might tell of harm, children, health, law or a quarrel stays inside, and so does who and where.
import type { TicketKind, Urgency } from '../rules/tickets/ticket.ts'
import { serviceCategories } from '../rules/tickets/sorting.ts'
import { asksConfidential, kindsOf } from '../rules/staff/visibility.ts'
import { isDispute } from './dispute.ts'
import { tellsOfFear } from './fear.ts'
import { plainSigns } from './safety.ts'
import { isYi } from './script.ts'
import { stillTells, withStandIns, type Known } from './stand-ins.ts'

export interface SecondLookCase {
  kind: TicketKind
  category: string
  urgency: Urgency
  confidential: boolean
  /** How staff who filed it heard of it; null where the resident wrote it. */
  intake: string | null
  summary: string
}

const keptInside =
  /娃|孩|儿子|女儿|孙[子女]|婴|幼儿|儿童|学生|未成年|少年|病|医|药|疼|痛|晕|摔|跌|绊|伤|血|残疾|怀孕|孕妇|精神|抑郁|失眠|死|命|自杀|打人|打我|打架|动手|家暴|虐|老公|老婆|夫妻|威胁|恐吓|骚扰|跟踪|害怕|律师|法院|法律|官司|起诉|诉讼|仲裁|合同|赔|调解|离婚|遗产|举报|警察|派出所|低保|child|kid|baby|student|minor|sick|ill\b|illness|hospital|doctor|health|medic|pain|hurt|injur|fell|fall(?:s|en)?\b|son\b|daughter|husband|wife|disab|pregnan|depress|suicid|die|dead|threat|violen|abus|afraid|scared|police|law|court|sue|contract|mediat|divorce/iu

/**
 * The words of a case as they may be shown outside; undefined where it may not be shown: only what a resident asked to have mended,
 * nothing that is confidential or might become so, and no words of what is kept inside.
 */
export function wordsForSecondLook(of: SecondLookCase, known: Known): string | undefined {
  const isRepair =
    of.kind === 'help' &&
    of.urgency !== 'P0' &&
    of.intake === null &&
    serviceCategories.some((category) => category === of.category) &&
    !asksConfidential(of.category) &&
    kindsOf(of).every((kind) => kind === 'ordinary')
  const { summary } = of
  if (!isRepair || keptInside.test(summary) || isYi(summary)) return undefined
  if (plainSigns(summary).danger !== undefined || tellsOfFear(summary) || isDispute(summary)) return undefined
  const words = withoutPeople(withStandIns(summary.normalize('NFKC'), known))
  return stillTells(words, known) ? undefined : words
}

const surnames =
  '赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹章苏潘葛范彭鲁马方俞任袁柳鲍史唐费薛雷贺倪汤罗毕安常于傅齐康伍余元顾孟黄萧尹姚邵汪毛戴宋熊纪舒屈项祝董梁杜阮蓝季贾江童颜郭梅林徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房解应丁邓洪包左石崔龚程邢裴陆翁段侯武刘龙叶白蒲赖乔谭温柴阎连习艾易廖曾关游简黎'
const titles =
  '(?:先生|女士|小姐|太太|大爷|大妈|大叔|大姐|大哥|婆婆|奶奶|爷爷|孃孃|嬢嬢|阿姨|叔叔|伯伯|叔|哥|姐|嫂|师傅|老师|主任|经理|书记|站长|队长|老板|某)'
const hidden: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w.-]+/g, '某'],
  [/(?<=(?:微信|vx|wx|qq|账号|帐号)号?[是为::\s]{0,3})[a-z0-9][\w-]{4,}/giu, '某'],
  [new RegExp(`[${surnames}][\\u4e00-\\u9fff]{0,2}(?=${titles})`, 'gu'), '某'],
  [new RegExp(`(?<=[老小阿])[${surnames}](?![\\u4e00-\\u9fff]?(?:楼|层|板|区|门|口))`, 'gu'), '某'],
  [/\b(?:mr|mrs|ms|miss|dr|uncle|aunt|auntie)\b\.?\s+[a-z]+/giu, 'somebody'],
  [/[\u4e00-\u9fff]{2,4}(?=(?:路|街|巷|大道|胡同)[0-9零一二三四五六七八九十百]+号)/gu, '某'],
  [/[\u4e00-\u9fff]{2,4}(?=花园|家园|公寓|新村|大厦|广场|苑)/gu, '某'],
  [/[零〇一二三四五六七八九十百]+(?=号|组|队|社|村)/gu, '某'],
  // What stood for a number is one too: outside nobody needs any.
  [/[0-9]+/g, '0'],
]
const withoutPeople = (text: string): string =>
  hidden.reduce((words, [expression, by]) => words.replace(expression, by), text)

const order: readonly Urgency[] = ['P0', 'P1', 'P2', 'P3']
/** Whether a second look found something that a person should see at once: it counts only where it is graver, never the other way. */
export const isGraver = (seen: Urgency, than: Urgency): boolean =>
  order.indexOf(seen) < order.indexOf(than) && (seen === 'P0' || seen === 'P1')
