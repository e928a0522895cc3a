// Identity-card and bank-card numbers, masked before anything is stored, logged or queued (domain 2.6; A12).

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: the last of the 18 characters checks the others. */
function isIdCard(digits: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase()
}

/** ISO/IEC 7812: the Luhn check of payment cards. */
function isBankCard(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Looks ahead only, so that what begins too early ("2 1101…") does not hide the number that begins inside it. */
const numberOf = (length: number, last: string): RegExp =>
  new RegExp(`(?<![0-9])(?=([0-9](?:[ -]?[0-9]){${length - 2}}[ -]?${last})(?![0-9]))`, 'g')
/** One length at a time: what follows after a space ("…1234 3栋") must not hide the number before it. */
const shapes: readonly { expression: RegExp; is: (digits: string) => boolean }[] = [
  { expression: numberOf(18, '[0-9Xx]'), is: isIdCard },
  ...[19, 18, 17, 16].map((length) => ({ expression: numberOf(length, '[0-9]'), is: isBankCard })),
]

/** A character as a number is looked for in: full-width digits, X, spaces and hyphens as plain ones, others as a dot. */
function fold(character: string): string {
  const plain = character.normalize('NFKC')
  return /^[0-9Xx -]$/.test(plain) ? plain : '.'
}

/** As many digits as the shortest of these numbers has. Nearly every message is done with here. */
const mayHoldOne = /[0-9](?:[ -]?[0-9]){14}/

/** Replaces all but the last four characters of every ID-card and bank-card number by asterisks. */
export function maskIds(text: string): string {
  if (text.length < 16 || !mayHoldOne.test(text.normalize('NFKC'))) return text
  // Whole characters, so that what is found in the folded text stands at the same place in this one.
  const characters = Array.from(text)
  for (const { expression, is } of shapes) {
    for (const { 1: found = '', index } of characters.map(fold).join('').matchAll(expression)) {
      const digits = found.replace(/[ -]/g, '')
      if (!is(digits)) continue
      const masked = '*'.repeat(digits.length - 4) + digits.slice(-4)
      for (let at = 0; at < found.length; at++) characters[index + at] = masked[at] ?? ''
    }
  }
  return characters.join('')
}
