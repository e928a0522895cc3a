// A quarrel with a neighbour on WeChat as Wechaty's mock puppet has it: three doors in one message, and the second one to the end.
import { expect, test } from 'vitest'
import type { mock } from 'wechaty-puppet-mock'
import { talk as tell, withWechat } from '../support/wechat.ts'

const wechat = withWechat()
const talk = (from: mock.ContactMock, text: string, until: string) => tell(wechat, from, text, until)

test('a quarrel leads to a mediator, and the other side is written nothing', async () => {
  const wang = wechat.platform.createContact({ name: '王阿姨' })
  const li = wechat.platform.createContact({ name: '李伟' })
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
  const all = await wechat.program.store.mediations.list({
    ...{ staffId: 0, name: '', role: 'manager', scope: '/1/', ownOnly: false },
  })
  expect(all).toMatchObject([{ about: '楼上天天半夜吵得睡不着', state: 'applied' }])
  expect(written).toEqual([])

  // A mediator asked them, and told them a code: only then, and by their own word, are they written to.
  const { mediations, staff } = wechat.program.store
  const manager = (await staff.list('/')).find(({ role }) => role === 'manager')!
  const viewer = { ...manager, staffId: manager.id, scope: '/1/', ownOnly: false }
  const { id } = all[0]!
  await mediations.assign(viewer, id, manager.id)
  const { parties } = await mediations.file(viewer, id)
  const partyId = parties.find(({ applicant }) => !applicant)!.id
  await mediations.answer(viewer, id, { partyId, yes: true, way: 'person', residentId: null })
  const start = Date.now() + 3 * 24 * 3_600_000
  await mediations.plan(viewer, id, { start, end: start + 3_600_000, place: '调解室', roomId: null })
  expect(written).toEqual([])
  const { code } = await mediations.code(viewer, id, partyId)
  expect(await talk(li, `调解码 ${code}`, '已经定了')).toContain('调解室')
})
