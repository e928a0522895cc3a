// Signing up and serving on WeChat: Wechaty with the puppet that keeps its accounts in memory, the real store behind it, one message after the other.
import { afterEach, expect, test } from 'vitest'
import { types } from 'wechaty-puppet'
import { PuppetMock, mock } from 'wechaty-puppet-mock'
import { createOutbound } from '../../src/bot/outbound.ts'
import { createWechatyChannel } from '../../src/bot/wechaty/channel.ts'
import { openTestStore, silent, type TestStore } from '../support/store.ts'
import { manager, wish } from '../support/volunteers.ts'
import { doJobs } from '../support/work.ts'

const minute = 60 * 1000
const hour = 60 * minute
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Person {
  /** What they read of what they say now. */
  says: (text: string) => Promise<string>
  /** What they have read since they said something last. */
  read: () => string
}

/** A store whose residents write on WeChat. Its clock stands still but for a second a message. */
async function openWechat(): Promise<{
  home: TestStore
  person: (name: string) => Person
  /** Does what is due, and sends what came of it. */
  work: () => Promise<void>
}> {
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
  const self = mocker.createContact({ name: '小邻' })
  const send = async () => {
    for (const event of home.committed.splice(0))
      if (event.type === 'replies') outbound.deliver(event.to, event.messages)
    await outbound.idle()
  }
  let handled: () => void = () => undefined
  await channel.start(async (message) => {
    await home.store.turn(message)
    await send()
    handled()
  })
  mocker.login(self)
  let count = 0
  const person = (name: string): Person => {
    const contact = mocker.createContact({ name })
    const heard: string[] = []
    contact.on('message', (message: mock.MessageMock) => {
      if (message.talker().id === self.id) heard.push(message.text() ?? '')
    })
    const read = () => heard.join('\n')
    const says = async (text: string) => {
      heard.length = 0
      home.clock.now += 1000
      const done = new Promise<void>((resolve) => (handled = resolve))
      const id = `volunteer${++count}`
      const timestamp = home.clock.now
      mocker.MessageMock.create({
        ...{ id, talkerId: contact.id, listenerId: self.id, timestamp, type: types.Message.Text, text },
      })
      puppet.emit('message', { messageId: id })
      await done
      return read()
    }
    return { says, read }
  }
  return { home, person, work: () => doJobs(home).then(send) }
}

test('a resident signs up on WeChat, and reads it back before anything is kept', async () => {
  const { home, person } = await openWechat()
  const { says } = person('王阿姨')
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

test('three are asked on WeChat for one place: who says 接 first goes, comes, leaves and reads the time', async () => {
  const { home, person, work } = await openWechat()
  const [wang, li, chen] = [person('王阿姨'), person('李叔'), person('陈姐')] as const
  for (const [who, name] of [
    [wang, '王桂英'],
    [li, '李大川'],
    [chen, '陈丽'],
  ] as const) {
    const told = [
      '1 3',
      '1 2',
      '1-7',
      '上午和下午',
      '桂花小区3栋',
      '3',
      '1',
      '没有',
      '跳过',
      '跳过',
      '不要',
      '1',
    ]
    for (const text of ['我想当志愿者', '1', name, ...told]) await who.says(text)
    const [applied] = await home.store.volunteers.list(manager, 'applied')
    await home.store.volunteers.approve(manager, applied?.id ?? '')
  }
  await home.store.volunteerTasks.create(manager, await wish(home))
  await work()
  for (const who of [wang, li, chen]) {
    expect(who.read()).toContain('想请您帮个忙(任务1)')
    expect(who.read()).not.toMatch(/李奶奶|501/)
  }
  expect(await chen.says('不得空')).toContain('没关系,这件事不再问您')
  const brief = await wang.says('接')
  expect(brief).toContain('做什么:给李奶奶取药')
  expect(brief).toContain('联系:李奶奶 13900001111')
  const late = await li.says('接')
  expect(late).toContain('已经有人先接了')
  expect(late).not.toContain('李奶奶')

  const [task] = await home.store.volunteerTasks.list(manager, 'open')
  const code = task?.code ?? ''
  home.clock.now = Date.parse(task?.start ?? '') - 5 * minute
  await work()
  await wang.says('我的任务')
  expect(await wang.says('我到了')).toContain('到场码')
  expect(await wang.says(code)).toContain('您到了')
  home.clock.now += 95 * minute
  await wang.says('我的任务')
  await wang.says('我做完了')
  expect(await wang.says(code)).toMatch(/记了95分钟/)
  home.clock.now += 24 * hour
  await work()
  expect(await wang.says('我的任务')).toContain('一共记了95分钟')
  expect(await li.says('我的任务')).toContain('现在没有志愿任务')
  expect(home.errors).toEqual([])
})
