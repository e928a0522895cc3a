// A decision of owners in the console: two people enter its paper ballots, a third settles a difference, and it is counted.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()
const house = (flat: number) => `桂花小区3栋2单元${flat}`

test(
  'two of staff enter the paper ballots, a third settles the one that differs, and everybody reads the count',
  { timeout: 120_000 },
  async () => {
    const complaints: string[] = []
    const origin = held.program.app.listeningOrigin
    const signIn = async (login: string, size = phone): Promise<Page> => {
      const { page } = await openPage(held.browser, size, complaints)
      page.setDefaultTimeout(10_000)
      await page.goto(`${origin}/console?box=polls`)
      await page.getByLabel('账号').fill(login)
      await page.getByLabel('密码').fill(held.program.password)
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByRole('region', { name: '投票' }).waitFor()
      return page
    }
    const manager = await signIn('wangfang', desktop)
    // The register, and a decision that is over at once: papers that came in time are entered after its end.
    const made = await manager.evaluate(
      async (sheet) => {
        await fetch('/api/owners', {
          method: 'POST',
          headers: { 'content-type': 'text/csv' },
          body: sheet,
        })
        const nodes = (await (await fetch('/api/announcements/audience')).json()) as {
          items: { id: number; name: string }[]
        }
        const post = (url: string, body: object) =>
          fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        const answer = await post('/api/paper-polls', {
          ...{ nodeId: nodes.items.find(({ name }) => name === '桂花小区')?.id, pack: 'civil-code-278' },
          ...{ electorate: 'owners', matter: 5, question: '要不要用维修资金修电梯?' },
          ...{ handIn: '交到物业一楼的票箱', closesAt: new Date(Date.now() + 3000).toISOString() },
        })
        const { id } = (await answer.json()) as { id: string }
        await post(`/api/polls/${id}/start`, {})
        return id
      },
      ['门牌,姓名,面积', `${house(501)},甲,90`, `${house(502)},乙,60`, `${house(503)},丙,60.5`].join('\n'),
    )

    const desk = async (page: Page) => {
      await page.reload()
      await page.getByRole('button', { name: '录表决票' }).click()
      return page.getByRole('dialog', { name: '录表决票' })
    }
    const enter = async (page: Page, flat: number, choice: string) => {
      const dialog = await desk(page)
      await dialog.getByRole('button', { name: house(flat) }).click()
      await dialog.getByText(choice, { exact: true }).first().click()
      await dialog.getByRole('button', { name: '录入' }).click()
      await dialog
        .getByText(/您录的是|定了$|录得不一样的1张/)
        .first()
        .waitFor()
    }
    const [first, second] = [await signIn('lijing'), await signIn('zhaoqiang')]
    await enter(first, 501, '同意')
    const blind = await desk(second)
    await blind.getByRole('button', { name: house(501) }).click()
    expect(await blind.getByText('李静').count()).toBe(0)
    await enter(second, 501, '不同意')
    await (await desk(first)).getByText('录得不一样的1张').waitFor()
    for (const page of [first, second]) await enter(page, 502, '同意')
    // A whole sheet is one person's entry, too.
    for (const page of [first, second]) {
      const dialog = await desk(page)
      await dialog.getByText('整张表导入').click()
      await dialog.getByLabel('整张表导入').setInputFiles({
        ...{ name: '票.csv', mimeType: 'text/csv' },
        buffer: Buffer.from(`门牌,选择\n${house(503)},不同意\n`),
      })
      await dialog.getByText('收下1张').waitFor()
    }

    const dialog = await desk(manager)
    await dialog.getByRole('button', { name: house(501) }).click()
    await dialog.getByText('李静录的:同意').waitFor()
    await dialog.getByText('赵强录的:不同意').waitFor()
    await dialog.getByText('同意', { exact: true }).first().click()
    await dialog.getByLabel('凭什么定').fill('看了原件')
    await dialog.getByRole('button', { name: '按原件定' }).click()
    await dialog.getByText('定了3张').waitFor()
    await expect
      .poll(
        async () => {
          await desk(manager)
          return manager.getByRole('button', { name: '计票并公布' }).count()
        },
        { timeout: 30_000, interval: 1000 },
      )
      .toBe(1)
    await manager.getByRole('button', { name: '计票并公布' }).click()
    await manager.getByRole('dialog').getByRole('button', { name: '计票并公布' }).last().click()

    const { page: anybody } = await openPage(held.browser, phone, complaints)
    await expect
      .poll(
        async () => {
          await anybody.goto(`${origin}/polls/${made}`)
          return anybody.getByText('通过', { exact: true }).count()
        },
        { timeout: 30_000, interval: 1000 },
      )
      .toBe(1)
    await anybody.getByText('210.50 / 210.50').waitFor()
    await anybody.getByText('2 / 3 够').waitFor()
    expect(await anybody.getByText('单元').count()).toBe(0)
    expect(complaints.filter((words) => !/401|404/.test(words))).toEqual([])
  },
)
