// What a resident says of a matter of theirs that is filed: how it stands, that it should be hurried, that it be taken back.
import { beforeEach, describe, expect, test } from 'vitest'
import { ownMatter, World } from '../support/world.ts'
import { noon } from '../support/scene.ts'

let world: World
const lamp = ownMatter(412, '路灯不亮了', { category: 'street_light', handler: '周敏' })
const drain = ownMatter(398, '下水道堵了,返水', { category: 'sewer_block', status: 'need_info' })
const rail = ownMatter(377, '扶手松了', { status: 'done', result: '换了新扶手' })
beforeEach(() => {
  world = new World()
  world.answers.myTickets = { tickets: [lamp, drain, rail] }
  world.says('你好')
})
const types = () => world.asked.map(({ type }) => type)

describe('progress', () => {
  test.each([
    ['by what it was about', '我那个路灯弄得咋样了'],
    ['by its number', '0412'],
    ['by its number in a sentence', '编号0412办得怎么样了'],
  ])('is told %s', (_, text) => {
    expect(world.says(text)).toBe(
      '您报的“路灯不亮了”(编号0412):在办,周敏跟进。最晚12月2日(周三)答复。\n想催一下,回“催单”。',
    )
  })
  test('tells the result of what is done, and how to answer what staff asked', () => {
    expect(world.says('上次报的扶手修得怎么样了')).toBe('您报的“扶手松了”(编号0377)办好了:换了新扶手')
    expect(world.says('0398')).toContain('回“答复”,就能写给工作人员')
  })
  test('lists all where nothing of them is named', () => {
    expect(world.says('我报的事办得咋样了').split('\n')).toHaveLength(4)
  })
  test('answers another’s number, one of a purged case and one that never was alike', () => {
    const answers = ['0001', '0999', '编号9999咋样了'].map((text) => world.says(text))
    expect(answers).toEqual(
      ['0001', '0999', '9999'].map((number) => `没有查到您报过编号${number}的事。回“进度”,看您报过的。`),
    )
  })
  test('takes a building’s number for no matter’s', () => {
    expect(world.says('3栋2单元的路灯不亮了')).not.toContain('没有查到')
  })
})

describe('催单', () => {
  test.each(['帮我催一下路灯', '催0412', '请催一下编号0412'])(
    'reminds of the one that “%s” means',
    (text) => {
      expect(world.says(text)).toBe('好的,我催周敏了(编号0412)。最晚12月2日(周三)给您答复。')
      expect(world.asked.at(-1)).toEqual({ type: 'nudgeTicket', in: { ticketId: 412 } })
    },
  )
  test('asks which of several it is', () => {
    expect(world.says('催单')).toBe('您想催哪一件?\n1 0412 路灯不亮了\n2 0398 下水道堵了,返水')
    world.says('下水道')
    expect(world.asked.at(-1)?.in).toEqual({ ticketId: 398 })
  })
  test.each([
    ['early', { handler: '周敏' }, '时间还没过半。11月24日(周二)10:00以后还没消息,回“催单”,我帮您催。'],
    ['early', { handler: null }, '编号0412已经收到'],
    ['today', {}, '编号0412刚催过,他们收到了。11月24日(周二)10:00以后还没消息,再回“催单”。'],
    ['often', {}, '已经催过三次,负责人也知道了。想直接跟人说,回“人工”。\n不满意还可以打12345。'],
    ['late', {}, '对不住,编号0412过了答复的日子。我催了,也告诉了负责人。'],
    ['waits', {}, '在等您补充。回“答复”写给工作人员'],
    ['none', {}, '您现在没有在办的事'],
  ] as const)('tells kindly why not, and when: %s', (outcome, changes, words) => {
    world.answers.nudgeTicket = {
      ...world.answers.nudgeTicket,
      outcome,
      from: noon + 24 * 60 * 60 * 1000,
      ...changes,
    }
    expect(world.says('催0412')).toContain(words)
  })
  test('of nothing that is open, of another’s and of what is done says so', () => {
    expect(world.says('催0377')).toContain('没有在办的事')
    expect(world.says('催0888')).toContain('没有查到')
    world.answers.myTickets = { tickets: [rail] }
    expect(world.says('催一下')).toContain('没有在办的事')
    expect(types()).not.toContain('nudgeTicket')
  })
  test.each(['物业天天催缴物业费', '催婚催得烦'])('is not heard in “%s”', (text) => {
    world.says(text)
    expect(types()).not.toContain('nudgeTicket')
  })
  test('in danger goes to whoever handles that', () => {
    world.says('家里着火了,桂花小区3栋2单元')
    world.says('1')
    world.says('催一下')
    expect(types()).not.toContain('nudgeTicket')
    expect(world.session.flow?.id).toBe('emergency')
  })
})

describe('撤回', () => {
  test('asks which, and whether the resident is sure', () => {
    expect(world.says('撤回')).toContain('您想撤回哪一件?\n1 0412 路灯不亮了\n2 0398')
    world.answers.withdrawTicket = { outcome: 'confirm', number: 412, summary: '路灯不亮了', handler: null }
    expect(world.says('1')).toBe('要撤回“路灯不亮了”(编号0412)吗?撤回了就不办了。\n1 撤回\n2 不撤了')
    expect(world.says('2')).toBe('好的,编号0412接着办。')
    expect(world.asked.at(-1)?.in).toEqual({ ticketId: 412, sure: false })
  })
  test('is refused where somebody may be in danger, and says what to do instead', () => {
    world.answers.withdrawTicket = { ...world.answers.withdrawTicket, outcome: 'danger' }
    world.says('撤回')
    expect(world.says('1')).toContain('关系到人的安全,不能撤回。情况变了,直接跟我说')
  })
  test('of nothing that is open says so', () => {
    world.answers.myTickets = { tickets: [rail] }
    expect(world.says('撤回')).toBe('没有可以撤回的事。')
  })
})
