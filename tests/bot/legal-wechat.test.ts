// An hour with the legal adviser and an event, booked on WeChat as Wechaty's mock puppet has it, and what a pretender is answered.
import { expect, test } from 'vitest'
import type { mock } from 'wechaty-puppet-mock'
import { talk as tell, withWechat } from '../support/wechat.ts'

const wechat = withWechat()
const talk = (from: mock.ContactMock, text: string, until: string) => tell(wechat, from, text, until)

test('an hour is booked, the other side leaves no trace, and a pretender is warned of', async () => {
  const wang = wechat.platform.createContact({ name: '王阿姨' })
  await talk(wang, '想找律师问问借款的事', '2 打电话谈')
  await talk(wang, '1', '1 跳过')
  expect(await talk(wang, '我邻居张大伟', '看更晚的')).not.toContain('张大伟')
  expect(await talk(wang, '1', '1 定下来')).toContain('刘文')
  await talk(wang, '1', '约好了')
  const warned = await talk(wang, '有个自称社区律师的刘文要我交300块', '登记册里有这个名字')
  expect(warned).toContain('钱、证件、验证码都别给')
})

test('a couple signs up for an event and gives the places back', async () => {
  const li = wechat.platform.createContact({ name: '李大爷' })
  await talk(li, '活动', '2 老年人手机培训')
  await talk(li, '老年人手机培训', '1 就我一个')
  expect(await talk(li, '我和老伴', '1 报名')).toContain('来的人:我、老伴')
  // WeChat shows no link.
  expect(await talk(li, '1', '报好了')).not.toContain('booking.ics')
  await talk(li, '我的活动', '1 不去了,退掉')
  await talk(li, '1', '1 取消')
  expect(await talk(li, '1', '取消好了')).toContain('让给别人')
})
