// The catalogue in the database: stocked, changed by versions, and forms filed from the web chat.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../src/rules/community/catalogue-content.ts'
import type { Viewer } from '../../src/store/views.ts'
import { catalogue } from '../support/catalogue.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

let world: TestStore
let manager: Viewer
beforeEach(async () => {
  world = await openTestStore()
  await world.store.stockCatalogue(catalogue)
  manager = { staffId: 2, name: '王芳', role: 'manager', scope: '/1/', ownOnly: false }
})
afterEach(() => world.close())

async function says(text: string): Promise<string> {
  const before = await read(world.store, 'r1')
  world.clock.now += 60_000
  await world.store.turn(message('r1', text, { at: world.clock.now }))
  return (await read(world.store, 'r1')).slice(before.length).join('\n')
}
const loss = async () =>
  (await world.store.catalogue.list(manager)).find(({ code }) => code === 'card-replacement')!
async function change(changes: (content: Content) => Content, retire = false): Promise<void> {
  const { version, content } = await loss()
  await world.store.catalogue.change(manager, 'card-replacement', {
    base: version,
    content: changes(content),
    retire,
  })
  await world.store.refresh()
}
const withFee = (content: Content): Content => {
  if (content.kind !== 'service') throw new Error('the entry is no service')
  const source = { title: '社区公示', article: '', quote: '补卡不收费', checkedOn: '2026-11-23' }
  return { ...content, source, fee: { zh: '不收钱' }, form: content.form.slice(1) }
}

describe('stocking', () => {
  test('gives a community every entry once', async () => {
    await world.store.stockCatalogue(catalogue)
    const entries = await world.store.catalogue.list(manager)
    expect(entries).toHaveLength(catalogue.length)
    expect(entries.filter(({ version, changedBy }) => version !== 1 || changedBy !== null)).toEqual([])
  })
  test('leaves what staff wrote, and renews what they did not', async () => {
    await change(withFee)
    const renewed = catalogue.map((one) => ({ ...one, content: { ...one.content, said: ['新说法'] } }))
    await world.store.stockCatalogue(renewed)
    const entries = await world.store.catalogue.list(manager)
    expect(entries.find(({ code }) => code === 'card-replacement')).toMatchObject({
      version: 2,
      content: { fee: { zh: '不收钱' } },
    })
    expect(entries.find(({ code }) => code === 'enrolment')).toMatchObject({
      version: 2,
      content: { said: ['新说法'] },
    })
  })
})

describe('on the web chat', () => {
  test('what the community fills in is told from then on, with its source', async () => {
    expect(await says('社保卡丢了咋个补')).toContain('社区还没有填准')
    await change(withFee)
    expect(await says('社保卡掉了怎么补办')).toContain('费用:不收钱\n出处:社区公示(2026-11-23查对)')
  })
  test('a form becomes a ticket with its answers', async () => {
    await says('低保咋个申请')
    expect(await says('1')).toBe('这件事给谁办?\n1 我自己\n2 家里人\n3 别人')
    await says('1')
    await says('三口人')
    await says('男人病了,没有收入')
    expect(await says('1')).toContain('交给工作人员了,编号0001')
    const { items } = await world.store.tickets.list(manager, { box: 'all', limit: 10 })
    expect(items).toMatchObject([{ category: 'social_assistance', kind: 'help', confidential: true }])
  })
  test('a draft begun under an older version ends under it', async () => {
    await says('社保卡丢了咋个补')
    await says('1')
    await change(withFee)
    await says('1')
    await says('卡掉了找不到')
    expect(await says('1')).toContain('编号0001')
  })
  test('a form under a retired version is refused, and nothing is filed', async () => {
    await says('社保卡丢了咋个补')
    await says('1')
    await change(withFee, true)
    await says('1')
    await says('卡掉了找不到')
    expect(await says('1')).toContain('这张表刚刚停用了')
    expect(await says('1')).toContain('把情况简单说一下。')
    await says('卡掉了找不到')
    expect(await says('1')).toContain('编号0001')
  })
  test('a form of an entry that is not offered any more is refused', async () => {
    await says('社保卡丢了咋个补')
    await says('1')
    await says('1')
    await says('卡掉了找不到')
    await world.store.catalogue.offer(manager, 'card-replacement', false)
    await world.store.refresh()
    expect(await says('1')).toContain('这张表刚刚停用了')
    const { items } = await world.store.tickets.list(manager, { box: 'all', limit: 10 })
    expect(items).toEqual([])
  })
})

describe('changing an entry', () => {
  test('keeps every version, with who wrote it', async () => {
    await change(withFee)
    const versions = await world.store.catalogue.versions(manager, 'card-replacement')
    expect(versions.map(({ version, changedBy }) => [version, changedBy?.name])).toEqual([
      [2, '王芳'],
      [1, undefined],
    ])
  })
  test('is refused where somebody was quicker', async () => {
    const { version, content } = await loss()
    await change(withFee)
    await expect(
      world.store.catalogue.change(manager, 'card-replacement', { base: version, content, retire: false }),
    ).rejects.toMatchObject({ code: 'CATALOGUE_CHANGED' })
  })
  test('never makes another kind of it', async () => {
    const { version } = await loss()
    const { content } = catalogue.find(({ code }) => code === 'paper-dog')!
    await expect(
      world.store.catalogue.change(manager, 'card-replacement', { base: version, content, retire: false }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
  test('is for who works for the whole community', async () => {
    const { version, content } = await loss()
    const grid = { ...manager, scope: '/1/2/' }
    await expect(
      world.store.catalogue.change(grid, 'card-replacement', { base: version, content, retire: false }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(world.store.catalogue.add(grid, { code: 'lantern', content })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(
      world.store.catalogue.change(manager, 'no-such', { base: 1, content, retire: false }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('adds a code once', async () => {
    const { content } = await loss()
    await world.store.catalogue.add(manager, { code: 'lantern', content })
    await expect(world.store.catalogue.add(manager, { code: 'lantern', content })).rejects.toMatchObject({
      code: 'CATALOGUE_TAKEN',
    })
  })
})
