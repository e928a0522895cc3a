// The monthly report as a workbook (.xlsx): numbers that can be added up, without persons.
import type { Row } from 'write-excel-file/node'
import { figureNames, figuresOf, noFigures, type Figures } from '../../rules/tickets/measures.ts'
import { figureTexts } from '../../text/figures.ts'
import { apartWords, categoryWords, gridWords, monthWords, type Told } from './report-words.ts'
import { workbookOf } from '../workbook.ts'

const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
const columns = figureNames.flatMap((name): [title: string, cell: (figures: Figures) => number][] => {
  const [title] = figureTexts[name].name
  const isRate = figuresOf(noFigures)[name].of !== null
  const count = (figures: Figures) => figuresOf(figures)[name].count
  const of = (figures: Figures) => figuresOf(figures)[name].of ?? 0
  return isRate
    ? [
        [`${title}:是`, count],
        [`${title}:总`, of],
      ]
    : [[title, count]]
})

function breakdown(sheet: string, rows: readonly [name: string, figures: Figures][]) {
  const data: Row[] = [
    [bold(sheet.slice(1)), ...columns.map(([title]) => bold(title))],
    ...rows.map(([name, figures]): Row => [name, ...columns.map(([, cell]) => cell(figures))]),
  ]
  return { sheet, data, columns: [{ width: 20 }, ...columns.map(() => ({ width: 12 }))], stickyRowsCount: 1 }
}

export function reportWorkbook({ month, asOf, total, byGrid, byCategory }: Told): Promise<Buffer> {
  const all = figuresOf(total)
  const figures = figureNames.map((name): Row => {
    const { count, of } = all[name]
    const rate = of === null || of === 0 ? null : { value: count / of, format: '0.0%' }
    return [figureTexts[name].name[0], count, of, rate, figureTexts[name].means[0]]
  })
  const sheet = monthWords(month)
  return workbookOf([
    {
      sheet,
      data: [
        ['项目', '件数', '总数', '比率', '怎么算的'].map(bold),
        ...figures,
        [],
        [apartWords],
        [`统计到 ${asOf}`],
      ],
      columns: [{ width: 22 }, { width: 10 }, { width: 10 }, { width: 10 }, { width: 80 }],
    },
    breakdown(
      '各网格',
      byGrid.map((row) => [gridWords(row), row]),
    ),
    breakdown(
      '各类事情',
      byCategory.map((row) => [categoryWords(row), row]),
    ),
  ])
}
