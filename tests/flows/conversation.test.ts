import { beforeEach, describe, expect, test } from 'vitest'
import { flows } from '../../src/flows/moves.ts'
import { parkedFor } from '../../src/flows/session.ts'
import { ownMatter, World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
})
const hours = (count: number) => count * 60 * 60 * 1000
const keys = () => world.said.map((said) => said.text)

describe('a report', () => {
  test('in one sentence becomes a ticket after one question', () => {
    const first = world.says('三单元的路灯不亮了,晚上老人出门看不清')
    expect(first).toContain('我是锦江社区的机器人小邻')
    expect(first).toContain('1 锦江苑\n2 桂花小区\n3 别处(直接写)')
    const readBack = world.says('2')
    expect(readBack).toContain('什么事:路灯不亮了,晚上老人出门看不清')
    expect(readBack).toContain('在哪里:桂花小区3单元')
    expect(readBack).toContain('回“隐私”看说明')
    expect(world.says('1')).toBe(
      '已经报上去了,编号0412。最晚12月2日(周三)给您答复。想看进度,回“进度”。\n报错了的话,十分钟内回“撤回”。',
    )
    expect(world.asked).toEqual([
      {
        type: 'openTicket',
        in: {
          kind: 'help',
          category: 'street_light',
          urgency: 'P2',
          summary: '路灯不亮了,晚上老人出门看不清',
          placeText: '桂花小区3单元',
          nodeId: 5,
          phone: undefined,
          media: [],
        },
      },
    ])
  })

  test('in four short messages ends in one ticket', () => {
    world.says('路灯不亮了')
    world.says('三单元', 1000)
    world.says('老人出门看不清', 1000)
    world.says('麻烦快点', 1000)
    const readBack = world.says('桂花小区')
    expect(readBack).toContain('什么事:路灯不亮了,老人出门看不清,麻烦快点')
    expect(readBack).toContain('在哪里:桂花小区3单元')
  })

  test('can be corrected from the read-back without starting over', () => {
    world.says('桂花小区3栋2单元的路灯不亮了')
    expect(world.says('不是2单元,是1单元')).toContain('在哪里:桂花小区3栋1单元')
    world.says('2')
    world.says('电话')
    expect(world.says('138 1234 5678')).toContain('电话:138****5678')
  })

  test('begins with the word alone, as the entrance of the page sends it', () => {
    expect(world.says('报修报事')).toContain('您说,是什么事')
    expect(world.says('电梯坏了')).toContain('哪个小区')
  })
  test('takes no courtesy for a place, and loses no words that tell of trouble', () => {
    world.says('路灯不亮了')
    expect(world.says('楼上还在漏水')).toContain('哪个小区')
    world.says('桂花小区')
    expect(world.says('谢谢')).toContain('桂花小区的哪个位置')
    expect(world.says('不是')).toContain('桂花小区的哪个位置')
    expect(world.says('3栋')).toContain('什么事:路灯不亮了,楼上还在漏水')
  })

  test('over a channel that cannot write first promises no message', () => {
    world.followUp = false
    world.says('桂花小区3栋2单元的路灯不亮了')
    expect(world.says('1')).toContain('请到时来这里回“进度”看')
    world.now += hours(12)
    expect(world.says('人工')).toContain('请上班后来这里')
  })

  test('can be taken back', () => {
    world.says('桂花小区3栋2单元的路灯不亮了')
    world.says('1')
    expect(world.says('撤回')).toContain('编号0412已经撤回了')
    expect(world.asked.at(-1)).toEqual({ type: 'withdrawTicket', in: { ticketId: 412, sure: false } })
  })

  test('keeps what it is about where only a number is sent instead of new words', () => {
    world.says('锦江苑3栋2单元的路灯不亮')
    world.says('2')
    world.says('1')
    expect(world.says('1')).toContain('请重新说说是什么事')
    const told = world.says('13900001111')
    expect(told).toContain('电话:139****1111')
    expect(told).toContain('路灯不亮')
  })
  test('at the read-back is not withdrawn in place of the one before', () => {
    world.says('桂花小区3栋2单元的路灯不亮了')
    world.says('1')
    world.says('锦江苑3栋的电梯坏了')
    expect(world.says('报错了')).toContain('要改哪一样')
    expect(world.asked.map(({ type }) => type)).toEqual(['openTicket'])
  })

  test('begun anew can still be gone on with', () => {
    world.says('桂花小区3栋2单元的路灯不亮了')
    expect(world.says('重来')).toContain('是什么事')
    world.says('取消')
    world.says('继续')
    expect(world.says('取消')).not.toBe('')
    expect(world.session.parked.some(({ state }) => JSON.stringify(state).includes('路灯'))).toBe(true)
  })

  test('is taken back after ten minutes once the resident is sure', () => {
    world.answers.withdrawTicket = { ...world.answers.withdrawTicket, outcome: 'confirm' }
    world.says('桂花小区3栋2单元的路灯不亮了')
    world.says('1')
    expect(world.says('撤回')).toContain('要撤回“路灯不亮了”(编号0412)吗?')
    world.answers.withdrawTicket = { ...world.answers.withdrawTicket, outcome: 'asked', handler: '周敏' }
    expect(world.says('1')).toBe('编号0412周敏已经在办了。我转告了,能不能停由工作人员定。')
    expect(world.asked.at(-1)).toEqual({ type: 'withdrawTicket', in: { ticketId: 412, sure: true } })
  })
})

