// Finds the telephone numbers in a sentence, so that a tap calls them.

export interface Piece {
  text: string
  /** Where a tap leads. 12110 takes text messages only, from people who must not be heard: it never becomes a call. */
  href?: string
}

const kinds = [
  '1(?:10|19|20|22)', // police, fire, ambulance, traffic
  '12110|123\\d\\d', // by text message; the public lines, 12345 and 12356 among them
  '9[56]\\d{3}', // companies: power, gas, banks
  '1[3-9]\\d{9}', // mobiles
  '0\\d{2,3}-?\\d{7,8}|400-?\\d{3}-?\\d{4}', // landlines
]
/** Not a part of a longer number, not a ticket's number, and not a count of something. */
const number = new RegExp(
  `(?<![\\d.\\-]|编号\\s?)(?:${kinds.join('|')})(?![\\d\\-])(?!\\s?[元米户个块天号栋平度岁年月日%])`,
  'g',
)

export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(number)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) })
    const digits = match[0].replaceAll('-', '')
    found.push({ text: match[0], href: digits === '12110' ? 'sms:12110' : `tel:${digits}` })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}
