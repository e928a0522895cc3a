// 双报到 on WeChat as Wechaty's mock puppet has it: agreed to, told, a line of the lists taken, and all of it taken back.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { types } from 'wechaty-puppet'
import { PuppetMock, mock } from 'wechaty-puppet-mock'
import { manager } from '../support/polls.ts'
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
  const id = `party${(lastId += 1)}`
  platform.MessageMock.create({
    ...{ id, talkerId: from.id, listenerId: self.id, timestamp: Date.now() },
    ...{ type: types.Message.Text, text },
  })
  puppet.emit('message', { messageId: id })
  return answered
}

test('a party member agrees, reports in, takes a line, and takes it all back', async () => {
  await program.store.doubleReports.addItem(manager, {
    ...{ kind: 'project', title: '晨读角', detail: '每周六领孩子读书' },
  })
  const zhou = platform.createContact({ name: '周敏' })
  const asked = await talk(zhou, '我是党员,来社区双报到', '1 同意')
  expect(asked).toContain('敏感个人信息')
  await talk(zhou, '1', '怎么称呼您')
  await talk(zhou, '周老师', '哪个单位')
  await talk(zhou, '锦江小学', '做些什么')
  await talk(zhou, '带孩子读书', '有空')
  await talk(zhou, '周六上午', '写上您的名字')
  await talk(zhou, '2', '不要写我的名字')
  await talk(zhou, '1', '报到好了')
  const number = /(\d+) 晨读角/.exec(await talk(zhou, '双报到清单', '晨读角'))?.[1] ?? ''
  await talk(zhou, `认领 ${number}`, '您认领了“晨读角”')
  await talk(zhou, '撤回双报到', '登记删掉了')
  const { reports } = await program.store.doubleReports.list(manager)
  expect(reports.map(({ name }) => name)).not.toContain('周老师')
})
