// Staff register somebody who said yes, and note at the door, by one tap on a phone, what came of the visit.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('staff look in on somebody who agreed, and the manager hears of whom nobody met', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  const origin = app.listeningOrigin
  const people = await store.staff.list('/')
  const manager = people.find(({ role }) => role === 'manager')!
  const worker = people.find(({ login }) => login === 'zhoumin')!
  const viewer = { ...manager, staffId: manager.id, scope: '/1/', ownOnly: false }
  await store.desk.file(viewer, {
    intake: 'counter',
    person: { name: '王桂芳', phone: '13800001111', house: '桂花小区3栋1单元402' },
    text: '楼道的灯不亮',
    place: '',
    confidential: false,
  })

  const open = async (login: string, size: typeof phone) => {
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(15_000)
    await page.goto(`${origin}/console`)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    return page
  }
  const desk = await open(manager.login, desktop)
  await desk.getByRole('button', { name: '居民', exact: true }).click()
  await desk.getByRole('searchbox').fill('王桂芳')
  await desk.getByRole('button', { name: /王桂芳/ }).click()
  await desk.getByRole('button', { name: '登记探访' }).click()
  const form = desk.getByRole('form', { name: '登记探访' })
  await form.getByRole('combobox', { name: '怎么同意的' }).click()
  await desk.locator('.ant-select-item-option').getByText('当面').click()
  await form.getByLabel('去的人要知道什么(可以不写)').fill('耳朵不好,敲重一点')
  await form.getByRole('button', { name: '本人同意,开始探访' }).click()
  await desk.getByText('登记好了').waitFor()

  const door = await open(worker.login, phone)
  await door.getByRole('button', { name: /^探访/ }).click()
  const row = (page: typeof door) => page.getByRole('listitem').filter({ hasText: '王桂芳' })
  await row(door).getByText('桂花小区3栋1单元402').waitFor()
  await row(door).getByText('耳朵不好,敲重一点').waitFor()
  await row(door).getByRole('button', { name: '没见到' }).click()
  await row(door).getByText('担心出事就打110、120').waitFor()

  await desk.getByRole('button', { name: /提醒/ }).click()
  await desk.getByRole('button', { name: /探访没见到人/ }).click()
  await row(desk).getByText('没见到人,请负责人看').waitFor()
  await row(desk).getByRole('button', { name: '看过了' }).click()
  await row(desk).getByRole('textbox', { name: '是怎么回事,怎么办的' }).fill('在女儿家,好着')
  await row(desk).getByRole('button', { name: '看过了' }).click()
  await expect.poll(() => row(desk).getByText('没见到人,请负责人看').count()).toBe(0)

  await row(door).getByRole('button', { name: '要帮忙' }).click()
  await row(door).getByRole('textbox', { name: '要帮什么忙' }).fill('屋里的灯坏了,想请人换')
  await row(door).getByRole('button', { name: '报上去' }).click()
  await row(door).getByText(/0002/).waitFor()
  expect(await door.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

  await row(desk).getByRole('button', { name: '不再探访' }).click()
  await desk.getByRole('combobox', { name: '为什么' }).click()
  await desk.locator('.ant-select-item-option').getByText('本人不要了').click()
  await desk.getByText('还没有登记探访').waitFor()
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 120_000)
