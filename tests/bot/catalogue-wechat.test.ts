// A question about a service on WeChat as Wechaty's mock puppet has it: answered with its source, applied for, and a paper asked for.
import { expect, test } from 'vitest'
import type { mock } from 'wechaty-puppet-mock'
import { talk as tell, withWechat } from '../support/wechat.ts'

const wechat = withWechat()
const talk = (from: mock.ContactMock, text: string, until: string) => tell(wechat, from, text, until)

test('a service is told with its source and applied for, and a paper goes to a person', async () => {
  const wang = wechat.platform.createContact({ name: '王阿姨' })
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
