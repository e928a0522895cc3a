// The story of README, played in a real browser: a resident on a phone, staff at a desk.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

/** `npm run screenshots` keeps README's pictures by this. */
async function shoot(page: Page, name: string): Promise<void> {
  const dir = process.env['SCREENSHOT_DIR']
  if (dir === undefined) return
  await mkdir(dir, { recursive: true })
  await page.screenshot({ path: join(dir, `${name}.png`) })
}

describe('a resident on a phone and staff at a desk', () => {
  test('take a report from the first word to its end', async () => {
    const complaints: string[] = []
    // A step that hangs names itself before the test's own time is up.
    const patience = 10_000
    const origin = held.program.app.listeningOrigin
    const { page: chat } = await openPage(held.browser, phone, complaints)
    const { page: console } = await openPage(held.browser, desktop, complaints)
    for (const page of [chat, console]) page.setDefaultTimeout(patience)
    const reads = (words: string) => chat.getByRole('log').getByText(words).last().waitFor()
    const writes = async (words: string) => {
      await chat.getByRole('textbox').fill(words)
      await chat.getByRole('button', { name: '发送', exact: true }).click()
    }

    await chat.goto(`${origin}/chat`)
    await reads('您直接说事就行')
    await writes('三单元的路灯不亮了')
    await reads('您说的是哪个小区')
    await shoot(chat, 'chat-question')
    await chat.getByRole('button', { name: '4 桂花小区' }).click()
    await reads('请您看看对不对')
    await shoot(chat, 'chat-readback')

    await console.goto(`${origin}/console`)
    await console.getByLabel('账号').fill('zhoumin')
    await console.getByLabel('密码').fill(held.program.password)
    await console.getByRole('button', { name: '登录' }).click()
    await console.getByText('在办').first().waitFor()

    await chat.getByRole('button', { name: '1 提交' }).click()
    await reads('已经报上去了,编号0001')
    await shoot(chat, 'chat-filed')

    // The ticket arrives by itself, without a reload.
    await console.getByText('1 条新工单').click()
    await console.getByText('路灯不亮了').first().click()
    await console.getByRole('button', { name: /接单/ }).click()
    await reads('周敏已经接手')
    const replying = console.getByRole('form', { name: /回复/ })
    await replying.getByRole('textbox').fill('今天下午三点来修,请放心。')
    await shoot(console, 'console-ticket')
    await replying.getByRole('button', { name: /回复/ }).click()
    await reads('今天下午三点来修')
    const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'gold' } })
      .jpeg()
      .toBuffer()
    await console.getByLabel('加办理照片').setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer })
    await console.getByText('办理照片', { exact: true }).waitFor()
    await console.getByRole('button', { name: /^办结/ }).click()
    const resolving = console.getByRole('form', { name: /办结/ })
    await resolving.getByRole('textbox').fill('灯管换好了,亮了。')
    await resolving.getByRole('button', { name: /办结/ }).click()
    await reads('办好了:灯管换好了,亮了。')
    await shoot(chat, 'chat-resolved')

    // What was said is still there after a reload, and progress tells the end.
    await chat.reload()
    await reads('办好了:灯管换好了')
    await writes('进度')
    await reads('您报的“路灯不亮了”(编号0001)办好了')
    // Before the sign-in the console asks who it is, and is told: nobody.
    expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
  }, 60_000)
})
