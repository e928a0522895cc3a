// On a phone every place of the console is two taps away, and only the places that one's role may see.
import { expect, test } from 'vitest'
import { openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test.each([
  ['wangfang', true],
  ['liuwen', false],
])('%s finds the places of their role behind one button', async (login, ofStaff) => {
  const complaints: string[] = []
  const { page } = await openPage(held.browser, phone, complaints)
  page.setDefaultTimeout(10_000)
  await page.goto(`${held.program.app.listeningOrigin}/console`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(held.program.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '全部和设置' }).click()
  const all = page.getByRole('dialog', { name: '全部和设置' })
  await all.getByRole('button', { name: '退出' }).waitFor()
  expect((await all.getByRole('button', { name: '值班表' }).count()) > 0).toBe(ofStaff)
  expect((await all.getByRole('button', { name: '居民', exact: true }).count()) > 0).toBe(ofStaff)
  await all.getByRole('button', { name: '法律顾问' }).click()
  await all.waitFor({ state: 'hidden' })
  expect(new URL(page.url()).searchParams.get('box')).toBe('legal')
  await page.locator('.top-bar [aria-current]', { hasText: '法律顾问' }).waitFor()
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
})
