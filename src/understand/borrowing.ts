// Whether somebody wants a room, a thing on loan or a service at home, in a few words that name it and nothing else. Whoever asks for
// its terms, or tells that it is broken, wants something else.
import { normalise } from '../text/normalise.ts'

const greeting = '(?:(?:您|你)好,?|请问,?|喂,?|那个,?)?'
const wish = '(?:我们?)?(?:想|要|来|能不能|能|可不可以|可以)?(?:在|到|跟|找|向)?(?:社区|小区|你们|村里)?'
const verb = '(?:借用|借|租|预约|预订|约|订)'
const some = '(?:一下|下|用)?(?:个|一个|那个|一间|间|台|一台|把|一把|辆|一辆|架|一架)?(?:社区|小区|村里)?的?'
const thing =
  '(?:会客厅|文化讲堂|讲堂|活动室|会议室|阅览室|教室|场地|轮椅|拐杖|助行器|护理床|投影仪|音响|折叠桌|梯子)'
const athome = '上门(?:理发|剪发|剪头发?|剃头|修脚|量血压|测血压|打扫|保洁)'
const howLong = '(?:用)?(?:一下|下|一天|两天|几天|半天|一会儿?|一上午|一下午)?'
const what = '(?:,?(?:来|去|用来)?(?:开|办|搞)[^,。?]{1,8})?'
const end = '(?:可以|行|得行|要得)?(?:了|啊|呀|嘛|吗|呢|哈|噻|不|吧)*'
const forms = [
  `${wish}${verb}${some}${thing}${howLong}${what}`,
  `${thing}${verb}(?:一下|用)?${howLong}`,
  `${wish}(?:${verb})?(?:一下|个|一个)?${athome}(?:的?服务)?`,
]
const whole = new RegExp(`^${greeting}(?:${forms.join('|')})${end}$`)

export const asksToBook = (text: string): boolean => whole.test(normalise(text).replace(/[\s??。.!!]+/g, ''))

/** Whether a text names a service, with or without what such names begin and end with: 社区会客厅, 轮椅借用. */
export function namesService(text: string, name: string): boolean {
  const core = name.replace(/^(?:社区|小区)/, '').replace(/(?:借用|出借|预约|服务)$/, '')
  return text.includes(name) || (core.length >= 2 && text.includes(core))
}
