// Staff file for somebody who rings, by the keyboard alone, down to the slip; whoever has no account is rung.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('staff file for somebody by keyboard alone and print the slip', { timeout: 60_000 }, async () => {
  const complaints: string[] = []
  const origin = held.program.app.listeningOrigin
  const { page } = await openPage(held.browser, desktop, complaints)
  page.setDefaultTimeout(10_000)
  const keys = page.keyboard
  await page.goto(`${origin}/console`)
  await page.getByLabel('账号').fill('wangfang')
  await page.getByLabel('密码').fill(held.program.password)
  await keys.press('Enter')
  await page.getByRole('button', { name: '退出登录' }).waitFor()

  const file = async (who: string, found: string) => {
    await page.getByRole('combobox', { name: '是谁' }).waitFor()
    await keys.type(who)
    await page.locator('.ant-select-item-option-active').getByText(found).waitFor()
    await keys.press('Enter')
  }
  await keys.press('n')
  await file('桂花3-1-402', '没登记过')
  await page.getByLabel('名字', { exact: true }).waitFor()
  expect(await page.getByLabel('门牌').inputValue()).toBe('桂花3-1-402')
  await keys.type('王桂芳')
  await keys.press('Tab')
  await keys.type('13800001111')
  await keys.press('Tab')
  await keys.press('Tab')
  await keys.type('楼道的路灯不亮了')
  await keys.press('Control+Enter')
  const slip = page.getByRole('region', { name: '回单' })
  await slip.waitFor()
  const number = await slip.locator('.slip-number').textContent()
  await page.getByRole('heading', { name: `#${number} 楼道的路灯不亮了` }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('打印回单')

  await page.emulateMedia({ media: 'print' })
  expect(await slip.isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: '打印回单' }).isVisible()).toBe(false)
  const { width = 0 } = (await slip.boundingBox()) ?? {}
  expect(width).toBeLessThanOrEqual(Math.ceil((72 / 25.4) * 96))
  await page.emulateMedia({ media: 'screen' })

  await keys.press('n')
  await file('13800001111', '王桂芳')
  await page.getByRole('button', { name: `${number} 楼道的路灯不亮了` }).waitFor()
  await keys.type('屋头好大一股煤气味')
  await keys.press('Control+Enter')
  await page.getByText('马上到屋外去').waitFor()
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
})

test('the code on the slip opens the chat with the question written', { timeout: 60_000 }, async () => {
  const { page } = await openPage(held.browser, phone, [])
  await page.goto(`${held.program.app.listeningOrigin}/chat?say=${encodeURIComponent('编号0001办到哪了')}`)
  expect(await page.getByRole('textbox').inputValue()).toBe('编号0001办到哪了')
})
