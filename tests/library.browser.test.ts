// One person writes a case in the console, a second confirms it, and a resident reads it in the chat.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test(
  'a case is written, confirmed by a second person and read in the chat',
  { timeout: 90_000 },
  async () => {
    const complaints: string[] = []
    const origin = held.program.app.listeningOrigin
    const open = async (login: string, size: typeof phone) => {
      const { page } = await openPage(held.browser, size, complaints)
      page.setDefaultTimeout(15_000)
      await page.goto(`${origin}/console?box=library`)
      await page.getByLabel('账号').fill(login)
      await page.getByLabel('密码').fill(held.program.password)
      await page.getByRole('button', { name: '登录' }).click()
      return page.getByRole('region', { name: '普法', exact: true })
    }
    const adviser = await open('liuwen', desktop)
    await adviser.getByRole('button', { name: '写一个案例' }).click()
    await adviser.getByLabel('标题').fill('工资拖了半年')
    await adviser.getByLabel('经过和结果(不写姓名、门牌、单位)').fill('老板拖了半年工资,法院判他付清。')
    await adviser.getByRole('button', { name: '存成草稿' }).click()
    const draft = adviser.getByRole('listitem').filter({ hasText: '工资拖了半年' })
    await draft.getByText('草稿,等另一个人确认').waitFor()
    expect(await draft.getByRole('button', { name: '看过了,认不出是谁' }).count()).toBe(0)

    const manager = await open('wangfang', phone)
    const row = manager.getByRole('listitem').filter({ hasText: '工资拖了半年' })
    await row.getByRole('button', { name: '看过了,认不出是谁' }).click()
    await row.getByText('刘文写,王芳确认').waitFor()

    const { page: chat } = await openPage(held.browser, phone, complaints)
    await chat.goto(`${origin}/chat`)
    const log = chat.getByRole('log')
    await log.getByText('您直接说事就行').waitFor()
    for (const [words, answer] of [
      ['案例', '您想看哪方面的'],
      ['1', '工资拖了半年(律师讲)'],
      ['1', '法院判他付清'],
    ] as const) {
      await chat.getByRole('textbox').fill(words)
      await chat.getByRole('button', { name: '发送', exact: true }).click()
      await log.getByText(answer).last().waitFor()
    }
    expect(complaints.filter((line) => !line.includes('401'))).toEqual([])
  },
)
