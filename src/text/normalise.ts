// One spelling for what people type: full-width forms, spaces, closing punctuation and capitals do not matter.

/** The longest text that any rule looks at, in characters. */
export const longest = 2000

/** Folds width, case and outer punctuation. Meant for comparing, not for showing. */
export function normalise(text: string): string {
  if (text === lately.text) return lately.said
  const said = isFolded(text) ? text : fold(text)
  lately = { text, said }
  return said
}
/** One message is asked about by many rules in a row. */
let lately = { text: '', said: '' }

/** Folds width alone, without the spaces around: for what is read word by word. */
export function plain(text: string): string {
  if (text === latelyPlain.text) return latelyPlain.said
  const said = isFolded(text) ? text : text.normalize('NFKC').trim()
  latelyPlain = { text, said }
  return said
}
let latelyPlain = { text: '', said: '' }

const fold = (text: string): string =>
  text
    .slice(0, longest)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”‘’「」]+|[\s"'“”‘’「」。.!,、~…]+$/g, '')
    .replace(/^[??]+$/, '?')

/** Whether a text is surely as `fold` would leave it: common Chinese characters, small letters, digits and commas between them. */
function isFolded(text: string): boolean {
  if (text.length > longest) return false
  let before = 0x20
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isWord =
      (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
    const isBetween = (code === 0x20 && before !== 0x20) || code === 0x2c || code === 0x3b || code === 0x3a
    if (!isWord && !(isBetween && at > 0)) return false
    before = code
  }
  const last = text.charCodeAt(text.length - 1)
  return last !== 0x20 && last !== 0x2c
}
