// Times of a day as residents tell them: 下午, 晚饭后, 三点半, 15:30. In minutes from midnight, over 1440 on the next day.
import { parseNumber } from './number.ts'

/** A part of a day. */
export interface Part {
  from: number
  to: number
  end: number
}
/** A time by the clock, its hour as told. */
export interface Clock {
  /** 0 to 24. */
  hour: number
  minute: number
  /** How long it lasts, for 三四点; else 0. */
  lasts: number
  /** Whether the hour is told beyond doubt: 15:30. */
  sure: boolean
  end: number
}

const h = (hours: number): number => hours * 60

/** Words of a part of the day and when it lasts, the longer words before what they begin with. */
const parts: readonly (readonly [words: RegExp, from: number, to: number])[] = [
  [/半夜三更|大?半夜(?:三更)?|深夜|夜深/y, h(23), h(26)],
  [/凌晨|天不亮|天没亮|麻麻亮/y, h(0), h(6)],
  [/吃了早饭|早饭(?:之|以|过)?后/y, h(8), h(10)],
  [/吃了(?:午饭|晌午|中饭)|(?:午饭|晌午|中饭)(?:之|以|过)?后/y, h(12.5), h(14.5)],
  [/吃了(?:晚饭|夜饭)|(?:晚饭|夜饭)(?:之|以|过)?后/y, h(18.5), h(21)],
  [/(?:晚饭|夜饭)(?:之|以)?前/y, h(16), h(18)],
  [/(?:午饭|晌午|中饭)(?:之|以)?前/y, h(10), h(12)],
  [/下了?班(?:之|以|过)?后?/y, h(17.5), h(20)],
  [/放了?学(?:之|以|过)?后?/y, h(16), h(18)],
  [/一大早|大清早|清早[八巴]早|清晨|清早|一早|早上些?|早晨些?/y, h(6), h(9)],
  [/上午|上半天/y, h(8), h(12)],
  [/中午些?|晌午些?|正午|午间/y, h(11), h(14)],
  [/下午些?|下半天|午后/y, h(13), h(18)],
  [/傍晚些?|挨晚|打麻子眼|麻麻黑|擦黑|黄昏/y, h(17), h(19)],
  [/晚黑些?|晚上些?|晚间|夜晚黑?|夜[里头]/y, h(18), h(22)],
  [/大?白天/y, h(8), h(18)],
  [/全天|整天|一整天/y, h(0), h(24)],
]
/** Right behind a day: 今晚, 明早, 今晚黑. */
const shortParts: typeof parts = [
  [/早(?![点些饭])/y, h(6), h(9)],
  [/晚(?:上|黑|间)?些?(?![点饭])/y, h(18), h(22)],
  [/夜(?:里|头)?(?!饭)/y, h(18), h(22)],
]

export function partAt(text: string, at: number, behindDay: boolean): Part | undefined {
  for (const [words, from, to] of behindDay ? [...parts, ...shortParts] : parts) {
    words.lastIndex = at
    if (words.test(text)) return { from, to, end: words.lastIndex }
  }
  return undefined
}

const digital = /(?<![0-9:])([01]?[0-9]|2[0-4]):([0-5][0-9])(?![0-9:])/y
const spoken =
  /([0-9]{1,2}|十[一二]?|二十[一二三四]?|[一二两三四五六七八九零])点(?:钟|整|(半|一刻|三刻)|([0-5][0-9]|[零一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九](?=分))分?)?/y
const between = /([一二三四五六七八九])([二三四五六七八九十])点(?:钟)?/y
/** Behind it, "三点" counts what is told, not hours. */
const noClock = /^(?:建议|要求|意见|问题|原因|不满|希望|说明|诉求|请求|水|油|血|灰)/
/** "一点漏水" and "两点" are no times unless something else says so. */
const smallAlone = /^(?:左右|前后|多钟?|过|(?:之|以)?[前后]|到|至|来|在|我|$|[,。!,])/

/** `known` says that a day or a part of it stands before. */
export function clockAt(text: string, at: number, known: boolean): Clock | undefined {
  digital.lastIndex = at
  const shown = digital.exec(text)
  if (shown) {
    const hour = Number(shown[1])
    const sure = hour > 12 || shown[1]?.length === 2
    return { hour, minute: Number(shown[2]), lasts: 0, sure, end: digital.lastIndex }
  }
  // Inside a number there begins no other, unless a day such as 周六 ends there.
  if (!known && /[0-9零一二两三四五六七八九十差]/.test(text.charAt(at - 1))) return undefined
  between.lastIndex = at
  const two = between.exec(text)
  const [early, late] = [two?.[1], two?.[2]].map((word) => parseNumber(word ?? '') ?? 0)
  if (early && late === early + 1)
    return { hour: early, minute: 0, lasts: h(1), sure: false, end: between.lastIndex }
  spoken.lastIndex = at
  const found = spoken.exec(text)
  const hour = parseNumber(found?.[1] ?? '')
  if (!found || hour === undefined || hour > 24) return undefined
  const rest = text.slice(spoken.lastIndex, spoken.lastIndex + 4)
  const bare = /点$/.test(found[0])
  if (bare && (noClock.test(rest) || (!known && hour < 3 && !smallAlone.test(rest)))) return undefined
  const quarters: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 }
  const minute = quarters[found[2] ?? ''] ?? parseNumber(found[3] ?? '') ?? 0
  return { hour, minute, lasts: 0, sure: hour > 12, end: spoken.lastIndex }
}

/** The minute of the day that a clock time means within a part of it. */
export function minuteIn({ hour, minute, sure }: Clock, { from, to }: Pick<Part, 'from' | 'to'>): number {
  if (sure && hour > 12) return h(hour) + minute
  const told = h(hour % 12) + minute
  // Of the two or three times that a clock shows it so, the one nearest to the part.
  const middle = (from + to) / 2
  const far = (at: number) => Math.abs(at - middle)
  return [told, told + h(12), told + h(24)].reduce((best, at) => (far(at) <= far(best) ? at : best))
}
