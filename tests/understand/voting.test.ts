// Who wants to vote, or to see their vote, in free sentences; and who speaks of votes that are not held here.
import { describe, expect, test } from 'vitest'
import { votingIn } from '../../src/understand/voting.ts'
import { World } from '../support/world.ts'

describe('a sentence', () => {
  test.each([
    '我要投票',
    '我想投个票',
    '我来投一票嘛',
    '有啥子要投票的',
    '现在有什么要投票的吗?',
    '有没有要投的',
    '还有啥子要我投的',
    '咋个投票嘛',
    '请问,在哪里投票?',
    '我要投票,咋个弄',
    '我还没投票呢',
    '投票投错了能改不',
    '我想改票',
  ])('is about voting: %s', (text) => {
    expect(votingIn(text)).toBe('vote')
  })

  test.each([
    '我的回执号是多少',
    '回执号忘了',
    '投票回执咋个查',
    '我的票投进去没有',
    '我投了没有',
    '我是不是投过了',
    '我投的票咋个查',
    '投票结果出来没有',
  ])('is about one’s own vote: %s', (text) => {
    expect(votingIn(text)).toBe('votes')
  })

  test.each([
    '提议投票',
    '我提议投票决定装不装电梯',
    '建议大家投票定广场舞几点收场',
    '我要发起投票',
    '我要投票选居委会主任',
    '换物业的投票在哪里投',
    '业主大会怎么投票',
    '我妈住院,我可不可以代我妈投票',
    '帮我家娃投个票',
    '短信说投票赢大奖点链接,是不是骗人的',
    '我要投诉',
    '受理回执在哪里盖章',
    '要不要投票',
  ])('is about something else: %s', (text) => {
    expect(votingIn(text)).toBeUndefined()
  })
})

describe('where no question is open', () => {
  test.each([
    ['我想投个票', 'vote.ask'],
    ['有啥子要投票的', 'vote.ask'],
    ['我投了没有', 'votes.none'],
    ['我提议投票决定装不装电梯', 'handover.ask'],
  ])('%s leads to %s', (text, key) => {
    const world = new World()
    world.says(text)
    expect(world.said.map((said) => said.text)).toContain(key)
  })

  test('what is to be decided by all is offered as a proposal, too', () => {
    const world = new World()
    world.says('我提议投票决定装不装电梯')
    world.says('3')
    expect(world.said.at(-1)?.text).toMatch(/^proposal\./)
  })
})
