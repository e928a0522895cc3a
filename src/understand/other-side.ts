// Who is on the other side of a legal matter, in one spelling: only to be hashed, so that no adviser sees both sides.
import type { Community } from '../rules/community/tree.ts'
import { normalise } from '../text/normalise.ts'
import { doorsIn } from './place.ts'

/** What people put before a name, and titles after it. */
const before =
  /^(?:(?:对方|另一方|那边|是|叫|我|我们|他|她|的|和|跟|就是|名字|姓名|住|一个|那个|隔壁|楼上|楼下|老公|老婆|丈夫|妻子|前夫|前妻|儿子|女儿|儿媳|女婿|父亲|母亲|爸|妈|哥|弟|姐|妹|邻居|房东|租客|老板|同事|朋友|亲戚|包工头|债主)+[\s::]*)+/u
const after = /(?:先生|女士|同志|老师|他们家|家的?|的)$/u
const longestName = 30

/** A name as it is compared: without blanks, width or case. '' for what is none. */
export function partyName(words: string): string {
  const name = normalise(words).replace(before, '').replace(after, '').replace(/\s/g, '')
  return /\p{L}{2}/u.test(name) && name.length <= longestName ? name : ''
}

/** A door as it is compared. */
export const partyDoor = (door: { nodeId: number; number: string }): string =>
  `door:${door.nodeId}:${door.number}`
export const partyPerson = (name: string): string => `name:${name}`

/** The names and doors that words tell; a house without a door is too many people to mean anything. */
export function partiesIn(words: string, community: Community): string[] {
  const found = words.split(/[,,、;;。\n]|(?<=\p{Script=Han})和(?=\p{Script=Han}{2})/u).flatMap((part) => {
    const doors = doorsIn(part.replace(before, ''), community)
    if (doors.length > 0) return doors.map(partyDoor)
    const name = partyName(part)
    return name === '' ? [] : [partyPerson(name)]
  })
  return [...new Set(found)]
}
