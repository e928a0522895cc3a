// 双报到 on WeChat as Wechaty's mock puppet has it: agreed to, told, a line of the lists taken, and all of it taken back.
import { expect, test } from 'vitest'
import type { mock } from 'wechaty-puppet-mock'
import { manager } from '../support/polls.ts'
import { talk as tell, withWechat } from '../support/wechat.ts'

const wechat = withWechat()
const talk = (from: mock.ContactMock, text: string, until: string) => tell(wechat, from, text, until)

test('a party member agrees, reports in, takes a line, and takes it all back', async () => {
  await wechat.program.store.doubleReports.addItem(manager, {
    ...{ kind: 'project', title: '晨读角', detail: '每周六领孩子读书' },
  })
  const zhou = wechat.platform.createContact({ name: '周敏' })
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
  const { reports } = await wechat.program.store.doubleReports.list(manager)
  expect(reports.map(({ name }) => name)).not.toContain('周老师')
})
