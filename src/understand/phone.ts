// Telephone numbers in what residents write.

const mobile = /(?<![0-9])(?:\+?86[\s-]?)?(1[3-9][0-9])[\s-]?([0-9]{4})[\s-]?([0-9]{4})(?![0-9])/
const landline = /(?<![0-9])(0[0-9]{2,3})[\s-]?([2-9][0-9]{6,7})(?![0-9])/

export interface FoundPhone {
  phone: string
  /** The text without it. */
  rest: string
}

/** The first telephone number of a text, digits only, or undefined. */
export function findPhone(text: string): FoundPhone | undefined {
  const found = mobile.exec(text) ?? landline.exec(text)
  if (!found) return undefined
  const rest = text.slice(0, found.index) + text.slice(found.index + found[0].length)
  return { phone: found.slice(1).join(''), rest: rest.trim() }
}

/** A number for eyes that need not know it whole: 138****5678. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
