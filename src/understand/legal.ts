// What a sentence tells of a legal matter: its topic, a time that may run out, and who is on the other side. No more is read from it.
import type { LegalTopic } from '../rules/law/legal-topics.ts'
import type { TimeLimit } from '../rules/law/legal-limits.ts'
import { normalise } from '../text/normalise.ts'

/** The first that fits counts: what is about wages is so even where a loan is spoken of. */
const topicWords: readonly (readonly [LegalTopic, RegExp])[] = [
  [
    'labour',
    /工资|欠薪|讨薪|劳动|工伤|辞退|开除|解雇|加班|社保没(?:交|买)|老板|公司.{0,6}(?:欠|不给|赔)|打工|工地|用人单位|仲裁|\b(?:wages?|salary|labou?r|employer|fired)\b/u,
  ],
  [
    'injury',
    /交通|车祸|撞(?:了|伤|到|倒)|肇事|受伤|摔伤|医疗(?:事故|纠纷)|人身损害|咬伤|\b(?:traffic|accident|injur(?:y|ed))\b/u,
  ],
  ['inheritance', /继承|遗产|遗嘱|公证遗嘱|过世.{0,10}(?:房|钱|存款)|\b(?:inherit\w*|will|estate of)\b/u],
  [
    'family',
    /离婚|结婚|婚姻|抚养|赡养|扶养|彩礼|夫妻|前夫|前妻|孩子归|监护|家庭|\b(?:divorce|marriage|custody|family|alimony)\b/u,
  ],
  [
    'housing',
    /房(?:子|屋|东|租|产)|租(?:房|金|客)|物业|业主|邻居|楼上|楼下|漏水|摄像头|装修|拆迁|产权|宅基地|违建|停车位|\b(?:house|housing|rent|landlord|property|neighbou?r)\b/u,
  ],
  [
    'lending',
    /借(?:钱|款|条|给|据)|欠(?:钱|款|条|债)|还钱|债|担保|贷款|合同|定金|\b(?:loan|debt|lend|lent|contract)\b/u,
  ],
  ['consumer', /消费|退(?:款|货)|假货|预付卡|办卡|充值|网购|质量问题|\b(?:refund|consumer|shop)\b/u],
]

/** What a matter is about, as far as its words tell. */
export function legalTopicIn(text: string): LegalTopic | undefined {
  const said = normalise(text)
  return topicWords.find(([, words]) => words.test(said))?.[0]
}

const limitWords: readonly (readonly [TimeLimit, RegExp])[] = [
  ['ownersDecision', /业主(?:大会|委员会)|业委会.{0,8}(?:决定|决议|表决|投票)/u],
  ['possession', /占(?:了|用|着|去|走)|霸占|侵占|强占|抢占/u],
  ['mediationAgreement', /调解协议|调解书|司法确认/u],
  [
    'toldDay',
    /传票|开庭|起诉书|起诉状|应诉|答辩|仲裁(?:委|通知|开庭)|判决(?:书|下来)|上诉|复议|强制执行|过(?:了)?期|快?到期|期限|时效|最后(?:一天|几天)|来不及|\b(?:summons|court date|hearing|deadline|appeal|time limit)\b/u,
  ],
]

/** The limits of time that the words hint at. */
export function timeLimitsIn(text: string): TimeLimit[] {
  const said = normalise(text)
  return limitWords.filter(([, words]) => words.test(said)).map(([limit]) => limit)
}
