// Which of the offered choices a resident means.
import { en } from '../text/en.ts'
import { normalise } from '../text/normalise.ts'
import type { Word } from '../text/say.ts'
import { withoutParticle, wordFor } from '../text/words.ts'
import { zh } from '../text/zh.ts'
import { parseNumber } from './number.ts'

const bareNumber =
  /^(?:我?就?(?:选择?|要第|回|按|点)|就)?第?\s*([0-9]{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:个|号|项|条|种)?[吧嘛哈哦呢噻撒]{0,2}$/

function namesOf(option: Word): string[] {
  if (typeof option !== 'object') return [String(option)]
  if ('zh' in option) return option.en === undefined ? [option.zh] : [option.zh, option.en]
  return 'text' in option ? [zh[option.text], en[option.text]] : []
}

/**
 * The index (from 0) of the option meant by a whole message: its number in any of its forms ("1", "①", "一", "第一个", "选1",
 * "1吧"), its line as shown ("1 提交"), its name in either language, or a beginning of its name that fits no other.
 * Undefined where it means none. Takes the very list that `numbered` shows.
 */
export function choose(text: string, options: readonly Word[]): number | undefined {
  const said = normalise(text)
  const number = bareNumber.exec(said)?.[1]
  if (number !== undefined) {
    const index = (parseNumber(number) ?? 0) - 1
    return index >= 0 && index < options.length ? index : undefined
  }
  const [, shown, label = ''] = /^([0-9]{1,2})[\s.、,:]*([^0-9\s].+)$/.exec(said) ?? []
  if (shown !== undefined) {
    const option = options[Number(shown) - 1]
    const fits = option !== undefined && namesOf(option).some((name) => normalise(name).startsWith(label))
    if (fits) return Number(shown) - 1
  }
  return named(said, options) ?? named(withoutParticle(said), options)
}

const everything = /^(?:都可以|都行|都要|都会|都有空|每天|天天|全部|全都|随便|all|any|everything)$/i

/**
 * The indices of all options meant by a message, in their order: "1 3 5", "1、3", "13", "1-5", "周一和周三", "都可以". Undefined where any part
 * of it means none.
 */
export function chooseSeveral(text: string, options: readonly Word[]): number[] | undefined {
  if (everything.test(withoutParticle(normalise(text)))) return options.map((_, index) => index)
  return chooseInOrder(text, options)?.sort((a, b) => a - b)
}

/** The same in the order in which they are named; "都可以" names no order. */
export function chooseInOrder(text: string, options: readonly Word[]): number[] | undefined {
  const whole = choose(text, options)
  if (whole !== undefined) return [whole]
  const together = withoutParticle(normalise(text))
  // Digits that are typed without anything between them, where no option has two.
  const said = options.length < 10 && /^[1-9]+$/.test(together) ? Array.from(together).join(' ') : together
  const picked: number[] = []
  for (const part of said.split(/[\s,、;.]+|和|and/).filter((part) => part !== '')) {
    const [, from, to] = /^([0-9]{1,2})[-~到]([0-9]{1,2})$/.exec(part) ?? []
    const ends = from === undefined ? [part, part] : [from, to ?? from]
    const [first, last] = ends.map((end) => choose(end, options))
    if (first === undefined || last === undefined || last < first) return undefined
    for (let index = first; index <= last; index++) picked.push(index)
  }
  return picked.length === 0 ? undefined : [...new Set(picked)]
}

/** Whether a list that is being made is said to be whole: 就这些, 没有了, 不选了. */
export const saysEnough = (text: string): boolean =>
  /^(?:就?(?:这|那)(?:些|样|几个)|没有?|没得|不[选排想]|够|好|完|算)(?:了|够)?$/.test(
    withoutParticle(normalise(text)),
  )

/** The choice of a yes (0) or a no (1) in any of their forms, for a question that offers just these two. */
export function yesOrNo(text: string): number | undefined {
  const word = wordFor(text)
  if (word === 'yes') return 0
  return word === 'no' || /^不(?:用|要|必|需要)(?:了)?$/.test(normalise(text)) ? 1 : undefined
}

/** Whether a message is a number and nothing else, as one that picks a choice. */
export const isNumber = (text: string): boolean => bareNumber.test(normalise(text))

function named(said: string, options: readonly Word[]): number | undefined {
  if (said === '') return undefined
  const fits = (test: (name: string) => boolean) =>
    options.flatMap((option, index) => (namesOf(option).some((name) => test(normalise(name))) ? [index] : []))
  const full = fits((name) => name === said)
  if (full.length > 0) return full[0]
  // A beginning of one character fits too much.
  if (said.length < 2) return undefined
  const begun = fits((name) => name.startsWith(said))
  return begun.length === 1 ? begun[0] : undefined
}
