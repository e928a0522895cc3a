// A whole vote on WeChat as Wechaty's mock puppet has it, and that nothing of it is ever held in a group.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { types } from 'wechaty-puppet'
import { PuppetMock, mock } from 'wechaty-puppet-mock'
import { execute, openWriting } from '../../src/store/connection.ts'
import type { Viewer } from '../../src/store/views.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

const manager: Viewer = { staffId: 2, name: '王芳', role: 'manager', scope: '/1/', ownOnly: false }
let program: TestProgram
let puppet: PuppetMock
let platform: mock.Mocker
let self: mock.ContactMock
let wang: mock.ContactMock
beforeEach(async () => {
  platform = new mock.Mocker()
  puppet = new PuppetMock({ mocker: platform })
  program = await openTestProgram({ WECHATY_GAP_MS: '0', WECHATY_NAME: '小邻' }, { puppet })
  await program.started
  self = platform.createContact({ name: '小邻' })
  wang = platform.createContact({ name: '王阿姨' })
  platform.login(self)
})
afterEach(() => program.end())

/** What comes to a contact or a room of ours until a message holds `until`. */
const heard = (at: mock.ContactMock | mock.RoomMock, until: string): Promise<string> =>
  new Promise((tell) => {
    const all: string[] = []
    const hear = (message: mock.MessageMock) => {
      if (message.talker().id !== self.id) return
      all.push(message.text() ?? '')
      if (!all.join('\n').includes(until)) return
      at.off('message', hear)
      tell(all.join('\n'))
    }
    at.on('message', hear)
  })

let lastId = 0
async function talk(text: string, until: string): Promise<string> {
  const answered = heard(wang, until)
  const id = `poll${(lastId += 1)}`
  platform.MessageMock.create({
    ...{ id, talkerId: wang.id, listenerId: self.id, timestamp: Date.now() },
    ...{ type: types.Message.Text, text },
  })
  puppet.emit('message', { messageId: id })
  return answered
}

/** As staff confirm residents at the counter, and begin a poll. */
async function beginPoll(): Promise<void> {
  const client = openWriting(`file:${join(program.dir, 'linli.db')}`)
  await execute(client, 'UPDATE Resident SET level = 1')
  await client.$disconnect()
  const { polls } = program.store
  const { id } = await polls.create(manager, {
    ...{ nodeId: 1, aim: 'opinion', pack: 'opinion-poll', electorate: 'adults', kind: 'ranking' },
    ...{ question: '先添哪样?', options: ['长椅', '路灯', '棋桌'], closesAt: Date.now() + 86_400_000 },
  })
  await polls.start(manager, id)
}

test('an order is asked for, read back, cast, changed, and looked up by its receipt', async () => {
  await talk('收通知', '您住哪个小区')
  await talk('桂花小区3栋', '记下了')
  await beginPoll()
  const first = await talk('有啥子要投票的', '3 棋桌')
  for (const told of ['不是选举', '结束以前可以改', '回执号', '您最想要哪一个?'])
    expect(first).toContain(told)
  await talk('3', '第2想要的')
  expect(await talk('就这些', '2 重新选')).toContain('第1:棋桌\n没排的不分先后。')
  const receipt = /\d{5} \d{5}/.exec(await talk('1', '投好了'))?.[0] ?? 'none'
  await talk('我想改票', '您投过了')
  await talk('2 1', '第2:长椅')
  const changed = /\d{5} \d{5}/.exec(await talk('1', '改好了'))?.[0] ?? 'none'
  const mine = await talk('我投了没有', '之后公布结果')
  expect(mine).toContain(`您的回执号:${changed}`)
  expect(mine).toContain(`换掉的回执号:${receipt}`)
})

test('a group hears that it is asked in private, and no vote comes of it', async () => {
  await talk('收通知', '您住哪个小区')
  await talk('桂花小区3栋', '记下了')
  await beginPoll()
  const room = platform.createRoom({ memberIdList: [self.id, wang.id] })
  const told = heard(room, '私')
  wang.say('@小邻 我要投票').to(room)
  expect(await told).not.toContain('先添哪样')
  wang.say('@小邻 1').to(room)
  await talk('投票', '3 棋桌')
  expect((await program.store.polls.list(manager))[0]).toMatchObject({ state: 'open', taking: 0 })
})
