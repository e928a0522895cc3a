import { expect, test } from 'vitest'
import { findPhone } from '../../src/understand/phone.ts'

test.each([
  ['13800138000', '13800138000', ''],
  ['电话13800138000', '13800138000', ''],
  ['我的手机号码是:138-0013-8000,谢谢', '13800138000', ''],
  ['路灯坏了,我电话13800138000', '13800138000', '路灯坏了'],
  ['可以打我电话13800138000,3栋的电梯坏了', '13800138000', '3栋的电梯坏了'],
  ['联系电话 028-85551234', '02885551234', ''],
])('“%s” gives %s and leaves “%s”', (text, phone, rest) => {
  expect(findPhone(text)).toEqual({ phone, rest })
})
test('a number that is too short is none', () => expect(findPhone('1381234')).toBeUndefined())
