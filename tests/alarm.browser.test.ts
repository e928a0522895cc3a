// An alarm at the desk in a real browser: it rings for whoever is called, and the resident hears of whoever handles it.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

const patience = 10_000
async function desk(login: string, complaints: string[]): Promise<Page> {
  const { page } = await openPage(held.browser, desktop, complaints)
  page.setDefaultTimeout(patience)
  // Counts what sounds: a test has no ears.
  await page.addInitScript(() => {
    AudioContext.prototype.createOscillator = function () {
      document.documentElement.dataset['sounded'] = 'yes'
      return new OscillatorNode(this)
    }
  })
  await page.goto(`${held.program.app.listeningOrigin}/console`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(held.program.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('在办').first().waitFor()
  return page
}

describe('the desk of whoever is on duty', () => {
  test('warns until a test ring was heard, rings in an emergency, and tells the resident who handles it', async () => {
    const complaints: string[] = []
    const duty = await desk('lijing', complaints)
    const colleague = await desk('zhoumin', complaints)
    await duty.getByText('还没有一个人的提醒试过').waitFor()
    await duty.getByRole('button', { name: '试我的铃' }).click()
    await duty.getByRole('button', { name: '试工作台响铃' }).click()
    await duty.locator('html[data-sounded]').waitFor()
    await duty.getByRole('button', { name: '听到了' }).click()
    await duty.getByText('还没有一个人的提醒试过').waitFor({ state: 'hidden' })
    expect(await colleague.locator('html[data-sounded]').count()).toBe(0)

    const { page: chat } = await openPage(held.browser, phone, complaints)
    chat.setDefaultTimeout(patience)
    await chat.goto(`${held.program.app.listeningOrigin}/chat`)
    await chat.getByRole('log').getByText('您直接说事就行').waitFor()
    await chat.getByRole('textbox').fill('着火了!桂花小区3栋2单元')
    await chat.getByRole('button', { name: '发送', exact: true }).click()
    const bar = (page: Page) => page.getByRole('alert').filter({ hasText: '编号0001' })
    await chat.getByRole('log').getByText('编号0001').waitFor()
    await bar(duty).waitFor()
    await bar(colleague).waitFor()
    expect(await bar(duty).textContent()).toContain('紧急:着火,编号0001,桂花小区3栋2单元')
    expect(await colleague.locator('html[data-sounded]').count()).toBe(0)
    await bar(duty).getByRole('button', { name: '我来处理' }).click()
    await chat.getByRole('log').getByText('值班员李静已经看到,正在处理。').waitFor()
    for (const page of [duty, colleague]) await bar(page).waitFor({ state: 'hidden' })
    // Who is not signed in yet is told so.
    expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
  })
})