describe('the words that steer', () => {
  test('tell that it is a robot and how to reach a person, and leave the question open', () => {
    world.says('路灯不亮了')
    const told = world.says('你是真人吗?')
    expect(told).toContain('不是真人')
    expect(told).toContain('哪个小区')
  })
  test('cancel parks, and 继续 resumes after hours and a restart', () => {
    world.says('路灯不亮了')
    expect(world.says('取消')).toContain('给您留三天')
    expect(world.says('继续', hours(20))).toContain('您说的是哪个小区')
  })
  test('a parked draft is gone after three days', () => {
    world.says('路灯不亮了')
    world.says('取消')
    expect(world.says('继续', parkedFor + 1)).toContain('没有留着没办完的事')
  })
  test('count only as the whole message', () => {
    world.says('桂花小区3栋2单元的路灯不亮了')
    world.says('我要取消低保')
    expect(world.session.flow?.id).toBe('service-request')
  })
  test('0 leads back step by step to the menu and keeps the draft', () => {
    world.says('路灯不亮了')
    world.says('2')
    expect(world.says('0')).toContain('哪个小区')
    expect(world.says('0')).toContain('您刚才说的是“路灯不亮了”')
    expect(world.says('0')).toContain('1 报修报事')
    expect(world.says('继续')).toContain('您刚才说的是“路灯不亮了”')
    expect(world.says('不用改')).toContain('哪个小区')
  })
  test('帮助, 隐私 and a language repeat the open question', () => {
    world.says('路灯不亮了')
    for (const word of ['帮助', '隐私', 'English']) {
      world.says(word)
      expect(keys().at(-1)).toBe('request.askEstate')
    }
    expect(world.says('help')).toContain('Which estate is it?')
  })
  test('隐私 tells who, what for, which, who sees it, how long, and the rights', () => {
    const notice = world.says('隐私')
    for (const part of ['谁在管', '用来做什么', '用哪些', '谁看得到', '留多久', '您可以查'])
      expect(notice).toContain(part)
  })
  test('人工 reaches a person and keeps the draft', () => {
    world.says('路灯不亮了')
    expect(world.says('人工')).toContain('已经请工作人员来看(编号0412)')
    expect(world.asked.at(-1)).toMatchObject({ type: 'openTicket', in: { kind: 'human' } })
    expect(world.says('继续')).toContain('哪个小区')
  })
  test('人工 at night tells when the office opens', () => {
    world.now += hours(12)
    expect(world.says('人工')).toContain('11月24日(周二)8:30上班后回您')
  })
})

