// The words of the monthly report, whether it is printed or a workbook. It goes to offices and notice boards that work in Chinese.
import type { Measures } from '../../store/tickets/measures.ts'
import { categories } from '../../text/categories.ts'

export type Told = Awaited<ReturnType<Measures['of']>>

export const monthWords = (month: string): string => {
  const [year, of] = month.split('-')
  return `${year}年${Number(of)}月`
}
export const gridWords = ({ grid }: Told['byGrid'][number]): string => grid?.name ?? '其他'
export const categoryWords = ({ category }: Told['byCategory'][number]): string =>
  category === null ? '其他' : (categories[category]?.[0] ?? category)

export const apartWords =
  '“其他”里有:不到三件的,不在哪个网格的,还有为了保护报事人不分开列的。本表不列任何人的姓名,不给个人打分。'
