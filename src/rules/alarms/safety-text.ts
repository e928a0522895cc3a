// What a safety sentence has to hold, whoever writes it: short, in both languages, and no number that nobody has vouched for.

/** A community's own first words for a danger; both '' take them back. */
export interface SafetyWords {
  zh: string
  en: string
}

/** So much is read at one look by whoever is in danger. */
export const safetyAtMost = { zh: 120, en: 320 } as const
const urgentNumbers = ['110', '119', '120'] as const

export type SafetyFault = 'half' | 'long' | 'number' | 'noNumber'

/**
 * What is wrong with such words, or undefined: one language alone, too long, a telephone number that is not among the known ones, or
 * none of 110, 119 and 120 in it.
 */
export function safetyFault({ zh, en }: SafetyWords, known: readonly string[]): SafetyFault | undefined {
  if (zh === '' && en === '') return undefined
  if (zh === '' || en === '') return 'half'
  if (zh.length > safetyAtMost.zh || en.length > safetyAtMost.en) return 'long'
  for (const words of [zh, en]) {
    const numbers: readonly string[] = words.normalize('NFKC').match(/[0-9]{3,}/g) ?? []
    if (numbers.some((number) => !known.includes(number))) return 'number'
    if (!urgentNumbers.some((number) => numbers.includes(number))) return 'noNumber'
  }
  return undefined
}
