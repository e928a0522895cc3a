// Proposals by real messages on a real database: from the idea in the chat to the task that is done.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endOfDay } from '../../src/rules/time/calendar.ts'
import type { ProposalMove } from '../../src/rules/proposals/proposal.ts'
import { knownAt, manager, says } from '../support/polls.ts'
import { openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const idea = '中庭的空地改成晾衣区'
const propose = (sender: string, what = idea, place = '1') =>
  says(home, sender, '提建议', what, place, '1', '1')
const qualified: ProposalMove = {
  ...{ type: 'qualify', kind: 'general', pack: 'opinion-poll', partyStudies: false },
  answers: { lawful: true, selfGovernance: true, excludesNobody: true },
}
const act = (id: string, move: ProposalMove, words = '理由') =>
  home.store.proposals.act(manager, id, move, { words })
const latest = async () => (await home.store.proposals.list(manager))[0]!
const one = (id: string) => home.store.proposals.one(manager, id)
/** Lets the clock come to a day's end, and does what is due; messages that wait for the morning leave then. */
async function until(day: string) {
  home.clock.now = endOfDay(day) + 10 * 3_600_000
  await doJobs(home)
}
async function toDiscussion(sender: string): Promise<string> {
  await propose(sender)
  const { id } = await latest()
  await act(id, qualified)
  await act(id, { type: 'notice', days: 3, discussionDays: 5 })
  await until('2026-11-26')
  return id
}

describe('an idea in the chat', () => {
  test('is read back, kept, and answered with a reason that its author reads', async () => {
    await says(home, 'lan', '你好')
    expect(await says(home, 'lan', '议事')).toEqual([
      '大家的事大家商量。您想做什么?\n1 提建议\n2 看看大家在议什么\n3 我的建议',
    ])
    const said = await says(home, 'lan', '1', idea, '1', '1')
    expect(said.at(-1)).toContain('谁提的:一位居民')
    expect((await says(home, 'lan', '1'))[0]).toContain('11月30日')
    const { id, author } = await latest()
    expect(author).toBeNull()
    await act(id, { type: 'refuse' }, '这块地属于消防通道')
    await doJobs(home)
    expect((await read(home.store, 'lan')).at(-1)).toContain('原因:这块地属于消防通道')
    expect((await says(home, 'lan', '我的建议'))[0]).toContain('没有办')
  })

  test('without an answer in five working days rings the manager, each working day anew', async () => {
    await propose('lan')
    const rung = async () =>
      (await home.store.bell.list(manager)).items.filter(
        ({ type, proposal }) => type === 'proposalOverdue' && proposal?.what === idea,
      ).length
    expect(await rung()).toBe(0)
    await until('2026-11-30')
    expect(await rung()).toBe(1)
    await until('2026-12-02')
    expect(await rung()).toBe(2)
  })

  test('about an election is refused with the way to ask', async () => {
    expect((await says(home, 'lan', '提建议', '我们自己选举居委会主任')).at(-2)).toContain(
      '选举的事不在这里办',
    )
    expect((await home.store.proposals.list(manager)).map(({ what }) => what)).not.toContain(
      '我们自己选举居委会主任',
    )
  })

  test('is offered where a free sentence speaks of what is for all to decide', async () => {
    const said = await says(home, 'lan', '想提个议题,把中庭那块空地改成晾衣区')
    expect(said.at(-1)).toContain('3 当作建议提出来')
    expect((await says(home, 'lan', '3'))[0]).toContain('是哪里的事')
  })

  test('is joined with another of the same, and its author hears it', async () => {
    await propose('lan')
    await propose('mei', '多装几根晾衣杆')
    const [second, first] = await home.store.proposals.list(manager)
    await home.store.proposals.act(
      manager,
      second!.id,
      { type: 'merge' },
      { words: '都是晾衣服', other: first!.id },
    )
    await doJobs(home)
    expect((await read(home.store, 'mei')).at(-1)).toContain('合起来商量')
    expect((await one(second!.id)).mergedInto).toMatchObject({ id: first!.id })
  })

  test('gives way to danger at once', async () => {
    await says(home, 'lan', '提建议', idea)
    expect((await says(home, 'lan', '我家着火了,桂花小区3栋2单元'))[0]).toContain('119')
  })
})

describe('a discussion', () => {
  test('opens by itself, and what is said waits for a named person', async () => {
    const id = await toDiscussion('lan')
    await says(home, 'mei', '你好')
    const said = await says(home, 'mei', '议事', '2', '1', '1', '我赞成')
    expect(said.at(-1)).toContain('王芳在11月30日')
    const [comment] = (await one(id)).comments
    expect((await home.store.proposals.published(id)).comments).toEqual([])
    await home.store.proposals.moderate(manager, id, comment!.id, null)
    expect((await home.store.proposals.published(id)).comments).toMatchObject([{ text: '我赞成' }])
    expect((await says(home, 'lan', '议事', '2', '1')).at(-1)).toContain('我赞成')
  })

  test('shows why words were removed and keeps them for staff; unread ones ring after a working day', async () => {
    const id = await toDiscussion('lan')
    await says(home, 'mei', '议事', '2', '1', '1', '老李家最自私')
    await until('2026-11-30')
    expect((await home.store.bell.list(manager)).items.map(({ type }) => type)).toContain('proposalUnread')
    const [comment] = (await one(id)).comments
    await home.store.proposals.moderate(manager, id, comment!.id, '点名说人')
    expect((await home.store.proposals.published(id)).comments).toMatchObject([
      { text: null, reason: '点名说人', moderator: '王芳' },
    ])
    expect((await one(id)).comments).toMatchObject([{ text: '老李家最自私' }])
  })
})

describe('a shortlist', () => {
  const ideas = ['中庭装两排长椅', '门口划电瓶车位']
  const toDecide = async () => {
    const ids: string[] = []
    for (const [at, what] of ideas.entries()) {
      // Of two estates: the whole community is asked.
      await propose(`r${at}`, what, String(at + 1))
      const { id } = await latest()
      await act(id, qualified)
      await act(id, { type: 'notice', days: 3, discussionDays: 5 })
      ids.push(id)
    }
    await until('2026-11-26')
    await until('2026-12-04')
    return ids
  }
  const ask = (proposals: readonly string[]) =>
    home.store.proposalShortlists.ask(manager, {
      ...{ proposals, question: '明年先做哪样?', kind: 'ranking', electorate: 'adults' },
      closesAt: home.clock.now + 48 * 3_600_000,
    })

  test('is one poll of all its proposals, and each author hears their own answer', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'mei')
    const ids = await toDecide()
    await ask(ids)
    expect((await home.store.proposals.list(manager)).map(({ state }) => state)).toEqual(['voting', 'voting'])
    expect((await says(home, 'mei', '投票')).at(-1)).toContain('1 中庭装两排长椅\n2 门口划电瓶车位')
    await says(home, 'mei', '2', '1')
    await expect(act(ids[0]!, { type: 'decide', adopted: true, days: 5 })).rejects.toMatchObject({
      code: 'PROPOSAL_REFUSED',
    })
    home.clock.now += 48 * 3_600_000
    await doJobs(home)
    await act(ids[0]!, { type: 'decide', adopted: false, days: 5 }, '这次排在后面')
    await act(ids[1]!, { type: 'decide', adopted: true, days: 5 }, '排第一')
    await doJobs(home)
    expect((await read(home.store, 'r0')).at(-1)).toContain('这次排在后面')
    expect((await read(home.store, 'r1')).at(-1)).toContain('排第一')
  })

  test('goes whole or not at all', async () => {
    const [id = ''] = await toDecide()
    await propose('r0', '种一排桂花树')
    await expect(ask([id, (await latest()).id])).rejects.toMatchObject({ code: 'PROPOSAL_REFUSED' })
    await expect(ask([id, '00000000-0000-7000-8000-000000000000'])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await one(id)).state).toBe('deciding')
    expect(await home.store.polls.list(manager)).toEqual([])
  })
})

