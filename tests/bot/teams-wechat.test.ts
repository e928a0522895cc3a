// A team on WeChat as Wechaty's mock puppet has it: made by one, joined by two others with their yes, read of once staff approved it.
import { expect, test } from 'vitest'
import type { mock } from 'wechaty-puppet-mock'
import { manager } from '../support/polls.ts'
import { talk as tell, withWechat } from '../support/wechat.ts'

const wechat = withWechat()
const talk = (from: mock.ContactMock, text: string, until: string) => tell(wechat, from, text, until)

test('three neighbours make a team on WeChat, and others read of it once staff approved it', async () => {
  const [sun, wu, he] = ['孙姐', '小吴', '老何'].map((name) => wechat.platform.createContact({ name })) as [
    mock.ContactMock,
    mock.ContactMock,
    mock.ContactMock,
  ]
  await talk(sun, '组个队', '1 组个队伍')
  await talk(sun, '1', '叫什么名字')
  await talk(sun, '晨练巡逻队', '哪一类事')
  await talk(sun, '1', '具体做些什么')
  await talk(sun, '早上锻炼的时候看看灯和井盖', '在哪里活动')
  await talk(sun, '1', '怎么称呼您')
  await talk(sun, '孙姐', '1 提交')
  const made = await talk(sun, '1', '建好了')
  const code = /加入 (\d{4})/.exec(made)?.[1] ?? ''
  for (const [from, as, until] of [
    [wu, '小吴', '还差1个人'],
    [he, '老何', '您加入“晨练巡逻队”了'],
  ] as const) {
    await talk(from, `加入 ${code}`, '1 加入')
    await talk(from, '1', '怎么称呼您')
    await talk(from, as, until)
  }
  const team = (await wechat.program.store.teams.list(manager)).find(({ name }) => name === '晨练巡逻队')
  expect(team).toMatchObject({
    state: 'review',
    members: [{ name: '孙姐' }, { name: '小吴' }, { name: '老何' }],
  })
  const bell = async () => (await wechat.program.store.bell.list(manager)).items.map(({ type }) => type)
  expect((await bell()).filter((type) => type === 'teamWaiting')).toHaveLength(1)
  await wechat.program.store.teams.approve(manager, team!.id)
  expect(await talk(wu, '有哪些队伍', '晨练巡逻队')).toContain(`加入 ${code}`)
})
