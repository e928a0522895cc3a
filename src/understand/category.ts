// What kind of service request a sentence is, by the words that tell. The labels are those of the evaluation (intents).
import type { Urgency } from '../rules/tickets/ticket.ts'

/** Category, the words that tell it, earlier rows first. A row's urgency is P2 unless it says otherwise. */
const table: readonly (readonly [category: string, words: RegExp, urgency?: Urgency])[] = [
  ['fire_exit_blocked', /(?:消防|安全)(?:通道|出口|楼梯)|楼道.{0,6}(?:堆|堵|杂物)|通道.{0,4}(?:堵|占)/, 'P1'],
  ['fire_lane_parking', /消防车?道.{0,8}(?:停|占|堵)|(?:停|占|堵).{0,6}消防车?道/, 'P1'],
  ['fire_facility', /灭火器|消防栓|消火栓|烟感|消防水/, 'P1'],
  ['high_altitude_throwing', /高空抛物|楼上.{0,6}(?:扔|丢|甩|抛)/, 'P1'],
  ['falling_object', /(?:墙皮|瓷砖|外墙|玻璃|广告牌).{0,8}(?:掉|脱落|松|坠)|要掉下来/, 'P1'],
  ['elevator_fault', /电梯/, 'P1'],
  ['street_light', /路灯|楼道灯|声控灯|灯.{0,6}(?:不亮|坏|黑|闪)|黑灯瞎火/],
  ['water_outage', /停水|没得?有?水|没来水|水压/, 'P1'],
  ['power_fault', /停电|没得?有?电|跳闸|断电|电线|电表/, 'P1'],
  ['sewer_block', /下水道|化粪池|污水|堵了.{0,4}水|返水|马桶.{0,4}堵|地漏/, 'P1'],
  ['water_leak', /漏水|渗水|水管.{0,6}(?:爆|裂|破|漏)|浸水|滴水/],
  ['water_quality', /水.{0,4}(?:发黄|浑|臭|有味)|水质/],
  ['gas_supply', /(?:燃气|天然气|煤气).{0,8}(?:没|停|点不|打不)/, 'P1'],
  ['construction_noise', /(?:施工|装修|工地).{0,12}(?:吵|噪|响|声)|(?:吵|噪).{0,8}(?:施工|装修|工地)/],
  ['noise', /吵|噪音|广场舞|音响|唱歌|闹得/],
  ['garbage', /垃圾|脏|臭|没人扫|没打扫|建渣/],
  ['dog_management', /(?:狗|犬).{0,8}(?:没拴|不拴|乱拉|叫|咬|绳)|遛狗/],
  ['stray_animal', /流浪(?:狗|猫)|野(?:狗|猫)/],
  ['pest', /老鼠|耗子|蟑螂|偷油婆|白蚁|蚊子|马蜂/],
  ['oil_fume', /油烟/],
  ['manhole', /井盖/, 'P1'],
  ['road_damage', /路面|坑洼|(?:路|地砖|台阶).{0,6}(?:坏|烂|破|塌|陷|坑)/],
  ['illegal_building', /违建|违章|私搭|乱搭/],
  ['parking', /停车|车位|乱停|堵.{0,4}车|充电桩|飞线/],
  ['greening', /绿化|树枝|草坪|(?:树|草).{0,6}(?:倒|长|砍|修|枯)/],
  ['internet_tv', /宽带|网络|网线|电视信号|wifi/i],
  ['property_dispute', /物业费|公摊|维修资金/],
  ['property_service', /物业|保安|门卫|保洁/],
  ['public_facility', /健身器材|长椅|扶手|门禁|大门|窗户|栏杆|儿童乐园|滑梯|监控|摄像头|信箱|楼道/],
  ['gas_supply', /\bgas\b/i, 'P1'],
  ['elevator_fault', /\b(?:lift|elevator)s?\b/i, 'P1'],
  ['street_light', /\b(?:street ?)?(?:light|lamp)s?\b/i],
  ['sewer_block', /\b(?:sewer|sewage|drain|toilet)s?\b/i, 'P1'],
  ['water_leak', /\bleak(?:s|ing|ed)?\b/i],
  ['water_outage', /\bno (?:running |tap )?water\b|\bwater\b.{0,12}\b(?:off|out|cut)\b/i, 'P1'],
  ['power_fault', /\b(?:power|electricity|blackout)\b/i, 'P1'],
  ['noise', /\b(?:nois[ey]|loud)\b/i],
  ['garbage', /\b(?:garbage|trash|rubbish)\b/i],
  ['parking', /\bpark(?:ing|ed)\b/i],
]
const englishTrouble = /\b(?:broken|damaged|blocked|out of order|not working|doesn't work|does not work)\b/i
const trouble =
  /坏了|坏掉|不能用|用不了|不得行|漏|堵|断了|掉了|倒了|裂|破了|没人管|没得人管|修一下|报修|维修|投诉|危险|关不拢|打不开/

/** The category of a reported problem, or undefined where the sentence tells of none. */
export function categoryOf(text: string): { category: string; urgency: Urgency } | undefined {
  for (const [category, words, urgency] of table)
    if (words.test(text)) return { category, urgency: urgency ?? 'P2' }
  return trouble.test(text) || englishTrouble.test(text) ? { category: 'other', urgency: 'P2' } : undefined
}
