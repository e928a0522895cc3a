// The register of owners as a table: what each row says, and everything that is wrong with it. Pure; nothing is guessed.

export interface OwnedFlat<Door> {
  door: Door
  /** Of the exclusive part, in cm². Exact: votes are counted by it (Civil Code 278). */
  area: bigint
  owners: { name: string; phone: string | null }[]
}
export const rowFaults = [
  'header',
  'house',
  'name',
  'area',
  'phone',
  'areaDiffers',
  'ownerTwice',
  'empty',
] as const
export type RowFault = (typeof rowFaults)[number]
export interface RowError {
  /** As the sheet counts its lines, the head being 1. */
  line: number
  fault: RowFault
}

const heads = {
  house: /^(?:门牌号?|房屋|房号|地址|坐落|house)$/i,
  name: /^(?:姓名|名字|业主|业主姓名|产权人|name)$/i,
  areaCm: /^(?:面积)?[(]?(?:cm²|cm2|平方厘米|面积cm²|面积cm2)[)]?$|^area_cm2$/i,
  areaM: /^(?:专有|建筑)?面积(?:[(](?:m²|m2|㎡|平方米|平米)[)])?$|^area_m2$/i,
  phone: /^(?:电话|手机|手机号|联系电话|电话号码|phone)$/i,
} as const
type Column = keyof typeof heads

/** Square metres with up to four decimals, or whole cm², as cm². The register has 0.01 m². Undefined for what is neither, or nothing. */
function areaOf(text: string, column: 'areaCm' | 'areaM'): bigint | undefined {
  const said = text.normalize('NFKC').replace(/[\s,]/g, '')
  const [, whole = '', decimals = ''] =
    (column === 'areaCm' ? /^([0-9]{1,12})$/ : /^([0-9]{1,8})(?:\.([0-9]{1,4}))?$/).exec(said) ?? []
  if (whole === '') return undefined
  const area = column === 'areaCm' ? BigInt(whole) : BigInt(whole + decimals.padEnd(4, '0'))
  return area > 0n ? area : undefined
}

/**
 * Reads the rows of a sheet whose first one names the columns: house, name, area (in m² or cm²), telephone if there is one. Joint
 * owners stand in a row each, or in one cell with 、 between them. `doorOf` tells the door of a house, `phoneOf` the digits of a number; undefined for none.
 */
export function readOwners<Door>(
  table: readonly (readonly string[])[],
  {
    doorOf,
    phoneOf,
  }: {
    doorOf: (house: string) => (Door & { key: string }) | undefined
    phoneOf: (told: string) => string | undefined
  },
): { flats: OwnedFlat<Door>[]; errors: RowError[] } {
  const [head = [], ...rows] = table
  const columnAt = (column: Column) =>
    head.findIndex((name) => heads[column].test(name.normalize('NFKC').replace(/\s/g, '')))
  const at = { house: columnAt('house'), name: columnAt('name'), phone: columnAt('phone') }
  const areaColumn = columnAt('areaCm') >= 0 ? 'areaCm' : 'areaM'
  const areaAt = columnAt(areaColumn)
  if (at.house < 0 || at.name < 0 || areaAt < 0) return { flats: [], errors: [{ line: 1, fault: 'header' }] }
  const errors: RowError[] = []
  const flats = new Map<string, OwnedFlat<Door>>()
  for (const [index, row] of rows.entries()) {
    const line = index + 2
    const cell = (column: number) => (row[column] ?? '').trim()
    if (row.every((text) => text.trim() === '')) continue
    const fault = (fault: RowFault) => errors.push({ line, fault })
    const door = doorOf(cell(at.house))
    const names = cell(at.name)
      .split(/[、,,;;/]/)
      .map((name) => name.trim())
      .filter((name) => name !== '')
    const area = areaOf(cell(areaAt), areaColumn)
    const told = at.phone < 0 ? '' : cell(at.phone)
    const phone = told === '' ? null : phoneOf(told)
    if (!door) fault('house')
    if (names.length === 0 || names.some((name) => name.length > 40)) fault('name')
    if (area === undefined) fault('area')
    if (phone === undefined) fault('phone')
    if (!door || area === undefined || phone === undefined) continue
    const flat = flats.get(door.key) ?? { door, area, owners: [] }
    flats.set(door.key, flat)
    if (flat.area !== area) fault('areaDiffers')
    for (const name of names) {
      if (flat.owners.some((owner) => owner.name === name && owner.phone === phone)) fault('ownerTwice')
      // A telephone beside several names is nobody's for certain.
      else flat.owners.push({ name, phone: names.length > 1 ? null : phone })
    }
  }
  if (flats.size === 0 && errors.length === 0) errors.push({ line: 1, fault: 'empty' })
  return { flats: [...flats.values()], errors }
}
