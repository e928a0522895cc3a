// A manager tells a building of a water cut, and whoever lives there reads it.
import { expect, test } from 'vitest'
import { openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()
const text = '11月25日早8点到12点停水,请先接好水。'

test('a manager writes to a building and sees whom it reached', { timeout: 60_000 }, async () => {
  const complaints: string[] = []
  const origin = held.program.app.listeningOrigin
  const { page: chat } = await openPage(held.browser, phone, complaints)
  await chat.goto(`${origin}/chat`)
  const log = chat.getByRole('log')
  await log.getByText('您直接说事就行').waitFor()
  const say = async (words: string, answer: string) => {
    await chat.getByRole('textbox').fill(words)
    await chat.getByRole('button', { name: '发送', exact: true }).click()
    await log.getByText(answer).waitFor()
  }
  await say('收通知', '您住哪个小区')
  await say('桂花小区3栋', '记下了:桂花小区3栋')

  const { page: desk } = await openPage(held.browser, phone, complaints)
  desk.setDefaultTimeout(10_000)
  await desk.goto(`${origin}/console?box=announcements`)
  await desk.getByLabel('账号').fill('wangfang')
  await desk.getByLabel('密码').fill(held.program.password)
  await desk.getByRole('button', { name: '登录' }).click()
  await desk.getByRole('button', { name: '发通知' }).click()
  await desk.getByRole('combobox', { name: '哪个小区' }).click()
  await desk.getByTitle('桂花小区', { exact: true }).click()
  await desk.getByLabel('哪几栋、哪几个单元').fill('2-9号楼')
  await desk.getByRole('button', { name: '加上' }).click()
  await desk.getByText('加了7处。这里没有:9号。').waitFor()
  if (process.env['SCREENSHOT_DIR'])
    await desk.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/announcement-range-phone.png` })
  await desk.getByText('每栋通知得到多少').click()
  await desk.getByText('桂花小区3栋:聊天通知得到1人;没有登记门牌').waitFor()
  if (process.env['SCREENSHOT_DIR'])
    await desk.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/announcement-reach-phone.png` })
  const [sheet] = await Promise.all([
    desk.context().waitForEvent('page'),
    desk.getByRole('link', { name: '打印通知不到的门牌' }).click(),
  ])
  await sheet.getByRole('heading', { name: '上门通知清单' }).waitFor()
  await sheet.getByRole('heading', { name: '桂花小区4栋' }).waitFor()
  await sheet.close()
  await desk.getByLabel('写什么').fill(text)
  // At any hour at which this test runs.
  await desk.getByRole('checkbox', { name: '很急' }).check()
  await desk.getByRole('button', { name: '发给1人' }).click()
  await log.getByText(`【锦江社区通知】${text}`).waitFor()
  await desk.getByText('1人中1人收到').first().waitFor()
  await say('退订', '不再给您发通知')
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
})
