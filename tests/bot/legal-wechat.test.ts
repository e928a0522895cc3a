// An hour with the legal adviser and an event, booked on WeChat as Wechaty's mock puppet has it, and what a pretender is answered.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { types } from 'wechaty-puppet'
import { PuppetMock, mock } from 'wechaty-puppet-mock'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let puppet: PuppetMock
let platform: mock.Mocker
let self: mock.ContactMock
beforeEach(async () => {
  platform = new mock.Mocker()
  puppet = new PuppetMock({ mocker: platform })
  program = await openTestProgram({ WECHATY_GAP_MS: '0' }, { puppet })
  await program.started
  self = platform.createContact({ name: '小邻' })
  platform.login(self)
})
afterEach(() => program.end())

let lastId = 0
/** Says something and waits for what is answered: all messages until one that holds `until`. */
async function talk(from: mock.ContactMock, text: string, until: string): Promise<string> {
  const answered = new Promise<string>((tell) => {
    const heard: string[] = []
    const hear = (message: mock.MessageMock) => {
      if (message.talker().id !== self.id) return
      heard.push(message.text() ?? '')
      if (!heard.join('\n').includes(until)) return
      from.off('message', hear)
      tell(heard.join('\n'))
    }
    from.on('message', hear)
  })
  const id = `legal${(lastId += 1)}`
  platform.MessageMock.create({
    ...{ id, talkerId: from.id, listenerId: self.id, timestamp: Date.now() },
    ...{ type: types.Message.Text, text },
  })
  puppet.emit('message', { messageId: id })
  return answered
}

test('an hour is booked, the other side leaves no trace, and a pretender is warned of', async () => {
  const wang = platform.createContact({ name: '王阿姨' })
  await talk(wang, '想找律师问问借款的事', '2 打电话谈')
  await talk(wang, '1', '1 跳过')
  expect(await talk(wang, '我邻居张大伟', '看更晚的')).not.toContain('张大伟')
  expect(await talk(wang, '1', '1 定下来')).toContain('刘文')
  await talk(wang, '1', '约好了')
  const warned = await talk(wang, '有个自称社区律师的刘文要我交300块', '登记册里有这个名字')
  expect(warned).toContain('钱、证件、验证码都别给')
})

test('a couple signs up for an event and gives the places back', async () => {
  const li = platform.createContact({ name: '李大爷' })
  await talk(li, '活动', '2 老年人手机培训')
  await talk(li, '老年人手机培训', '1 就我一个')
  expect(await talk(li, '我和老伴', '1 报名')).toContain('来的人:我、老伴')
  // WeChat shows no link.
  expect(await talk(li, '1', '报好了')).not.toContain('booking.ics')
  await talk(li, '我的活动', '1 不去了,退掉')
  await talk(li, '1', '1 取消')
  expect(await talk(li, '1', '取消好了')).toContain('让给别人')
})
