// Who wants a room, a thing on loan or a service at home in a few words, and who speaks of one.
import { expect, test } from 'vitest'
import { asksToBook, namesService } from '../../src/understand/borrowing.ts'

test.each([
  '借会客厅',
  '我想借社区的会客厅用一下',
  '借文化讲堂搞个活动',
  '能不能借个轮椅',
  '轮椅借用',
  '借一把轮椅用两天',
  '上门理发',
  '想约个上门理发',
  '约会议室',
])('%s asks for a booking', (text) => {
  expect(asksToBook(text)).toBe(true)
})

test.each([
  '会客厅的灯坏了',
  '轮椅怎么借',
  '借轮椅要押金吗',
  '我爸坐轮椅下不了楼',
  '借我点钱',
  '上门收费的是你们的人吗',
  '有人说上门理发要收钱,是不是骗子',
  '我被困在活动室了',
])('%s does not', (text) => {
  expect(asksToBook(text)).toBe(false)
})

test('a service is named without what such names begin and end with', () => {
  expect(['社区会客厅', '轮椅借用', '上门理发'].map((name) => namesService('借会客厅和轮椅', name))).toEqual([
    true,
    true,
    false,
  ])
})
