// A team is made in the chat; staff approve it on a phone, settle what its captain calls it for, and sign up a company at the desk.
import { expect, test } from 'vitest'
import { message } from './support/store.ts'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('staff approve a team on a phone, make a task of its call, and sign up a company at the desk', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  const say = async (sender: string, ...texts: string[]) => {
    for (const text of texts) await store.turn(message(sender, text, { at: Date.now() }))
  }
  await say('sun', '组队', '1', '电梯关爱队', '1', '帮老人提东西上楼', '桂花小区', '孙姐', '1')
  const viewer = { staffId: 2, name: '王芳', role: 'manager', scope: '/1/', ownOnly: false } as const
  const made = (await store.teams.list(viewer)).find(({ name }) => name === '电梯关爱队')
  for (const [sender, as] of [
    ['wu', '小吴'],
    ['he', '老何'],
  ] as const)
    await say(sender, `加入 ${made?.code ?? ''}`, '1', as)

  const open = async (size: typeof phone) => {
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(15_000)
    await page.goto(`${app.listeningOrigin}/console`)
    await page.getByLabel('账号').fill('wangfang')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: /^队伍/ }).click()
    return page
  }
  const door = await open(phone)
  const row = (page: typeof door, name: string) =>
    page.getByRole('listitem').filter({ hasText: name }).first()
  await row(door, '电梯关爱队').getByText('3人:孙姐(队长)、小吴、老何').waitFor()
  expect(await door.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await row(door, '电梯关爱队').getByRole('button', { name: '通过', exact: true }).click()
  await row(door, '电梯关爱队').getByText('在活动').waitFor()

  await say('sun', '我的队伍', '1', '帮三栋的老人提米', '周六上午')
  const desk = await open(desktop)
  await row(desk, '电梯关爱队').getByRole('button', { name: '定下来,做成任务' }).click()
  await row(desk, '电梯关爱队').getByLabel('具体在哪里').fill('三栋门口')
  await row(desk, '电梯关爱队').getByRole('button', { name: '定下来,做成任务' }).click()
  await row(desk, '电梯关爱队').getByText('1个任务,共0小时').waitFor()

  await desk.getByRole('button', { name: '单位或学校报名' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('名称').fill('蓝天物流')
  await form.getByLabel('做什么', { exact: true }).fill('搬重物')
  await form.getByLabel('联系人').fill('李经理')
  await form.getByLabel('电话').fill('13912345678')
  await form.getByRole('button', { name: '单位或学校报名' }).click()
  await row(desk, '蓝天物流').getByText('李经理 13912345678').waitFor()
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 120_000)
