// Who of a family may ask how somebody's reports stand: by the resident's own code or word to staff, until they end it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wrongAtMost } from '../../src/rules/residents/levels.ts'
import { openTestApi, type TestApi } from '../support/api.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

describe('family', () => {
  let open: TestStore
  beforeAll(async () => {
    open = await openTestStore()
  })
  afterAll(() => open.close())

  const say = async (sender: string, text: string) => {
    const before = (await read(open.store, sender)).length
    await open.store.turn(message(sender, text, { at: open.clock.now }))
    return (await read(open.store, sender)).slice(before).join('\n')
  }
  const report = async (sender: string, what: string) => {
    await say(sender, what)
    return say(sender, '提交')
  }
  const manager = { staffId: 1, name: '王芳', role: 'manager', scope: '/1/', ownOnly: false } as const
  const cases = async () => (await open.store.tickets.list(manager, { box: 'all', limit: 100 })).items.length
  const codeFrom = async (sender: string) =>
    /([0-9]{4}) ([0-9]{4})/
      .exec(await say(sender, '让家人看'))
      ?.slice(1)
      .join('') ?? ''
  const follow = async (elder: string, carer: string) => say(carer, `家人码 ${await codeFrom(elder)}`)

  test('reads of ordinary reports after the code was handed on, once, and no more after 不让看', async () => {
    expect(await report('granny', '桂花小区3栋楼道的路灯不亮了')).toContain('已经报上去了')
    const code = await codeFrom('granny')
    expect(await say('son', `家人码 ${code}`)).toMatch(/好了,您可以看[^]*路灯不亮/)
    expect(await say('stranger', `家人码${code}`)).toContain('这个码不对')
    expect(await say('son', '看家人')).toContain('路灯不亮')
    expect(await say('granny', '不让看')).toContain('停了')
    expect(await say('son', '看家人')).toContain('要看家人报的事')
    expect(await say('granny', '不让家人看')).toContain('现在没有人')
  })

  test.each([
    ['violence', ['我老公打我']],
    ['danger', ['家里着火了']],
    ['self-harm', ['我不想活了']],
    ['a complaint about staff', ['我要投诉你们工作人员态度太差', '1', '2']],
    // A talk with the adviser is a booking: no case at all.
    ['the wish for a lawyer', ['我想找律师问离婚的事', '1'], 0],
    ['the wish for mediation', ['我和邻居扯皮想找人调解', '1', '跳过', '1']],
    ['a confidential report', ['桂花小区3栋楼上太吵了', '3', '保密', '提交']],
  ])('never reads of %s, nor is it counted', async (what, words, filed = 1) => {
    const elder = `elder of ${what}`
    await follow(elder, `carer of ${what}`)
    const before = await cases()
    for (const told of words) await say(elder, told)
    expect(await cases()).toBe(before + filed)
    expect(await say(`carer of ${what}`, '看家人')).toBe('家人现在没有报什么事。')
  })

  test('takes no code of one’s own, an old one, or by trying', async () => {
    expect(await say('self', `家人码 ${await codeFrom('self')}`)).toContain('这个码不对')
    const code = await codeFrom('other')
    for (let tries = 1; tries < wrongAtMost.one; tries++) await say('self', '家人码 22222222')
    expect(await say('self', `家人码 ${code}`)).toContain('今天先不试了')
    open.clock.now += 25 * 60 * 60 * 1000
    expect(await say('self', `家人码 ${code}`)).toContain('这个码不对')
  })

  test('is no way out of danger', async () => {
    await say('danger', '家里着火了')
    expect(await say('danger', '不让看')).not.toContain('现在没有人')
  })
})

describe('whoever has no account', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi()
  })
  afterAll(() => api.close())

  test('tells staff who may ask, and that nobody may any more: both are kept', async () => {
    const elder = await api.ticket({ name: '王桂芳' })
    const carer = await api.ticket({ name: '王强' })
    const staff = api.as('staff')
    const url = `/api/residents/${elder.residentId}/carers`
    const joined = await staff('POST', url, { accountId: carer.residentId, reason: '她当面说的' })
    expect(joined.body).toMatchObject({
      carers: ['王强'],
      events: [{ type: 'carer', name: 'the staff', note: '她当面说的' }],
    })
    const ended = await staff('POST', `${url}/stop`, { reason: '她打电话来说的' })
    expect(ended.body).toMatchObject({ carers: [], events: [{ type: 'carersEnded' }, { type: 'carer' }] })
    const self = await staff('POST', url, { accountId: elder.residentId, reason: 'r' })
    expect(self.status).toBe(400)
    const outside = await api.as('grid2')('POST', url, { accountId: carer.residentId, reason: 'r' })
    expect(outside.status).toBe(404)
  })
})
