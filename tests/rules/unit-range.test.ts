// Buildings and units as they are written on notices.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unitRange, type Building } from '../../src/rules/community/unit-range.ts'

const numbers = [1, 2, 3, 5, 6, 12]
const estate: Building[] = numbers.map((number) => ({
  id: number * 10,
  name: `${number}栋`,
  units: [1, 2, 3].map((unit) => ({ id: number * 10 + unit, name: `${unit}单元` })),
}))

test.each([
  ['3-12号楼', [30, 50, 60, 120], [4, 7, 8, 9, 10, 11]],
  ['3、5、6栋', [30, 50, 60], []],
  ['1栋,3栋和12栋', [10, 30, 120], []],
  ['1至3幢', [10, 20, 30], []],
  ['3－5 号楼', [30, 50], [4]],
  ['1栋-3栋', [10, 20, 30], []],
  ['单号楼', [10, 30, 50], []],
  ['双号', [20, 60, 120], []],
  ['2栋1-3单元', [21, 22, 23], []],
  ['2栋1、4单元', [21], [4]],
  ['2栋1单元、3单元', [21, 23], []],
  ['9栋1单元', [], [9]],
  ['7', [], [7]],
])('%s', (text, ids, missing) => {
  expect(unitRange(text, estate)).toEqual({ ids, missing })
})

test.each(['', '大门口', '12-3号楼', '3-', '一二三', '1-999号楼', '桂花小区3栋'])(
  'is no range: %s',
  (text) => {
    expect(unitRange(text, estate)).toBeUndefined()
  },
)

test('whatever is written, what is meant is there, and never both there and missing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789-、,栋号楼单双元 至')) }),
      (text) => {
        const found = unitRange(text, estate)
        const known = new Set(estate.flatMap(({ id, units }) => [id, ...units.map((unit) => unit.id)]))
        for (const id of found?.ids ?? []) expect(known.has(id)).toBe(true)
        expect(new Set(found?.ids).size).toBe(found?.ids.length ?? 0)
      },
    ),
  )
})

test('a range means each number from its first to its last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 99 }), (from, more) => {
      const found = unitRange(`${from}-${from + more}号楼`, estate)
      const meant = numbers.filter((number) => number >= from && number <= from + more)
      expect(found?.ids).toEqual(meant.map((number) => number * 10))
      expect(found?.missing).toHaveLength(more + 1 - meant.length)
    }),
  )
})
