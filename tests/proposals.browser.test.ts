// A resident proposes in the chat; a manager answers in the console, gives notice, and reads what people said; everybody reads the page.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { execute, openWriting } from '../src/store/connection.ts'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test(
  'a manager takes an idea to its discussion, and an earlier one to a task with open money',
  { timeout: 180_000 },
  async () => {
    const complaints: string[] = []
    const origin = held.program.app.listeningOrigin
    const { page: chat } = await openPage(held.browser, phone, complaints)
    await chat.goto(`${origin}/chat`)
    const log = chat.getByRole('log')
    await log.getByText('您直接说事就行').waitFor()
    const say = async (words: string, answer: string) => {
      await chat.getByRole('textbox').fill(words)
      await chat.getByRole('button', { name: '发送', exact: true }).click()
      await log.getByText(answer).last().waitFor()
    }
    await say('提建议', '您有什么建议')
    await say('门口装一盏太阳能灯', '是哪里的事')
    await say('桂花小区', '写不写您的名字')
    await say('1', '谁提的:一位居民')
    await say('1', '收到了')
    await say('议事', '您想做什么')
    await say('2', '中庭那块空地改成晾衣区')
    await say('1', '正在讨论')
    await say('1', '就事说事')
    await say('我赞成,装高一点', '记下了。王芳')

    const { page: desk } = await openPage(held.browser, desktop, complaints)
    desk.setDefaultTimeout(10_000)
    await desk.goto(`${origin}/console?box=proposals`)
    await desk.getByLabel('账号').fill('wangfang')
    await desk.getByLabel('密码').fill(held.program.password)
    await desk.getByRole('button', { name: '登录' }).click()
    const dialog = desk.getByRole('dialog')
    const ok = async () => {
      await dialog.getByRole('button', { name: /确.*定/ }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await desk.getByRole('button', { name: /门口装一盏太阳能灯/ }).click()
    await desk.getByRole('button', { name: '可以商量吗…' }).click()
    for (const question of ['合法吗', '居民自己能定', '没有针对某个人'])
      await dialog.getByRole('radiogroup', { name: question }).getByText('是', { exact: true }).click()
    for (const question of ['院落改造', '党组织先研究'])
      await dialog.getByRole('radiogroup', { name: question }).getByText('否', { exact: true }).click()
    await dialog.getByLabel('写给大家看的话').fill('好事,大家商量装哪里')
    await ok()
    await desk.getByRole('button', { name: '发公告…' }).click()
    await dialog.getByLabel('写给大家看的话').fill('贴在3栋公告栏')
    await ok()
    await desk.getByText('公告中').waitFor()

    await desk.getByRole('button', { name: '回列表' }).click()
    await desk.getByRole('button', { name: /中庭那块空地改成晾衣区/ }).click()
    await desk.getByRole('button', { name: '让大家看到' }).click()
    await desk.getByRole('button', { name: '让大家看到' }).waitFor({ state: 'hidden' })
    // As the clock and a meeting would leave it weeks later.
    const client = openWriting(`file:${join(held.program.dir, 'linli.db')}`)
    await execute(
      client,
      `UPDATE Proposal SET state = 'published', adopted = 1, until = NULL WHERE state = 'discussing'`,
    )
    await client.$disconnect()
    await desk.reload()
    await desk.getByRole('button', { name: /中庭那块空地改成晾衣区/ }).click()
    await desk.getByRole('button', { name: '安排一件事…' }).click()
    await dialog.getByLabel('什么事').fill('买晾衣杆')
    await dialog.getByLabel('谁来办').fill('居民小组')
    await dialog.getByLabel('哪天').fill('2030-01-10')
    await ok()
    await desk.getByRole('button', { name: '记一笔收支…' }).click()
    await dialog.getByRole('radiogroup', { name: '支出' }).getByText('是', { exact: true }).click()
    await dialog.getByLabel('什么事').fill('晾衣杆四根')
    await dialog.getByLabel('多少元').fill('320.50')
    await dialog.getByLabel('凭证号').fill('2026-012')
    await dialog.getByLabel('哪天').fill('2026-01-05')
    await ok()
    await desk.getByText('-320.50').first().waitFor()
    const link = await desk.getByRole('link', { name: '公开的页面' }).getAttribute('href')

    const { page: anybody } = await openPage(held.browser, phone, complaints)
    await anybody.goto(`${origin}${link ?? ''}`)
    await anybody.getByText('我赞成,装高一点').waitFor()
    await anybody.getByText('凭证号 2026-012').waitFor()
    await anybody.getByText('居民小组,2030-01-10以前').waitFor()
    await say('我的建议', '贴在3栋公告栏')
    expect(complaints.filter((words) => !/401|404/.test(words))).toEqual([])
  },
)
