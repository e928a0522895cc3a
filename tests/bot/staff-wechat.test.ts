// A grid worker binds their own WeChat, takes a resident's report and replies, on Wechaty's mock puppet.
import { expect, test } from 'vitest'
import type { mock } from 'wechaty-puppet-mock'
import { talk as tell, withWechat, heard } from '../support/wechat.ts'

const wechat = withWechat({ PUBLIC_URL: 'https://linli.example' })
const talk = (from: mock.ContactMock, text: string, until: string) => tell(wechat, from, text, until)

test('a grid worker binds their account, takes a report and replies to whoever told it', async () => {
  const wang = wechat.platform.createContact({ name: '王阿姨' })
  const zhou = wechat.platform.createContact({ name: '周' })
  await talk(wang, '桂花小区3栋2单元501的路灯不亮了,电话13812345678', '1 ')
  await talk(wang, '1', '编号')
  const { app, password } = wechat.program
  const login = await app.inject({
    ...{ method: 'POST', url: '/api/session' },
    payload: { login: 'zhoumin', password },
  })
  const cookie = String(login.headers['set-cookie']).split(';')[0] ?? ''
  const way = await app.inject({
    ...{ method: 'POST', url: '/api/alarm-ways', headers: { cookie } },
    payload: { way: 'chat' },
  })
  await talk(zhou, `值班${way.json<{ code: string }>().code}`, '绑定好了')
  expect(await talk(zhou, '工作', '编号0001')).toContain('【工作】周敏')
  await talk(zhou, '1', '1 我来办')
  await talk(zhou, '1', '【工作】编号0001归您办了')
  await talk(zhou, '回复居民', '要对居民说什么')
  await talk(zhou, '下午三点来修', '1 对,发')
  const told = heard(wechat, wang, '下午三点来修')
  await talk(zhou, '1', '【工作】发给居民了')
  expect(await told).not.toContain('【工作】')

  const address = /https:\/\/linli\.example(\/once\?key=[\w-]{43})/
  const linked = await talk(zhou, '看姓名、电话、住址', 'https://linli.example')
  expect(linked).not.toContain('13812345678')
  const url = address.exec(linked)?.[1] ?? ''
  // A chat wechat.program that opens the link by itself uses nothing up.
  for (let looks = 0; looks < 2; looks++)
    expect((await app.inject({ url })).payload).not.toContain('13812345678')
  const press = () =>
    app.inject({
      ...{ method: 'POST', url, payload: '' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const once = await press()
  expect(once.payload).toContain('13812345678')
  expect(once.payload).toContain('501')
  const again = await press()
  expect([again.statusCode, again.payload.includes('13812345678')]).toEqual([404, false])
  await talk(zhou, '居民', '【居民】')
})

test('a legal adviser sees today, closes a free hour and opens it again', async () => {
  const liu = wechat.platform.createContact({ name: '刘' })
  const { app, password } = wechat.program
  const login = await app.inject({
    ...{ method: 'POST', url: '/api/session' },
    payload: { login: 'liuwen', password },
  })
  const cookie = String(login.headers['set-cookie']).split(';')[0] ?? ''
  const way = await app.inject({
    ...{ method: 'POST', url: '/api/alarm-ways', headers: { cookie } },
    payload: { way: 'chat' },
  })
  await talk(liu, `值班${way.json<{ code: string }>().code}`, '绑定好了')
  await talk(liu, '工作', '回“空档”看您的空档')
  expect(await talk(liu, '今天', '回“空档”')).toContain('【工作】刘文')
  await talk(liu, '空档', '1. ')
  await talk(liu, '1', '1 对')
  expect(await talk(liu, '1', '您关了')).toContain('关掉了')
  await talk(liu, '1', '重新让人约')
  expect(await talk(liu, '1', '回0返回')).toContain('打开了')
  await talk(liu, '居民', '【居民】')
})
