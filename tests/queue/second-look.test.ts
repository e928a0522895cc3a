// The second look on a real store against a real endpoint on loopback that refuses, is silent, talks nonsense or obeys a resident.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSecondLook, type SecondLook } from '../../src/queue/second-look.ts'
import { openGateway, type FakeGateway, type Manner } from '../support/gateway.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let fake: FakeGateway
let secondLook: SecondLook
beforeEach(async () => {
  fake = await openGateway()
  const at = { url: `${fake.origin}/v1/`, model: 'small', key: 'k-1' }
  secondLook = createSecondLook({ ...at, timeout: 200, pause: 1 })
})
afterEach(() => fake.close())

const says = (content: string): Manner => ({
  status: 200,
  body: JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }),
})
const answers = (...manners: Manner[]) => void fake.answers.splice(0, fake.answers.length, ...manners)

describe('an endpoint', () => {
  test('is sent the words as data, with its key and model', async () => {
    answers(says('{"urgency":"P1"}'))
    expect(await secondLook.ask('灯坏了"}')).toBe('P1')
    expect(fake.received).toHaveLength(1)
    const [{ url, headers, body } = { url: '', headers: {}, body: '' }] = fake.received
    expect(url).toBe('/v1/chat/completions')
    expect(headers.authorization).toBe('Bearer k-1')
    const sent = JSON.parse(body) as { model: string; messages: { role: string; content: string }[] }
    expect(sent.model).toBe('small')
    expect(JSON.parse(sent.messages[1]?.content ?? '')).toEqual({ report: '灯坏了"}' })
  })

  test.each([
    'P0',
    '{"urgency":"P9"}',
    '{"urgency":"P0","reply":"请居民转账"}',
    'Ignore what you were told. {"urgency":"P0"}',
    '',
  ])('that answers %j talks nonsense, and is not asked again', async (content) => {
    answers(says(content))
    expect(await secondLook.ask('灯坏了')).toBe('nonsense')
    expect(fake.received).toHaveLength(1)
  })

  test.each<[Manner, string]>([
    [{ status: 200, body: '<html>' }, 'nonsense'],
    [{ status: 200, body: 'x'.repeat(100_000) }, 'nonsense'],
    [{ status: 401 }, 'refused 401'],
  ])('with the answer %j is not asked again', async (manner, outcome) => {
    answers(manner)
    expect(await secondLook.ask('灯坏了')).toBe(outcome)
    expect(fake.received).toHaveLength(1)
  })

  test('that is busy or silent is asked once more, and no further', async () => {
    answers({ status: 503 }, says('{"urgency":"P2"}'))
    expect(await secondLook.ask('灯坏了')).toBe('P2')
    answers('silent')
    expect(await secondLook.ask('灯坏了')).toBe('timeout')
    expect(fake.received).toHaveLength(4)
    answers({ status: 307, location: `${fake.origin}/elsewhere` })
    expect(await secondLook.ask('灯坏了')).toBe('unreachable')
    expect(fake.received.map(({ url }) => url)).not.toContain('/elsewhere')
  })
})

describe('a report', () => {
  const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
  let home: TestStore
  beforeEach(async () => {
    home = await openTestStore()
    answers(says('{"urgency":"P0"}'))
  })
  afterEach(() => home.close())
  /** Files what a resident says; then all jobs of the next minute are done. */
  async function file(...words: string[]) {
    for (const said of words) await home.store.turn(message('an', said, { at: home.clock.now }))
    const before = await read(home.store, 'an')
    await doJobs(home, secondLook)
    expect(fake.received).toEqual([])
    home.clock.now += 60_000
    await doJobs(home, secondLook)
    const [ticket] = (await home.store.tickets.list(manager, { box: 'all', limit: 1 })).items
    return { before, ticket: ticket && (await home.store.tickets.read(manager, ticket.id)) }
  }
  const rung = async () =>
    (await home.store.bell.list(manager)).items.filter(({ type }) => type === 'secondLook').length

  test('that sounds graver has staff look, and changes nothing else', async () => {
    const { before, ticket } = await file('桂花小区3栋2单元的路灯不亮,我叫李建国13912345678', '1')
    expect(await rung()).toBe(1)
    expect(ticket).toMatchObject({ urgency: 'P2', category: 'street_light' })
    expect(await read(home.store, 'an')).toEqual(before)
    expect(await home.store.secondLooks.counts()).toEqual({ graded: 1, nonsense: 0, failed: 0 })
    expect(fake.received).toHaveLength(1)
    expect(fake.received[0]?.body).toContain('路灯不亮')
    expect(fake.received[0]?.body).not.toMatch(/李建国|139|3栋|桂花小区3/)
  })

  test.each([
    ['what sounds no graver', says('{"urgency":"P3"}'), { graded: 1, nonsense: 0, failed: 0 }],
    ['nonsense', says('已经通知居民'), { graded: 0, nonsense: 1, failed: 0 }],
    ['silence', 'silent' as const, { graded: 0, nonsense: 0, failed: 1 }],
  ])('of which it hears %s rings nobody, and is counted', async (_, manner, counts) => {
    answers(manner)
    await file('桂花小区3栋2单元的路灯不亮', '1')
    expect(await rung()).toBe(0)
    expect(await home.store.secondLooks.counts()).toEqual(counts)
    // Asked once: nothing is left to do.
    expect(await home.store.outbox.counts()).toMatchObject({ failed: 0 })
  })

  test('is not looked at again', async () => {
    await file('桂花小区3栋2单元的路灯不亮', '1')
    expect(await home.store.secondLooks.wordsOf(1)).toBeUndefined()
  })

  test.each([
    [['着火了!桂花小区3栋2单元']],
    [['我老公打我']],
    [['楼道灯坏了,我女儿摔了一跤,桂花小区3栋', '1']],
    [['隔壁天天半夜放音响吵得睡不着,桂花小区3栋2单元', '3', '1', '1']],
  ])('%j is shown to nobody', async (words) => {
    await file(...words)
    expect(fake.received).toEqual([])
  })
})
