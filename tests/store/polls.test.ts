// Polls by real messages on a real database: casting, closing, counting, and what anybody can check of it.
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkedSeals } from '../../src/rules/polls/ballot-chain.ts'
import { recount } from '../../src/rules/polls/poll-file.ts'
import { endPoll, knownAt, manager, says, sql, startPoll } from '../support/polls.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const hour = 3_600_000
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const receiptIn = (said: string | undefined) =>
  /(\d{5}) (\d{5})/
    .exec(said ?? '')
    ?.slice(1)
    .join('') ?? 'none'
const shown = async () => (await home.store.polls.list(manager))[0]!
const record = async (id: string) => home.store.polls.recordFor(manager, id)

describe('a vote', () => {
  test('is explained the first time, read back, confirmed, and answered with a receipt', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan')
    await startPoll(home)
    const first = await says(home, 'lan', '投票')
    expect(first).toHaveLength(4)
    expect(first[0]).toContain('不是选举')
    expect(first[3]).toBe('【听意见】楼道的墙刷什么颜色?\n11月25日(周三)10:00结束。\n1 白色\n2 米黄色')
    expect(await says(home, 'lan', '2')).toEqual(['您选的是:米黄色。就投这个吗?\n1 就投这个\n2 重新选'])
    const [cast] = await says(home, 'lan', '1')
    expect(cast).toMatch(/^投好了。您的回执号是:\d{5} \d{5}\n/)
    expect(await says(home, 'lan', '投票')).toHaveLength(1)
    expect((await says(home, 'lan', '我的'))[0]).toContain('回“我的投票”看')
    expect((await says(home, 'lan', '我的投票'))[0]).toContain(receiptIn(cast).slice(0, 5))
  })

  test('is changed until the end, and the last one counts', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan', 'mei')
    const id = await startPoll(home)
    const [, , , , , first] = await says(home, 'lan', '投票', '2', '1')
    const [, , second] = await says(home, 'lan', '投票', '1', '1')
    expect(second).toContain('改好了')
    await says(home, 'mei', '投票', '1', '1')
    expect(await shown()).toMatchObject({ state: 'open', entitled: 2, taking: 2, totals: null })
    await endPoll(home)
    expect(await shown()).toMatchObject({
      state: 'published',
      totals: [
        { text: '白色', votes: 2 },
        { text: '米黄色', votes: 0 },
      ],
    })
    const file = recount(sha256, await record(id), (await shown()).head ?? '')
    expect(file.replaced.map(({ receipt }) => receipt)).toEqual([receiptIn(first)])
    expect(file.votes.map(({ receipt }) => receipt)).toContain(receiptIn(second))
  })

  test('counts in the last millisecond and not in the next, whenever the job runs', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan', 'mei')
    await startPoll(home)
    await says(home, 'lan', '投票', '1')
    await says(home, 'mei', '投票', '1')
    home.clock.now += 48 * hour - 1
    expect(await says(home, 'lan', '1')).toEqual([expect.stringContaining('投好了')])
    home.clock.now += 1
    expect(await says(home, 'mei', '1')).toEqual([expect.stringContaining('已经结束了')])
    await doJobs(home)
    expect(await shown()).toMatchObject({ state: 'published', taking: 1 })
  })

  test('that danger interrupts waits, and is gone on with afterwards', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan')
    await startPoll(home)
    await says(home, 'lan', '投票', '2')
    expect((await says(home, 'lan', '我家着火了,桂花小区3栋2单元'))[0]).toContain('119')
    expect(await shown()).toMatchObject({ taking: 0 })
    // Danger stays what is talked of until it is over; then the draft is taken up where it was.
    home.clock.now += 25 * hour
    expect((await says(home, 'lan', '继续')).at(-1)).toContain('您选的是:米黄色')
    expect(await says(home, 'lan', '1')).toEqual([expect.stringContaining('投好了')])
  })

  test('is read by nobody of staff in the conversation', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan')
    await startPoll(home)
    await says(home, 'lan', '投票', '那个黄黄的嘛', '米黄色', '1')
    await says(home, 'lan', '桂花小区3栋2单元的路灯不亮了', '1')
    await doJobs(home)
    const [ticket] = (await home.store.tickets.list(manager, { box: 'all', limit: 10 })).items
    const { conversation } = await home.store.tickets.read(manager, ticket?.id ?? '')
    const words = conversation.map(({ text }) => text)
    expect(words).toContain('投票')
    expect(words.filter((text) => /黄黄的|^米黄色|您选的是|您的回执号/.test(text))).toEqual([])
  })
})

