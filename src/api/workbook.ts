// A workbook (.xlsx) of sheets. The library is loaded by the first one, since most programs that run write none all day.
import type writeXlsxFile from 'write-excel-file/node'

type Sheets = Parameters<typeof writeXlsxFile>[0]

export async function workbookOf(sheets: Sheets): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node')
  return write(sheets).toBuffer()
}
