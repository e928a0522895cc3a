import { expect, test } from 'vitest'
import { parseNumber } from '../../src/understand/number.ts'
import { hearPlace } from '../../src/understand/place.ts'
import { scene } from '../support/scene.ts'

test.each([
  ['三栋二单元五零一', '3栋2单元501', ''],
  ['三幢二单元二零三', '3栋2单元203', ''],
  ['3#2单元', '3栋2单元', ''],
  ['12栋一单元十二楼', '12栋1单元12楼', ''],
  ['B座3单元', 'B栋3单元', ''],
  ['3-2-501', '3栋2单元501', ''],
  ['3栋2单元门口花坛旁边', '3栋2单元', '门口花坛旁边'],
  ['3栋2单元电梯停在五楼不动了', '3栋2单元5楼', '电梯停在五楼不动了'],
  ['3栋2单元水漏到二楼了', '3栋2单元2楼', '水漏到二楼了'],
  ['3栋2单元五楼的水管漏了', '3栋2单元5楼', '水管漏了'],
  ['我家在3栋2单元五楼,水管漏了', '3栋2单元5楼', '水管漏了'],
  ['大门口往左50米', '大门口', '大门口往左50米'],
  ['the light in building 3, unit 2 is out', '3栋2单元', 'the light is out'],
  ['no power in Block 5 room 501', '5栋501', 'no power'],
  ['the lift is broken', '', 'the lift is broken'],
])('“%s” is at “%s” and leaves “%s”', (text, detail, rest) => {
  expect(hearPlace(text, scene().community)).toMatchObject({ detail, rest })
})

test.each([
  ['十二', 12],
  ['二十', 20],
  ['一百零三', 103],
  ['五零一', 501],
  ['两', 2],
  ['五百米', undefined],
])('“%s” is the number %s', (text, number) => {
  expect(parseNumber(text)).toBe(number)
})
