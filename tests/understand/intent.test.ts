import { expect, test } from 'vitest'
import { categoryOf } from '../../src/understand/category.ts'
import { intentOf } from '../../src/understand/intent.ts'

test.each([
  ['昨天说的路灯还没修,3栋的电梯今天又坏了', 'service_request'],
  ['上次报的电梯今天又坏了', 'service_request'],
  ['路灯坏了,啥时候来修', 'service_request'],
  ['电梯坏了,喊工作人员来看', 'service_request'],
  ['上次报的路灯修好没', 'progress_query'],
  ['我上次报的修好没', 'progress_query'],
  ['我报的路灯,修好没', 'progress_query'],
  ['昨天说的路灯还没修', 'progress_query'],
  ['进度', 'progress_query'],
  ['查一下进度', 'progress_query'],
  ['我要找网格员', 'human'],
  ['转人工,我要投诉', 'human'],
  ['谢谢哈', 'smalltalk'],
  ['那个那个', 'unknown'],
])('the intent of “%s” is %s', (text, intent) => {
  expect(intentOf(text)).toBe(intent)
})

test.each([
  ['the light in building 3 is out', 'street_light'],
  ['the lift is broken', 'elevator_fault'],
  ['water leaking from the ceiling', 'water_leak'],
  ['there is no water', 'water_outage'],
  ['No power in our flat', 'power_fault'],
  ['the sewer is blocked', 'sewer_block'],
  ['garbage everywhere', 'garbage'],
  ['very noisy at night', 'noise'],
  ['illegal parking', 'parking'],
  ['the bench is broken', 'other'],
  ['hello there', undefined],
])('the category of “%s” is %s', (text, category) => {
  expect(categoryOf(text)?.category).toBe(category)
})
