// A question about a service on WeChat as Wechaty's mock puppet has it: answered with its source, applied for, and a paper asked for.
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
  const id = `catalogue${(lastId += 1)}`
  platform.MessageMock.create({
    ...{ id, talkerId: from.id, listenerId: self.id, timestamp: Date.now() },
    ...{ type: types.Message.Text, text },
  })
  puppet.emit('message', { messageId: id })
  return answered
}

test('a service is told with its source and applied for, and a paper goes to a person', async () => {
  const wang = platform.createContact({ name: '王阿姨' })
  const told = await talk(wang, '老房子没电梯,想加装一部要找谁', '2 问人')
  expect(told).toContain('出处:无障碍环境建设法第二十二条(2026-11-23查对)')
  await talk(wang, '1', '3 别人')
  await talk(wang, '1', '哪一栋')
  await talk(wang, '桂花小区3栋2单元', '简单说一下')
  await talk(wang, '老人下不来楼', '3 不办了')
  await talk(wang, '1', '编号0001')
  await talk(wang, '银行喊我开个健在证明', '按规定社区不能开')
  expect(await talk(wang, '银行要,取钱', '2 不用了')).toContain('健在证明不归社区开')
  await talk(wang, '1', '0002')
})
