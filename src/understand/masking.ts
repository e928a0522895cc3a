// Residents' words and data for eyes that need not know whose they are.
import { maskPhone } from './phone.ts'

/** Seven digits or more, spaced or not: telephone numbers, identity cards, bank cards. */
const long = /(?<![0-9０-９])[0-9０-９](?:[\s-]?[0-9０-９]){6,}/g
const maskNumbers = (text: string): string =>
  text.replace(long, (number) => maskPhone(number.replace(/[\s-]/g, '')))

/** 王** for 王小明. */
export const maskName = (name: string): string => `${Array.from(name)[0] ?? ''}**`

/** "我叫王小明", "我是302的老王", "我姓王": what people say of themselves, up to the next pause. */
const selfNaming =
  /(我(?:的名字)?(?:叫|姓|是)|本人(?:是|姓)?|免贵姓|my name is|i am|i'm)\s*[^,,。.!!;;、\s]{1,12}/gi
/** Unit and flat: "2单元501", "501室", "3-502", "五楼". */
const flat =
  /(?<![0-9０-９一二三四五六七八九十])[0-9０-９一二三四五六七八九十]+\s*单元\s*[0-9０-９]{0,4}(?:室|号房?|房)?|(?<=栋|幢|座|号楼)\s*[0-9０-９]{3,4}(?:室|号|房)?|[0-9０-９]{3,4}\s*(?:室|房|号房)|(?<![0-9０-９])[0-9]{1,2}[-—－][0-9]{1,4}(?:[-—－][0-9]{1,4})?(?![0-9０-９])|(?<![0-9０-９一二三四五六七八九十])[0-9０-９一二三四五六七八九十]+\s*楼(?!道|梯|顶|下|上|栋)/g
/** "3-502", "3-2-501": the building first. */
const dashed = /(?<![0-9０-９])([0-9]{1,2})[-—－][0-9]{1,4}(?:[-—－][0-9]{1,4})?(?![0-9０-９])/g

/** Words without who says them: their numbers, their flat, what they call themselves, and the names and places that are known. */
export function maskWords(
  text: string,
  { name, keepFlat }: { name: string | null; keepFlat: boolean },
): string {
  const numberless = maskNumbers(text).replace(selfNaming, '$1**')
  const flatless = keepFlat ? numberless : numberless.replace(flat, '**')
  return name ? flatless.replaceAll(name, '**') : flatless
}

const building =
  /(?<![0-9０-９a-z一二三四五六七八九十])[0-9０-９a-z一二三四五六七八九十]+\s*(?:栋|幢|座|号楼)/i

/** A text to the end of what is looked for. */
function upTo(wanted: RegExp, text: string): string | undefined {
  const found = wanted.exec(text)
  return found ? text.slice(0, found.index + found[0].length) : undefined
}

/** A place as far as the building: "桂花小区3栋" for "桂花小区3栋2单元501"; a landmark stays. */
export function toBuilding(place: string): string {
  return (
    upTo(building, place) ??
    upTo(/\bbuilding\s*[0-9a-z]+/i, place) ??
    maskNumbers(place)
      .replace(dashed, '$1栋')
      .replace(flat, '')
      .replace(/\b(?:flat|room|unit)\b.*$/i, '')
      .trim()
  )
}
