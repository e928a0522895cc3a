// The receipt of a ballot: ten digits that can be read out, the last of which shows a slip of the pen (Damm's check digit).

const table = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]
const check = (digits: string): string =>
  Array.from(digits).reduce((row, digit) => table[Number(row)]?.[Number(digit)] ?? '', '0')

/** One more than the greatest number that `receiptOf` takes. */
export const receiptNumbers = 1_000_000_000

/** The receipt for a number from 0 up to `receiptNumbers`: its nine digits and the check digit. */
export function receiptOf(number: number): string {
  const digits = String(number).padStart(9, '0')
  return withCheck(digits)
}

/** Digits with the check digit that shows any wrong one and any two neighbours changed over. */
export const withCheck = (digits: string): string => digits + check(digits)

/** Whether a text is a receipt: any wrong digit, and any two neighbours changed over, show. */
export const isReceipt = (text: string): boolean => /^[0-9]{10}$/.test(text) && check(text) === '0'
