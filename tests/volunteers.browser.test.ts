// A resident signs up in the chat; staff look at it on a phone and approve.
import { expect, test } from 'vitest'
import { message } from './support/store.ts'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('staff approve a volunteer on a phone, note a check, and pause them at the desk', async () => {
  const complaints: string[] = []
  const { store, app, password } = held.program
  const answers = '1,周小安,1 3,1 2,1-5,上午,桂花小区3栋,2,1,跳过,女儿 13812345678,13912345678,不要,1'
  for (const text of ['当志愿者', ...answers.split(',')])
    await store.turn(message('volunteer', text, { at: Date.now() }))
  const open = async (size: typeof phone) => {
    const { page } = await openPage(held.browser, size, complaints)
    page.setDefaultTimeout(15_000)
    await page.goto(`${app.listeningOrigin}/console`)
    await page.getByLabel('账号').fill('zhoumin')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: /^志愿者/ }).click()
    return page
  }
  const door = await open(phone)
  const row = (page: typeof door) => page.getByRole('listitem').filter({ hasText: '周小安' }).first()
  await row(door).getByText('跑腿代办、小修小补').waitFor()
  await row(door).getByText('139****5678').waitFor()
  expect(await door.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await row(door).getByRole('button', { name: '同意', exact: true }).click()
  await door.getByText('这里没有人').waitFor()

  const desk = await open(desktop)
  await desk.getByText(/^在做/).click()
  await row(desk).getByRole('button', { name: '记下查过了' }).click()
  await row(desk).getByRole('textbox', { name: '查了什么(会留下记录)' }).fill('看过证件')
  await row(desk).getByRole('button', { name: '记下查过了' }).click()
  await row(desk).getByText('查过,可以上要信得过的岗').waitFor()
  await row(desk).getByRole('button', { name: '先停一停' }).click()
  await row(desk).getByRole('textbox').fill('有人投诉,在核实')
  await row(desk).getByRole('button', { name: '先停一停' }).click()
  await expect.poll(() => row(desk).count()).toBe(0)
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 120_000)

test('staff issue a certificate that prints on one page, and whoever scans it learns that it is valid', async () => {
  const complaints: string[] = []
  const { app, password } = held.program
  const { page, context } = await openPage(held.browser, desktop, complaints)
  page.setDefaultTimeout(15_000)
  await page.goto(`${app.listeningOrigin}/console?box=volunteers`)
  await page.getByLabel('账号').fill('zhoumin')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText(/^在做/).click()
  const row = page.getByRole('listitem').filter({ hasText: '何建国' }).first()
  await row.getByRole('button', { name: '志愿证明' }).click()
  await row.getByRole('button', { name: '开一张新证明' }).click()
  const number = (await row.getByText(/^ZY\d{8}-\d{8}$/).textContent()) ?? ''

  const [sheet] = await Promise.all([
    context.waitForEvent('page'),
    row.getByRole('link', { name: '打印' }).click(),
  ])
  await sheet.getByText('盖章处').waitFor()
  const shoot = async (target: typeof page, name: string) => {
    if (process.env['SCREENSHOT_DIR'])
      await target.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/${name}.png` })
  }
  await shoot(page, 'certificates-desktop')
  await shoot(sheet, 'certificate-sheet')
  const pdf = (await sheet.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)

  const { page: anyone } = await openPage(held.browser, phone, complaints)
  await anyone.goto(`${app.listeningOrigin}/certificates/${number}`)
  await anyone.getByText('有效', { exact: true }).waitFor()
  expect(await anyone.getByText('何建国').count()).toBe(0)
  await shoot(anyone, 'certificate-check-phone')
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
}, 60_000)
