// The rows of a sheet, whether .csv or .xlsx, as text.
import { parse } from 'csv-parse/sync'
import { AppError } from '../errors.ts'

const rowsAtMost = 20_000

/** Every cell as text. Throws INPUT_INVALID for what is no sheet, or too long a one. */
export async function rowsOf(file: Buffer): Promise<string[][]> {
  const rows = await read(file).catch((cause: unknown) => {
    throw new AppError('INPUT_INVALID', 'body: this is no .csv or .xlsx that can be read', { cause })
  })
  if (rows.length > rowsAtMost)
    throw new AppError('INPUT_INVALID', `body: at most ${rowsAtMost} rows; send the sheet in parts`)
  return rows
}

async function read(file: Buffer): Promise<string[][]> {
  // A workbook is a zip file.
  if (file.subarray(0, 2).toString('latin1') === 'PK') {
    const { readSheet } = await import('read-excel-file/node')
    // Numbers as they are written: an area must not go through a float.
    const rows = await readSheet(file, { parseNumber: (digits) => digits })
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
  }
  return parse(decoded(file), { bom: true, relaxColumnCount: true, skipEmptyLines: false })
}

/** Excel in Chinese saves .csv as GB18030. */
function decoded(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('gb18030').decode(file)
  }
}
