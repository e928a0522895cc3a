// A manager asks residents a question in the console; a resident votes in the chat; everybody reads the result on its page.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { execute, openWriting } from '../src/store/connection.ts'
import { openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

test(
  'a manager begins a poll, a resident votes and finds the receipt in the published list',
  { timeout: 120_000 },
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
    await say('收通知', '您住哪个小区')
    await say('桂花小区3栋', '记下了:桂花小区3栋')
    // As staff confirm at the counter.
    const client = openWriting(`file:${join(held.program.dir, 'linli.db')}`)
    await execute(client, 'UPDATE Resident SET level = 1')
    await client.$disconnect()

    const { page: desk } = await openPage(held.browser, phone, complaints)
    desk.setDefaultTimeout(10_000)
    await desk.goto(`${origin}/console?box=polls`)
    await desk.getByLabel('账号').fill('wangfang')
    await desk.getByLabel('密码').fill(held.program.password)
    await desk.getByRole('button', { name: '登录' }).click()
    await desk.getByRole('button', { name: '新建投票' }).click()
    await desk.getByLabel('问什么').fill('楼道的墙刷什么颜色?')
    await desk.getByLabel('选项').fill('白色\n米黄色')
    await desk.getByLabel('问哪里的人').click()
    await desk.locator('.ant-select-tree').getByText('桂花小区', { exact: true }).click()
    await desk.getByRole('button', { name: '先存着' }).click()
    await desk.getByRole('button', { name: '开始投票' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '开始投票' }).click()
    await desk.getByText('正在投').waitFor()
    await desk.getByText('1人(户)可以投,0人(户)投了').waitFor()
    await say('投票', '【听意见】楼道的墙刷什么颜色?')
    await say('2', '您选的是:米黄色')
    await say('1', '投好了')
    await desk.reload()
    await desk.getByText('1人(户)可以投,1人(户)投了').waitFor()

    // Another that is over at once: the wait is the program's own, to the second.
    const made = await desk.evaluate(async () => {
      const nodes = (await (await fetch('/api/announcements/audience')).json()) as {
        items: { id: number; name: string }[]
      }
      const post = (url: string, body: object) =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const answer = await post('/api/polls', {
        ...{ nodeId: nodes.items.find(({ name }) => name === '桂花小区')?.id, electorate: 'adults' },
        ...{ question: '活动室几点关门?', options: ['晚上8点', '晚上9点'] },
        closesAt: new Date(Date.now() + 20_000).toISOString(),
      })
      const { id } = (await answer.json()) as { id: string }
      await post(`/api/polls/${id}/start`, {})
      return id
    })
    await say('投票', '您投哪一件')
    await say('1', '【听意见】活动室几点关门?')
    await say('1', '您选的是:晚上8点')
    await say('1', '投好了')
    await say('我的投票', '之后公布结果')
    const receipts = [...((await log.textContent()) ?? '').matchAll(/(\d{5}) (\d{5})/g)].map(
      ([, a, b]) => `${a ?? ''}${b ?? ''}`,
    )
    await expect
      .poll(
        async () => {
          await say('我的投票', '您的回执号')
          return (await log.textContent())?.includes('晚上8点:1票')
        },
        { timeout: 60_000, interval: 2000 },
      )
      .toBe(true)

    await chat.goto(`${origin}/polls/${made}`)
    await chat.getByRole('heading', { name: '活动室几点关门?' }).waitFor()
    await chat.getByText('1人(户)可以投,1人(户)投了').waitFor()
    const field = chat.getByLabel('回执号')
    await expect
      .poll(async () => {
        for (const receipt of receipts) {
          await field.fill(receipt)
          const found = await chat.getByRole('status').textContent()
          if (found === '晚上8点') return found
        }
        return ''
      })
      .toBe('晚上8点')
    // Staff print it with one press: one A4, with the code to scan.
    await desk.reload()
    const [sheet] = await Promise.all([
      desk.waitForEvent('popup'),
      desk.getByRole('link', { name: '打印A4(贴公告栏)' }).click(),
    ])
    await sheet.getByRole('rowheader', { name: '晚上8点' }).waitFor()
    const pdf = (await sheet.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await sheet.emulateMedia({ media: 'print' })
    expect(await sheet.getByText('扫一扫,看这一页').isVisible()).toBe(true)
    expect(await sheet.getByText('查我的票').isVisible()).toBe(false)
    const { page: anybody } = await openPage(held.browser, phone, complaints)
    await anybody.goto(`${origin}/polls/${made}`)
    await anybody.getByText('名单只给可以投这次票的人看').waitFor()
    expect(complaints.filter((words) => !/401|404/.test(words))).toEqual([])
  },
)