describe('what is not understood', () => {
  test('is asked again twice, then goes to a person with the words', () => {
    world.says('那个那个你晓得嘛')
    world.says('就是那个')
    expect(world.asked).toEqual([])
    expect(world.says('哎呀那个')).toContain('怕耽误您')
    expect(world.asked).toMatchObject([{ type: 'openTicket', in: { kind: 'human', summary: '哎呀那个' } }])
  })
  test('for certain is asked about with the likeliest meanings and a person', () => {
    world.says('那个事情你们看着办')
    expect(keys()).toContain('clarify.ask')
    const { choices = [] } = world.said.at(-1) ?? {}
    expect(choices.length).toBeGreaterThanOrEqual(3)
    expect(choices.at(-2)?.label).toEqual({ text: 'clarify.person' })
    world.says(String(choices.length - 1))
    expect(world.asked).toMatchObject([{ type: 'openTicket', in: { kind: 'human' } }])
  })
  test('can be picked up as a report from the menu', () => {
    world.says('我们那栋的那个东西')
    expect(world.says('1')).toContain('哪个小区')
  })
  test('as a voice message tells what to do in danger', () => {
    expect(world.sends({ type: 'voice', text: '', at: world.now })).toContain('110、119或120')
  })
  test('as an unknown kind says what can be sent', () => {
    expect(world.sends({ type: 'unknown', at: world.now })).toContain('请打字、发照片')
  })
})

describe('a matter that has no flow yet', () => {
  test.each([['低保要啥子条件', 'consult']])(
    '“%s” goes to staff with the resident’s yes',
    (words, category) => {
      world.says(words)
      expect(keys()).toContain('handover.ask')
      expect(world.asked).toEqual([])
      world.says('1')
      expect(world.asked).toMatchObject([
        { type: 'openTicket', in: { kind: 'human', category, summary: words } },
      ])
    },
  )
})

describe('an offer to hand a matter over', () => {
  test.each(['好', '可以', '要得', '1'])('is taken by “%s”', (words) => {
    world.says('怎么申请低保')
    world.says(words)
    expect(world.asked).toMatchObject([{ in: { category: 'consult', summary: '怎么申请低保' } }])
  })
  test('keeps a picture with its matter', () => {
    world.says('怎么申请低保')
    world.sends({ type: 'image', mediaId: 'p1', at: world.now })
    expect(keys()).toContain('handover.photo')
    world.says('1')
    expect(world.asked).toMatchObject([{ in: { category: 'consult', media: ['p1'] } }])
  })
  test('waits while another matter is told', () => {
    world.says('怎么申请低保')
    expect(world.says('桂花小区3栋2单元的路灯坏了')).toContain('提交')
    expect(world.says('继续')).toContain('问政策')
  })
})

describe('several matters in one message', () => {
  test('are listed, done one after the other, and none is lost', () => {
    world.says('桂花小区3栋2单元的路灯不亮了。另外想报名周末的摄影班')
    expect(keys()).toContain('todo.listed')
    expect(keys()).toContain('request.confirm')
    expect(world.says('1')).toContain('接着说“')
    expect(world.says('1')).toContain('报名活动')
    world.says('1')
    expect(world.asked).toMatchObject([
      { type: 'openTicket', in: { kind: 'help', category: 'street_light' } },
      { type: 'openEvents' },
      { type: 'openTicket', in: { kind: 'human', category: 'event_signup' } },
    ])
  })
  test('wait for 继续 where the resident says later', () => {
    world.says('桂花小区3栋2单元的路灯不亮了。另外想报名周末的摄影班')
    world.says('1')
    expect(world.says('2')).toContain('继续')
    expect(world.says('继续')).toContain('接着说“')
  })
})

