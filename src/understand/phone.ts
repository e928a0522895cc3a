// Telephone numbers in what residents write.
import { withoutCourtesy } from '../text/words.ts'

const mobile = /(?<![0-9])(?:\+?86[\s-]?)?(1[\s.-]?[3-9](?:[\s.-]?[0-9]){9})(?![0-9])/
const landline = /(?<![0-9])(0[0-9]{2,3}[\s-]?[2-9](?:[\s-]?[0-9]){6,7})(?![0-9])/

/** A number said digit by digit: 幺三八, 零零零零. Short runs are rooms. */
const said = /[零〇一二两三四五六七八九幺](?:[\s,、]?[零〇一二两三四五六七八九幺0-9]){9,}/g
const spokenDigits = '零一二三四五六七八九'
/** Digits as plain ones, each in the place where it stood. */
const plainDigits = (text: string): string =>
  text
    .replace(/[0-9]/g, (digit) => digit.normalize('NFKC'))
    .replace(said, (run) =>
      Array.from(run.replace(/〇/g, '零').replace(/两/g, '二').replace(/幺/g, '一'), (digit) => {
        const value = spokenDigits.indexOf(digit)
        return value < 0 ? digit.replace(/[,、]/, ' ') : String(value)
      }).join(''),
    )

/** What introduces a number: "我的电话是", "联系电话:". */
const label =
  /(?:可以|请|麻烦)?(?:打|拨|联系)?(?:我|我们|我家)?的?(?:联系)?(?:电话|手机|号码|联系方式)(?:号码?)?(?:是|为)?[\s::,,]*$|(?:打|联系)我[\s::,,]*$/
const englishLabel = /(?:\bmy )?\b(?:phone|tel|telephone|mobile)\b\.?(?: number)?(?: is)?[\s::]*$/i
const edges = /^[\s,,。.!!、;;::]+|[\s,,、;;::]+$/g

export interface FoundPhone {
  phone: string
  /** The text without it, and without the words that introduce it. */
  rest: string
}

/** The first telephone number of a text, digits only, or undefined. */
export function findPhone(text: string): FoundPhone | undefined {
  const folded = plainDigits(text)
  const found = mobile.exec(folded) ?? landline.exec(folded)
  if (!found) return undefined
  const before = text.slice(0, found.index).replace(label, '').replace(englishLabel, '').replace(edges, '')
  const after = withoutCourtesy(text.slice(found.index + found[0].length)).replace(edges, '')
  const rest = [before, after].filter((part) => part !== '').join(',')
  return {
    phone: found
      .slice(1)
      .join('')
      .replace(/[^0-9]/g, ''),
    rest,
  }
}

/** A number for eyes that need not know it whole: 138****5678. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
