// Staff make and cancel a task at the desk, print the code of another, and confirm and correct hours on a phone.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('staff make a task and cancel it, print the code of another, and confirm and correct hours on a phone', async () => {
  const complaints: string[] = []
  const { app, password } = held.program
  const open = async (size: typeof phone) => {
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(15_000)
    await page.goto(`${app.listeningOrigin}/console`)
    await page.getByLabel('账号').fill('zhoumin')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '志愿任务', exact: true }).click()
    return page
  }
  const desk = await open(desktop)
  const row = (page: typeof desk, about: string) =>
    page.getByRole('listitem').filter({ hasText: about }).first()
  await row(desk, '陪李奶奶').getByText('1/2人接了 · 问了2人 · 1人不得空').waitFor()

  await desk.getByRole('button', { name: '发一个任务' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('做什么', { exact: true }).fill('贴停水通知')
  await form.getByRole('combobox', { name: '地点' }).click()
  await desk.locator('.ant-select-tree-title').getByText('桂花小区').click()
  await form.getByLabel('具体在哪里').fill('各栋门口')
  await form.getByRole('checkbox', { name: '要登高' }).check()
  const send = form.getByRole('button', { name: '发出去,开始找人' })
  expect(await send.isDisabled()).toBe(true)
  await form.getByLabel('谁给上的保险').fill('社区志愿者意外险')
  await send.click()
  await row(desk, '贴停水通知').getByText('要登高 · 保险:社区志愿者意外险').waitFor()
  await row(desk, '贴停水通知').getByText('0/1人接了').waitFor()

  await row(desk, '陪李奶奶').getByRole('button', { name: '打印现场码' }).click()
  await desk.getByRole('region', { name: '志愿服务现场码' }).getByText('208 416').waitFor()
  await desk.keyboard.press('Escape')
  await row(desk, '贴停水通知').getByRole('button', { name: '取消任务' }).click()
  await row(desk, '贴停水通知').getByRole('textbox').fill('不停水了')
  await row(desk, '贴停水通知').getByRole('button', { name: '取消任务' }).click()
  await expect.poll(() => desk.getByText('贴停水通知').count()).toBe(0)
  await desk.getByText('取消了', { exact: true }).click()
  await row(desk, '贴停水通知').waitFor()

  const door = await open(phone)
  await door.getByText('办完了', { exact: true }).click()
  const garden = row(door, '打扫小区花园')
  await garden.getByText('要核对谁来了').waitFor()
  await garden.getByText('09:10到,10:40走,等核对').waitFor()
  expect(await door.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await garden.getByRole('button', { name: '来了', exact: true }).click()
  expect(await garden.getByLabel('记多少分钟').inputValue()).toBe('90')
  await garden.getByRole('button', { name: '记下' }).click()
  await garden.getByText('来了,记90分钟').waitFor()
  const settled = garden.getByRole('listitem').filter({ hasText: '何建国' })
  await settled.getByRole('button', { name: '改时间' }).click()
  await settled.getByLabel('记多少分钟').fill('100')
  await settled.getByLabel('为什么改(本人会看到)').fill('提前走了')
  await settled.getByRole('button', { name: '记下' }).click()
  await settled.getByText('来了,记100分钟').waitFor()
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 120_000)
