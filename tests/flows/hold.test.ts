// A member of staff talks with the resident: the bot is silent, except for danger.
import { beforeEach, describe, expect, test } from 'vitest'
import { endEmergency } from '../../src/flows/awaited.ts'
import { calledAgainAfter, hold, lookAt, release, releasedAfter } from '../../src/flows/hold.ts'
import type { Held } from '../../src/flows/session.ts'
import { World } from '../support/world.ts'

let world: World
const taken = (quiet = false): Held => ({
  ticketId: 412,
  staffId: 1,
  staff: '周敏',
  quiet,
  since: world.now,
  last: world.now,
  rung: 0,
  alarmed: false,
})
const holds = () => (world.session = hold(world.session, taken(), { now: world.now }))
const rung = () => world.asked.flatMap((request) => (request.type === 'tellHolder' ? [request.in.ring] : []))
beforeEach(() => {
  world = new World()
})

describe('while staff hold the conversation', () => {
  test('the bot says nothing, and whoever holds it is called once for each wait', () => {
    holds()
    expect(world.says('路灯坏了')).toBe('')
    expect(world.says('人工')).toBe('')
    expect(rung()).toEqual([true, false])
  })
  test('danger is answered at once, marked, and is a case of its own', () => {
    holds()
    expect(world.says('我家着火了')).toMatch(/^【自动安全提示】\n.*119/s)
    expect(world.asked.find(({ type }) => type === 'openTicket')?.in).toMatchObject({ urgency: 'P0' })
    expect(world.session.held).toBeDefined()
    world.says('都出来了')
    world.says('桂花小区3栋')
    expect(world.says('谢谢你们过来')).toBe('')
  })
  test.each(['退回去', '上一步'])('“%s” is a word like any other', (word) => {
    holds()
    expect(world.says(word)).toBe('')
    expect(world.session.held).toBeDefined()
  })
  test('violence told meanwhile makes it quiet, and nothing is marked', () => {
    holds()
    expect(world.says('老公打我')).not.toContain('自动')
    expect(world.session.held?.quiet).toBe(true)
  })
  test.each(['0', '小邻', '机器人'])('“%s” frees the resident, and what was begun is offered', (word) => {
    world.says('路灯不亮了')
    holds()
    expect(world.says(word)).toMatch(/我来陪您.*回“继续”/s)
    expect(world.session.held).toBeUndefined()
    expect(world.says('继续')).toContain('您说的是哪个小区')
  })
  test('nothing is said of its beginning or end where others may look', () => {
    const { session, says } = release({ ...world.session, held: taken(true) })
    expect(says).toEqual([])
    expect(session.held).toBeUndefined()
  })
  test('it is given back after thirty idle minutes, but never while the resident waits', () => {
    const held = taken()
    const later = held.last + releasedAfter
    expect(lookAt(held, later - 1)).toEqual({ then: 'later', at: later })
    expect(lookAt(held, later)).toEqual({ then: 'release' })
    const waits = { ...held, unanswered: held.last }
    expect(lookAt(waits, later)).toEqual({ then: 'call', whom: 'holder', at: later + calledAgainAfter })
    expect(lookAt({ ...waits, rung: 1 }, later)).toMatchObject({ then: 'call', whom: 'managers' })
  })
})

test('once staff closed a danger, ordinary words are ordinary again', () => {
  world.says('我家着火了')
  expect(world.session.flow?.id).toBe('emergency')
  world.session = endEmergency(world.session, 412)
  expect(world.says('桂花小区3栋2单元的路灯不亮了')).toContain('请您看看对不对')
})
