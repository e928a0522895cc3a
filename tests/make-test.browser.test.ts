// A manager makes a test of an ordinary conversation: every line is read before the file leaves.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Replay } from '../src/api/tickets/replay-schemas.ts'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('a manager reads a conversation with stand-ins, changes a line and takes the test along', async () => {
  const complaints: string[] = []
  const { app, password } = held.program
  const origin = app.listeningOrigin
  const { page: chat } = await openPage(held.browser, phone, complaints)
  const { page } = await openPage(held.browser, desktop, complaints)
  for (const one of [chat, page]) one.setDefaultTimeout(20_000)
  const reads = (words: string) => chat.getByRole('log').getByText(words).last().waitFor()
  const writes = async (words: string) => {
    await chat.getByRole('textbox').fill(words)
    await chat.getByRole('button', { name: '发送', exact: true }).click()
  }
  await chat.goto(`${origin}/chat`)
  await reads('您直接说事就行')
  await writes('锦江苑2栋1单元301门口的路灯不亮了')
  await reads('请您看看对不对')
  await writes('1')
  await reads('已经报上去了')

  await page.goto(`${origin}/console?box=open`)
  await page.getByLabel('账号').fill('wangfang')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('a.row').first().click()
  await page.getByRole('button', { name: '做成测试' }).click()
  const dialog = page.getByRole('dialog', { name: '做成测试' })
  // The page greets for the resident.
  await dialog.getByRole('button', { name: '去掉第1句' }).click()
  const first = dialog.getByRole('textbox', { name: '第1句' })
  expect(await first.inputValue()).toBe('桂花小区3栋2单元501门口的路灯不亮了')
  const save = dialog.getByRole('button', { name: '下载测试' })
  expect(await save.isDisabled()).toBe(true)
  await dialog.getByRole('checkbox').check()
  await first.fill('桂花小区3栋2单元门口的路灯不亮了')
  // A changed line has to be read again.
  expect(await save.isDisabled()).toBe(true)
  await dialog.getByRole('checkbox').check()
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
  expect(Replay.parse(JSON.parse(readFileSync(await download.path(), 'utf8')))).toMatchObject({
    turns: ['桂花小区3栋2单元门口的路灯不亮了', '1'],
    filed: { kind: 'help', category: 'street_light' },
  })
  await page.getByText('王芳把对话做成了测试').waitFor()
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 120_000)
