// What is asked before an hour with the legal adviser is booked, and what is said of it.
import { beforeEach, describe, expect, test } from 'vitest'
import { limitsOf, timeLimits } from '../../src/rules/law/legal-limits.ts'
import { legalTopicIn, timeLimitsIn } from '../../src/understand/legal.ts'
import { partiesIn } from '../../src/understand/other-side.ts'
import { noon, scene } from '../support/scene.ts'
import { World } from '../support/world.ts'

let world: World
const day = 24 * 3_600_000
const slot = {
  serviceId: 3,
  ...{ name: '法律顾问', provider: '刘律师', place: '社区二楼' },
  ...{ start: noon + 2 * day + 4 * 3_600_000, end: noon + 2 * day + 4.5 * 3_600_000 },
}
beforeEach(() => {
  world = new World()
  world.answers.bookables = {
    services: [{ serviceId: 3, kind: 'adviser', name: '法律顾问', modes: ['inPerson', 'phone'] }],
  }
  world.answers.slotOffers = { slots: [slot] }
  world.answers.holdSlot = { outcome: 'held', bookingId: 7, slot }
  world.answers.confirmBooking = { outcome: 'booked', code: '123450', rung: false, slot, calendar: '' }
  world.says('你好')
})
const types = () => world.asked.map(({ type }) => type)

describe('an hour with the adviser', () => {
  test('is booked by four short answers', () => {
    expect(world.says('想找律师问问门口装摄像头的事')).toBe(
      '可以约社区的法律顾问,不收钱,现在不用细说。您想怎么谈?\n1 当面谈\n2 打电话谈',
    )
    expect(world.says('1')).toContain('对方是谁?写名字,或者住哪栋哪户')
    expect(world.says('跳过')).toContain('不会另外收费替您办这件事')
    expect(world.says('1')).toContain('刘律师')
    expect(world.says('1')).toContain('123450')
    expect(types()).toEqual([
      ...['bookables', 'noteLegalMatter', 'slotOffers', 'slotOffers', 'holdSlot', 'confirmBooking'],
    ])
    expect(world.asked[4]?.in).toMatchObject({ serviceId: 3, mode: 'inPerson', topic: '' })
  })
  test('asks for the topic where the words name none, without details', () => {
    expect(world.says('我想约律师')).toBe(
      '可以约社区的法律顾问,不收钱,现在不用细说。是哪方面的事?\n1 打工、工资、工伤\n2 婚姻、家庭\n3 房子、物业、邻居\n4 继承、遗产\n5 借钱、合同\n6 别的事',
    )
    expect(world.says('4')).toBe('您想怎么谈?\n1 当面谈\n2 打电话谈')
    expect(world.says('0')).toContain('是哪方面的事')
  })
  test('by telephone asks for the number that the adviser calls', () => {
    world.says('想咨询离婚的事,找律师')
    expect(world.says('打电话谈')).toBe('律师打哪个电话找您?请发一个号码。')
    expect(world.says('13812345')).toContain('这个号码不太对')
    world.says('13812345678')
    world.says('1')
    expect(world.asked[1]?.in).toMatchObject({ topic: 'family', phone: '13812345678', words: '' })
  })
  test('keeps of the other side nothing in the conversation, and leaves out who saw them', () => {
    world.answers.noteLegalMatter = { read: true, without: [3] }
    world.says('想找律师问问借款的事')
    world.says('1')
    expect(world.says('2')).toContain('没有看懂')
    world.says('我的邻居张伟')
    expect(JSON.stringify(world.session)).not.toContain('张伟')
    expect(world.asked[2]?.in).toMatchObject({ kind: 'adviser', without: [3] })
  })
  test('that is not free for this resident goes to staff, in the words of one that is not free at all', () => {
    world.answers.slotOffers = { slots: [] }
    world.says('想找律师问问借款的事')
    world.says('1')
    expect(world.says('跳过')).toContain('最近没有合适的空位。我请工作人员给您安排。')
    expect(world.asked.at(-1)?.in).toMatchObject({ category: 'legal_booking', urgency: 'P2' })
  })
  test('for a matter whose time may run out is warned of; a late one has staff look for an earlier', () => {
    world.answers.slotOffers = { slots: [{ ...slot, start: noon + 6 * day, end: noon + 6 * day + 1 }] }
    expect(world.says('公司欠我三个月工资,想找律师')).toContain('这类事可能有时间限制,请尽快')
    world.says('1')
    const said = world.says('跳过')
    expect(said).toContain('我已经请工作人员帮您找早一点的')
    expect(said).not.toContain('时效')
    expect(world.asked.find(({ type }) => type === 'openTicket')?.in).toMatchObject({ urgency: 'P1' })
    expect(world.session.flow?.id).toBe('booking')
  })
  test('without an adviser in the community is for a person', () => {
    world.answers.bookables = { services: [] }
    expect(world.says('我想约律师')).toContain('我请工作人员来帮您')
  })
  test('is left for danger as ever', () => {
    world.says('我想约律师')
    world.says('我老公刚才又打我,我怕')
    expect(world.session.flow).toMatchObject({ id: 'emergency', state: { danger: 'domestic_violence' } })
  })
})

describe('a legal matter', () => {
  test.each([
    ['老板欠我工资不给', 'labour'],
    ['想问离婚孩子归谁', 'family'],
    ['老人的遗产咋个分', 'inheritance'],
    ['借条过期了没得', 'lending'],
    ['楼上漏水不赔', 'housing'],
    ['遭车撞了对方不赔', 'injury'],
    ['我想约律师', undefined],
  ])('“%s” is about %s', (text, topic) => {
    expect(legalTopicIn(text)).toBe(topic)
  })
  test('has time limits by its topic and by what was told, each with its article', () => {
    expect(limitsOf('labour', [])).toEqual(['labour'])
    expect(limitsOf('family', timeLimitsIn('收到法院传票了,下周开庭'))).toEqual(['toldDay'])
    expect(limitsOf('family', timeLimitsIn('想问问离婚'))).toEqual([])
    expect(timeLimits.labour).toMatchObject({ law: '劳动争议调解仲裁法', article: '27' })
  })
})

describe('the other side', () => {
  const { community } = scene()
  test.each([
    ['张伟', ['name:张伟']],
    ['我前夫 张 伟', ['name:张伟']],
    ['桂花小区3栋2单元501', ['door:7:501']],
    ['成都某某装饰有限公司', ['name:成都某某装饰有限公司']],
    ['桂花小区', ['name:桂花小区']],
    ['?', []],
  ])('in “%s” is %j', (words, parties) => {
    expect(partiesIn(words, community)).toEqual(parties)
  })
})
