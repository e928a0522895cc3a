// A whole vote on WeChat as Wechaty's mock puppet has it, and that nothing of it is ever held in a group.
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { mock } from 'wechaty-puppet-mock'
import { execute, openWriting } from '../../src/store/connection.ts'
import type { Viewer } from '../../src/store/views.ts'
import { heard, talk as tell, withWechat } from '../support/wechat.ts'

const manager: Viewer = { staffId: 2, name: '王芳', role: 'manager', scope: '/1/', ownOnly: false }

const wechat = withWechat({ WECHATY_NAME: '小邻' })
let wang: mock.ContactMock
beforeEach(() => {
  wang = wechat.platform.createContact({ name: '王阿姨' })
})
const talk = (text: string, until: string) => tell(wechat, wang, text, until)

/** As staff confirm residents at the counter, and begin a poll. */
async function beginPoll(): Promise<void> {
  const client = openWriting(`file:${join(wechat.program.dir, 'linli.db')}`)
  await execute(client, 'UPDATE Resident SET level = 1')
  await client.$disconnect()
  const { polls } = wechat.program.store
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
  const room = wechat.platform.createRoom({ memberIdList: [wechat.self.id, wang.id] })
  const told = heard(wechat, room, '私')
  wang.say('@小邻 我要投票').to(room)
  expect(await told).not.toContain('先添哪样')
  wang.say('@小邻 1').to(room)
  await talk('投票', '3 棋桌')
  expect((await wechat.program.store.polls.list(manager))[0]).toMatchObject({ state: 'open', taking: 0 })
})
