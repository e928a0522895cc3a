// A member of staff takes a conversation over in the console, answers, and gives it back, in real browsers.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('staff talk with a resident while the bot is silent, and give the conversation back', async () => {
  const complaints: string[] = []
  const origin = held.program.app.listeningOrigin
  const { page: chat } = await openPage(held.browser, phone, complaints)
  const { page: console } = await openPage(held.browser, desktop, complaints)
  for (const page of [chat, console]) page.setDefaultTimeout(20_000)
  const reads = (words: string) => chat.getByRole('log').getByText(words).last().waitFor()
  const writes = async (words: string) => {
    await chat.getByRole('textbox').fill(words)
    await chat.getByRole('button', { name: '发送', exact: true }).click()
  }

  await chat.goto(`${origin}/chat`)
  await reads('您直接说事就行')
  await writes('桂花小区3栋2单元的路灯不亮了')
  await reads('请您看看对不对')
  await writes('1')
  await reads('已经报上去了')

  await console.goto(`${origin}/console`)
  await console.getByLabel('账号').fill('zhoumin')
  await console.getByLabel('密码').fill(held.program.password)
  await console.getByRole('button', { name: '登录' }).click()
  await console.getByText('路灯不亮了').first().click()
  await console.getByRole('button', { name: '我来和他聊' }).click()
  await reads('周敏在和您说话,机器人先不插嘴。')

  // What the resident writes appears by itself, and nobody but staff answers.
  await writes('你们几点来?')
  await console.locator('.line-resident').getByText('你们几点来?').waitFor()
  const writing = console.getByRole('form', { name: '写给居民' })
  await writing.getByRole('textbox').fill('下午三点。')
  await writing.getByRole('textbox').press('Enter')
  await reads('周敏:下午三点。')
  await console.getByRole('button', { name: '交还给机器人' }).click()
  await reads('机器人小邻回来了')
  await writes('进度')
  await reads('您报的“路灯不亮了”')
  // Before the sign-in the console asks who it is, and is told: nobody.
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 90_000)
