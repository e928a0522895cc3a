// The local numbers of the safety texts in a real browser: whoever entered one is not asked to approve it.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

/** The part of the roster page, as a member of staff sees it. */
async function numbersAs(login: string, viewport: { width: number; height: number }) {
  const { page } = await openPage(held.browser, viewport, [])
  page.setDefaultTimeout(10_000)
  await page.goto(`${held.program.app.listeningOrigin}/console`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(held.program.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '值班表' }).click()
  const part = page.getByRole('region', { name: '本地电话和标准' })
  const enter = async (number: string) => {
    await part.getByRole('combobox').click()
    await page.getByTitle('燃气公司抢修').click()
    await part.getByLabel('电话').fill(number)
    await part.getByLabel('在哪里看到的').fill('燃气公司官网')
    await part.getByLabel('哪天查的').fill('2026-11-20')
    await part.getByRole('button', { name: '填上' }).click()
    await part.getByText(number).waitFor()
  }
  return { page, part, enter }
}

test('a local number is offered for approval to everybody but whoever entered it, and a newer one replaces it', async () => {
  const manager = await numbersAs('wangfang', phone)
  const admin = await numbersAs('admin', desktop)
  const approve = { name: '我核过了' }
  await manager.enter('96777')
  await manager.part.getByText('请另一个人来核').waitFor()
  expect(await manager.part.getByRole('button', approve).count()).toBe(0)
  await admin.page.reload()
  await admin.part.getByRole('button', approve).click()
  await admin.part.getByText('系统管理员核过').waitFor()
  await admin.enter('96778')
  await manager.page.reload()
  await manager.part.getByRole('button', approve).click()
  await manager.part.locator('li', { hasText: '96778' }).getByText('王芳核过').waitFor()
  await manager.part.locator('li', { hasText: '96777' }).getByText('已换掉').waitFor()
  // Nothing has to be pushed sideways to be read.
  expect(await manager.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  for (const [name, { part }] of Object.entries({ manager, admin }))
    if (process.env['SCREENSHOT_DIR'])
      await part.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/numbers-${name}.png` })
})
