// Tables in Markdown.

export const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`
export const table = (head: string[], rows: string[]): string =>
  [row(...head), row(...head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows].join('\n')
