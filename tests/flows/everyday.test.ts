// Conversations as residents have them, told as what they send and what they then see.
import { beforeEach, describe, expect, test } from 'vitest'
import { noon } from '../support/scene.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
})
const report = '桂花小区3栋2单元的路灯不亮了'
const keys = () => world.said.map((said) => said.text).join(' ')
const filed = () => world.asked.find(({ type }) => type === 'openTicket')?.in
/** Says one after the other with a pause between them, and gives what was answered to the last. */
const talk = (...said: string[]) => said.map((words) => world.says(words)).at(-1) ?? ''

describe('at the read-back', () => {
  test.each([
    '嗯嗯',
    '好嘛',
    '对头',
    '提交吧',
    '就这样',
    '可以了',
    '要得',
    '得行',
    '要得噻',
    '没得问题',
    '没问题',
    '是的,麻烦你们了',
    '好的谢谢',
    '1吧',
    '1 提交',
    '1. 提交',
  ])('“%s” submits', (words) => {
    talk(report, words)
    expect(filed()).toMatchObject({ summary: '路灯不亮了', placeText: '桂花小区3栋2单元' })
  })
  test.each(['好了没', '对了', '我要取消低保', '是不是', '2 提交'])('“%s” does not submit', (words) => {
    talk(report, words)
    expect(filed()).toBeUndefined()
    expect(world.session.flow?.id).toBe('service-request')
  })
  test.each(['不对', '不是', '不', 'no', '不对哦', '不得行', '要不得', '2 修改'])(
    '“%s” offers what can be changed',
    (words) => {
      talk(report, words)
      expect(keys()).toBe('request.askChange')
    },
  )
  test.each([
    '电话13800138000',
    '我的电话是138 0013 8000 谢谢',
    '手机号:13800138000。',
    '联系我13800138000',
    'my phone number is 13800138000',
  ])('“%s” leaves a number', (words) => {
    expect(talk(report, words)).toContain('电话:138****8000')
    talk('1')
    expect(filed()).toMatchObject({ summary: '路灯不亮了', phone: '13800138000' })
  })
  test.each([
    ['写错了,是5栋', '桂花小区5栋2单元'],
    ['是5栋不是3栋', '桂花小区5栋2单元'],
    ['应该是1单元', '桂花小区3栋1单元'],
    ['不对,是5栋', '桂花小区5栋2单元'],
    ['不是桂花小区,是锦江苑', '锦江苑3栋2单元'],
    ['不是,是5栋', '桂花小区5栋2单元'],
    ['搞错了 是3单元', '桂花小区3栋3单元'],
    ['说错了三单元', '桂花小区3栋3单元'],
    ['记错了,是5栋', '桂花小区5栋2单元'],
    ['哦不对 是5栋', '桂花小区5栋2单元'],
    ['不对头,是5栋', '桂花小区5栋2单元'],
    ['打错字了 5栋', '桂花小区5栋2单元'],
    ['写成3栋了,是5栋', '桂花小区5栋2单元'],
    ['地方不对,是五栋', '桂花小区5栋2单元'],
    ['是5栋得嘛', '桂花小区5栋2单元'],
    ['搞错了,是老粮站', '锦江苑3栋2单元'],
    ['是A栋', '桂花小区A栋2单元'],
  ])('“%s” changes the place', (words, place) => {
    expect(talk(report, words)).toContain(`在哪里:${place}\n`)
  })
  test('“不是路灯是电梯” changes the matter', () => {
    expect(talk(report, '不是路灯是电梯')).toContain('什么事:电梯不亮了')
  })
  test.each(['5栋的电梯坏了', '锦江苑的垃圾没人扫', '13栋的下水道堵了'])(
    'late words of another place, “%s”, do not join the report',
    (words) => {
      expect(talk(report, words)).not.toContain('什么事:路灯不亮了,')
    },
  )
  test.each([
    ['3栋的电梯也坏了', '路灯不亮了,电梯也坏了'],
    ['楼上还在漏水', '路灯不亮了,楼上还在漏水'],
  ])('late words of the same place or of none, “%s”, join the report', (words, summary) => {
    talk(report, words, '1')
    expect(filed()).toMatchObject({ summary, placeText: '桂花小区3栋2单元' })
  })
})

describe('the time that suits', () => {
  test.each([
    ['told with the report', [`${report},我明天下午在家`]],
    ['told at the estate question', ['3栋2单元的路灯不亮了', '明天下午在家', '2']],
    ['told at the read-back', [report, '明天下午在家']],
    ['told anew', [`${report},周三上午在家`, '明天下午在家']],
  ])('%s is read back and filed in the resident’s own words', (_, said) => {
    expect(talk(...said)).toContain('什么事:路灯不亮了\n在哪里:桂花小区3栋2单元\n方便的时间:明天下午在家\n')
    talk('1')
    expect(filed()).toMatchObject({
      summary: '路灯不亮了',
      suits: { text: '明天下午在家', from: noon + 27 * 3_600_000, to: noon + 32 * 3_600_000 },
    })
  })

  test('is never asked for', () => {
    expect(talk(report)).not.toContain('时间')
    talk('1')
    expect(filed()).not.toHaveProperty('suits.text')
  })
})

describe('the estate question', () => {
  test.each([
    ['3栋2单元', '桂花小区3栋2单元'],
    ['三栋二单元五零一', '桂花小区3栋2单元501'],
    ['3栋2单元门口花坛旁边', '桂花小区3栋2单元门口花坛旁边'],
  ])('keeps “%s” until the estate is known', (words, place) => {
    talk('路灯不亮了', words)
    expect(keys()).toBe('request.askEstate')
    expect(talk('2')).toContain(`在哪里:${place}\n`)
  })
})

