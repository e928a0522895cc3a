// Decisions by paper ballots on a real database: entered twice, settled, counted; numbers that have to be filled in first.
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recountDecision } from '../../src/rules/polls/decision-file.ts'
import type { NewDecision } from '../../src/rules/polls/decision.ts'
import { dayOf } from '../../src/rules/time/calendar.ts'
import type { Viewer } from '../../src/store/views.ts'
import { endPoll, knownAt, manager, says, sql } from '../support/polls.ts'
import { openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const hour = 3_600_000
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
let home: TestStore
/** Three who enter: the manager, the administrator and another of staff. */
let staff: [Viewer, Viewer, Viewer]
beforeEach(async () => {
  home = await openTestStore()
  const known = await home.store.staff.list('/')
  const viewer = (login: string, role: Viewer['role']): Viewer => {
    const { id, name } = known.find((one) => one.login === login)!
    return { staffId: id, name, scope: '/1/', ownOnly: false, role }
  }
  const third = known.find(({ role }) => role === 'staff')!
  staff = [viewer('wangfang', 'manager'), viewer('admin', 'admin'), viewer(third.login, 'staff')]
})
afterEach(() => home.close())

const at = (flat: number) => `桂花小区3栋2单元${flat}`
const register = (...rows: [house: string, name: string, area: string, phone?: string][]) =>
  home.store.owners.take(manager, [
    ['门牌', '姓名', '面积', '电话'],
    ...rows.map(([house, name, area, phone = '']) => [house, name, area, phone]),
  ])
/** Four heads, one of them with two flats. */
async function fourOwners(): Promise<void> {
  const { errors } = await register(
    [at(501), '甲', '90', '13900001111'],
    [at(502), '甲', '85', '13900001111'],
    [at(503), '乙', '60'],
    [at(504), '丙、丁', '60'],
    [at(505), '戊', '70'],
  )
  expect(errors).toEqual([])
}
const wish = (changes: Partial<NewDecision> = {}): NewDecision & { nodeId: number } => ({
  ...{ nodeId: 1, pack: 'civil-code-278', electorate: 'owners', matter: 5, silence: null },
  ...{ question: '要不要用维修资金修电梯?', handIn: '交到物业一楼的票箱' },
  closesAt: home.clock.now + 48 * hour,
  ...changes,
})
async function begin(changes: Partial<NewDecision> = {}): Promise<string> {
  const { id } = await home.store.paperPolls.create(manager, wish(changes))
  await home.store.polls.start(manager, id)
  await doJobs(home)
  return id
}
const paper = (choice: 'agree' | 'oppose' | 'abstain') => ({ choice, way: 'paper', proxy: '' }) as const
/** How the ballot of a flat stands, as somebody sees it. */
async function ballot(id: string, flat: number, viewer = staff[0]) {
  const { electors } = await home.store.paperPolls.read(viewer, id)
  return electors.find(({ houses }) => houses.includes(at(flat)))!
}
async function enter(id: string, flat: number, viewer: Viewer, choice: 'agree' | 'oppose' | 'abstain') {
  const { id: electorId } = await ballot(id, flat)
  await home.store.paperBallots.enter(viewer, id, { electorId, ...paper(choice) })
}
const both = async (id: string, flat: number, choice: 'agree' | 'oppose' | 'abstain') => {
  for (const viewer of staff.slice(0, 2)) await enter(id, flat, viewer, choice)
}
async function counted(id: string) {
  await home.store.paperPolls.count(manager, id)
  await doJobs(home)
  return recountDecision(sha256, await home.store.polls.recordFor(manager, id))
}
const code = (code: string) => expect.objectContaining({ code }) as Error

describe('a ballot on paper', () => {
  test('is entered by two people, neither of whom sees what the other read before both are in', async () => {
    await fourOwners()
    const id = await begin()
    await enter(id, 501, staff[0], 'agree')
    expect(await ballot(id, 502, staff[0])).toMatchObject({ state: 'one', mine: { choice: 'agree' } })
    expect(await ballot(id, 501, staff[1])).toMatchObject({ state: 'one', mine: null, differing: [] })
    await enter(id, 501, staff[0], 'oppose')
    await enter(id, 501, staff[1], 'agree')
    const { differing, state } = await ballot(id, 501, staff[2])
    expect([state, differing.map(({ choice }) => choice)]).toEqual(['differs', ['oppose', 'agree']])
    expect(await sql(home, 'SELECT id FROM Ballot')).toEqual([])
    await expect(enter(id, 501, staff[2], 'agree')).rejects.toThrow(code('BALLOT_ENTERED'))
    await expect(enter(id, 501, staff[0], 'agree')).rejects.toThrow(code('BALLOT_ENTERED'))
  })

  test('on which two differ is settled by a third, with a reason, and only then lies in the box', async () => {
    await fourOwners()
    const id = await begin()
    await enter(id, 503, staff[0], 'agree')
    await enter(id, 503, staff[1], 'oppose')
    const { id: electorId } = await ballot(id, 503)
    const settle = (viewer: Viewer) =>
      home.store.paperBallots.settle(viewer, id, { electorId, ...paper('oppose'), reason: '看了原件' })
    await expect(settle(staff[1])).rejects.toThrow(code('APPROVAL_OWN'))
    await settle(staff[2])
    await expect(settle(staff[2])).rejects.toThrow(code('BALLOT_ENTERED'))
    expect(await ballot(id, 503)).toMatchObject({ state: 'settled', settled: { reason: '看了原件' } })
    expect(await sql(home, 'SELECT choice, residentId FROM Ballot')).toEqual([
      { choice: 'oppose', residentId: null },
    ])
  })

  test('comes with a sheet as one person’s entry, or is refused with its line and nothing is kept', async () => {
    await fourOwners()
    const id = await begin()
    await enter(id, 501, staff[1], 'agree')
    const take = (viewer: Viewer, ...rows: string[][]) =>
      home.store.paperBallots.takeSheet(viewer, id, [['门牌', '选择', '方式', '委托书编号'], ...rows])
    expect(
      await take(
        staff[0],
        [at(502), '同意', '', ''],
        [at(501), '同意', '', ''],
        ['玉兰小区9栋1单元101', '同意', '', ''],
        [at(503), '好', '', ''],
        [at(504), '反对', '邮寄', ''],
        [at(505), '弃权', '上门', '委-9'],
      ),
    ).toEqual({
      ballots: 0,
      errors: [
        { line: 3, fault: 'twice' },
        { line: 4, fault: 'house' },
        { line: 5, fault: 'choice' },
        { line: 6, fault: 'way' },
        { line: 7, fault: 'proxy' },
      ],
    })
    expect(await take(staff[0], [at(502), '同意', '', ''], [at(503), '不同意', '上门', ''])).toEqual({
      ballots: 2,
      errors: [],
    })
    expect([(await ballot(id, 501)).state, (await ballot(id, 503)).state]).toEqual(['settled', 'one'])
    expect(await take(staff[0], [at(503), '同意', '', ''])).toMatchObject({
      errors: [{ line: 2, fault: 'entered' }],
    })
  })

  test('by a proxy needs a written authority that was recorded before', async () => {
    await fourOwners()
    const id = await begin()
    const { id: electorId } = await ballot(id, 504)
    const byProxy = { electorId, ...paper('agree'), proxy: '委-1' }
    await expect(home.store.paperBallots.enter(staff[0], id, byProxy)).rejects.toThrow(code('INPUT_INVALID'))
    const authority = { electorId, name: '张三', scope: '本次表决', reference: '委-1' }
    const authorise = (day: string) => home.store.paperBallots.authorise(staff[0], id, { ...authority, day })
    await expect(authorise('2099-01-01')).rejects.toThrow(code('INPUT_INVALID'))
    await authorise(dayOf(home.clock.now))
    for (const viewer of staff.slice(0, 2)) await home.store.paperBallots.enter(viewer, id, byProxy)
    expect(await ballot(id, 504)).toMatchObject({ state: 'settled', proxy: { name: '张三' } })
    await endPoll(home)
    const file = await counted(id)
    expect(file.votes).toMatchObject([{ proxy: true }])
    expect(JSON.stringify(file)).not.toContain('张三')
  })
})

describe('a decision of owners', () => {
  test('is counted by heads and areas once it is over and every entry is settled', async () => {
    await fourOwners()
    const id = await begin()
    await both(id, 501, 'agree')
    await both(id, 503, 'agree')
    await enter(id, 504, staff[0], 'oppose')
    await expect(home.store.paperPolls.count(manager, id)).rejects.toThrow(code('POLL_REFUSED'))
    await endPoll(home)
    await expect(home.store.paperPolls.count(manager, id)).rejects.toThrow(code('BALLOTS_UNSETTLED'))
    // A paper that was handed in in time is entered later.
    await enter(id, 504, staff[1], 'oppose')
    const { poll, count, votes } = await counted(id)
    expect([poll.entitled, poll.areaCm2, count.taking]).toEqual([
      4,
      '3650000',
      { heads: 3, areaCm2: '2950000' },
    ])
    expect(count).toMatchObject({ participation: { heads: true, area: true }, passed: true })
    expect(votes).toHaveLength(3)
    expect((await home.store.polls.list(manager))[0]).toMatchObject({
      state: 'published',
      totals: [
        { text: '同意', votes: 2 },
        { text: '不同意', votes: 1 },
        { text: '弃权', votes: 0 },
      ],
    })
    await expect(enter(id, 505, staff[0], 'agree')).rejects.toThrow(code('POLL_REFUSED'))
  })

  test('shows a second count with the silent where rule, warning and delivery are recorded', async () => {
    await fourOwners()
    const silence = { clause: '议事规则第十二条', warning: '逾期不交的,视为同意多数意见' }
    const id = await begin({ silence })
    await both(id, 501, 'agree')
    await both(id, 503, 'agree')
    const deliver = async (...flats: number[]) => {
      const electorIds = await Promise.all(flats.map(async (flat) => (await ballot(id, flat)).id))
      const proof = { how: 'hand', day: dayOf(home.clock.now), proof: '网格员送,本人签收' } as const
      await home.store.paperBallots.deliver(staff[2], id, { electorIds, ...proof })
    }
    await deliver(503, 505)
    await endPoll(home)
    expect(await counted(id)).toMatchObject({
      count: { taking: { heads: 2 }, passed: false },
      silence: { ...silence, joins: 'agree', count: { taking: { heads: 3 }, passed: true } },
    })
    expect(await home.store.paperPolls.published(id)).toMatchObject({
      result: { silence: { joins: 'agree' } },
    })
  })

  test('is not voted on in chat: owners are told how the paper is handed in', async () => {
    await fourOwners()
    await knownAt(home, '桂花小区3栋', 3, 'lan')
    await sql(
      home,
      `UPDATE Owner SET residentId = (SELECT residentId FROM Contact WHERE sender = 'lan') WHERE name = '乙'`,
    )
    const id = await begin()
    expect((await read(home.store, 'lan')).at(-1)).toContain('聊天里不能投')
    expect(await says(home, 'lan', '投票')).toEqual([expect.stringContaining('交到物业一楼的票箱')])
    await both(id, 503, 'agree')
    await endPoll(home)
    await counted(id)
    expect((await read(home.store, 'lan')).at(-1)).toContain(
      '同意:1票\n不同意:0票\n弃权:0票\n按规定算,没有通过。',
    )
    // Open ballots stand by house number in a file for owners, and in nothing else.
    const lan = { channel: 'webchat', account: 'web', sender: 'lan' }
    expect(await home.store.polls.recordOf(lan, id)).toContain(at(503))
    expect(JSON.stringify(await home.store.paperPolls.published(id))).not.toContain('单元')
    const supervisor: Viewer = { ...staff[2], role: 'supervisor' }
    await expect(home.store.polls.recordFor(supervisor, id)).rejects.toThrow(code('NOT_FOUND'))
  })

  test('reminds of the paper only whose ballot nobody has entered yet', async () => {
    await fourOwners()
    await knownAt(home, '桂花小区3栋', 3, 'lan', 'mei')
    for (const [sender, owner] of [
      ['lan', '乙'],
      ['mei', '戊'],
    ])
      await sql(
        home,
        'UPDATE Owner SET residentId = (SELECT residentId FROM Contact WHERE sender = ?) WHERE name = ?',
        sender,
        owner,
      )
    const id = await begin()
    await enter(id, 503, staff[0], 'agree')
    await endPoll(home, 24)
    const told = async (sender: string) =>
      (await read(home.store, sender)).filter((text) => text.includes('聊天里不能投')).length
    expect([await told('lan'), await told('mei')]).toEqual([1, 2])
  })

  test('does not begin while the register lacks an area or an owner', async () => {
    const { id } = await home.store.paperPolls.create(manager, wish())
    await expect(home.store.polls.start(manager, id)).rejects.toThrow(code('INPUT_INVALID'))
    await fourOwners()
    await sql(home, `UPDATE Flat SET area = NULL WHERE number = '505'`)
    await expect(home.store.polls.start(manager, id)).rejects.toThrow(/lacks the area/)
  })

  test.each([
    ['in chat', { pack: 'opinion-poll', matter: null }, 'POLL_REFUSED'],
    ['without its matter', { matter: null }, 'INPUT_INVALID'],
    ['of others than owners', { electorate: 'households' }, 'INPUT_INVALID'],
    [
      'by households on the silent',
      {
        pack: 'household-vote',
        electorate: 'households',
        matter: null,
        silence: { clause: 'x', warning: 'y' },
      },
      'INPUT_INVALID',
    ],
    [
      'that elects residents’ bodies',
      { pack: 'household-vote', electorate: 'households', matter: null, question: '选举居委会主任' },
      'POLL_REFUSED',
    ],
  ] as const)('is refused %s', async (_, changes, why) => {
    await expect(home.store.paperPolls.create(manager, wish(changes))).rejects.toThrow(code(why))
  })
})

describe('numbers that a pack lacks', () => {
  const number = (field: 'quorum' | 'pass', part: number, whole: number, included: boolean) => ({
    ...({ nodeId: 1, pack: 'household-vote@local', electorate: 'households', field } as const),
    ...{ part, whole, included, source: '小区公约第三条,2026-01-08' },
  })
  test('keep a vote from being counted until one fills them in and another confirms them', async () => {
    await fourOwners()
    const id = await begin({ pack: 'household-vote', electorate: 'households', matter: null })
    const rung = async () =>
      (await home.store.bell.list(staff[0])).items.map(({ type, poll }) => [type, poll?.about])
    expect(await rung()).toContainEqual(['ruleUnknown', '要不要用维修资金修电梯?'])
    expect(await home.store.paperPolls.published(id)).toMatchObject({ rules: null, entitled: 5 })
    for (const flat of [501, 502, 503]) await both(id, flat, 'agree')
    await endPoll(home)
    await expect(home.store.paperPolls.count(manager, id)).rejects.toThrow(code('RULE_UNKNOWN'))
    const { ruleNumbers } = home.store
    await ruleNumbers.propose(staff[0], number('quorum', 1, 2, false))
    await ruleNumbers.propose(staff[0], number('pass', 2, 3, true))
    const { items } = await ruleNumbers.list(staff[0])
    await expect(ruleNumbers.approve(staff[0], items[0]!.id)).rejects.toThrow(code('APPROVAL_OWN'))
    await ruleNumbers.approve(staff[1], items[0]!.id)
    await expect(home.store.paperPolls.count(manager, id)).rejects.toThrow(code('RULE_UNKNOWN'))
    await ruleNumbers.approve(staff[1], items[1]!.id)
    const { filled, count, electors } = await counted(id)
    expect(filled).toMatchObject({ quorum: { of: '1', in: '2' }, source: '小区公约第三条,2026-01-08' })
    expect([count.taking.heads, count.passed, electors]).toEqual([3, true, null])
    expect(await home.store.paperPolls.published(id)).toMatchObject({
      rules: { pass: { part: 2, whole: 3, included: true }, source: '小区公约第三条,2026-01-08' },
    })
  })

  test.each([
    ['that the law gives', { pack: 'civil-code-278@2021', electorate: 'owners' }],
    ['of others than the pack has', { electorate: 'owners' }],
    ['above the whole', { part: 3, whole: 2 }],
  ] as const)('are not filled in %s', async (_, changes) => {
    await expect(
      home.store.ruleNumbers.propose(staff[0], { ...number('pass', 1, 2, false), ...changes }),
    ).rejects.toThrow(code('INPUT_INVALID'))
  })

  test('of a place stand before those of the places above it', async () => {
    const { ruleNumbers } = home.store
    await fourOwners()
    const [{ id: estate } = { id: 0 }] = await sql<{ id: number }>(
      home,
      `SELECT id FROM Node WHERE name = '桂花小区'`,
    )
    for (const [nodeId, part] of [
      [estate, 3],
      [1, 2],
    ] as const)
      for (const field of ['quorum', 'pass'] as const)
        await ruleNumbers.propose(staff[0], { ...number(field, part, 4, true), nodeId })
    for (const { id } of (await ruleNumbers.list(staff[0])).items) await ruleNumbers.approve(staff[1], id)
    const { id } = await home.store.paperPolls.create(manager, {
      ...wish({ pack: 'household-vote', electorate: 'households', matter: null }),
      nodeId: estate,
    })
    await home.store.polls.start(manager, id)
    expect(await home.store.paperPolls.published(id)).toMatchObject({
      rules: { quorum: { part: 3, whole: 4 } },
    })
  })
})
