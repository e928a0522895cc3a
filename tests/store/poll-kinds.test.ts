// Each kind of poll by real messages on a real database, as somebody old on a small phone would answer it, down to the recount.
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recount } from '../../src/rules/polls/poll-file.ts'
import { endPoll, knownAt, manager, says, startPoll } from '../support/polls.ts'
import { openTestStore, read, type TestStore } from '../support/store.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
  await knownAt(home, '桂花小区3栋', 1, 'lan', 'mei', 'bo')
})
afterEach(() => home.close())

const options = ['路灯', '棋桌', '长椅', '花坛']
const counted = async (id: string) => {
  await endPoll(home)
  const [shown] = await home.store.polls.list(manager)
  const file = recount(sha256, await home.store.polls.recordFor(manager, id), shown?.head ?? '')
  expect((await read(home.store, 'lan')).at(-1)).toContain('结束了,结果是')
  return file.totals.map(({ votes, points }) => points ?? votes)
}

test('of several options up to two are named in one message, or one and then another', async () => {
  const id = await startPoll(home, { kind: 'multiple', most: 2, question: '先添哪些?', options })
  const [asked, tooMany, again, sure, done] = (await says(home, 'lan', '投票', '1、2、3', '1 3', '1')).slice(
    3,
  )
  expect(asked).toBe(
    '【听意见】先添哪些?\n11月25日(周三)10:00结束。\n最多选2个。选几个,就一起回,比如回:1、3\n1 路灯\n2 棋桌\n3 长椅\n4 花坛',
  )
  expect(tooMany).toBe('最多选2个,您选了3个。麻烦您再选一次。')
  expect(again).toBe(asked)
  expect(sure).toBe('您选的是:路灯、长椅。就投这个吗?\n1 就投这个\n2 重新选')
  expect(done).toContain('投好了')

  const taps = (await says(home, 'mei', '投票', '3', '3', '1', '1')).slice(4)
  expect(taps.slice(0, 3)).toEqual([
    '您选的是:长椅。就投这个吗?\n1 就投这个\n2 重新选\n3 再选一个',
    '好,再加哪一个?\n1 路灯\n2 棋桌\n3 花坛',
    '您选的是:路灯、长椅。就投这个吗?\n1 就投这个\n2 重新选',
  ])
  expect(await counted(id)).toEqual([2, 0, 2, 0])
})

test('by approval all that one agrees with are named, digits typed together too', async () => {
  const id = await startPoll(home, { kind: 'approval', question: '哪些可以添?', options })
  expect((await says(home, 'lan', '投票', '134', '1')).at(-2)).toContain('您选的是:路灯、长椅、花坛。')
  expect((await says(home, 'mei', '投票', '都可以', '1')).at(-2)).toContain('路灯、棋桌、长椅、花坛')
  expect((await says(home, 'bo', '投票', '棋桌和花坛', '1')).at(-2)).toContain('棋桌、花坛')
  expect(await counted(id)).toEqual([2, 2, 2, 3])
})

test('an order is asked for one after the other; 0 takes the last one back; it ends where one likes', async () => {
  const id = await startPoll(home, { kind: 'ranking', question: '先添哪样?', options })
  const talk = (await says(home, 'lan', '投票', '3', '1', '0', '2', '就这些', '1')).slice(3)
  expect(talk[0]).toContain('您最想要哪一个?\n1 路灯')
  expect(talk[1]).toBe('第2想要的,是哪一个?\n1 路灯\n2 棋桌\n3 花坛\n4 就这些,不排了')
  expect(talk[3]).toBe(talk[1])
  expect(talk[5]).toBe(
    '您排的是下面这样。就投这个吗?\n第1:长椅\n第2:棋桌\n没排的不分先后。\n1 就投这个\n2 重新选',
  )
  // The fourth has no choice left: it is not asked for.
  const whole = (await says(home, 'mei', '投票', '1', '1', '1', '1')).slice(3)
  expect(whole[3]).toBe(
    '您排的是下面这样。就投这个吗?\n第1:路灯\n第2:棋桌\n第3:长椅\n第4:花坛\n1 就投这个\n2 重新选',
  )
  expect((await says(home, 'bo', '投票', '4 1', '1')).at(-2)).toContain('第1:花坛\n第2:路灯')
  expect(await counted(id)).toEqual([1 + 6 + 4, 4 + 4 + 1, 6 + 2 + 1, 1 + 0 + 6])
})

test('scores are asked for one by one, each in words, or told in one row', async () => {
  const two = ['门卫', '保洁']
  const id = await startPoll(home, { kind: 'score', question: '您满意吗?', options: two })
  const talk = (await says(home, 'lan', '投票', '5', '比较好', '1')).slice(3)
  expect(talk[0]).toContain('一共2样,我一样一样问您。\n“门卫”,您觉得怎么样?\n1 很不好')
  expect(talk[1]).toContain('“保洁”,您觉得怎么样?\n1 很不好')
  expect(talk[2]).toBe('您打的分是下面这样(5分最好)。就投这个吗?\n门卫:5分\n保洁:4分\n1 就投这个\n2 重新选')
  expect((await says(home, 'mei', '投票', '3 2', '1')).at(-2)).toContain('门卫:3分\n保洁:2分')
  expect(await counted(id)).toEqual([8, 6])
})

test('what is begun of an order is read by nobody of staff', async () => {
  await startPoll(home, { kind: 'ranking', question: '先添哪样?', options })
  await says(home, 'lan', '投票', '花坛', '棋桌', '取消')
  await says(home, 'lan', '桂花小区3栋2单元的路灯不亮了', '1')
  const [ticket] = (await home.store.tickets.list(manager, { box: 'all', limit: 10 })).items
  const { conversation } = await home.store.tickets.read(manager, ticket?.id ?? '')
  const words = conversation.map(({ text }) => text)
  expect(words).toContain('投票')
  expect(words.filter((text) => /^花坛|^棋桌|第2想要/.test(text))).toEqual([])
})
