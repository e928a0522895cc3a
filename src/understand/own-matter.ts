// Which of a resident's own matters a sentence means: by its number, or by what it was about.
import { normalise } from '../text/normalise.ts'
import { categoryOf } from './category.ts'

/** What can be told from a matter's words. */
interface Told {
  number: number
  category: string
  summary: string
  place: string
}

const numbers = [
  /(?:编号|单号|工单|number|#)\s*[::是]?\s*#?0*([0-9]{1,6})(?![0-9])/,
  // As they are told: 0412.
  /(?<![0-9])0+([0-9]{1,5})(?![0-9])/,
  // 12345 at the beginning is the hotline.
  /^#?(?!12345(?![0-9]))([0-9]{3,6})(?:号)?(?:.{0,8})?$/,
]

/** The number of a matter that is named, or undefined. A building's "3栋" is none. */
export function numberIn(text: string): number | undefined {
  const said = normalise(text)
  if (/[0-9](?:栋|单元|楼|室|户|点|分|元|块|天|年|月)/.test(said) && !/编号|单号|工单|#/.test(said))
    return undefined
  for (const form of numbers) {
    const [, found] = form.exec(said) ?? []
    if (found !== undefined && Number(found) > 0) return Number(found)
  }
  return undefined
}

/** Words that every question after a matter has. */
const asking =
  /(?:我们?|你们?|那个|这个|上次|之前|前几天|昨天|报|说|反映|修|办|弄|处理|解决|情况|进度|怎么|咋个?|样|到哪|哪里|哪步|什么|时候|好了?|没有?|了|的|吗|呢|嘛|得|啊|事|一下|催|帮|请|编号|多久|还|要)/g

const pairsOf = (text: string): Set<string> => {
  const said = Array.from(normalise(text).replace(asking, ' '))
  const pairs = said.flatMap((first, at) => {
    const pair = `${first}${said[at + 1] ?? ' '}`
    return /^\p{Script=Han}{2}$/u.test(pair) ? [pair] : []
  })
  return new Set([...pairs, ...(normalise(text).match(/[a-z]{3,}/g) ?? [])])
}

/** Those that a sentence fits best, in the given order; none where it names nothing of any. */
export function meantBy<T extends Told>(text: string, matters: readonly T[]): T[] {
  const wanted = pairsOf(text)
  const category = categoryOf(text)?.category
  const scores = matters.map((matter) => {
    const told = pairsOf(`${matter.summary} ${matter.place}`)
    const shared = [...wanted].filter((pair) => told.has(pair)).length
    return shared + (category !== undefined && category !== 'other' && category === matter.category ? 2 : 0)
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? [] : matters.filter((_, at) => scores[at] === best)
}

/** Whether a sentence asks to have somebody reminded: "帮我催一下0412". 催缴 and 催债 are other matters. */
export const asksToHurry = (text: string): boolean => {
  const said = normalise(text)
  return (
    said.length <= 20 &&
    /^(?:那就|就|请|帮我|帮忙|再|麻烦(?:你们?)?|能不能|可不可以|给我|你们?|快点?|我想|我要|你)*催/.test(
      said,
    ) &&
    !/催(?:缴|收|债|款|费|婚|生|账|命)/.test(said)
  )
}

/** Whether a message is the number of a matter, as it was told, and little else: "0412", "编号0412咋样了". */
export const isOwnNumber = (text: string): boolean => {
  const said = normalise(text)
  return (
    said.length <= 16 &&
    numberIn(said) !== undefined &&
    /^(?:我的|查|看|我报的|请查)?(?:一下)?(?:编号|单号|工单|#|0[0-9]{2,5}(?![0-9]))/.test(said)
  )
}
