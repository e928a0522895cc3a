// Questions about services, and papers, as conversations.
import { beforeEach, describe, expect, test } from 'vitest'
import { catalogue, entry, oddCatalogue } from '../support/catalogue.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
  world.catalogue = catalogue
  world.says('你好')
})
const filed = () => world.asked.filter(({ type }) => type === 'fileForm' || type === 'openTicket')

describe('a question about a service', () => {
  test('is answered with what a source tells, the source in one line, and what can be done next', () => {
    expect(world.says('导盲犬可以带进超市吗')).toBe(
      '导盲犬等服务犬\n谁能办:残疾人带的服务犬,要戴识别装备\n出处:无障碍环境建设法第四十六条(2026-11-23查对)\n1 帮我办\n2 问人',
    )
  })
  test('of which nobody has told anything yet is not guessed at', () => {
    expect(world.says('社保卡丢了咋个补')).toBe(
      '补办社保卡\n要带什么、到哪里办,社区还没有填准,我不乱说。\n1 帮我办\n2 问人',
    )
  })
  test('is answered in English too', () => {
    world.says('english')
    expect(world.says('导盲犬可以带进超市吗')).toContain('Service dogs of disabled people')
  })
  test('leads to its form, one question a message, is read back and filed', () => {
    world.says('社保卡丢了咋个补')
    expect(world.says('1')).toBe('这件事给谁办?\n1 我自己\n2 家里人\n3 别人')
    expect(world.says('2')).toBe('把情况简单说一下。\n证件号码不要发。')
    expect(world.says('我妈的卡在菜市场掉了')).toBe(
      '请您看看对不对:\n补办社保卡\n这件事给谁办?家里人\n把情况简单说一下。我妈的卡在菜市场掉了\n1 提交\n2 重填\n3 不办了',
    )
    expect(world.says('1')).toContain('交给工作人员了,编号0412,最晚12月2日(周三)给您答复。')
    expect(world.asked.at(-1)).toEqual({
      type: 'fileForm',
      in: {
        ...{ code: 'card-replacement', version: 1, media: [] },
        summary:
          '补办社保卡\n这件事给谁办?家里人\n把情况简单说一下。我妈的卡在菜市场掉了\n“社保卡丢了咋个补”',
      },
    })
  })
  test('leads back with 0, question by question', () => {
    const told = world.says('社保卡丢了咋个补')
    const first = world.says('1')
    world.says('2')
    expect(world.says('0')).toBe(first)
    expect(world.says('0')).toBe(told)
  })
  test('goes to a person at once where they are asked for', () => {
    world.says('社保卡丢了咋个补')
    world.says('2')
    expect(filed()).toMatchObject([
      { type: 'openTicket', in: { kind: 'human', summary: '社保卡丢了咋个补' } },
    ])
  })
  test('that fits two entries nearly as well is asked back', () => {
    const asked = world.says('老年人不会用手机,缴费能不能去窗口办')
    expect(asked).toBe('您问的是哪一件?\n1 不用手机,到窗口办\n2 社保事项到窗口人工办\n3 都不是')
    expect(world.says('1')).toContain('出处:无障碍环境建设法第四十条')
  })
  test('that fits nothing goes to a person, if the resident wants one', () => {
    expect(world.says('天然气现在好多钱一方')).toBe(
      '问政策、问办事这件事,我请工作人员来帮您,好吗?还有要说的,直接写。\n1 好\n2 不用了',
    )
    expect(filed()).toEqual([])
  })
  test('can follow another', () => {
    world.says('社保卡丢了咋个补')
    expect(world.says('导盲犬能坐公交吗')).toContain('导盲犬等服务犬')
  })
  test.each(['3', '12', '0412'])('takes %s, which was not offered, for no other question', (number) => {
    world.says('社保卡丢了咋个补')
    expect(world.says(number)).toContain('补办社保卡')
  })
  test('of danger is danger first', () => {
    world.says('社保卡丢了咋个补')
    expect(world.says('屋头好大一股煤气味')).toContain('119')
  })
  test('about a funeral is answered with sympathy', () => {
    expect(world.says('老人走了怎么办后事')).toContain('请您节哀')
  })
})

describe('whoever asks how to be protected', () => {
  test.each([
    ['1', '人身安全保护令咋个申请'],
    ['2', '人身安全保护令咋个申请'],
  ])('and sends %s is heard as in danger: nothing is pushed, no form is filled in', (pick, question) => {
    expect(world.says(question)).toContain('出处:反家庭暴力法第二十八条等')
    expect(world.says(pick)).toContain('不会给您打电话')
    expect(world.asked.filter(({ type }) => type === 'fileForm')).toEqual([])
    expect(filed()).toMatchObject([
      { type: 'openTicket', in: { category: 'domestic_violence', urgency: 'P0' } },
    ])
  })
  test('or a child is taken up as harm that has to be reported', () => {
    world.says('未成年人保护热线在哪')
    world.says('1')
    expect(filed()).toMatchObject([{ type: 'openTicket', in: { category: 'harm_told' } }])
  })
})

