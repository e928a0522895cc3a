// The page of mediations: a wish from the chat, the mediator, a yes by telephone, a session, an oral agreement and the file to print.
import { expect, test } from 'vitest'
import { dayOf, plusDays } from '../src/rules/time/calendar.ts'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'
import { message } from './support/store.ts'

const held = withBrowser()

test('a mediation goes from the wish to the agreement, and a note stays with its writer', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  const wish = ['请人调解', '楼道里堆的纸箱挡了路,说了几次也不搬', '1', '李伟 13911112222', '1']
  for (const text of wish) await store.turn(message('an', text, { at: Date.now() }))

  const open = async (login: string, size: typeof phone) => {
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(15_000)
    await page.goto(`${app.listeningOrigin}/console`)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: /^调解/ }).click()
    await page.getByRole('button', { name: /楼道里堆的纸箱/ }).click()
    return page
  }
  const page = await open('wangfang', phone)
  const made = (act: string) => page.getByRole('dialog', { name: act })
  const make = async (act: string) => {
    await made(act).getByRole('button', { name: /^确/ }).click()
    await made(act).waitFor({ state: 'hidden' })
  }
  await page.getByRole('link', { name: '13911112222' }).waitFor()
  await page.getByRole('button', { name: '指定调解员' }).click()
  await made('指定调解员').getByRole('combobox').click()
  await page.locator('.ant-select-item-option').getByText('王芳').click()
  await make('指定调解员')

  await page.getByRole('button', { name: '同意调解' }).click()
  await make('同意调解')
  await page.getByText('都愿意谈').first().waitFor()
  await page.getByRole('button', { name: '给一个调解码' }).click()
  const shown = page.getByRole('dialog', { name: '给一个调解码' })
  const code = /\d{4} \d{4}/.exec(await shown.innerText())?.[0] ?? ''
  await shown.getByRole('button', { name: /关闭|Close/i }).click()
  await store.turn(message('lw', `调解码 ${code}`, { at: Date.now() }))
  await page.reload()
  await page.getByText('可以发消息').waitFor()

  await page.getByRole('button', { name: '记一条' }).click()
  await made('记一条').getByLabel('内容').fill('他愿意让一步')
  await make('记一条')
  await page.getByText('他愿意让一步').waitFor()

  await page.getByRole('button', { name: '定调解时间' }).click()
  const day = plusDays(dayOf(Date.now()), 2)
  await made('定调解时间').getByLabel('日期').fill(day)
  await made('定调解时间').getByLabel('开始').fill('10:00')
  await made('定调解时间').getByLabel('结束').fill('11:00')
  await made('定调解时间').getByRole('combobox').click()
  await page.locator('.ant-select-item-option').getByText('社区会客厅').click()
  await make('定调解时间')
  const sessions = page.getByRole('region', { name: '调解会' })
  await sessions.getByText('占着房间').waitFor()
  await page.getByRole('button', { name: '改时间地点' }).click()
  await made('改时间地点').getByLabel('日期').fill(day)
  await made('改时间地点').getByLabel('开始').fill('15:00')
  await made('改时间地点').getByLabel('结束').fill('16:00')
  await made('改时间地点').getByLabel(/^地点/).fill('调解室')
  await make('改时间地点')
  await sessions.getByText('调解室').waitFor()
  expect(await sessions.getByText('占着房间').count()).toBe(0)

  await page.getByRole('button', { name: '口头协议' }).click()
  await made('口头协议')
    .getByLabel(/生效日期/)
    .fill(dayOf(Date.now()))
  await made('口头协议').getByLabel('内容').fill('三天内搬走')
  await made('口头协议')
    .getByLabel('履行期限')
    .fill(plusDays(dayOf(Date.now()), 3))
  await make('口头协议')
  await page.getByText('三天内搬走').waitFor()
  await page.getByText(/申请司法确认,最晚/).waitFor()

  const wide = await open('admin', desktop)
  await wide.getByText('三天内搬走').waitFor()
  expect(await wide.getByText('他愿意让一步').count()).toBe(0)
  const sheet = await wide.getByRole('link', { name: '打印卷宗' }).getAttribute('href')
  const printed = await wide.request.get(`${app.listeningOrigin}${sheet ?? ''}`)
  expect(await printed.text()).toMatch(/调解申请.*调解登记.*调解工作记录.*调解协议.*回访/s)
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([])
})

test('a file is opened from the page of its ticket, and leads back to it', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  for (const text of ['桂花小区3栋2单元的路灯不亮了', '1'])
    await store.turn(message('bo', text, { at: Date.now() }))
  const { page } = await openPage(held.browser, phone, complaints)
  page.setDefaultTimeout(15_000)
  await page.goto(`${app.listeningOrigin}/console?box=all`)
  await page.getByLabel('账号').fill('wangfang')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.row-summary').getByText('路灯不亮').first().click()
  await page.getByRole('button', { name: '开调解卷' }).click()
  const form = page.getByRole('dialog', { name: '开调解卷' })
  await form.getByLabel('什么纠纷').fill('楼上半夜的声音')
  await form.getByRole('button', { name: /^确/ }).click()
  await page.getByRole('heading', { name: '楼上半夜的声音' }).waitFor()
  await page.getByRole('button', { name: '看这件事的工单' }).click()
  await page.getByRole('button', { name: '看调解卷' }).click()
  await page.getByRole('heading', { name: '楼上半夜的声音' }).waitFor()
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([])
})
