// A resident books a room; the desk checks them in by their number, and a manager closes a day.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test(
  'a room is booked in the chat, and seen, closed and kept in the console',
  { timeout: 60_000 },
  async () => {
    const complaints: string[] = []
    const origin = held.program.app.listeningOrigin
    const { page: chat } = await openPage(held.browser, phone, complaints)
    await chat.goto(`${origin}/chat`)
    const log = chat.getByRole('log')
    await log.getByText('您直接说事就行').waitFor()
    const say = async (words: string, answer: string | RegExp) => {
      await chat.getByRole('textbox').fill(words)
      await chat.getByRole('button', { name: '发送', exact: true }).click()
      await log.getByText(answer).last().waitFor()
    }
    await say('预约', '您想约哪一个')
    await say('2', '这些时间有空')
    await say('1', '用来做什么')
    await say('讲防火', '请看对不对')
    await say('1', /约好了:.*报号码\d{6}/)
    const told = await log
      .getByText(/约好了/)
      .last()
      .innerText()
    const when = /约好了:(\d+)月(\d+)日/.exec(told) ?? []

    const { page: desk } = await openPage(held.browser, desktop, complaints)
    desk.setDefaultTimeout(15_000)
    await desk.goto(`${origin}/console?box=bookings`)
    await desk.getByLabel('账号').fill('wangfang')
    await desk.getByLabel('密码').fill(held.program.password)
    await desk.getByRole('button', { name: '登录' }).click()
    const page = desk.getByRole('region', { name: '预约' })
    const title = `${when[1] ?? ''}月${when[2] ?? ''}日`
    for (let days = 0; days < 14; days++) {
      await page.getByRole('heading').first().waitFor()
      if ((await page.getByRole('heading').first().innerText()).startsWith(title)) break
      if ((await page.getByText('讲防火').count()) > 0) break
      await page.getByRole('button', { name: '后一天' }).click()
      await desk.waitForLoadState('networkidle')
    }
    await page.getByText('讲防火').waitFor()

    // Closing its day tells the resident, and the place is gone.
    const hall = page.getByRole('listitem').filter({ hasText: '文化讲堂' }).last()
    await hall.getByRole('button', { name: '关一天' }).click()
    const year = new Date().getFullYear()
    const iso = (y: number) => `${y}-${String(when[1]).padStart(2, '0')}-${String(when[2]).padStart(2, '0')}`
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    await hall.getByLabel('哪一天').fill(iso(year) >= today ? iso(year) : iso(year + 1))
    await hall.getByLabel('为什么(约了的居民会看到)').fill('停电检修')
    await hall
      .getByRole('button', { name: /关一天$/ })
      .last()
      .click()
    await desk.getByText('好了。1位约了的居民已告诉').waitFor()
    await log.getByText('文化讲堂办不成了:停电检修').waitFor()
    await page.getByText('讲防火').waitFor({ state: 'detached' })
    expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
  },
)
