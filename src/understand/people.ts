// Who comes along, as residents tell it in one message: "我、老伴和孙子8岁". Pure.
import { childBelow, self, type Person } from '../rules/bookings/event.ts'
import { numeral, parseNumber } from './number.ts'

const nameAtMost = 20
const hard = /[、,,;;::。.!!??\n]|(?<=[\u4e00-\u9fff])\s+|还有|以及|加上|\+|\band\b/i
const soft = /和|跟|与|带着|带上|带|同/
const oneself = /^(?:我|本人|我自己|自己|我本人|me|myself|i|就我|我一个|只有我)$/i
/** What stands before the people, and is none of them. */
const everybody = /^(?:我的|我们|(?:一|全)家(?:人)?|大家)$/
const filler =
  /^(?:我们|一共|都|要|想|报名|参加|就)+|(?:一起|都来|也来|来|去|参加|报名|也要|要|也|吧|呢|哦|哈|一起来|一起去)+$/g
const kin =
  /^(?:我|他|她|老伴|爱人|老公|老婆|爸|妈|父|母|爷|奶|外公|外婆|公公|婆婆|儿|女|孙|外孙|侄|姐|妹|哥|弟|邻居|朋友|同事|孩子|小孩|娃)/
const childWords = /小孩|孩子|小朋友|娃|宝宝|\b(?:kid|child|baby)\b/i
const age = new RegExp(`(${numeral})\\s*(?:周岁|岁|years?(?: old)?|y/?o)`, 'i')
const headcount = new RegExp(
  `^(?:我们|一共|共|总共|就|来|报|要报)*(${numeral})(?:个人|个|口人|位|人| people)$`,
  'i',
)

/** How many come, where only that was told: "3个人". */
export function headcountIn(text: string): number | undefined {
  const [, told] = headcount.exec(text.trim()) ?? []
  return told === undefined ? undefined : parseNumber(told)
}

/** A name such as 李和平 holds a word that otherwise stands between two people. */
const pieces = (part: string): string[] =>
  /^[\u4e00-\u9fff]{2,3}$/.test(part) && !kin.test(part) ? [part] : part.split(soft)

/** Everybody whom a message names, in its order. Undefined for what names nobody. */
export function peopleIn(text: string): Person[] | undefined {
  const people: Person[] = []
  for (const part of text.split(hard).flatMap((one) => pieces(one.trim()))) {
    const told = part.trim().replace(filler, '').trim()
    if (told === '' || everybody.test(told)) continue
    if (oneself.test(told)) {
      people.push(self)
      continue
    }
    const years = age.exec(told)?.[1]
    const old = years === undefined ? undefined : parseNumber(years)
    const name = told.replace(/^我(?=.)/, '').replace(/^的/, '')
    const isName = name.length <= nameAtMost && /\p{L}/u.test(name.replace(age, ''))
    if (!isName) return undefined
    people.push({ name, child: old === undefined ? childWords.test(told) : old < childBelow })
  }
  return people.length > 0 ? people : undefined
}