describe('who may vote', () => {
  test('is fixed when it opens: whoever is not known well enough hears how to be, for the next one', async () => {
    await says(home, 'new', '你好')
    await knownAt(home, '桂花小区3栋', 1, 'lan')
    await startPoll(home)
    expect(await says(home, 'new', '投票')).toEqual([expect.stringContaining('住户码')])
    await knownAt(home, '桂花小区5栋', 1, 'new')
    expect(await says(home, 'new', '投票')).toEqual([expect.stringContaining('那时还没有您')])
    expect(await shown()).toMatchObject({ entitled: 1 })
  })

  test('are owners by heads: joint owners one, several flats one; tenants hear what they may do', async () => {
    await knownAt(home, '桂花小区3栋', 3, 'lan', 'bo')
    await knownAt(home, '桂花小区3栋', 2, 'tenant')
    const owned = [
      ['101', 1],
      ['102', 1],
      ['201', 2],
      ['201', 3],
    ] as const
    for (const [number] of [['101'], ['102'], ['201']])
      await sql(
        home,
        `INSERT INTO Flat (nodeId, number, area) SELECT id, ?, 905000 FROM Node WHERE name = '桂花小区'`,
        number,
      )
    for (const [id, sender] of [
      [1, 'lan'],
      [2, 'bo'],
      [3, null],
    ])
      await sql(
        home,
        `INSERT INTO Owner (id, communityId, name, residentId) VALUES (?, 1, 'x', (SELECT residentId FROM Contact WHERE sender = ?))`,
        id,
        sender,
      )
    for (const [number, owner] of owned)
      await sql(
        home,
        'INSERT INTO FlatOwner (flatId, ownerId) SELECT id, ? FROM Flat WHERE number = ?',
        owner,
        number,
      )
    await startPoll(home, { electorate: 'owners', question: '要不要装充电桩?', options: ['要', '不要'] })
    expect(await shown()).toMatchObject({ entitled: 2 })
    expect(await sql(home, 'SELECT areas FROM Elector ORDER BY id')).toEqual([
      { areas: '["905000","905000"]' },
      { areas: '["905000"]' },
    ])
    expect((await says(home, 'bo', '投票')).at(-1)).toContain('共有的几个人算一票')
    expect(await says(home, 'tenant', '投票')).toEqual([expect.stringContaining('租户')])
  })

  test.each([
    ['选举居委会主任', 'opinion', 'opinion-poll'],
    ['居民代表换届,您选谁?', 'opinion', 'opinion-poll'],
    ['要不要?', 'election', 'opinion-poll'],
    ['要不要让他搬走?', 'exclusion', 'opinion-poll'],
    ['换物业?', 'decision', 'civil-code-278'],
  ] as const)('is asked nothing that is never voted on in chat: %s', async (question, aim, pack) => {
    await expect(startPoll(home, { question, aim, pack, electorate: 'owners' })).rejects.toMatchObject({
      code: 'POLL_REFUSED',
    })
  })
})

