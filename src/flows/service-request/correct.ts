// "不是3单元,是2单元": what a resident says to put the read-back right, and whether words are of another place.
import { estatesOf, nodeById, type Community, type TreeNode } from '../../rules/community/tree.ts'
import { categoryOf } from '../../understand/category.ts'
import { hearPlace, placeAt } from '../../understand/place.ts'
import type { Scene } from '../flow.ts'
import { type Place, type Report } from './report.ts'

interface Correction {
  meant: string
  /** What it replaces, where that is said. */
  wrong?: string
}

const mistaken =
  /^[哦哎呀诶喔,\s]{0,4}(?:我?(?:刚才|刚刚)?(?:写|说|打|填|选|点|搞|弄|记|整|报)错字?(?:了|啦|咯)?|错了|(?:地方|地址|位置)?不对头?)[哦嘛撒噻\s,。:]{0,4}(?:应该|应当)?(?:是|在)?/
/** "写成3栋了,是5栋" */
const instead = /(?:写|说|打|填|报|选)成(.{1,30}?)(?:了|啦)?[,、。\s]{0,3}(?:应该)?是(.{1,60})$/
const particles = /(?:得嘛|[嘛哈哦撒噻吧呢啊呀])$/
const should = /^(?:应该|应当)(?:是|在)/

/** What a correction means, or undefined where the text is none. */
export function correction(sentence: string): Correction | undefined {
  const text = sentence.normalize('NFKC').trim().replace(particles, '')
  const [, told, right] = instead.exec(text) ?? []
  if (told !== undefined && right !== undefined) return { meant: right, wrong: told }
  const [, wrong, meant] = /(?:不是|不在)(.{1,30}?)[,、。\s]*(?:而是|应该是|是|在)(.{1,60})$/.exec(text) ?? []
  if (wrong !== undefined && meant !== undefined) return { meant, wrong }
  const [, first, second] = /^(?:应该)?(?:是|在)(.{1,60}?)[,、。\s]*(?:不是|不在)(.{1,30})$/.exec(text) ?? []
  if (first !== undefined && second !== undefined) return { meant: first, wrong: second }
  for (const marker of [mistaken, should]) {
    const after = text.replace(marker, '')
    if (after !== text && after !== '') return { meant: after }
  }
  return undefined
}

/** The estate that a place lies in. */
function estateOf(nodeId: number, community: Community): TreeNode | undefined {
  const node = nodeById(community, nodeId)
  return estatesOf(community).find(({ path }) => node?.path.startsWith(path))
}

/**
 * The place with what a correction tells anew: the estate stays where only building or unit are told.
 * Undefined where the words are not of a place alone.
 */
export function corrected(place: Place, text: string, { community }: Scene): Place | undefined {
  const said = correction(text)
  const heard = hearPlace(said?.meant ?? text.replace(/^(?:是|在)/, '').replace(particles, ''), community)
  const landmark = said !== undefined && heard.rest === heard.detail
  if ((!heard.detail && !heard.estate) || (heard.rest && !landmark)) return undefined
  const known = estateOf(place.nodeId, community)
  const estate = heard.estate ?? known
  if (!estate) return { nodeId: place.nodeId, text: heard.detail }
  const before = known ? place.text.replace(known.name, '') : ''
  if (!/栋|单元/.test(heard.detail)) return placeAt(estate.id, heard.detail || before, community)
  const old = hearPlace(before, community).detail
  const part = (expression: RegExp) => expression.exec(heard.detail)?.[0] ?? expression.exec(old)?.[0] ?? ''
  const room = /(?<=栋|单元)[0-9]{3,4}|[0-9]+楼/.exec(heard.detail)?.[0] ?? ''
  return placeAt(estate.id, part(/[0-9A-Z]+栋/) + part(/[0-9]+单元/) + room, community)
}

/** The report with another matter: "不是路灯是电梯". Undefined where the words correct none. */
export function correctedWhat(report: Report, text: string, { community }: Scene): Report | undefined {
  const said = correction(text)
  if (!said) return undefined
  const heard = hearPlace(said.meant, community)
  if (heard.detail || heard.estate) return undefined
  if (said.wrong && report.what.includes(said.wrong))
    return { ...report, what: report.what.replace(said.wrong, said.meant).slice(0, 1000) }
  return categoryOf(said.meant) ? { ...report, what: said.meant } : undefined
}

/** Whether words name a place that is not the one of the report. */
export function isElsewhere(place: Place, text: string, { community }: Scene): boolean {
  const heard = hearPlace(text, community)
  if (heard.estate && heard.estate.id !== estateOf(place.nodeId, community)?.id) return true
  const old = hearPlace(place.text, community).detail
  const parts = [/[0-9A-Z]+栋/, /[0-9]+单元/].map((expression) => expression.exec(heard.detail)?.[0])
  if (parts.every((part) => part === undefined))
    return heard.detail !== '' && heard.detail !== '门口' && !place.text.includes(heard.detail)
  const known = [/[0-9A-Z]+栋/, /[0-9]+单元/].map((expression) => expression.exec(old)?.[0])
  if (known.every((part) => part === undefined)) return true
  return parts.some(
    (part, index) => part !== undefined && known[index] !== undefined && known[index] !== part,
  )
}
