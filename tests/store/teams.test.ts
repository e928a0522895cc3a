// Teams by real messages on a real database: made in the chat, joined by their digits, looked at by staff, called together, left, ended.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { manager, says, sql } from '../support/polls.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const last = async (sender: string, ...texts: string[]) => (await says(home, sender, ...texts)).at(-1) ?? ''
const list = () => home.store.teams.list(manager)
const first = async () => (await list())[0]!
const make = () =>
  says(home, 'sun', '组队', '1', '楼道清洁队', '1', '每周扫一次楼道', '桂花小区', '孙姐', '1')
const join = async (sender: string, as: string) =>
  says(home, sender, `加入 ${(await first()).code ?? ''}`, '1', as)
const approved = async () => {
  await make()
  await join('wu', '小吴')
  await join('he', '老何')
  await home.store.teams.approve(manager, (await first()).id)
}
const signUp = async (sender: string, name: string) => {
  for (const text of ['当志愿者', '1', name, '1', '1', '1-7', '都可以', '桂花小区3栋', '3', '跳过'])
    await says(home, sender, text)
  await says(home, sender, '跳过', '跳过', '跳过', '不要', '1')
  const applied = await home.store.volunteers.list(manager, 'applied')
  await home.store.volunteers.approve(manager, applied.find((one) => one.name === name)!.id)
}

describe('a team of residents', () => {
  test('goes to staff with its third member, and nobody joins without a yes', async () => {
    expect((await make()).at(-1)).toContain('再来2个人')
    expect((await first()).state).toBe('gathering')
    expect(await last('lan', `加入 ${(await first()).code!}`, '2')).toContain('没有加入')
    expect((await join('wu', '小吴')).at(-1)).toContain('还差1个人')
    expect((await first()).state).toBe('gathering')
    expect((await join('he', '老何')).at(-1)).not.toContain('还差')
    expect(await first()).toMatchObject({
      ...{ state: 'review', name: '楼道清洁队', kind: 'functional', place: '桂花小区' },
      members: [
        { name: '孙姐', captain: true },
        { name: '小吴', captain: false },
        { name: '老何', captain: false },
      ],
    })
    expect(await last('lan', '有哪些队伍')).toContain('还没有审过的队伍')
    await home.store.teams.approve(manager, (await first()).id)
    expect(await last('lan', '有哪些队伍')).toContain('楼道清洁队(桂花小区,3人)')
    await expect(home.store.teams.approve(manager, (await first()).id)).rejects.toMatchObject({
      code: 'TEAM_SETTLED',
    })
  })

  test('that is refused tells its members why and keeps none of their names', async () => {
    await make()
    await join('wu', '小吴')
    const told = async () => (await says(home, 'wu', '我的队伍')).join('\n')
    await home.store.teams.refuse(manager, (await first()).id, '名字和别的队伍一样')
    const read = await home.store.messages.history(
      { channel: 'webchat', account: 'web', sender: 'wu' },
      0,
      1000,
    )
    expect(read.at(-1)?.text).toContain('这次没有通过:名字和别的队伍一样')
    expect(await told()).toContain('您还没有队伍')
    expect(await sql(home, 'SELECT id FROM TeamMember')).toEqual([])
    expect(await first()).toMatchObject({ state: 'refused', code: null, note: '名字和别的队伍一样' })
  })

  test('shows its members to the captain only, who hands it over before leaving', async () => {
    await approved()
    expect((await says(home, 'wu', '我的队伍')).join('\n')).not.toContain('老何')
    await says(home, 'sun', '我的队伍')
    expect((await says(home, 'sun', '2')).join('\n')).toContain('老何')
    expect((await says(home, 'sun', '4')).join('\n')).toContain('先选别人当队长')
    expect(await last('sun', '3', '小吴')).toContain('现在由小吴当队长')
    expect(await last('sun', '我的队伍', '1', '1')).toContain('称呼删掉了')
    expect((await first()).members).toEqual([
      { name: '小吴', captain: true },
      { name: '老何', captain: false },
    ])
    expect((await says(home, 'wu', '我的队伍', '解散队伍', '1')).join('\n')).toContain('解散了')
    expect((await first()).state).toBe('dissolved')
    expect(await sql(home, 'SELECT id FROM TeamMember')).toEqual([])
  })

  test('is called together by its captain through staff, who have only its own volunteers asked', async () => {
    await approved()
    await signUp('wu', '吴大勇')
    await signUp('zhou', '周小安')
    expect(await last('sun', '我的队伍', '1', '扫三栋楼道,要2个人', '周六上午')).toContain('交给工作人员')
    const [call] = (await first()).calls
    expect(call).toMatchObject({ about: '扫三栋楼道,要2个人', moment: '周六上午' })
    const startsAt = home.clock.now + 24 * 3_600_000
    const told = { address: '三栋门口', startsAt, endsAt: startsAt + 2 * 3_600_000, places: 2 }
    await home.store.teams.settleCall(manager, call!.id, told)
    await doJobs(home)
    const asked = await sql<{ name: string }>(
      home,
      'SELECT v.name FROM VolunteerAsk AS a JOIN Volunteer AS v ON v.id = a.volunteerId',
    )
    expect(asked).toEqual([{ name: '吴大勇' }])
    const [task] = await home.store.volunteerTasks.list(manager, 'open')
    await says(home, 'wu', '接')
    home.clock.now = startsAt + 3 * 3_600_000
    const [taken] = await home.store.volunteerTasks.list(manager, 'open')
    await home.store.volunteerTasks.settle(manager, taken!.posts[0]!.id, { came: true, minutes: 90 })
    expect(await first()).toMatchObject({ calls: [], tasks: 1, minutes: 90 })
    expect(task?.about).toContain('楼道清洁队')
  })
})

describe('a company or school', () => {
  test('signs up in the chat with a contact person whom only staff see', async () => {
    await says(home, 'zhang', '单位报名', '2', '锦江小学志愿队', '2', '周末合唱', '1', '张老师')
    expect(await last('zhang', '13812345678', '1')).toContain('报上了')
    expect(await first()).toMatchObject({
      ...{ sort: 'school', state: 'review', contact: '张老师', phone: '13812345678' },
    })
    await home.store.teams.approve(manager, (await first()).id)
    expect(await last('lan', '有哪些队伍')).not.toContain('13812345678')
    expect(await last('lan', '有哪些队伍')).not.toContain('张老师')
  })

  test('is signed up by staff, and its people join by the digits', async () => {
    const { id } = await home.store.teams.signUp(manager, {
      ...{ sort: 'company', kind: 'functional', name: '蓝天物流', purpose: '搬重物', nodeId: 1 },
      ...{ contact: '李经理', phone: '02812345678' },
    })
    expect(await first()).toMatchObject({ id, state: 'active', members: [] })
    await join('wu', '小吴')
    expect((await first()).members).toEqual([{ name: '小吴', captain: false }])
  })
})
