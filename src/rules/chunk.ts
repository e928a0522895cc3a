// Cuts a text that is too long for a platform into several messages, where a reader would pause.

/** Where to cut, best first: between paragraphs, after a line or sentence, between words. */
const pauses = [
  /\n[^\S\n]*\n/g,
  // A full stop in a number or an address ends nothing, so the narrow marks need white space behind them.
  /\n|[。！？；]+[”’」』）】]*|[.!?;]+["')\]]*(?=\s)/g,
  /\s+/g,
]

/** No limit is shorter than one code point in UTF-8. */
const leastBytes = 4

const encoder = new TextEncoder()
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * The parts of `text`, in order, each at most `maxBytes` bytes of UTF-8. Only white space at the cuts is lost; a text
 * that fits is given back as it is, a blank one has no parts. What a reader takes for one character (surrogate pairs,
 * combining marks, emoji joined by ZWJ) stays whole, unless it alone is longer than the limit: then it is cut between
 * code points. Throws a RangeError for a limit under 4 bytes.
 */
export function chunk(text: string, maxBytes: number): string[] {
  if (!(maxBytes >= leastBytes)) throw new RangeError('A part has room for 4 bytes at least')
  // No text is longer than three bytes for each code unit, so Infinity is a limit too.
  const limit = Math.min(maxBytes, text.length * 3 + leastBytes)
  const parts: string[] = []
  let from = 0
  while (from < text.length) {
    const { part, next } = nextPart(text, from, limit)
    if (part.trim() !== '') parts.push(part)
    from = next
  }
  return parts
}

function nextPart(text: string, from: number, maxBytes: number): { part: string; next: number } {
  // A code unit takes a byte at least, so longer rests need no counting and no look further than this window.
  const window = text.slice(from, from + maxBytes + 2)
  const most = unitsWithin(window, maxBytes)
  if (from + most === text.length) return { part: window, next: text.length }

  // Asked for single places only: going through all segments copies the whole string for each of them (Node 20).
  const characters = segmenter.segment(window)
  const whole = (at: number) => characters.containing(at)?.index ?? at
  const full = whole(most) || most
  // White space behind a full part is lost anyway, so a pause in it is as good as one inside.
  const reach = afterBlank(window, full)
  const cut = lastPause(window, reach, (at) => whole(at) === at) ?? full

  const words = window.slice(0, cut).trimEnd().length
  const end = whole(words) === words ? words : Math.min(cut, full)
  return { part: window.slice(0, end), next: afterBlank(text, from + cut) }
}

/** How many code units of `text` fit into `maxBytes`, whole code points only. */
function unitsWithin(text: string, maxBytes: number): number {
  return encoder.encodeInto(text, new Uint8Array(maxBytes)).read
}

/** Where the white space from `from` on ends. A space that carries a combining mark is no white space. */
function afterBlank(text: string, from: number): number {
  const blank = /\s*/y
  blank.lastIndex = from
  const end = from + (blank.exec(text)?.[0].length ?? 0)
  const last = segmenter.segment(text.slice(end - 1, end + 2)).containing(0)
  return end > from && last !== undefined && last.segment.length > 1 ? end - 1 : end
}

/** The end of the last of the best pauses up to `reach` that has words before it and breaks no character. */
function lastPause(window: string, reach: number, unbroken: (at: number) => boolean): number | undefined {
  for (const pause of pauses) {
    const end = [...window.matchAll(pause)]
      .map((match) => match.index + match[0].length)
      .findLast((at) => at <= reach && unbroken(at) && window.slice(0, at).trim() !== '')
    if (end !== undefined) return end
  }
  return undefined
}
