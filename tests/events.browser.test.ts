// Staff publish an event, a family signs up in the chat, the attendance list ticks them off, and cancelling tells them.
import { expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test('an event is published, signed up for, ticked off and cancelled', { timeout: 90_000 }, async () => {
  const complaints: string[] = []
  const origin = held.program.app.listeningOrigin
  const { page: desk } = await openPage(held.browser, desktop, complaints)
  desk.setDefaultTimeout(15_000)
  await desk.goto(`${origin}/console?box=events`)
  await desk.getByLabel('账号').fill('wangfang')
  await desk.getByLabel('密码').fill(held.program.password)
  await desk.getByRole('button', { name: '登录' }).click()
  const page = desk.getByRole('region', { name: '活动', exact: true })
  await page.getByRole('button', { name: '发布活动' }).click()
  await page.getByLabel('活动名称').fill('法官讲继承')
  await page.getByLabel('地点').fill('社区二楼')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await desk.getByText('居民发“活动”就能报名').waitFor()
  const row = page.getByRole('listitem').filter({ hasText: '法官讲继承' })
  await row.getByText('报名0/30').waitFor()

  const { page: chat } = await openPage(held.browser, phone, complaints)
  await chat.goto(`${origin}/chat`)
  const log = chat.getByRole('log')
  await log.getByText('您直接说事就行').waitFor()
  const say = async (words: string, answer: string | RegExp) => {
    await chat.getByRole('textbox').fill(words)
    await chat.getByRole('button', { name: '发送', exact: true }).click()
    await log.getByText(answer).last().waitFor()
  }
  await say('活动', '您想看哪一个')
  await say('法官讲继承', '哪些人来')
  await say('我、老伴和孙子8岁', '我、老伴、孙子8岁')
  await say('1', /报好了:.*请报号码\d{6}/)
  await log.getByRole('link', { name: '存进手机日历' }).waitFor()

  await desk.reload()
  await row.getByText('报名3/30').waitFor()
  await row.getByRole('button', { name: '签到表' }).click()
  await row.getByRole('row').filter({ hasText: '孙子8岁' }).getByRole('button', { name: '到了' }).click()
  await row.getByText('到了1').waitFor()
  await row.getByRole('button', { name: '打印签到表' }).waitFor()

  await row.getByRole('button', { name: '修改' }).click()
  const form = row.getByRole('form', { name: '修改' })
  await form.getByLabel('地点').fill('三楼讲堂')
  await form.getByLabel('多少个位子').fill('40')
  await form.getByRole('button', { name: '保存' }).click()
  await desk.getByText('改好了,1人已通知').waitFor()
  await row.getByText('报名3/40').waitFor()
  await log.getByText('地点:三楼讲堂').last().waitFor()
  await say('还去', '好的,给您留着')

  await row.getByRole('button', { name: '取消活动' }).click()
  await row.getByLabel('为什么取消(报名的人会看到)').fill('法官临时开庭')
  await row.getByRole('button', { name: '取消并通知所有人' }).click()
  await desk.getByText('取消了,1人已通知').waitFor()
  await log.getByText('办不成了:法官临时开庭').waitFor()
  expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
})
