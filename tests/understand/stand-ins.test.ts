// What tells of a person or a door gets a stand-in.
import { describe, expect, test } from 'vitest'
import { stillTells, withStandIns } from '../../src/understand/stand-ins.ts'

const known = { names: ['李建国', '周敏'], places: ['望江花园', '望江', '锦江社区'] }

describe('a line with stand-ins', () => {
  test.each([
    ['望江花园5栋1单元302的灯不亮', '桂花小区3栋2单元501的灯不亮'],
    ['望江5-302漏水', '桂花小区3-501漏水'],
    ['我叫李建国,电话13912345678', '我叫王小明,电话13800000000'],
    ['我姓张,请周敏回个话', '我姓王小明,请王小明回个话'],
    ['我是七楼的老陈,水管爆了', '我是王小明,水管爆了'],
    ['我是想问灯好久修', '我是想问灯好久修'],
    ['电话 139 1234 5678', '电话 13800000000'],
    ['十二栋三单元楼道的灯黑了', '3栋2单元楼道的灯黑了'],
    ['1', '1'],
  ])('%s becomes %s', (said, stands) => {
    expect(withStandIns(said, known)).toBe(stands)
    expect(stillTells(stands, known)).toBe(false)
  })
})

test.each(['李建国家漏水', '在望江花园', '打13912345678', '周敏说好的'])('%s still tells', (line) => {
  expect(stillTells(line, known)).toBe(true)
})