describe('danger', () => {
  test.each([
    ['屋头好大一股煤气味', 'safety.gas_leak'],
    ['楼上冒浓烟了', 'safety.fire'],
    ['我被困在电梯里了', 'safety.elevator_trapped'],
    ['老人晕倒了喊不醒', 'safety.medical'],
    ['我妈走丢了', 'safety.missing_person'],
    ['我不想活了', 'safety.crisis'],
    ['他让我转账到安全账户', 'safety.fraud'],
    ['我老公又打我', 'safety.domestic_violence'],
    ['有娃儿落水了', 'safety.drowning'],
    ['洗澡用热水器,现在头晕恶心', 'safety.co_poisoning'],
  ])('in “%s” is answered before anything else', (words, key) => {
    world.says(words)
    expect(keys()[0]).toBe(key)
    expect(world.said[0]?.urgent).toBe(true)
    expect(world.asked).toMatchObject([{ type: 'openTicket', in: { kind: 'emergency', urgency: 'P0' } }])
  })
  test('interrupts a report, which waits until it is over', () => {
    world.says('路灯不亮了')
    world.says('等一下 我屋头好大一股煤气味')
    expect(world.says('桂花小区3栋2单元')).toContain('一起转给值班员')
    expect(world.asked.at(-1)).toMatchObject({ type: 'addToTicket', in: { note: '桂花小区3栋2单元' } })
    expect(world.says('还有人在里面')).toContain('一起转给值班员')
    world.says('煤气味越来越大了')
    expect(keys()[0]).toBe('safety.gas_leak')
    expect(world.asked.map(({ type }) => type)).toEqual([
      'openTicket',
      'addToTicket',
      'addToTicket',
      'addToTicket',
    ])
    // What was left is offered once staff have closed the danger.
    expect(world.says('继续')).toContain('我还在')
  })
  test.each(['0', '取消', '菜单', '重来', '继续'])('is not left, nor filed again, by “%s”', (word) => {
    world.says('我老公又打我')
    expect(world.says(word)).toContain('我在这里')
    world.says('现在打字安全')
    expect(world.asked.map(({ type }) => type)).toEqual(['openTicket', 'addToTicket'])
  })
  test('takes further words even after something else was asked', () => {
    world.says('煤气漏了')
    world.says('进度')
    expect(world.says('银杏树旁边那栋楼上')).toContain('哪栋哪单元')
    expect(world.asked.at(-1)).toMatchObject({ type: 'addToTicket', in: { note: '银杏树旁边那栋楼上' } })
  })
  test.each([
    ['路灯坏了', '我家厨房着火了,锦江苑3栋2单元501', 'safety.fire'],
    ['怎么申请低保', '锦江苑5栋有人被困电梯', 'safety.elevator_trapped'],
    ['怎么申请低保', '我割腕了', 'safety.crisis'],
  ])('is heard while “%s” is open: %s', (first, words, key) => {
    world.says(first)
    world.says(words)
    expect(keys()[0]).toBe(key)
  })
  test('asks which estate a building stands in, and tells staff the place', () => {
    world.says('着火了,3栋2单元')
    world.says('1')
    expect(keys()).toContain('safety.askPlace')
    world.says('桂花小区3栋2单元')
    expect(world.asked.at(-1)).toMatchObject({
      type: 'addToTicket',
      in: { place: { nodeId: 7, text: '桂花小区3栋2单元' } },
    })
  })
  test('asks whether they are at home, where the register knows it, and never assumes it', () => {
    const home = { nodeId: 7, text: '桂花小区3栋2单元' }
    world.answers.openTicket = { ...world.answers.openTicket, home }
    world.says('着火了')
    expect(world.says('1')).toContain('您现在在桂花小区3栋2单元家里吗?\n1 在家里\n2 在别处')
    expect(world.asked).toMatchObject([{ in: { placeText: '' } }, { type: 'addToTicket' }])
    world.says('1')
    expect(world.asked.at(-1)).toMatchObject({ type: 'addToTicket', in: { place: home } })
    expect(keys()).toContain('safety.noted')
  })
  test.each([['2'], ['不在']])('asks where else, after “%s”', (words) => {
    const home = { nodeId: 7, text: '桂花小区3栋2单元' }
    world.answers.openTicket = { ...world.answers.openTicket, home }
    world.says('着火了')
    world.says('1')
    world.says(words)
    const last = world.asked.at(-1)
    expect(last?.in).not.toMatchObject({ place: home })
    world.says('锦江苑5栋')
    expect(world.asked.at(-1)).toMatchObject({ in: { place: { text: '锦江苑5栋' } } })
  })
  test('of violence shows nobody where the resident lives', () => {
    const home = { nodeId: 7, text: '桂花小区3栋2单元' }
    world.answers.openTicket = { ...world.answers.openTicket, home }
    for (const words of ['我老公又打我', '1', '嗯']) expect(world.says(words)).not.toContain('3栋2单元')
  })
  test.each(['2', '不', '不方便说话'])('is followed by silence after “%s”', (words) => {
    world.says('我老公又打我')
    expect(world.says(words)).toBe('')
    world.says('他拿着刀在砸门')
    expect(keys()).toEqual(['safety.heard'])
    expect(world.asked.filter(({ type }) => type === 'openTicket')).toHaveLength(1)
  })
  test('of another kind becomes a matter of its own', () => {
    world.says('我老公又打我')
    world.says('屋里着火了')
    expect(world.asked).toMatchObject([
      { type: 'openTicket', in: { category: 'domestic_violence' } },
      { type: 'openTicket', in: { category: 'fire' } },
    ])
  })
  test('is not told of thanks', () => {
    world.says('煤气漏了')
    world.says('桂花小区3栋2单元')
    expect(world.says('谢谢')).toContain('我还在')
    expect(world.asked.map(({ type }) => type)).toEqual(['openTicket', 'addToTicket'])
  })
  test('that staff have closed no longer takes what the resident says', () => {
    world.says('屋头好大一股煤气味')
    world.answers.addToTicket = { ok: false, number: 412 }
    expect(world.says('谢谢你们,路灯也不亮了')).toContain('1 报修报事')
    expect(world.says('1')).toContain('哪个小区')
  })
  test('of hours ago no longer takes what the resident says', () => {
    world.says('屋头好大一股煤气味')
    expect(world.says('三单元的路灯不亮了', hours(3))).toContain('哪个小区')
  })
  test.each(['热死了', '消防演习是哪天', '看了个电影里面有人着火'])('is not seen in “%s”', (words) => {
    world.says(words)
    expect(keys().some((key) => key.startsWith('safety.'))).toBe(false)
  })
})

describe('progress', () => {
  test('is told for the own reports', () => {
    world.answers.myTickets = {
      tickets: [
        ownMatter(412, '路灯不亮了', { handler: '周敏' }),
        ownMatter(398, '扶手松了', { status: 'done', due: '2026-11-20' }),
      ],
    }
    expect(world.says('进度')).toContain(
      '0412 路灯不亮了:在办,周敏跟进。最晚12月2日(周三)答复\n0398 扶手松了:办好了',
    )
  })
  test('of nothing says so', () => {
    expect(world.says('我上次报的修好没')).toContain('还没有报过事')
  })
})

describe('every flow', () => {
  test.each(flows.map((flow) => [flow.id, flow] as const))('%s names only steps that it has', (_, flow) => {
    const known = flow.shape.map((step) => step.at)
    for (const step of flow.shape) expect(known).toEqual(expect.arrayContaining([...step.to]))
    expect(flow.shape.some((step) => step.kind === 'end')).toBe(true)
  })
  test('of which this release knows nothing leads to the menu, never to an error', () => {
    world.session = { ...world.session, flow: { id: 'retired', version: 3, state: { at: 'x' } } }
    expect(world.says('你好')).toContain('1 报修报事')
  })
})
