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

/** Replaces all but the last four characters of every ID-card and bank-card number by asterisks. */
export const maskIds = (text: string): string =>
  text.replace(/(?<![0-9])[0-9](?:[ -]?[0-9]){14,17}[ -]?[0-9Xx](?:[0-9])?(?![0-9])/g, (found) => {
    const plain = found.replace(/[ -]/g, '')
    const sensitive =
      (plain.length === 18 && isIdCard(plain)) || (/^[0-9]{16,19}$/.test(plain) && isBankCard(plain))
    return sensitive ? '*'.repeat(plain.length - 4) + plain.slice(-4) : found
  })
