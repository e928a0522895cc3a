// What cannot wait in a real browser: somebody calls, makes it safe, and the list follows; and a manager tells a place's office hours.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

async function shoot(page: Page, name: string): Promise<void> {
  const dir = process.env['SCREENSHOT_DIR']
  if (dir === undefined) return
  await mkdir(dir, { recursive: true })
  await page.screenshot({ path: join(dir, `${name}.png`) })
}
async function signIn(page: Page, login: string, box: string): Promise<void> {
  await page.goto(`${held.program.app.listeningOrigin}/console?box=${box}`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(held.program.password)
  await page.getByRole('button', { name: '登录' }).click()
}
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

test('what cannot wait is called about, then made safe, then has its result', async () => {
  const complaints: string[] = []
  const { page: chat } = await openPage(held.browser, phone, complaints)
  const { page: desk } = await openPage(held.browser, desktop, complaints)
  const { page: pocket } = await openPage(held.browser, phone, complaints)
  for (const page of [chat, desk, pocket]) page.setDefaultTimeout(20_000)
  const writes = async (words: string) => {
    await chat.getByRole('textbox').fill(words)
    await chat.getByRole('button', { name: '发送', exact: true }).click()
  }
  const reads = (words: string) => chat.getByRole('log').getByText(words).last().waitFor()
  await chat.goto(`${held.program.app.listeningOrigin}/chat`)
  await reads('您直接说事就行')
  await writes('桂花小区3栋的下水道堵了,污水往外冒')
  await reads('请您看看对不对')
  await writes('1')
  await reads('前有人联系您')

  await signIn(desk, 'zhoumin', 'open')
  const row = desk.getByRole('link', { name: '污水往外冒' })
  await row.getByText('先联系').waitFor()
  await row.click()
  await desk.getByRole('button', { name: '接单' }).click()
  await desk.getByRole('button', { name: '已联系上…' }).click()
  await shoot(desk, 'contact-desktop')
  await desk.getByRole('form', { name: '已联系上…' }).getByRole('button', { name: '电话联系上了' }).click()
  await row.getByText('先处置安全').waitFor()
  expect(await desk.getByRole('button', { name: '已联系上…' }).count()).toBe(0)

  await signIn(pocket, 'zhoumin', 'mine')
  await shoot(pocket, 'safe-list-phone')
  await pocket.getByText('污水往外冒').first().click()
  await pocket.getByRole('button', { name: '现场已安全…' }).click()
  const safe = pocket.getByRole('form', { name: '现场已安全…' })
  await safe.getByRole('textbox').fill('围挡了,有人守着')
  await shoot(pocket, 'safe-phone')
  expect(await fits(pocket)).toBe(true)
  await safe.getByRole('button', { name: '记下' }).click()
  await pocket.getByText('说现场已安全').waitFor()
  await row.getByText('办结').waitFor()
  await shoot(desk, 'result-desktop')
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 90_000)

test.each([
  ['desktop', desktop],
  ['phone', phone],
])(
  'a manager tells the office hours of a place, and who answers for personal data: %s',
  async (name, size) => {
    const complaints: string[] = []
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(20_000)
    await signIn(page, 'wangfang', 'community')
    const places = page.getByRole('region', { name: '办公时间和单位' })
    const choose = async (place: string) => {
      await places.getByRole('combobox').fill(place)
      await page.getByTitle(place, { exact: true }).click()
      return places.getByRole('form', { name: `${place}的办公时间` })
    }
    const form = await choose('桂花小区')
    await form.getByRole('button', { name: '加一段时间' }).click()
    await form.getByLabel('周六').last().check()
    await form
      .locator('input[type=time]')
      .nth(1)
      .fill(name === 'phone' ? '12:00' : '18:30')
    await shoot(page, `hours-${name}`)
    expect(await fits(page)).toBe(true)
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByText('保存了').waitFor()
    await page.reload()
    const again = await choose('桂花小区')
    const ends = await again
      .locator('input[type=time]')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    expect(ends).toContain(name === 'phone' ? '12:00' : '18:30')
    expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
  },
  60_000,
)
