// A handler asks for more time and says what cannot be done from here; a manager decides both, on a phone.
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

test('what a handler cannot decide comes to the manager, who decides', async () => {
  const complaints: string[] = []
  const origin = held.program.app.listeningOrigin
  const { page: chat } = await openPage(held.browser, phone, complaints)
  const { page: desk } = await openPage(held.browser, desktop, complaints)
  const { page: pocket } = await openPage(held.browser, phone, complaints)
  for (const page of [chat, desk, pocket]) page.setDefaultTimeout(20_000)
  const reads = (words: string) => chat.getByRole('log').getByText(words).last().waitFor()
  const writes = async (words: string) => {
    await chat.getByRole('textbox').fill(words)
    await chat.getByRole('button', { name: '发送', exact: true }).click()
  }
  const signIn = async (page: Page, login: string, box: string) => {
    await page.goto(`${origin}/console?box=${box}`)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码').fill(held.program.password)
    await page.getByRole('button', { name: '登录' }).click()
  }

  await chat.goto(`${origin}/chat`)
  await reads('您直接说事就行')
  await writes('桂花小区3栋2单元的路灯不亮了')
  await reads('请您看看对不对')
  await writes('1')
  await reads('已经报上去了')

  await signIn(desk, 'zhoumin', 'open')
  await desk.getByText('路灯不亮了').first().click()
  await desk.getByRole('button', { name: '接单' }).click()
  await desk.getByRole('button', { name: '要延期…' }).click()
  const asking = desk.getByRole('form', { name: '要延期…' })
  await asking.getByLabel('再要几个工作日').click()
  await desk.getByTitle('3', { exact: true }).click()
  await asking.getByRole('textbox').last().fill('灯杆要换,配件从外地寄来')
  await shoot(desk, 'extend-desktop')
  await asking.getByRole('button', { name: '申请' }).click()
  await desk.getByText('想再要3个工作日').waitFor()

  await signIn(pocket, 'wangfang', 'undecided')
  await shoot(pocket, 'undecided-phone')
  await pocket.getByText('路灯不亮了').first().click()
  await pocket.getByRole('button', { name: '同意延期', exact: true }).waitFor()
  await shoot(pocket, 'grant-phone')
  await pocket.getByRole('button', { name: '同意延期', exact: true }).click()
  await reads('还要多办几天')

  await desk.getByRole('button', { name: '办不了…' }).click()
  const stuck = desk.getByRole('form', { name: '办不了…' })
  await stuck.getByText('没有资金').click()
  await stuck.getByRole('textbox').fill('灯杆锈断了,要动维修资金')
  await shoot(desk, 'stuck-desktop')
  await stuck.getByRole('button', { name: '请负责人定' }).click()
  await desk.getByText('等负责人定').first().waitFor()
  await shoot(desk, 'stuck-done-desktop')

  await desk.getByRole('button', { name: '改种类…' }).click()
  const sorting = desk.getByRole('form', { name: '改种类…' })
  await sorting.getByLabel('是哪一种').click()
  await desk.getByTitle('停电、电路', { exact: true }).click()
  await sorting.getByLabel('有多急').click()
  await desk.getByTitle('较急', { exact: true }).click()
  await sorting.getByRole('textbox').last().fill('去看了,是线路老化')
  await shoot(desk, 'sort-desktop')
  await sorting.getByRole('button', { name: '改过来' }).click()
  await desk.getByText('停电、电路 · 较急').waitFor()
  await shoot(desk, 'sorted-desktop')

  await pocket.reload()
  await pocket.getByRole('button', { name: '解释说明…' }).click()
  const explaining = pocket.getByRole('form', { name: '解释说明…' })
  await explaining.getByRole('textbox').fill('灯杆要业主同意动用维修资金,社区十二月组织投票。')
  await shoot(pocket, 'explain-phone')
  await explaining.getByRole('button', { name: '说明并结束' }).click()
  await reads('不满意还可以打12345')
  // Before the sign-in the console asks who it is, and is told: nobody.
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 90_000)
