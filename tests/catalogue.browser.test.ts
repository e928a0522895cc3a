// A manager fills in an entry at the desk; a resident is told so in the next message; on a phone it can be read and stopped.
import { expect, test } from 'vitest'
import { message, read } from './support/store.ts'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('a manager fills in an entry, residents are told it, and it is stopped on a phone', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  const open = async (size: typeof phone, login: string) => {
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(15_000)
    await page.goto(`${app.listeningOrigin}/console`)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: /^办事目录/ }).click()
    await page.getByText('居民问办事,就按这里答').waitFor()
    return page
  }
  const says = async (text: string) => {
    await store.turn(message('asker', text, { at: Date.now() }))
    return (await read(store, 'asker')).at(-1)
  }
  expect(await says('社保卡丢了咋个补')).toContain('社区还没有填准')

  const desk = await open(desktop, 'wangfang')
  await desk.getByText(/^要填的 [0-9]+$/).click()
  await desk.getByLabel('找一条').fill('社保卡')
  await desk.getByRole('button', { name: /^补办社保卡/ }).click()
  await desk.getByRole('button', { name: '修改' }).click()
  const form = desk.getByRole('form', { name: '修改' })
  await form.getByLabel('费用', { exact: true }).fill('不收钱')
  await form.getByText('写了内容,就要有出处。').waitFor()
  expect(await form.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
  await form.getByLabel('出处的名称(法律、文件)').first().fill('社区公示栏')
  await form.getByLabel('原文').first().fill('补办社保卡不收费')
  await form.getByRole('button', { name: '再加一个出处' }).click()
  const further = form.getByRole('group', { name: '还有的出处2' })
  await further.getByLabel('出处的名称(法律、文件)').fill('社保局窗口')
  expect(await form.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
  await further.getByLabel('原文').fill('首次补办免费')
  if (process.env['SCREENSHOT_DIR'])
    await desk.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/catalogue-further.png` })
  await form.getByRole('button', { name: '保存' }).click()
  await desk.getByText('存好了,现在就按新的答').waitFor()
  await expect.poll(() => says('社保卡掉了怎么补办')).toContain('费用:不收钱')

  const door = await open(phone, 'wangfang')
  await door.getByLabel('找一条').fill('社保卡')
  await door.getByRole('button', { name: /^补办社保卡/ }).click()
  // What is filled in has left the list of what is to be filled in; here it is found among all.
  await door.getByText('社区公示栏:“补办社保卡不收费”').waitFor()
  await door.getByText('社保局窗口').waitFor()
  await door.getByRole('button', { name: '修改' }).click()
  const again = door.getByRole('group', { name: '还有的出处2' })
  expect(await again.getByLabel('原文').inputValue()).toBe('首次补办免费')
  await door.getByRole('button', { name: '去掉出处2' }).click()
  await again.waitFor({ state: 'detached' })
  if (process.env['SCREENSHOT_DIR'])
    await door.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/catalogue-further-phone.png` })
  await door.getByRole('button', { name: '不改了' }).click()
  expect(await door.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await door.getByText('以前的版本').click()
  await door.getByText(/第1版,系统自带/).waitFor()
  await door.getByRole('button', { name: '停用', exact: true }).click()
  await door.getByText('停用的', { exact: true }).waitFor()
  await expect.poll(() => says('社保卡掉了怎么补办')).not.toContain('费用:不收钱')

  const helper = await open(desktop, 'zhoumin')
  await helper.getByRole('button', { name: /^办残疾人证/ }).click()
  await helper.getByText('这件事给谁办?', { exact: false }).first().waitFor()
  expect(await helper.getByRole('button', { name: '修改' }).count()).toBe(0)
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 120_000)