describe('the spot', () => {
  test.each([
    ['3栋2单元门口花坛旁边', '桂花小区3栋2单元门口花坛旁边', 7],
    ['大门口往左50米的巷子里', '桂花小区大门口往左50米的巷子里', 5],
    ['三栋二单元五零一', '桂花小区三栋二单元五零一', 7],
    ['不晓得', '桂花小区', 5],
    ['不知道哦', '桂花小区', 5],
    ['幼儿园', '桂花小区幼儿园', 5],
    ['building 3 unit 2', '桂花小区building 3 unit 2', 7],
  ])('“%s” is kept in its own words', (words, placeText, nodeId) => {
    expect(talk('路灯不亮了', '2', words)).toContain(`在哪里:${placeText}`)
    talk('1')
    expect(filed()).toMatchObject({ placeText, nodeId })
  })
  test.each(['2', '选1', '501'])('“%s” is no place', (words) => {
    talk('路灯不亮了', '2', words)
    expect(keys()).toBe('common.retry request.askSpot')
  })
  test.each(['谢谢', '哈哈哈'])('“%s” is no place, and no failure to understand', (words) => {
    talk('路灯不亮了', '2', words, words, words, words)
    expect(keys()).toBe('request.askSpot')
  })
  test('“选错了” leads back to the estate', () => {
    talk('路灯不亮了', '1', '选错了')
    expect(keys()).toBe('request.askEstate')
  })
  test('“不是锦江苑,是桂花小区” changes the estate', () => {
    expect(talk('路灯不亮了', '1', '不是锦江苑,是桂花小区')).toContain('桂花小区的哪个位置')
    expect(talk('大门口')).toContain('在哪里:桂花小区大门口')
  })
})

describe('a report in parts', () => {
  test('within seconds ends in one ticket, whatever was asked between them', () => {
    world.says('路灯坏了')
    for (const part of ['锦江苑', '3栋', '晚上黑得很']) world.says(part, 2000)
    world.says('1', 2000)
    expect(filed()).toMatchObject({ summary: '路灯坏了,晚上黑得很', placeText: '锦江苑3栋' })
  })
  test('is closed by a pause', () => {
    talk('路灯坏了', '锦江苑', '3栋', '晚上黑得很')
    expect(keys()).toBe('common.retry request.confirm')
  })
})

describe('the menu', () => {
  test.each(['1', '哈哈哈', '你好', '?', '第一个'])('keeps no “%s” as a report', (words) => {
    talk(words, '1')
    expect(keys()).toContain('request.askWhat')
    expect(keys()).not.toContain('request.askEstate')
  })

  test.each([
    ['2', 'consult.ask'],
    ['3 1', 'legal.askTopic'],
    ['3 2', 'mediation.askAbout'],
    ['4 2', 'booking.which'],
    ['5 2', 'proposal.'],
    ['5 3', 'volunteer.'],
    ['6 1', 'progress.'],
    ['议事 0 5 1', 'vote.'],
  ])('leads by numbers to all that can be done here: %s', (numbers, key) => {
    talk('菜单', ...numbers.split(' '))
    expect(keys()).toContain(key)
  })
  test('leads back from a second list by 0, and hears whoever says it in words there', () => {
    talk('菜单', '3', '0')
    expect(keys()).toBe('menu.again')
    talk('3', '路灯坏了')
    expect(keys()).toContain('request.askEstate')
  })
  test('asks what the question is, and answers it', () => {
    talk('菜单', '2', '低保咋办')
    expect(keys()).not.toContain('consult.ask')
    expect(keys()).not.toContain('common.retry')
  })
})

describe('an answer to staff', () => {
  test.each([
    ['谢谢', false],
    ['你好', false],
    ['是的', true],
    ['在三楼', true],
  ])('“%s” is passed on: %s', (words, passed) => {
    world.answers.waitingTicket = { ticketId: 412, number: 412 }
    talk('答复', words)
    expect(world.asked.some(({ type }) => type === 'addToTicket')).toBe(passed)
  })

  test('takes along what follows within eight seconds, and no later word', () => {
    world.answers.waitingTicket = { ticketId: 412, number: 412 }
    talk('答复', '在三楼')
    const added = () => world.asked.filter(({ type }) => type === 'addToTicket')
    world.says('门口放着一辆红车', 8000)
    expect(added().map((request) => request.in)).toEqual([
      { ticketId: 412, note: '在三楼', media: [] },
      { ticketId: 412, note: '门口放着一辆红车', media: [] },
    ])
    world.says('下水道堵了', 8001)
    expect(added()).toHaveLength(2)
  })
})

test('a report in English is understood with its place', () => {
  talk('english', 'the light in building 3, unit 2 is out', '2', '1')
  expect(filed()).toMatchObject({
    category: 'street_light',
    summary: 'the light is out',
    placeText: '桂花小区3栋2单元',
    nodeId: 7,
  })
})

describe('a message in Yi script', () => {
  const yi = 'ꆈꌠꉙꃅ ꀋꐚ'

  test('goes to staff as it is, marked, with one answer', () => {
    talk(yi)
    expect(keys()).toBe('menu.hint human.yi human.asked')
    expect(filed()).toMatchObject({ kind: 'human', category: 'yi_language', summary: yi })
  })

  test('leaves what was begun for later', () => {
    talk(report, yi, '继续')
    expect(keys()).toBe('nav.resumed request.confirm')
  })

  test('is not a single sign used as a smiley', () => {
    talk('哈哈ꉂ路灯不亮了')
    expect(keys()).toContain('request.askEstate')
  })
})
