import { describe, expect, test } from 'vitest'
import { self } from '../../src/rules/bookings/event.ts'
import { headcountIn, peopleIn } from '../../src/understand/people.ts'

const grown = (name: string) => ({ name, child: false })
const child = (name: string) => ({ name, child: true })

describe('who comes', () => {
  test.each([
    ['我、老伴和孙子8岁', [self, grown('老伴'), child('孙子8岁')]],
    ['我和老伴', [self, grown('老伴')]],
    ['我跟我女儿十三岁', [self, child('女儿十三岁')]],
    ['张桂兰,李和平', [grown('张桂兰'), grown('李和平')]],
    ['我带着两个孩子', [self, child('两个孩子')]],
    ['小明8岁 小红6岁', [child('小明8岁'), child('小红6岁')]],
    ['孙子14岁', [grown('孙子14岁')]],
    ['我们一家:我,爱人,还有娃娃', [self, grown('爱人'), child('娃娃')]],
    ['me, my wife and Tom 8 years', [self, grown('my wife'), child('Tom 8 years')]],
  ])('in “%s”', (text, people) => {
    expect(peopleIn(text)).toEqual(people)
  })

  test.each(['', '。。。', '请问这个讲座具体是在社区哪一栋楼的几楼哪个房间里面举行呀', '?'])(
    'is nobody in “%s”',
    (text) => {
      expect(peopleIn(text)).toBeUndefined()
    },
  )
})

test.each([
  ['3个人', 3],
  ['我们两个人', 2],
  ['一共四位', 4],
  ['我和老伴', undefined],
])('“%s” tells only how many come', (text, count) => {
  expect(headcountIn(text)).toBe(count)
})
