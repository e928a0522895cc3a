// The community set up in a real browser: a place with buildings, a colleague, a committee.
import { describe, expect, test } from 'vitest'
import { desktop, openPage, phone, withBrowser } from './support/browser.ts'

const held = withBrowser()

describe('the page of the community', () => {
  test.each([
    ['phone', phone],
    ['desktop', desktop],
  ])(
    'a manager adds an estate with buildings, a committee and a colleague: %s',
    async (name, size) => {
      const complaints: string[] = []
      const { page } = await openPage(held.browser, size, complaints)
      page.setDefaultTimeout(15_000)
      const shoot = async (what: string) => {
        if (process.env['SCREENSHOT_DIR'])
          await page.screenshot({ path: `${process.env['SCREENSHOT_DIR']}/community-${what}-${name}.png` })
      }
      await page.goto(`${held.program.app.listeningOrigin}/console?box=community`)
      await page.getByLabel('账号').fill('wangfang')
      await page.getByLabel('密码').fill(held.program.password)
      await page.getByRole('button', { name: '登录' }).click()

      const start = page.getByRole('region', { name: '开始用之前' })
      await start.getByText('写明谁保管居民的个人信息').waitFor()
      await shoot('start')

      const places = page.getByRole('region', { name: '小区和楼栋' })
      await places.getByRole('button', { name: '加网格或小区' }).click()
      await places.getByLabel('名字', { exact: true }).fill(`丁香院${name}`)
      await places.getByLabel('别名').fill(`老酒厂${name}`)
      await places.getByRole('button', { name: '保存' }).click()
      await places.getByRole('button', { name: `给丁香院${name}加楼栋` }).click()
      await places.getByLabel('到几号').fill('4')
      await places.getByText('会加上:1栋 到 4栋').waitFor()
      await shoot('buildings')
      await places.getByRole('button', { name: '加楼栋', exact: true }).last().click()
      await places.getByText(`4栋,8个单元 · 老酒厂${name}`).waitFor()

      const committees = page.getByRole('region', { name: '委员会' })
      await committees.getByRole('button', { name: '加一个委员会' }).click()
      await committees.getByLabel('名字').fill(`院落委员会${name}`)
      await committees.getByLabel('管哪几类').fill('路灯')
      await page.getByTitle('路灯、楼道灯').click()
      await committees.getByRole('button', { name: '保存' }).click()
      await committees.getByText('路灯、楼道灯').first().waitFor()

      const people = page.getByRole('region', { name: '同事' })
      await people.getByRole('button', { name: '加一位同事' }).click()
      await people.getByLabel('姓名').fill('阿依')
      await people.getByLabel('登录账号').fill(`ayi-${name}`)
      await people.getByLabel('密码').fill('a long enough secret')
      await people.getByLabel('哪个委员会').click()
      await page.getByTitle(`院落委员会${name}`).click()
      await people.getByLabel('还会说').click()
      await page.getByTitle('彝语').click()
      await page.keyboard.press('Escape')
      await shoot('colleague')
      await people.getByRole('button', { name: '保存' }).click()
      await people.getByText(`院落委员会${name} · 锦江社区 · 彝语`).waitFor()

      await people.getByRole('button', { name: '记周敏不在的日子' }).click()
      const away = people.getByRole('form', { name: '记周敏不在的日子' })
      await away.getByText('新来的事不派给周敏').waitFor()
      await shoot('away')
      await away.getByRole('button', { name: '保存' }).click()
      await people.getByText(/^\d+月\d+日.*不在$/).waitFor()
      await people.getByRole('button', { name: '记周敏不在的日子' }).click()
      await away.getByRole('button', { name: /周敏回来了/ }).click()
      await people.getByText(/^\d+月\d+日.*不在$/).waitFor({ state: 'detached' })
      await away.getByRole('button', { name: '不改了' }).click()

      expect((await held.program.store.staff.login(`ayi-${name}`, 'a long enough secret')).staff.name).toBe(
        '阿依',
      )
      // Nothing has to be pushed sideways to be read.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(complaints.filter((words) => !words.includes('401'))).toEqual([])
    },
    60_000,
  )
})
