// The duty roster in a real browser, on a phone: gaps are seen, filled and put in order without a mouse.
import { describe, expect, test } from 'vitest'
import { dayOf } from '../src/rules/time/calendar.ts'
import { openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

describe('the duty roster', () => {
  test('shows its gaps, and is filled and put in order by its buttons', async () => {
    const complaints: string[] = []
    const { page } = await openPage(held.browser, phone, complaints)
    page.setDefaultTimeout(10_000)
    await page.goto(`${held.program.app.listeningOrigin}/console`)
    await page.getByLabel('账号').fill('wangfang')
    await page.getByLabel('密码').fill(held.program.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '值班表' }).click()
    const place = page.getByRole('region', { name: '锦江社区', exact: true })
    const names = async () => (await place.locator('li b').allTextContents()).join(' ')
    await place.getByText('提醒还没试通').first().waitFor()
    expect(await names()).toBe('李静 王芳')
    await place.getByRole('button', { name: '去掉李静' }).click()
    await place.getByText('还差1个人').waitFor()
    await place.getByRole('combobox', { name: '加一个人' }).click()
    await page.getByTitle(/^李静/).click()
    await place.getByText('还差1个人').waitFor({ state: 'hidden' })
    expect(await names()).toBe('王芳 李静')
    await place.getByRole('button', { name: '李静往前' }).click()
    await place.locator('li').first().getByText('李静').waitFor()
    expect((await held.program.store.roster.list('/'))[0]?.staff.map(({ name }) => name)).toEqual([
      '李静',
      '王芳',
    ])
    const { store } = held.program
    const li = (await store.staff.list('/')).find(({ name }) => name === '李静')!
    const today = dayOf(Date.now())
    const noter = { staffId: li.id, role: li.role, scope: '/' } as const
    await store.staff.absences.note(noter, li.id, { from: today, until: today })
    await page.reload()
    await place.locator('li').first().getByText('今天不在').waitFor()
    // Nothing has to be pushed sideways to be read.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
    if (process.env['SCREENSHOT_DIR'])
      await page.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/roster.png` })
  })
})
