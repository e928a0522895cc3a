// A party member reports in by the chat; whoever is in charge confirms and records what they took at the desk, and notes a unit on a phone.
import { expect, test } from 'vitest'
import { message } from './support/store.ts'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('a manager confirms and records what was taken, and notes a unit; a colleague of a grid sees no such page', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  const told = ['双报到', '1', '钱工', '蓝天物流', '搬东西', '周末', '2', '1', '双报到清单']
  for (const text of told) await store.turn(message('qian', text, { at: Date.now() }))
  const history = await store.messages.history({ channel: 'webchat', account: 'web', sender: 'qian' }, 0, 100)
  const number = /(\d+) 桂花小区修长椅/.exec(history.map(({ text }) => text).join('\n'))?.[1] ?? ''
  await store.turn(message('qian', `认领 ${number}`, { at: Date.now() }))

  const open = async (size: typeof phone, login: string) => {
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(15_000)
    await page.goto(`${app.listeningOrigin}/console`)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^志愿任务/ })
      .waitFor()
    return page
  }
  const row = (page: Awaited<ReturnType<typeof open>>, name: string) =>
    page.getByRole('listitem').filter({ hasText: name }).first()
  const grid = await open(desktop, 'zhoumin')
  expect(await grid.getByRole('button', { name: '双报到' }).count()).toBe(0)

  const desk = await open(desktop, 'wangfang')
  await desk.getByRole('button', { name: '双报到' }).click()
  const bench = row(desk, '桂花小区修长椅')
  await bench.getByText('钱工认领了,等您确认').waitFor()
  await bench.getByRole('button', { name: '确认', exact: true }).click()
  await bench.getByText('钱工,确认了').waitFor()
  await bench.getByRole('button', { name: '记下做好了' }).click()
  await bench.getByLabel('哪一天').fill('2026-01-05')
  await bench.getByRole('button', { name: '记下做好了' }).click()
  await bench.getByText('60分钟').waitFor()

  const door = await open(phone, 'wangfang')
  await door.getByRole('button', { name: '双报到' }).click()
  await door.getByText(/^单位/).first().click()
  await door.getByRole('button', { name: '单位报到' }).click()
  const form = door.getByRole('dialog')
  await form.getByLabel('单位全称').fill('蓝天物流')
  await form.getByLabel('联系人').fill('李经理')
  await form.getByLabel('电话').fill('13912345678')
  await form.getByLabel('能提供什么').fill('一辆货车')
  await form.getByRole('button', { name: '单位报到' }).click()
  await row(door, '蓝天物流').getByText('一辆货车').waitFor()
  expect(await door.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 120_000)