describe('a decision', () => {
  test('by a poll waits for its publication, and whoever voted hears how the tasks go', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'mei')
    const id = await toDiscussion('lan')
    await until('2026-12-04')
    const { polls, proposals } = home.store
    const draft = async () =>
      polls.create(manager, {
        ...{ nodeId: 1, aim: 'opinion', pack: 'opinion-poll', electorate: 'adults', kind: 'single' },
        ...{ question: '晾衣区装在哪边?', options: ['东边', '西边'] },
        closesAt: home.clock.now + 48 * 3_600_000,
      } as const)
    const dropped = await draft()
    await proposals.poll(manager, id, dropped.id, '问大家')
    await expect(act(id, { type: 'dropPoll' })).rejects.toMatchObject({ code: 'PROPOSAL_REFUSED' })
    await polls.withdraw(manager, dropped.id)
    await act(id, { type: 'dropPoll' })

    const asked = await draft()
    await proposals.poll(manager, id, asked.id, '问大家')
    await polls.start(manager, asked.id)
    await doJobs(home)
    await says(home, 'mei', '投票')
    expect((await says(home, 'mei', '1', '1')).at(-1)).toContain('投好了')
    const decide: ProposalMove = { type: 'decide', adopted: true, days: 5 }
    await expect(act(id, decide)).rejects.toMatchObject({ code: 'PROPOSAL_REFUSED' })
    home.clock.now += 48 * 3_600_000
    await doJobs(home)
    await act(id, decide, '多数人选东边,议事会定东边')
    await until('2026-12-16')
    await proposals.addTask(manager, id, { what: '买晾衣杆', who: '居民小组', dueOn: '2026-12-25' })
    const [task] = (await one(id)).tasks
    await proposals.progress(manager, id, task!.id, { words: '货到了', done: false })
    await doJobs(home)
    expect((await read(home.store, 'mei')).at(-1)).toContain('货到了')
  })

  test('takes objections, is published once they are answered, and is done as tasks', async () => {
    await knownAt(home, '桂花小区3栋', 1, 'mei')
    const id = await toDiscussion('lan')
    await until('2026-12-04')
    expect((await latest()).state).toBe('deciding')
    await act(id, { type: 'decide', adopted: true, days: 5 }, '12月7日开会,到会的都同意')
    const said = await says(home, 'mei', '议事', '2', '1', '1', '挡了一楼的光')
    expect(said.at(-1)).toContain('记下了')
    const [objection] = (await one(id)).comments
    await home.store.proposals.moderate(manager, id, objection!.id, null)
    await until('2026-12-14')
    expect((await latest()).state).toBe('objecting')
    await home.store.proposals.answerObjection(manager, id, objection!.id, {
      ...{ words: '杆子装在背光面', upheld: false, days: 5 },
    })
    expect((await latest()).state).toBe('published')

    const { proposals } = home.store
    await proposals.addTask(manager, id, { what: '买晾衣杆', who: '居民小组', dueOn: '2026-12-25' })
    const [task] = (await one(id)).tasks
    await expect(act(id, { type: 'finish' })).rejects.toMatchObject({ code: 'PROPOSAL_REFUSED' })
    await proposals.progress(manager, id, task!.id, { words: '货到了', done: false })
    await doJobs(home)
    expect((await read(home.store, 'mei')).at(-1)).toContain('货到了')
    await proposals.progress(manager, id, task!.id, { words: '装好了', done: true })
    await proposals.addMoney(manager, id, {
      ...{ kind: 'spending', what: '晾衣杆', fen: 123_456_789, voucher: '0012', day: '2026-12-12' },
    })
    await act(id, { type: 'finish' }, '全部装好')
    const shown = await proposals.published(id)
    expect(shown).toMatchObject({ state: 'done', adopted: true, money: [{ fen: 123_456_789 }] })
    expect(JSON.stringify(shown)).not.toMatch(/lan|mei/)
    expect(shown.history.map(({ type }) => type)).not.toContain('overdue')
  })
})
