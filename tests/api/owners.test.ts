// The register of owners, imported from sheets through the API.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
  const { nodes } = api.community
  const manager = api.as('manager')
  await manager('PATCH', `/api/nodes/${nodes.estateA.id}`, { name: '桂花小区' })
  await manager('PATCH', `/api/nodes/${nodes.building.id}`, { name: '3栋' })
  await manager('PATCH', `/api/nodes/${nodes.unit.id}`, { name: '1单元' })
  await api.refresh()
})
afterAll(() => api.close())
beforeEach(() =>
  api.database.writer.run(async (tx) => {
    await tx.flatOwner.deleteMany()
    await tx.owner.deleteMany()
  }),
)

const send = async (payload: Buffer, type = 'text/csv') =>
  api.inject({
    method: 'POST',
    url: '/api/owners',
    headers: { cookie: await api.cookieOf('manager'), 'content-type': type },
    payload,
  })
const csv = (...rows: string[]) => send(Buffer.from(rows.join('\n')))
const summary = async () => (await api.as('manager')('GET', '/api/owners')).body
const at = (flat: number) => `桂花小区3栋1单元${flat}`

describe('a sheet of owners', () => {
  test('is taken with exact areas, joint owners and whoever owns several flats', async () => {
    const { body } = await csv(
      '\uFEFF门牌,姓名,面积(㎡),电话',
      `${at(401)},李雷,89.13,13900001111`,
      `${at(402)},李雷,100.1,139 0000 1111`,
      `${at(403)},韩梅、王强,60,`,
    )
    expect(body).toEqual({ flats: 3, owners: 3, errors: [] })
    expect(await summary()).toEqual({ flats: 3, owners: 3, area: String(891_300 + 1_001_000 + 600_000) })
  })

  test('is read as a workbook, and as Excel in Chinese saves its text', async () => {
    const workbook = await readFile(new URL('../support/owners.xlsx', import.meta.url))
    expect((await send(workbook, 'application/octet-stream')).body).toEqual({
      flats: 2,
      owners: 3,
      errors: [],
    })
    const old = Buffer.from(
      'c3c5c5c62cd0d5c3fb2cc3e6bbfd2cb5e7bbb00ab9f0bba8d0a1c7f833b6b031b5a5d4aa3430332cd5c5ceb02c36302c0a',
      'hex',
    )
    expect((await send(old)).body).toEqual({ flats: 1, owners: 1, errors: [] })
    expect(await summary()).toMatchObject({ area: String(891_000 + 1_000_500 + 600_000) })
  })

  test('is refused row by row, and then nothing of it is kept', async () => {
    const { body } = await csv(
      '门牌,姓名,area_cm2,电话',
      `${at(401)},李雷,891300,`,
      '玉兰小区3栋1单元401,张伟,600000,',
      `${at(402)},,600000,`,
      `${at(403)},王强,60.5,`,
      `${at(404)},王强,600000,123`,
      `${at(401)},韩梅,600000,`,
      `${at(401)},李雷,891300,`,
    )
    expect(body).toEqual({
      flats: 0,
      owners: 0,
      errors: [
        { line: 3, fault: 'house' },
        { line: 4, fault: 'name' },
        { line: 5, fault: 'area' },
        { line: 6, fault: 'phone' },
        { line: 7, fault: 'areaDiffers' },
        { line: 8, fault: 'ownerTwice' },
      ],
    })
    expect(await summary()).toEqual({ flats: 0, owners: 0, area: '0' })
  })

  test.each([
    ['without the columns that are needed', ['门牌,姓名', `${at(401)},李雷`], 'header'],
    ['without a row', ['门牌,姓名,面积'], 'empty'],
  ])('is refused %s', async (_, rows, fault) => {
    expect((await csv(...rows)).body).toMatchObject({ errors: [{ line: 1, fault }] })
  })

  test('is refused where it is none', async () => {
    expect(await send(Buffer.from('PK\u0003\u0004 no workbook'))).toMatchObject({
      status: 400,
      body: { code: 'INPUT_INVALID' },
    })
    expect((await api.as('manager')('POST', '/api/owners', { a: 1 })).status).toBe(400)
  })

  test('sent again stands in place of what was known, and an owner who sold is none any more', async () => {
    await csv('门牌,姓名,面积,电话', `${at(401)},李雷,89,13900001111`, `${at(402)},韩梅,60,`)
    const { residentId } = await api.ticket({ name: '李雷' })
    const owner = { level: 3, house: at(401), reason: '看了房产证' }
    const confirmed = await api.as('staff')('POST', `/api/residents/${residentId}/level`, owner)
    expect(confirmed.body).toMatchObject({ level: 3 })
    await csv('门牌,姓名,面积,电话', `${at(401)},张伟,89,`)
    expect(await summary()).toEqual({ flats: 2, owners: 2, area: '1490000' })
    const { body } = await api.as('staff')('GET', `/api/residents/${residentId}`)
    expect(body).toMatchObject({ level: 2, events: [{ note: '2:业主名册里没有了' }, {}] })
  })
})
