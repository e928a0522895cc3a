// The legal adviser's page: who comes, the check at the start, a note that the resident may read, and where they were sent on.
import { expect, test } from 'vitest'
import { dayOf, plusDays } from '../src/rules/time/calendar.ts'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'
import { message, read } from './support/store.ts'

const held = withBrowser()

test('the adviser sees a booked talk, makes the check, writes a note and sends the resident on', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  for (const text of ['公司欠我三个月工资,想找律师', '2', '13812345678', '跳过', '1', '1'])
    await store.turn(message('an', text, { at: Date.now() }))

  const open = async (login: string, size: typeof phone) => {
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(15_000)
    await page.goto(`${app.listeningOrigin}/console`)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: /^法律顾问/ }).click()
    return page
  }
  const page = await open('liuwen', phone)
  const row = page.getByRole('listitem').filter({ hasText: '打工、工资、工伤' })
  await row.getByRole('link', { name: '13812345678' }).waitFor()
  await row.getByText('可能有时间限制').waitFor()
  await row.getByRole('button', { name: '问过了,没见过' }).click()
  await expect.poll(() => row.getByText('没有登记对方是谁').count()).toBe(0)

  await row.getByRole('button', { name: '记录(0)' }).click()
  await row.getByRole('textbox', { name: '写下谈了什么' }).fill('先找劳动监察,再看仲裁')
  await row.getByRole('checkbox', { name: /居民也能看/ }).check()
  await row.getByRole('spinbutton', { name: '谈了几分钟' }).fill('40')
  await row.getByRole('button', { name: '记下' }).click()
  await row.getByText('居民能看').waitFor()
  await row.getByRole('combobox', { name: '转到哪里' }).click()
  await page.locator('.ant-select-item-option').getByText('法律援助').click()
  await expect.poll(() => row.getByText('法律援助').count()).toBeGreaterThan(0)

  const sent = page.getByRole('region', { name: '转出去的' })
  await sent.getByRole('combobox', { name: '办到哪一步' }).click()
  await page.locator('.ant-select-item-option').getByText('那边接了').click()
  await expect.poll(() => sent.getByText('那边接了').count()).toBeGreaterThan(0)

  await store.turn(message('an', '律师留言', { at: Date.now() }))
  expect((await read(store, 'an')).at(-1)).toContain('先找劳动监察,再看仲裁')

  const manager = await open('wangfang', desktop)
  const seen = manager.getByRole('listitem').filter({ hasText: '只有顾问看得到' })
  await seen.getByText('刘文').waitFor()
  expect(await manager.getByText('打工、工资、工伤').count()).toBe(0)
  const sums = manager.getByRole('region', { name: '居民满不满意' })
  await sums.getByText('不到5份').first().waitFor()
  await manager.getByRole('region', { name: '转出去的' }).getByText('那边接了').waitFor()
  const wide = await open('liuwen', desktop)
  await wide.getByRole('button', { name: '记录(1)' }).click()
  await wide.getByText('先找劳动监察').waitFor()
  await wide.getByRole('button', { name: '生成日历地址' }).click()
  expect(await wide.getByRole('textbox', { name: '日历地址' }).inputValue()).toMatch(
    /\/calendar\.ics\?key=\S+$/,
  )
  const admin = await open('admin', desktop)
  await admin.getByRole('textbox', { name: '为什么要看' }).fill('处理投诉')
  await admin.getByRole('button', { name: '看记录(留底)' }).click()
  await admin.getByText('先找劳动监察').waitFor()
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([])
})

test('the adviser is away for some days: whoever had booked reads why and picks another time', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  for (const text of ['想找律师问问借款的事', '1', '跳过', '1', '1'])
    await store.turn(message('bo', text, { at: Date.now() }))
  const [booked] = (await read(store, 'bo')).filter((text) => text.includes('约好了'))
  expect(booked).toBeDefined()
  const { page } = await openPage(held.browser, phone, complaints)
  page.setDefaultTimeout(15_000)
  await page.goto(`${app.listeningOrigin}/console`)
  await page.getByLabel('账号').fill('liuwen')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: /^法律顾问/ }).click()
  const away = page.getByRole('region', { name: '我不在的日子' })
  const today = dayOf(Date.now())
  await away.getByLabel('从哪天').fill(today)
  await away.getByLabel(/^到哪天/).fill(plusDays(today, 20))
  await away.getByLabel(/^为什么/).fill('休年假')
  await away.getByRole('button', { name: '这些天不接' }).click()
  await away.getByText('休年假').first().waitFor()
  const heard = (await read(store, 'bo')).slice(-2).join('\n')
  expect(heard).toContain('办不成了:休年假')
  await away.getByRole('button', { name: '撤掉' }).first().click()
  await expect.poll(() => away.getByRole('button', { name: '撤掉' }).count()).toBe(20)
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([])
})