describe('the knowledge base', () => {
  test('answers with its source', () => {
    expect(world.says('调解没谈拢咋办,还能打官司不')).toBe(
      '调解不成怎么办\n调解不成就停下,还可以仲裁、找政府部门、打官司。\n出处:人民调解法第二十六条(2026-11-23查对)\n1 明白了\n2 问人',
    )
    expect(world.says('1')).toBe('好的。还有事,随时跟我说。')
  })
  test.each([
    ['12345多久给答复', '咨询3个、求助和建议7个、投诉举报15个工作日'],
    ['志愿服务的时长证明哪里开', '谁组织的找谁开'],
  ])('answers %s, which sounds like an own matter', (question, words) => {
    expect(world.says(question)).toContain(words)
  })
  test('tells no more what has expired', () => {
    const { content, ...rest } = entry('mediation-fails')
    if (content.kind !== 'answer') throw new Error('the entry is no answer')
    world.catalogue = [{ ...rest, content: { ...content, expiresOn: '2026-11-22' } }]
    expect(world.says('调解没谈拢咋办,还能打官司不')).not.toContain('调解不成就停下')
  })
})

describe('a form', () => {
  test('that was replaced meanwhile ends under the version that it was begun with', () => {
    world.says('社保卡丢了咋个补')
    world.says('1')
    world.catalogue = catalogue.map((one) => (one.code === 'card-replacement' ? { ...one, version: 2 } : one))
    world.says('1')
    world.says('掉了')
    world.says('1')
    expect(world.asked.at(-1)).toMatchObject({ type: 'fileForm', in: { version: 1 } })
  })
  test('that was withdrawn meanwhile is refused, and the new one is offered', () => {
    world.answers.fileForm = { outcome: 'retired' }
    world.says('社保卡丢了咋个补')
    world.says('1')
    world.says('1')
    world.says('掉了')
    expect(world.says('1')).toBe('这张表刚刚停用了,您填的没有交上去。您想:\n1 填新的表\n2 问人')
    expect(world.says('1')).toContain('这件事给谁办?')
  })
  test('serves the items that it took over', () => {
    world.catalogue = catalogue
    world.says('儿子不给赡养费,老人家可以申请法律援助不')
    world.says('1')
    world.says('1')
    world.says('三年没给了')
    world.says('1')
    expect(world.asked.at(-1)).toMatchObject({ type: 'fileForm', in: { code: 'legal-aid' } })
  })
})

describe('a paper', () => {
  const papers = catalogue.filter(({ content }) => content.kind === 'paper')
  test.each(papers.map(({ content }) => content.name.zh))(
    '%s is not issued here: who wants it and for what is asked, and a person finds out (A28)',
    (name) => {
      const asked = world.says(`社区给开${name}吗`)
      expect(asked).toContain(`${name},按规定社区不能开。请问是哪个单位要、办什么事?`)
      expect(asked).toContain('出处:民发〔2020〕20号')
      const told = world.says('银行要,取钱')
      expect(told).toBe(
        `${name}不归社区开。该找哪里,这里还没有填准,请工作人员查了告诉您。\n要请工作人员看看吗?\n1 好\n2 不用了`,
      )
      world.says('1')
      const words = [{ text: 'paper.noteBanned' }, { zh: name }, `社区给开${name}吗`, '银行要,取钱']
      expect(filed()).toMatchObject([{ type: 'openTicket', in: { kind: 'human', summary: { words } } }])
    },
  )
  test('whose body the community has filled in is told with it', () => {
    world.catalogue = oddCatalogue
    world.says('养狗证明在社区开吗')
    expect(world.says('派出所要')).toContain('居民养犬证明不归社区开,找派出所。')
  })
  test('that the catalogue does not have is never promised', () => {
    const asked = world.says('单位要我开个居住证明,社区能开吗')
    expect(asked).toBe('这个证明能不能开,要请工作人员看。请问是哪个单位要、办什么事?')
    expect(world.says('公司要,办入职')).toBe('要请工作人员看看吗?\n1 好\n2 不用了')
  })
  test('that the list does not name is not said to be on it', () => {
    for (const name of ['收入', '独生子女', '工龄']) {
      world.says('0')
      expect(world.says(`社区给开${name}证明吗`)).not.toContain('按规定社区不能开')
    }
  })
  test('that was not named is asked for', () => {
    expect(world.says('帮我开个证明')).toBe('您要开的是什么证明?')
    expect(world.says('单身的')).toContain('婚姻状况证明,按规定社区不能开')
  })
})
