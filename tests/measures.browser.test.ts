// Staff look at the month's figures, at phone and desktop size, take them along, and copy a case for the 12345 form.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('staff read the figures of the month, find a hot spot, and copy a case as a form', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  const origin = app.listeningOrigin
  const manager = (await store.staff.list('/')).find(({ role }) => role === 'manager')!
  const viewer = { ...manager, staffId: manager.id, scope: '/1/', ownOnly: false }
  const file = (text: string, confidential = false, name = '王桂芳') =>
    store.desk.file(viewer, {
      intake: 'phone',
      person: { name, phone: '13800001111' },
      text,
      place: '',
      confidential,
    })
  for (let n = 0; n < 6; n++) await file('桂花小区3栋电梯坏了')
  for (let n = 0; n < 3; n++) await file('锦江苑2栋垃圾没人收')
  await file('望江花园1栋邻居太吵', true, '李大爷')
  await file('屋头好大一股煤气味')

  const { page } = await openPage(held.browser, desktop, complaints)
  page.setDefaultTimeout(15_000)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${origin}/console`)
  await page.getByLabel('账号').fill(manager.login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '统计' }).click()
  const figures = page.getByRole('region', { name: '统计' })
  await figures.getByText('11件里的11件').waitFor()
  const row = (name: string) => figures.getByRole('row', { name: new RegExp(`^${name}`) }).first()
  expect(await row('第三网格').getByRole('cell').first().textContent()).toBe('6')
  expect(await row('电梯故障').getByRole('cell').first().textContent()).toBe('6')
  // The confidential one is among the rest, and names neither its kind nor its grid.
  expect(await figures.getByText('吵闹').count()).toBe(0)
  const hot = figures.getByRole('listitem').filter({ hasText: '桂花小区3栋' })
  expect(await hot.textContent()).toBe('桂花小区3栋 · 电梯故障14天6件平时很少')

  await figures.getByRole('button', { name: '上个月' }).click()
  await figures.getByText('这个月还没有报来的事。').waitFor()
  await figures.getByRole('button', { name: '下个月' }).click()
  await figures.getByText('11件里的11件').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figures.getByRole('link', { name: '下载表格(.xlsx)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^report-20[0-9]{2}-[0-9]{2}\.xlsx$/)
  const [paper] = await Promise.all([
    page.waitForEvent('popup'),
    figures.getByRole('link', { name: '打印公示单' }).click(),
  ])
  await paper.getByRole('heading', { name: /居民报事办理情况/ }).waitFor()
  expect(await paper.getByText(manager.name).count()).toBe(0)
  await paper.close()

  await page.setViewportSize(phone)
  await figures.getByText('11件里的11件').waitFor()
  // Nothing is wider than the thumb's screen.
  expect(await figures.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
  await page.setViewportSize(desktop)

  const copied = async (summary: string) => {
    await page.getByRole('button', { name: /^全部(?!和)/ }).click()
    await page.locator('a.row', { hasText: summary }).first().click()
    await page.getByRole('button', { name: '复制成12345表' }).click()
    await page.getByText('已复制').waitFor()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const form = await copied('垃圾没人收')
  expect(form).toContain('诉求分类:垃圾、卫生\n')
  expect(form).toContain('诉求人:王桂芳\n联系电话:138****1111\n')
  expect(form).toContain('诉求内容:锦江苑2栋垃圾没人收\n')
  const secret = await copied('邻居太吵')
  expect(secret).toContain('诉求人:要求保密\n联系电话:\n')
  expect(secret).not.toContain('李大爷')
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 120_000)
