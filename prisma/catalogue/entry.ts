// How the built-in entries of the catalogue are written down. What no source tells stays null: the community fills it in.
import { confidentialDomains, type Domain, type FactName } from '../../src/rules/community/catalogue-terms.ts'
import type {
  Content,
  Question,
  ServiceContent,
  Source,
} from '../../src/rules/community/catalogue-content.ts'

export interface BuiltIn {
  code: string
  content: Content
}
type Both = readonly [zh: string, en: string]

/** The day on which the sources were read. */
const checkedOn = '2026-11-23'
const wording = ([zh, en]: Both) => ({ zh, en })

/** An article of a law, by its own words; `more` are those that bear out the rest. */
export const law = (title: string, article: string, quote: string, ...more: Place[]): Source => ({
  title,
  article,
  quote,
  checkedOn,
  ...(more.length > 0 && { more }),
})
type Place = NonNullable<Source['more']>[number]
export const place = (title: string, article: string, quote: string): Place => ({ title, article, quote })

/** What legal aid is given for (法律援助法 31), and that it is free (2). */
export const legalAidFor = (point: string, ...more: Place[]): Source =>
  law('法律援助法', '第三十一条', point, freeLegalAid, ...more)
export const freeLegalAid = place('法律援助法', '第二条', '无偿提供法律咨询、代理、刑事辩护等法律服务的制度')
export const migrantWorkers = place(
  '法律援助法',
  '第四十二条',
  '申请支付劳动报酬或者请求工伤事故人身损害赔偿的进城务工人员',
)

export const ask = (id: string, question: Both, ...options: Both[]): Question => ({
  id,
  ask: wording(question),
  ...(options.length > 0 && { options: options.map(wording) }),
})
const forWhom = ask(
  'for-whom',
  ['这件事给谁办?', 'Whom is it for?'],
  ['我自己', 'Myself'],
  ['家里人', 'My family'],
  ['别人', 'Somebody else'],
)
const matter = ask('matter', ['把情况简单说一下。', 'Tell the matter in a few words.'])

interface Facts extends Partial<Record<FactName, Both>> {
  /** Whether the community may file it for somebody. */
  agent?: boolean
  confidential?: true
  danger?: ServiceContent['danger']
  merges?: readonly string[]
  /** Asked besides whom it is for and what it is about. */
  asks?: readonly Question[]
}

/** A service; without a source it states nothing. */
export function service(
  code: string,
  domain: Domain,
  name: Both,
  said: readonly string[],
  source: Source | null,
  { agent, confidential, danger, merges = [], asks = [], ...facts }: Facts = {},
): BuiltIn {
  const fact = (of: FactName) => {
    const stated = facts[of]
    return stated ? wording(stated) : null
  }
  const content: ServiceContent = {
    kind: 'service',
    domain,
    name: wording(name),
    said: [...said],
    source,
    eligibility: fact('eligibility'),
    papers: fact('papers'),
    channel: fact('channel'),
    fee: fact('fee'),
    handler: fact('handler'),
    deadline: fact('deadline'),
    agent: agent ?? null,
    confidential: confidential ?? confidentialDomains.includes(domain),
    ...(danger && { danger }),
    merges: [...merges],
    form: [forWhom, ...asks, matter],
  }
  return { code, content }
}

const banned = law(
  '民发〔2020〕20号',
  '不应出具的证明事项清单(第一批)',
  '亲属关系 · 居民身份信息 · 户口登记项目内容变更申请 · 居民养犬 · 无犯罪记录 · 社区戒毒社区康复人员情况 · 人员失踪 · 婚姻状况 · 出生 · 健在 · 死亡 · 疾病状况 · 残疾状况 · 婚育状况 · 居民就业状况 · 居民个人档案 · 居民财产 · 遗产继承权 · 市场主体住所 · 证件遗失',
)

/** A paper that the community must not issue. Who does is for the operator to fill in: the list as we have it does not tell. */
export function bannedPaper(code: string, name: Both, said: readonly string[]): BuiltIn {
  const content: Content = {
    kind: 'paper',
    name: wording(name),
    said: [...said],
    source: banned,
    banned: true,
    handler: null,
  }
  return { code, content }
}

export const answer = (
  code: string,
  name: Both,
  said: readonly string[],
  text: Both,
  source: Source,
  expiresOn = '2027-11-30',
): BuiltIn => ({
  code,
  content: {
    kind: 'answer',
    name: wording(name),
    said: [...said],
    source,
    text: wording(text),
    expiresOn,
  },
})
