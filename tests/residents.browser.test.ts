// Staff print codes for letterboxes and confirm where somebody lives; a resident shows it by their code.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test(
  'a code from the letterbox registers a resident, whom staff then find by their door',
  { timeout: 90_000 },
  async () => {
    const complaints: string[] = []
    const origin = held.program.app.listeningOrigin
    const { page } = await openPage(held.browser, desktop, complaints)
    page.setDefaultTimeout(20_000)
    await page.goto(`${origin}/console?box=residents`)
    await page.getByLabel('账号').fill('wangfang')
    await page.getByLabel('密码').fill(held.program.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '打印住户码' }).click()
    await page.getByLabel('哪一栋、哪个单元').fill('2单元')
    await page
      .locator('.ant-select-tree-node-content-wrapper:not(.ant-select-tree-node-content-wrapper-disabled)')
      .getByText('2单元')
      .first()
      .click()
    await page.getByLabel('哪些房号').fill('101-104, 201')
    await page.getByRole('button', { name: '做出来' }).click()
    const letters = page.locator('.letters > li')
    await letters.first().waitFor()
    expect(await letters.count()).toBe(5)
    const words = (await letters.first().getByText('住户码').textContent()) ?? ''
    const house = (await letters.first().locator('p').first().textContent()) ?? ''
    await page.emulateMedia({ media: 'print' })
    expect([await letters.first().isVisible(), await page.getByRole('navigation').isVisible()]).toEqual([
      true,
      false,
    ])
    await page.emulateMedia({ media: null })
    await page.pdf({ width: '80mm' })
    expect(await letters.count()).toBe(5)
    await page.keyboard.press('Escape')

    const { page: chat } = await openPage(held.browser, phone, complaints)
    await chat.goto(`${origin}/chat`)
    const log = chat.getByRole('log')
    await log.getByText('您直接说事就行').waitFor()
    await chat.getByRole('textbox').fill(words.replace(/^.*:/, ''))
    await chat.getByRole('button', { name: '发送', exact: true }).click()
    await log.getByText('登记好了:您住').waitFor()

    const door = house.replace('锦江社区 ', '')
    await page.getByRole('searchbox').fill(door)
    await page.getByRole('button', { name: door }).click()
    await page.getByText('居民用了住户码').waitFor()
    await page.getByLabel('凭什么').fill('搬走了,电话核对过')
    await page.getByLabel('核对到哪一步').click()
    await page.locator('.ant-select-item-option').getByText('还没核对').click()
    await page.getByRole('button', { name: '记下核对' }).click()
    await page.getByText('没找到').waitFor()
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
  },
)

test(
  'a manager imports the owners of a house, and reads what is wrong with a sheet',
  { timeout: 60_000 },
  async () => {
    const complaints: string[] = []
    const { page } = await openPage(held.browser, phone, complaints)
    page.setDefaultTimeout(20_000)
    await page.goto(`${held.program.app.listeningOrigin}/console?box=residents`)
    await page.getByLabel('账号').fill('wangfang')
    await page.getByLabel('密码').fill(held.program.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '导入业主名册' }).click()
    const take = async (...rows: string[]) => {
      const buffer = Buffer.from(['门牌,姓名,面积', ...rows].join('\n'))
      await page.getByLabel('表格').setInputFiles({ name: '业主.csv', mimeType: 'text/csv', buffer })
      // While it works, and while its icon fades, the button is called "loading 导入".
      await page.getByRole('button', { name: /导入$/ }).click()
    }
    await take('桂花小区3栋1单元401,李雷,89.13', '桂花小区3栋,韩梅,60')
    await page.getByText('第3行:门牌不全').waitFor()
    await take('桂花小区3栋1单元401,李雷,89.13', '桂花小区3栋1单元402,韩梅,60')
    await page.getByText('导入好了:2套房,2位业主').waitFor()
    await page.getByText('现在有2套房').waitFor()
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
  },
)

test(
  'staff keep whom somebody without an account lets ask, and that it ended',
  { timeout: 60_000 },
  async () => {
    const complaints: string[] = []
    const origin = held.program.app.listeningOrigin
    const { page: chat } = await openPage(held.browser, phone, complaints)
    await chat.goto(`${origin}/chat`)
    await chat.getByRole('log').getByText('您直接说事就行').waitFor()
    await chat.getByRole('textbox').fill('进度')
    await chat.getByRole('button', { name: '发送', exact: true }).click()
    await chat.getByRole('log').getByText('您还没有报过事').waitFor()

    const { page } = await openPage(held.browser, desktop, complaints)
    page.setDefaultTimeout(20_000)
    await page.goto(`${origin}/console?box=residents`)
    await page.getByLabel('账号').fill('wangfang')
    await page.getByLabel('密码').fill(held.program.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '退出登录' }).waitFor()
    const filed = await page.request.post(`${origin}/api/desk/tickets`, {
      data: { intake: 'counter', person: { name: '赵奶奶' }, text: '路灯不亮了' },
    })
    expect(filed.status()).toBe(201)
    await page.getByRole('searchbox').fill('赵奶奶')
    await page.getByRole('button', { name: '赵奶奶' }).click()
    await page.getByLabel('让谁看').click()
    await page.locator('.ant-select-item-option').first().click()
    await page.getByLabel('本人怎么说的').fill('她当面说的')
    await page.getByRole('button', { name: '让他看' }).click()
    await page.getByText('能看他一般报事进度的').waitFor()
    await page.getByLabel('本人怎么说的').fill('她打电话说不让看了')
    await page.getByRole('button', { name: '都不让看了' }).click()
    await page.getByText('没有家人能看他报的事').waitFor()
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
  },
)
