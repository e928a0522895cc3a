// The catalogue by the API: read by whoever works at the desk, changed by managers, every version kept.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stockCatalogue } from '../../src/store/community/catalogue.ts'
import { entry } from '../support/catalogue.ts'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
  const stock = ['card-replacement', 'paper-dog', 'hotline-days'].map(entry)
  await api.database.writer.run(stockCatalogue(stock, monday))
})
afterAll(() => api.close())

const url = '/api/catalogue'
const content = {
  ...entry('card-replacement').content,
  source: { title: '社区公示', article: '', quote: '补卡不收费', checkedOn: '2026-11-23' },
  fee: { zh: '不收钱' },
}

describe('/api/catalogue', () => {
  test('lists every entry with what it says, in a grid too', async () => {
    const { status, body } = await api.as('grid1')('GET', url)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      items: [
        { code: 'card-replacement', active: true, version: 1, content: { fee: null }, changedBy: null },
        { code: 'paper-dog', content: { kind: 'paper', banned: true, handler: null } },
        { code: 'hotline-days', content: { kind: 'answer', expiresOn: '2027-01-31' } },
      ],
    })
  })
  test('takes the next version of an entry, and keeps the one before', async () => {
    const change = { base: 1, content, retire: true }
    expect((await api.as('manager')('PUT', `${url}/card-replacement`, change)).status).toBe(204)
    const { body } = await api.as('staff')('GET', `${url}/card-replacement/versions`)
    expect(body).toMatchObject({
      items: [
        {
          version: 2,
          retired: false,
          content: { fee: { zh: '不收钱' } },
          changedBy: { name: 'the manager' },
        },
        { version: 1, retired: true, changedBy: null },
      ],
    })
    const late = await api.as('admin')('PUT', `${url}/card-replacement`, change)
    expect([late.status, late.body]).toMatchObject([409, { code: 'CATALOGUE_CHANGED' }])
  })
  test.each([
    ['a fact without a source', { ...content, source: null }],
    ['a source without its words', { ...content, source: { ...content.source, quote: '' } }],
    ['a name of nothing', { ...content, name: { zh: ' ' } }],
    ['a domain that is none', { ...content, domain: 'lanterns' }],
    ['six questions', { ...content, form: 'abcdef'.split('').map((id) => ({ id, ask: { zh: '?' } })) }],
    ['two questions of one id', { ...content, form: ['a', 'a'].map((id) => ({ id, ask: { zh: '?' } })) }],
    ['one option alone', { ...content, form: [{ id: 'a', ask: { zh: '?' }, options: [{ zh: '是' }] }] }],
    ['an answer without its day', { ...entry('hotline-days').content, expiresOn: 'soon' }],
  ])('refuses %s', async (_, wrong) => {
    const { status, body } = await api.as('manager')('POST', url, { code: 'wrong', content: wrong })
    expect([status, body]).toMatchObject([400, { code: 'INPUT_INVALID' }])
  })
  test('adds an entry, offers it no more, and again', async () => {
    const manager = api.as('manager')
    expect((await manager('POST', url, { code: 'lantern', content })).status).toBe(204)
    expect((await manager('POST', url, { code: 'lantern', content })).status).toBe(409)
    expect((await manager('POST', `${url}/lantern/offer`, { active: false })).status).toBe(204)
    const { body } = await manager('GET', url)
    expect(body).toMatchObject({ items: [{}, {}, {}, { code: 'lantern', active: false }] })
    expect((await manager('POST', `${url}/no-such/offer`, { active: true })).status).toBe(404)
  })
  test('is changed by nobody without the right', async () => {
    const change = { base: 2, content }
    expect((await api.as('staff')('PUT', `${url}/card-replacement`, change)).status).toBe(403)
    expect((await api.as('property')('GET', url)).status).toBe(403)
  })
})
