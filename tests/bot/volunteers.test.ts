// Signing up on WeChat: Wechaty with the puppet that keeps its accounts in memory, the real store behind it, one message after the other.
import { afterEach, expect, test } from 'vitest'
import { types } from 'wechaty-puppet'
import { PuppetMock, mock } from 'wechaty-puppet-mock'
import { createOutbound } from '../../src/bot/outbound.ts'
import { createWechatyChannel } from '../../src/bot/wechaty/channel.ts'
import { openTestStore, silent } from '../support/store.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test('a resident signs up on WeChat, and reads it back before anything is kept', async () => {
  const home = await openTestStore()
  closing.push(home.close)
  const mocker = new mock.Mocker()
  const puppet = new PuppetMock({ mocker })
  const channel = createWechatyChannel({
    puppet,
    name: '社区助手',
    minGapMs: 0,
    log: silent,
    groupAnswer: () => ({ text: '', urgent: false }),
    clock: () => home.clock.now,
    onState: () => undefined,
    saveMedia: () => Promise.resolve({ mediaId: 'none' }),
  })
  const outbound = createOutbound({
    channels: [channel],
    messages: home.store.messages,
    now: () => home.clock.now,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    onError: (error, what) => home.errors.push({ error, what }),
    period: 3_600_000,
  })
  closing.push(outbound.stop, channel.stop)
  const [self, wang] = [mocker.createContact({ name: '小邻' }), mocker.createContact({ name: '王阿姨' })]
  let handled: () => void = () => undefined
  await channel.start(async (message) => {
    await home.store.turn(message)
    for (const event of home.committed.splice(0))
      if (event.type === 'replies') outbound.deliver(event.to, event.messages)
    await outbound.idle()
    handled()
  })
  mocker.login(self)
  const heard: string[] = []
  wang.on('message', (message: mock.MessageMock) => {
    if (message.talker().id === self.id) heard.push(message.text() ?? '')
  })
  let count = 0
  const says = async (text: string): Promise<string> => {
    heard.length = 0
    home.clock.now += 1000
    const done = new Promise<void>((resolve) => (handled = resolve))
    const id = `volunteer${++count}`
    const timestamp = home.clock.now
    mocker.MessageMock.create({
      ...{ id, talkerId: wang.id, listenerId: self.id, timestamp, type: types.Message.Text, text },
    })
    puppet.emit('message', { messageId: id })
    await done
    return heard.join('\n')
  }

  expect(await says('我想当志愿者')).toMatch(/不收钱[^]*1 满18岁/)
  for (const text of ['1', '王桂英', '2', '2', '都可以', '上午']) await says(text)
  expect(await says('锦江苑')).toContain('您愿意走多远')
  for (const text of ['3', '跳过', '跳过', '跳过', '跳过']) await says(text)
  const card = await says('不要')
  expect(card).toContain('能帮的忙:陪伴聊天')
  expect(card).toContain('1 提交')
  expect(await says('提交')).toContain('登记好了')
  expect(await says('我的志愿者')).toContain('工作人员还没有看')
  expect(home.errors).toEqual([])
})
