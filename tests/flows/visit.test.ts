// The return visit (回访) as a conversation.
import { beforeEach, describe, expect, test } from 'vitest'
import { awaitVisit } from '../../src/flows/awaited.ts'
import { noticeFor } from '../../src/flows/notice.ts'
import { render } from '../../src/text/render.ts'
import { World } from '../support/world.ts'

let world: World
const asked = { ticketId: 412, number: 412, summary: '路灯不亮了' }
beforeEach(() => {
  world = new World()
  world.says('你好')
  world.session = awaitVisit(world.session, asked, world.now).session
  world.asked = []
})
const kept = () => world.asked.map(({ type, in: request }) => [type, request])

test('is asked with the news that it is done', () => {
  const news = {
    type: 'resolved' as const,
    note: '换了灯泡',
    staff: '周敏',
    to: null,
    ticket: { ...asked, category: 'street_light' },
  }
  const text = (busy: boolean, asks: boolean) => render(noticeFor({ ...news, busy, asks })!, 'zh').text
  expect(text(false, true)).toBe(
    '您报的“路灯不亮了”(编号0412),周敏说办好了:换了灯泡\n您看好了吗?\n1 好了\n2 好了一部分\n3 没好',
  )
  expect(text(true, true)).toContain('手上这件办完了,回“回访”说说好没好')
  expect(text(false, false)).toContain('没办好的话,回“人工”')
})

test('of what is done asks how satisfied, and hears free words', () => {
  expect(world.says('1')).toBe(
    '编号0412这件事,您满意吗?\n1 非常满意\n2 满意\n3 基本满意\n4 不满意\n5 非常不满意',
  )
  expect(world.says('2')).toBe('还有想说的,写一句就行。没有就回“0”。')
  expect(world.says('师傅来得快')).toBe('记下了,谢谢您。')
  expect(kept()).toEqual([
    ['answerVisit', { ticketId: 412, outcome: 'solved' }],
    ['answerVisit', { ticketId: 412, satisfaction: 'satisfied' }],
    ['answerVisit', { ticketId: 412, words: '师傅来得快' }],
  ])
})

test('ends with 0 where there is no more to say, and names 12345 to who is not satisfied', () => {
  world.says('好了')
  world.says('不满意')
  expect(world.says('0')).toBe('记下了,谢谢您。\n不满意还可以打12345。')
  expect(world.session.flow).toBeUndefined()
  expect(kept()).toHaveLength(2)
})

test('takes it up again with the reason that came with the answer', () => {
  expect(world.says('2 灯亮了但是太暗')).toBe('好的,转给周敏接着办,编号0412不变,办好再告诉您。')
  expect(kept()).toEqual([
    ['answerVisit', { ticketId: 412, outcome: 'partly', words: '灯亮了但是太暗' }],
    ['reopenTicket', { ticketId: 412, words: '灯亮了但是太暗', media: [] }],
  ])
})

test('asks what is missing, and takes a sentence, a picture, a number or nothing for it', () => {
  const asks = () => expect(world.says('没好')).toContain('哪里没好?')
  asks()
  world.says('还在闪')
  expect(world.asked.at(-1)).toEqual({
    type: 'reopenTicket',
    in: { ticketId: 412, words: '还在闪', media: [] },
  })
  world.session = awaitVisit(world.session, asked, world.now).session
  asks()
  world.sends({ type: 'image', mediaId: 'p', at: world.now })
  expect(world.asked.at(-1)?.in).toEqual({ ticketId: 412, words: '', media: ['p'] })
  world.session = awaitVisit(world.session, asked, world.now).session
  asks()
  expect(world.says('2')).toContain('您满意吗')
})

test('names 12345 after the second reopening, and asks the managers the third time', () => {
  world.answers.reopenTicket = { ok: true, to: '周敏', times: 2, escalated: false }
  expect(world.says('没好,还是不亮')).toContain(
    '转给周敏接着办,编号0412不变,办好再告诉您。\n不满意还可以打12345。',
  )
  world.session = awaitVisit(world.session, asked, world.now).session
  world.answers.reopenTicket = { ok: true, to: null, times: 2, escalated: true }
  expect(world.says('3 还是不亮')).toBe(
    '编号0412已经接着办过两回了,这回我请社区负责人来看怎么办。\n不满意还可以打12345。',
  )
})

test.each([
  ['好了', 'solved'],
  ['修好了,谢谢', 'solved'],
  ['亮了', 'solved'],
  ['1', 'solved'],
  ['好了一半', 'partly'],
  ['好了,就是有点慢', 'partly'],
  ['没全好', 'partly'],
  ['没修好', 'unsolved'],
  ['还是不亮', 'unsolved'],
  ['没得', 'unsolved'],
  ['根本没人来', 'unsolved'],
  ['又坏了', 'unsolved'],
])('hears “%s” as %s', (text, outcome) => {
  world.says(text)
  expect(world.asked[0]?.in).toMatchObject({ outcome })
})

test.each(['好的', '谢谢', '嗯', '你好'])('takes “%s” for no answer', (text) => {
  expect(world.says(text)).toContain('您看好了吗')
  expect(world.asked).toEqual([])
})

test.each([
  ['很满意', 'very_satisfied'],
  ['还可以', 'fairly_satisfied'],
  ['不太满意', 'unsatisfied'],
  ['太差了', 'very_unsatisfied'],
  ['5', 'very_unsatisfied'],
  ['满意', 'satisfied'],
])('hears “%s” as %s', (text, satisfaction) => {
  world.says('1')
  world.says(text)
  expect(world.asked.at(-1)?.in).toEqual({ ticketId: 412, satisfaction })
})

describe('another matter', () => {
  test('is heard, and the question waits', () => {
    expect(world.says('锦江苑3栋电梯坏了')).toContain('请您看看对不对')
    expect(world.session.parked.at(-1)?.id).toBe('visit')
  })
  test('that is danger comes before it', () => {
    expect(world.says('我屋头好大一股煤气味')).toContain('别开关灯和电器')
  })
})

test('waits for a week from when it was asked, not from the resident’s last words', () => {
  world.now += 5 * 24 * 60 * 60 * 1000
  world.session = awaitVisit({ ...world.session, flow: undefined }, asked, world.now).session
  expect(world.says('1', 6 * 24 * 60 * 60 * 1000)).toContain('您满意吗')
})

test('is left by 0, found again by 回访, and over once it was taken up by staff', () => {
  expect(world.says('0')).toContain('您想办什么')
  expect(world.says('回访')).toContain('现在没有要问您的事')
  world.answers.visitTicket = asked
  expect(world.says('评价')).toContain('您看好了吗')
  world.answers.answerVisit = { ok: false }
  expect(world.says('没好')).toContain('已经又在办了')
})
