// Where a message speaks of: an estate by name or alias, and building, unit and room in the ways that people write them.
import { estatesOf, nodeById, type Community, type TreeNode } from '../rules/community/tree.ts'
import { numeral, parseNumber } from './number.ts'

export interface HeardPlace {
  estate?: TreeNode
  /** "3栋2单元501", or a landmark, or ''. */
  detail: string
  /** The words that are not the place. */
  rest: string
  /** All words but the estate's name: what the resident said of the place in their own way. */
  words: string
}

const building = new RegExp(`(${numeral}|(?<![A-Za-z])[A-Z])\\s*(?:栋|幢|号楼|座|#楼?)`)
const unit = new RegExp(`(${numeral})\\s*(?:单元|门洞)`)
const room =
  /(?<=(?:单元|栋|幢|号楼|座|#楼?)\s*)([0-9]{3,4}|[零〇一二三四五六七八九]{3,4})\s*(?:室|号房|房|号)?/
const floor = new RegExp(`(${numeral})\\s*(?:楼|层)(?!栋|道|梯|下|上|顶)`)
const before = '(?:[\\s,]*\\b(?:in|at|of|on|near))?[\\s,]*\\b'
const english = (names: string): RegExp => new RegExp(`${before}(?:${names})\\.?\\s*([0-9]{1,4})\\b`, 'i')
const englishBuilding = english('building|block|bldg')
const englishUnit = english('unit|entrance')
const englishRoom = english('room|apartment|apt|flat')
const dashed = /(?<![0-9-])([0-9]{1,2})-([0-9]{1,2})(?:-([0-9]{3,4}))?(?![0-9-])/
const dashedRoom = /(?<![0-9-])([0-9]{1,2})-([0-9]{3,4})(?![0-9-])/
const landmark =
  /(?:大|小区|东|南|西|北|正|后|侧)门口?|门口|地下车库|车库|停车场|广场|中庭|花园|凉亭|篮球场|健身区|垃圾房|物业办公室|党群服务中心|路口|[东南西北]侧/

/** What is left of a sentence from which matches are taken. */
interface Left {
  rest: string
}

/** Takes the first match out of what is left and gives its groups. */
function take(left: Left, expression: RegExp): (string | undefined)[] | undefined {
  const found = expression.exec(left.rest)
  if (!found) return undefined
  left.rest = left.rest.slice(0, found.index) + left.rest.slice(found.index + found[0].length)
  return found.slice(1)
}

/** The same as a number with its unit ("3栋"), or ''. */
function takeNumber(left: Left, expression: RegExp, unit: string): string {
  const found = take(left, expression)
  return found ? `${number(found[0])}${unit}` : ''
}

/** The estate a text names, by its longest name or alias. */
export function findEstate(
  text: string,
  community: Community,
): { estate: TreeNode; name: string } | undefined {
  let longest: { estate: TreeNode; name: string } | undefined
  for (const estate of estatesOf(community))
    for (const name of [estate.name, ...estate.aliases])
      if (name.length > (longest?.name.length ?? 0) && text.includes(name)) longest = { estate, name }
  return longest
}

/** Takes the place out of a sentence. What is left keeps its order and loses the 的, 在 and commas around the gap. */
export function hearPlace(sentence: string, community: Community): HeardPlace {
  const said = sentence.normalize('NFKC').trim()
  const named = findEstate(said, community)
  const left = { rest: named ? said.replace(named.name, '') : said }
  const words = tidy(left.rest)
  const detail =
    takeDashed(left) ||
    takeAddress(left) ||
    // A landmark stays in the sentence too: "大门口的灯".
    (landmark.exec(left.rest)?.[0] ?? '')
  return { ...(named && { estate: named.estate }), detail, rest: tidy(left.rest), words }
}

/** "3-502" and "3-2-501". */
function takeDashed(left: Left): string {
  const flat = take(left, dashedRoom)
  if (flat) return `${flat[0] ?? ''}栋${flat[1] ?? ''}`
  const [building, unit, room] = take(left, dashed) ?? []
  return building === undefined ? '' : `${building}栋${unit ?? ''}单元${room ?? ''}`
}

function takeAddress(left: Left): string {
  const flat = takeNumber(left, room, '') || (take(left, englishRoom)?.[0] ?? '')
  const house =
    (takeNumber(left, building, '栋') || takeNumber(left, englishBuilding, '栋')) +
    (takeNumber(left, unit, '单元') || takeNumber(left, englishUnit, '单元'))
  return house + (house && !flat ? takeFloor(left) : flat)
}

/** The floor. Where the sentence needs it ("电梯停在五楼不动了") it stays there, too. */
function takeFloor(left: Left): string {
  const { rest } = left
  const found = takeNumber(left, floor, '楼')
  const [before = ''] = found ? rest.split(floor, 1) : []
  if (/[在到]$/.test(tidy(before))) left.rest = rest
  return found
}

const number = (text: string | undefined): string => String(parseNumber(text ?? '') ?? text)

const tidy = (text: string): string =>
  text
    .replace(/^(?:[的在,,。、::\s]|我们|我家|我住|这里是?)+/, '')
    .replace(/[,,、]{2,}/g, ',')
    .replace(/[\s,,、。]+$/, '')
    .trim()

/** A place as a ticket keeps it: the node that it leads to, and the words for it. */
export interface Spot {
  nodeId: number
  text: string
}

/** The place that a resident's own words tell, under the most exact node that they lead to. */
export function placeAt(estateId: number, detail: string, community: Community): Spot {
  const estate = nodeById(community, estateId)
  if (!estate) return { nodeId: community.id, text: detail }
  const address = hearPlace(detail, community).detail
  return { nodeId: placeNode(estate, address, community).id, text: `${estate.name}${detail}` }
}

/** The place in a sentence, as far as it tells one: an estate, or a building in the only estate. */
export function findPlace(sentence: string, community: Community): Spot | undefined {
  const { estate, detail } = hearPlace(sentence, community)
  const estates = estatesOf(community)
  const known = estate ?? (detail && estates.length === 1 ? estates[0] : undefined)
  if (known) return placeAt(known.id, detail, community)
  return /栋|单元/.test(detail) ? { nodeId: community.id, text: detail } : undefined
}

/** A door as people name it: the flat's number, and the building or unit where it is. */
export interface Door {
  nodeId: number
  number: string
}

/** The doors that words can mean ("桂花3栋2单元501", "3-2-501"): one in the estate that they name, or one in each that has such a house. */
export function doorsIn(words: string, community: Community): Door[] {
  const { estate, detail, rest } = hearPlace(words, community)
  // An estate that is not known must not be taken for another one.
  if (rest !== '') return []
  const [, number] = /(?:栋|单元)([0-9]{3,4})$/.exec(detail) ?? []
  if (number === undefined) return []
  const levels = (detail.match(/栋|单元/g) ?? []).length
  return (estate ? [estate] : estatesOf(community)).flatMap((one) => {
    const node = placeNode(one, detail, community)
    const found = levels > 1 ? node.kind === 'unit' : node.kind === 'building' || node.kind === 'unit'
    return found ? [{ nodeId: node.id, number }] : []
  })
}

/** The most exact node that an estate and a detail like "3栋2单元501" lead to. */
function placeNode(estate: TreeNode, detail: string, community: Community): TreeNode {
  const [, buildingNo] = /^([0-9A-Z]+)栋/.exec(detail) ?? []
  const [, unitNo] = /([0-9]+)单元/.exec(detail) ?? []
  const under = (parent: TreeNode, name: string) =>
    community.nodes.find((node) => node.parentId === parent.id && node.name === name)
  const house = buildingNo === undefined ? undefined : under(estate, `${buildingNo}栋`)
  const door = unitNo === undefined ? undefined : under(house ?? estate, `${unitNo}单元`)
  return door ?? house ?? estate
}
