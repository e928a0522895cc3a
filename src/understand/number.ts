// Numbers as people type and say them.

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
/** The characters of a small Chinese or Arabic number, for use in an expression. */
export const numeral = '(?:[0-9]{1,4}|[零〇一二两三四五六七八九十百]{1,5})'

/** "12", "十二", "一百零三", "五零一" → 12, 12, 103, 501; undefined for anything else. */
export function parseNumber(text: string): number | undefined {
  if (/^[0-9]{1,4}$/.test(text)) return Number(text)
  if (!/^[零〇一二两三四五六七八九十百]{1,5}$/.test(text)) return undefined
  // Digit by digit, as rooms are read out.
  if (!/[十百]/.test(text)) return Number(Array.from(text, (character) => digits[character]).join(''))
  let total = 0
  let digit: number | undefined
  for (const character of text) {
    const unit = character === '百' ? 100 : character === '十' ? 10 : undefined
    if (unit === undefined) digit = digits[character]
    else {
      total += (digit ?? 1) * unit
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}
