import { expect, test } from 'vitest'
import { findSuiting } from '../../src/understand/suiting.ts'
import { noon } from '../support/scene.ts'

test.each([
  ['路灯不亮了,我明天下午在家', '明天下午在家', '路灯不亮了'],
  ['晚饭后来嘛', '晚饭后来嘛', ''],
  ['水管漏了,麻烦你们周三上午来修一下', '周三上午来修一下', '水管漏了'],
  ['昨天开始漏水明天下午三点以后屋头有人', '明天下午三点以后屋头有人', '昨天开始漏水'],
  ['白天不在家,晚上七点后才在家,下水道堵了', '晚上七点后才在家', '白天不在家,下水道堵了'],
  ['周末都方便', '周末都方便', ''],
  ['方便的时间:后天上午', '后天上午', ''],
  ['下水道堵了,我周末都在', '周末都在', '下水道堵了'],
])('“%s” suits: “%s”, and leaves “%s”', (text, suits, rest) => {
  expect(findSuiting(text, noon)).toMatchObject({ suits: { text: suits }, rest })
})

test.each([
  '路灯不亮了',
  '晚上黑得很,老人看不清',
  '每天晚上都有人来跳舞',
  '明天下午不在家',
  '昨天下午师傅来看过',
  '明天晚上有人跳广场舞',
  '今天下午水才来',
  '晚上出门不方便',
  '明天下午你们来不来',
])('“%s” tells no time that suits', (text) => {
  expect(findSuiting(text, noon)).toBeUndefined()
})
