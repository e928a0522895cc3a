// Somebody claims to act for the community and asks for money, papers or a code.
import { beforeEach, describe, expect, test } from 'vitest'
import { nameTold, tellsOfPretender } from '../../src/understand/pretender.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
  world.says('你好')
})

describe('a pretender', () => {
  test.each([
    '有人说是社区的要我交300块',
    '自称社区律师让我把身份证发过去',
    '有个自称社区法律顾问的张伟要收我500块咨询费',
    '一个女的说是网格员,要看我的户口本,还要拍照',
    '社区志愿者上门收钱是真的吗',
    '楼下有人打着居委会旗号收“卫生押金”',
    '有人以居委会的名义要银行卡号',
    'A man says he is from the community and wants 300 yuan',
  ])('is heard in “%s”', (text) => {
    expect(tellsOfPretender(text)).toBe(true)
  })
  test.each([
    '社区的律师收费吗',
    '社区要求交身份证复印件办居住证',
    '没有本地户口也可以在你们街道拍身份证吗',
    '物业要我交300块物业费',
    '我想找社区律师问问借款的事',
  ])('is not heard in “%s”', (text) => {
    expect(tellsOfPretender(text)).toBe(false)
  })
  test('is answered with a warning, a ticket and one question', () => {
    const said = world.says('自称社区律师让我把身份证发过去')
    expect(said).toBe(
      '先什么都别给:钱、证件、验证码都别给,也别加微信、别点链接。\n' +
        '社区的律师、调解员、志愿者来帮忙,都不收钱。已经给了钱,马上打110。\n' +
        '是不是真的,当面到社区问。\n' +
        '已经告诉工作人员了(编号0412)。他说自己叫什么名字?写全名,我对一下登记册。\n1 不知道',
    )
    expect(world.asked.map(({ type }) => type)).toEqual(['openTicket', 'findInRegister'])
    expect(world.asked[0]?.in).toMatchObject({ category: 'anti_fraud', urgency: 'P1' })
    expect(world.says('1')).toContain('工作人员会去核实(编号0412)')
  })
  test('whose name stands in the register is still no proof', () => {
    world.says('自称社区律师让我把身份证发过去')
    world.answers.findInRegister = { known: true }
    expect(world.says('他说他叫王芳')).toContain(
      '登记册里有这个名字。名字谁都可以说,不能证明就是他,还是什么都别给',
    )
    expect(world.asked.at(-1)?.in).toEqual({ ticketId: 412, words: '他说他叫王芳', name: '王芳' })
  })
  test('whose name does not stand there, or who told no full name, is told apart', () => {
    world.says('自称社区律师让我把身份证发过去')
    expect(world.says('叫张大伟')).toContain('登记册里没有这个名字')
    world.says('自称社区律师让我把身份证发过去')
    expect(world.says('只说姓刘')).toContain('没有全名,对不了登记册')
  })
  test('who takes money this very moment is danger first', () => {
    world.says('他说他是居委会的,喊我把验证码报给他,我马上要转账了')
    expect(world.session.flow?.id).toBe('emergency')
  })
})

test.each([
  ['他说他叫张伟', '张伟'],
  ['欧阳建国', '欧阳建国'],
  ['刘律师', undefined],
  ['姓刘', undefined],
  ['不晓得', undefined],
])('the name in “%s” is %s', (text, name) => {
  expect(nameTold(text)).toBe(name)
})
