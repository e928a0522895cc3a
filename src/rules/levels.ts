// How surely it is known who a resident is and where they live, and the codes by which they show it themselves.

/**
 * 0 an account; 1 staff confirmed name or telephone; 2 lives here: a code from the letterbox, or staff confirmed it; 3 an owner,
 * as imported from the register. To report something, and in danger, 0 is enough.
 */
export const levels = [0, 1, 2, 3] as const
export type Level = (typeof levels)[number]

/** Without 0 and 1, which are read as letters. */
export const codeDigits = '23456789'
export const codeLength = 8
/** How long a letter may lie. */
export const codeDays = 30

const day = 24 * 60 * 60 * 1000
/** After so many wrong codes in a day nobody tries any further; nor does anybody in a community after so many in an hour. */
export const wrongAtMost = { one: 5, oneWithin: day, all: 100, allWithin: day / 24 }

/** A house's flats as staff write them: "101-104、201" are 101, 102, 103, 104, 201. Undefined for what cannot be read. */
export function flatsIn(text: string): string[] | undefined {
  const flats: string[] = []
  const parts = text
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((part) => part !== '')
  for (const part of parts) {
    const [, first = '', last = first] = /^([0-9]{3,4})(?:[-~—]([0-9]{3,4}))?$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (first === '' || to < from || to - from >= 100) return undefined
    for (let number = from; number <= to; number++) flats.push(String(number).padStart(first.length, '0'))
  }
  return [...new Set(flats)]
}
