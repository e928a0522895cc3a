// The community's own safety sentences in a real browser: what is said now is there to be changed, and whoever entered one does not approve it.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

async function rosterAs(login: string, viewport: { width: number; height: number }) {
  const { page } = await openPage(held.browser, viewport, [])
  page.setDefaultTimeout(10_000)
  await page.goto(`${held.program.app.listeningOrigin}/console`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(held.program.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '值班表' }).click()
  return { page, part: page.getByRole('region', { name: '有危险时先说的话' }) }
}

test('a sentence is changed from what is said now, and said once somebody else has approved it', async () => {
  const manager = await rosterAs('wangfang', phone)
  const admin = await rosterAs('admin', desktop)
  const approve = { name: '我核过了' }
  await manager.part.getByRole('combobox').click()
  await manager.page.getByTitle('着火', { exact: true }).click()
  const chinese = manager.part.getByLabel('中文')
  await expect.poll(() => chinese.inputValue()).toContain('先走人,不要管东西!')
  await chinese.fill('先喊醒屋里的人,一起往楼下走,打119。')
  await manager.part.getByLabel('谁写的').fill('区消防大队宣传单')
  await manager.part.getByLabel('哪天查的').fill('2026-11-20')
  await manager.part.getByRole('button', { name: '填上' }).click()
  await manager.part.getByText('请另一个人来核').waitFor()
  expect(await manager.part.getByRole('button', approve).count()).toBe(0)
  await admin.page.reload()
  await admin.part.getByRole('button', approve).click()
  await admin.part.getByText('系统管理员核过').waitFor()
  // Nothing has to be pushed sideways to be read.
  expect(await manager.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  for (const [name, { part }] of Object.entries({ manager, admin }))
    if (process.env['SCREENSHOT_DIR'])
      await part.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/safety-${name}.png` })
})
