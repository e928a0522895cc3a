// Buildings or units of an estate as people write them on a notice: 3-12号楼, 3、5、7栋, 单号楼, 2栋1-3单元.

export interface Numbered {
  id: number
  name: string
}
export interface Building extends Numbered {
  units: readonly Numbered[]
}
/** What is meant, and the numbers among it that nothing there has. */
export interface RangeFound {
  ids: number[]
  missing: number[]
}

const word = '(?:号楼|栋|幢|座|楼)'
const join = '[-–—~〜至到]'
/** Nobody means more: a slip of the finger selects no thousand houses. */
const rangeAtMost = 300

/** What is meant among the buildings of an estate and their units; undefined: it is no range. */
export function unitRange(told: string, buildings: readonly Building[]): RangeFound | undefined {
  const text = told.normalize('NFKC').replace(/\s+/g, '')
  const inside = new RegExp(`^([0-9]{1,3})${word}(.+?)单元$`).exec(text)
  if (inside) {
    const [, number = '', rest = ''] = inside
    const building = buildings.find((one) => numberOf(one) === Number(number))
    return building
      ? among(rest.replaceAll('单元', ''), building.units)
      : { ids: [], missing: [Number(number)] }
  }
  const parity = new RegExp(`^(单|双)号?(?:${word})?$`).exec(text)?.[1]
  if (parity) {
    const rest = parity === '单' ? 1 : 0
    const meant = buildings.filter((one) => (numberOf(one) ?? NaN) % 2 === rest)
    return { ids: meant.map(({ id }) => id), missing: [] }
  }
  return among(text.replace(new RegExp(word, 'g'), ''), buildings)
}

const numberOf = ({ name }: Numbered): number | undefined => {
  const digits = /^[0-9]{1,3}/.exec(name)?.[0]
  return digits === undefined ? undefined : Number(digits)
}

function among(list: string, nodes: readonly Numbered[]): RangeFound | undefined {
  const numbers = new Set<number>()
  for (const part of list.split(/[、,;和及]/)) {
    const [, from = '', to = from] = new RegExp(`^([0-9]{1,3})(?:${join}([0-9]{1,3}))?$`).exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === '' || last < first || last - first >= rangeAtMost) return undefined
    for (let number = first; number <= last; number++) numbers.add(number)
  }
  const meant = nodes.filter((node) => numbers.has(numberOf(node) ?? NaN))
  const there = new Set(meant.map(numberOf))
  return {
    ids: meant.map(({ id }) => id),
    missing: [...numbers].filter((number) => !there.has(number)).sort((a, b) => a - b),
  }
}
