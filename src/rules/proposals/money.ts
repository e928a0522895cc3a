// Amounts of money as whole fen (1/100 yuan), so that nothing is rounded.

/** "12.5" yuan as 1250 fen; undefined for what is no amount of money. */
export function fenOf(yuan: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan.trim()) ?? []
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** 1250 fen as "12.50" yuan, whatever its sign. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** What came in, what was spent and what is left, in fen. */
export function sumOf(rows: readonly { kind: 'income' | 'spending'; fen: number }[]) {
  const of = (kind: 'income' | 'spending') =>
    rows.reduce((sum, row) => (row.kind === kind ? sum + row.fen : sum), 0)
  return { income: of('income'), spending: of('spending'), left: of('income') - of('spending') }
}
