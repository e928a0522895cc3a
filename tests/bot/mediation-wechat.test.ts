// A quarrel with a neighbour on WeChat as Wechaty's mock puppet has it: three doors in one message, and the second one to the end.
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
  const id = `mediation${(lastId += 1)}`
  platform.MessageMock.create({
    ...{ id, talkerId: from.id, listenerId: self.id, timestamp: Date.now() },
    ...{ type: types.Message.Text, text },
  })
  puppet.emit('message', { messageId: id })
  return answered
}

test('a quarrel leads to a mediator, and the other side is written nothing', async () => {
  const wang = platform.createContact({ name: '王阿姨' })
  const li = platform.createContact({ name: '李伟' })
  const written: string[] = []
  li.on('message', (message: mock.MessageMock) => {
    written.push(message.text() ?? '')
  })
  expect(await talk(wang, '楼上天天半夜吵得睡不着', '3 只反映情况')).toContain('1 大家商量')
  await talk(wang, '2', '2 律师')
  await talk(wang, '1', '让您害怕')
  await talk(wang, '1', '1 跳过')
  expect(await talk(wang, '李伟 13911112222', '3 都行')).not.toContain('13911112222')
  expect(await talk(wang, '1', '随时可以不谈')).toContain('编号')
  const all = await program.store.mediations.list({
    ...{ staffId: 0, name: '', role: 'manager', scope: '/1/', ownOnly: false },
  })
  expect(all).toMatchObject([{ about: '楼上天天半夜吵得睡不着', state: 'applied' }])
  expect(written).toEqual([])
})