describe('the box', () => {
  test('takes a thousand ballots at once: none is lost, none is there twice, the chain holds', async () => {
    const people = Array.from({ length: 1000 }, (_, at) => `r${at}`)
    await Promise.all(people.map((sender) => home.store.turn(message(sender, '你好'))))
    await sql(home, `UPDATE Resident SET level = 1, homeId = 1`)
    const id = await startPoll(home)
    for (const text of ['投票', '1'])
      await Promise.all(people.map((sender) => home.store.turn(message(sender, text))))
    await Promise.all(people.map((sender) => home.store.turn(message(sender, '1'))))
    const [poll] = await sql<{ id: number; link: string; cast: number }>(
      home,
      'SELECT id, link, "cast" FROM Poll',
    )
    const box = await sql<{
      voter: string
      receipt: string
      choice: string
      salt: string
      blind: string
      link: string
    }>(home, 'SELECT electorId AS voter, receipt, choice, salt, blind, link FROM Ballot ORDER BY id')
    expect(poll?.cast).toBe(1000)
    expect(new Set(box.map(({ voter }) => voter)).size).toBe(1000)
    expect(new Set(box.map(({ receipt }) => receipt)).size).toBe(1000)
    expect(checkedSeals(sha256, id, box, poll!.link)).toHaveLength(1000)
  })

  test('of a poll that ends while many confirm, each delivered twice, holds exactly what people were told', async () => {
    const people = Array.from({ length: 180 }, (_, at) => `r${at}`)
    await Promise.all(people.map((sender) => home.store.turn(message(sender, '你好'))))
    await sql(home, `UPDATE Resident SET level = 1, homeId = 1`)
    const id = await startPoll(home)
    for (const text of ['投票', '1'])
      await Promise.all(people.map((sender) => home.store.turn(message(sender, text))))
    const confirm = (sender: string) => {
      const sure = message(sender, '1', { at: home.clock.now })
      return Promise.all([home.store.turn(sure), home.store.turn(sure)])
    }
    const closesAt = home.clock.now + 48 * hour
    home.clock.now = closesAt - 1
    await Promise.all(people.slice(0, 60).map(confirm))
    // The clock strikes while these are on their way, and the job runs among those that are late.
    const straddling = people.slice(60, 120).map(confirm)
    home.clock.now = closesAt
    await Promise.all([...straddling, ...people.slice(120).map(confirm), doJobs(home)])
    await doJobs(home)

    const last = await Promise.all(people.map(async (sender) => (await read(home.store, sender)).join('\n')))
    const told = last.flatMap((text) => (text.includes('投好了') ? [receiptIn(text)] : []))
    const late = last.filter((text) => text.includes('已经结束了'))
    const file = recount(sha256, await record(id))
    expect(told.length + late.length).toBe(180)
    expect([told.length >= 60, late.length >= 60]).toEqual([true, true])
    expect(file.votes.map(({ receipt }) => receipt).sort()).toEqual(told.sort())
    expect([file.replaced.length, file.chain.length]).toEqual([0, told.length])
  })

  test('is never changed and never emptied', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan')
    await startPoll(home)
    await says(home, 'lan', '投票', '1', '1')
    await expect(sql(home, `UPDATE Ballot SET choice = '2'`)).rejects.toThrow('never changed')
    await expect(sql(home, 'DELETE FROM Ballot')).rejects.toThrow('never deleted')
  })

  test('that somebody tampered with all the same is not published', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan')
    await startPoll(home)
    await says(home, 'lan', '投票', '1', '1')
    await sql(home, 'DROP TRIGGER Ballot_stays')
    await sql(home, `UPDATE Ballot SET choice = '2'`)
    home.clock.now += 48 * hour
    await expect(doJobs(home)).rejects.toMatchObject({ code: 'BALLOTS_CHANGED' })
    expect(await shown()).toMatchObject({ state: 'closed', totals: null })
  })
})

describe('what people are sent', () => {
  const got = async (sender: string, part: string) =>
    (await read(home.store, sender)).filter((text) => text.includes(part)).length

  test('is that it began, a reminder if they have not voted, and the result', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan', 'mei')
    await startPoll(home)
    await says(home, 'lan', '投票', '1', '1')
    await endPoll(home, 24)
    await endPoll(home, 24)
    const counts = (sender: string) =>
      Promise.all(['以前都能投', '您还没投', '结果是'].map((part) => got(sender, part)))
    expect([await counts('lan'), await counts('mei')]).toEqual([
      [1, 0, 1],
      [1, 1, 1],
    ])
    expect((await read(home.store, 'mei')).at(-1)).toBe(
      '“楼道的墙刷什么颜色?”结束了,结果是:\n白色:1票\n米黄色:0票',
    )
  })

  test('waits for the morning, and never comes to whoever told of violence', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'lan', 'mei')
    await says(home, 'mei', '我老公打我,我怕')
    home.clock.now += 12 * hour
    await startPoll(home)
    expect(await got('lan', '以前都能投')).toBe(0)
    await endPoll(home, 10)
    expect([await got('lan', '以前都能投'), await got('mei', '以前都能投')]).toEqual([1, 0])
  })
})
