// A neighbour has reported it already: the resident may follow, and learns the kind, the place and what comes of it, never who or how.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { waivePicture } from '../../src/rules/tickets/decision.ts'
import { resolve, take } from '../../src/rules/tickets/ticket.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
const says = async (who: string, ...texts: string[]) => {
  for (const text of texts) await home.store.turn(message(who, text, { at: home.clock.now }))
  return (await read(home.store, who)).at(-1)
}
const tickets = async () => (await home.store.tickets.list(manager, { box: 'all', limit: 100 })).items
const lamp = '桂花小区3栋2单元五楼的路灯不亮了,我是李大爷,电话13987654321'
/** One resident has reported a lamp, another begins to. */
async function second(words = '桂花小区3栋2单元灯坏了') {
  await says('an', lamp, '1')
  await doJobs(home)
  return says('bo', words, '1')
}

describe('the same at the same place', () => {
  test('is offered by kind and building, before anything is filed', async () => {
    const asked = await second()
    expect(asked).toContain('有位邻居已经报过桂花小区3栋的“灯不亮”')
    expect(asked).toContain('1 我也遇到,跟着那一件\n2 是另一件事')
    expect(asked).not.toMatch(/李大爷|1398|五楼|2单元/)
    expect(await tickets()).toHaveLength(1)
  })

  test('may be followed: one case, which counts the follower and keeps what they said for staff', async () => {
    await second()
    expect(await says('bo', '1')).toContain('跟着编号0001一起办')
    expect(await tickets()).toMatchObject([{ number: '0001', followers: 1 }])
    const { events } = await home.store.tickets.read(manager, (await tickets())[0]!.id)
    expect(events.at(-1)).toMatchObject({
      type: 'followed',
      note: expect.stringContaining('灯坏了') as string,
    })
    expect(await says('bo', '进度')).toContain('桂花小区3栋 灯不亮”(编号0001)')
  })

  test('is hurried by whoever follows it as by whoever reported it, each time counted once for the case', async () => {
    await second()
    await says('bo', '1')
    home.clock.now += 6 * 24 * 3_600_000
    expect(await says('bo', '催单')).not.toContain('没有在办的事')
    const { events } = await home.store.tickets.read(manager, (await tickets())[0]!.id)
    expect(events.filter(({ type }) => type === 'nudged')).toHaveLength(1)
    await says('an', '催单')
    const again = await home.store.tickets.read(manager, (await tickets())[0]!.id)
    expect(again.events.filter(({ type }) => type === 'nudged')).toHaveLength(1)
  })

  test('tells the follower what comes of it, without the words or the name of who reported it', async () => {
    await second()
    await says('bo', '1')
    const [ticket] = await tickets()
    for (const move of [
      take,
      (state: Parameters<typeof take>[0], actor: Parameters<typeof take>[1]) =>
        waivePicture(state, actor, 'r'),
      (state: Parameters<typeof take>[0], actor: Parameters<typeof take>[1]) =>
        resolve(state, actor, '换了灯泡,已打13987654321告诉501的住户'),
    ])
      await home.store.tickets.change(manager, ticket!.id, move)
    await doJobs(home)
    const told = (await read(home.store, 'bo')).slice(-2).join('\n')
    expect(told).toContain('王芳已经接手')
    expect(told).toContain('灯不亮”(桂花小区3栋,编号0001)办好了')
    expect(told).not.toMatch(/李大爷|13987654321|501/)
  })

  test('tells a follower nothing who told of violence meanwhile', async () => {
    await second()
    await says('bo', '1', '我老公又打我')
    const toBo = () => home.committed.filter((event) => event.type === 'replies' && event.to.sender === 'bo')
    const before = toBo().length
    await home.store.tickets.change(
      manager,
      (await tickets()).find(({ number }) => number === '0001')!.id,
      take,
    )
    await doJobs(home)
    expect(toBo()).toHaveLength(before)
  })

  test('may be another matter, which is filed by itself', async () => {
    await second()
    expect(await says('bo', '2')).toContain('编号0002')
    expect(await tickets()).toHaveLength(2)
  })

  test('that was taken back is told to whoever follows', async () => {
    await second()
    await says('bo', '1')
    await says('an', '撤回')
    await doJobs(home)
    expect((await read(home.store, 'bo')).at(-1)).toContain('报的人撤回了')
  })

  test('that ended while it was offered is filed by itself', async () => {
    await second()
    await says('an', '撤回')
    expect(await says('bo', '1')).toContain('编号0002')
  })
})

describe('nothing is offered', () => {
  test.each([
    ['of another place', '桂花小区4栋1单元灯坏了'],
    ['of another kind', '桂花小区3栋2单元垃圾没人收'],
    ['of another floor', '桂花小区3栋2单元三楼灯坏了'],
  ])('%s', async (_, words) => {
    expect(await second(words)).toContain('编号0002')
  })

  test('after 72 hours, nor of one’s own', async () => {
    await says('an', lamp, '1')
    expect(await says('an', '桂花小区3栋2单元灯坏了', '1')).toContain('编号0002')
    home.clock.now += 72 * 3_600_000 + 1
    expect(await says('bo', '桂花小区3栋2单元灯坏了', '1')).toContain('编号0003')
  })

  test('of what somebody lives beside, nor of what is confidential', async () => {
    await says('an', '桂花小区3栋2单元天天吵得睡不着', '1', '2')
    await says('bo', '桂花小区3栋2单元太吵了', '1')
    expect(await says('bo', '2')).toContain('编号0002')
    await says('an', '桂花小区5栋1单元路灯不亮', '保密', '1')
    expect(await says('bo', '桂花小区5栋1单元路灯不亮', '1')).toContain('编号0004')
  })
})
