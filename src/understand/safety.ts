// Danger, looked for in every message before anything else. Rules that must not miss what is said plainly.

export const dangers = [
  'gas',
  'co',
  'fire',
  'elevator_trapped',
  'drowning',
  'violence',
  'crisis',
  'missing_person',
  'medical',
  'fraud',
] as const
export type Danger = (typeof dangers)[number]

const signs: Readonly<Record<Danger, RegExp>> = {
  gas: /(?:煤气|燃气|天然气|液化气|瓦斯).{0,8}(?:味|漏|泄|臭)|(?:闻到|好大|好重).{0,8}(?:煤气|燃气|天然气)/,
  co: /一氧化碳|煤气中毒|(?:烧炭|烤火|热水器).{0,12}(?:头晕|头昏|晕倒|恶心)/,
  fire: /(?:着火|起火|失火|火灾|燃起来|烧起来|冒明火|火燃|在冒火)|冒(?:黑|浓)烟|(?:屋|楼|家|车).{0,6}冒烟/,
  elevator_trapped: /(?:困|关|卡).{0,6}(?:电梯|轿厢)|电梯.{0,12}(?:困|关着?人|出不来|出不去)/,
  drowning: /落水|溺水|掉(?:到|进|下).{0,4}(?:河|水|塘|井|池)|淹(?:着|到)了?人/,
  violence:
    /(?:打|砍|杀|捅)(?:我|人|她|他)(?!的|电话)|家暴|(?:拿|提|举)(?:着|起|了)?(?:刀|棒)|要(?:杀|砍|打死)|(?:老公|男人|丈夫|老汉儿?|爸爸?|妈妈?).{0,4}(?:又|在|天天|老是)?.{0,2}打我/,
  crisis:
    /(?:我|真的?).{0,6}(?:不想活|想死|活不下去|活够了|去死|自杀|轻生|跳楼算了)|不想活了|活着没(?:得|有)?意思/,
  missing_person:
    /(?:走丢|走失|不见了|找不到|没回来).{0,10}(?:老人|娃|孩子|小孩|妈|爸|婆|爷|女儿|儿子)|(?:老人|娃儿?|孩子|小孩|老妈|我妈|我爸|婆婆|爷爷|奶奶|女儿|儿子).{0,10}(?:走丢|走失|不见了|找不到|丢了)/,
  medical:
    /晕倒|昏倒|倒在地|喊不(?:应|醒)|叫不醒|没(?:得|有)?(?:呼吸|心跳)|抽搐|喘不(?:上|过)|胸口.{0,4}痛|大出血|流了?好多血|中风|心梗|摔(?:了|倒).{0,10}(?:动不了|起不来)/,
  fraud:
    /(?:叫|让|要)我(?:转账|转钱|打钱|汇款)|屏幕共享|安全账户|(?:要|问)我?.{0,4}验证码|(?:被骗|骗了我?).{0,10}(?:钱|万|块|元)|刷单/,
}
/** Words that turn a telling into something past, imagined or denied. They lower to the ordinary way, never to silence. */
const harmless =
  /(?:没有?|不是|不会|防止|避免|预防)(?:着火|起火|漏气|漏|冒烟|被困|打我|失火)|演习|演练|培训|讲座|知识|电影|电视剧|游戏|小说|如果|要是|去年|前年/
const joking = /(?:热|累|笑|气|饿|困|烦|忙|冷|懒|丑|贵)死/

/** The danger that a message tells of, the most pressing first, or undefined. */
export function dangerIn(text: string): Danger | undefined {
  const found = dangers.find((danger) => signs[danger].test(text))
  if (found === undefined) return undefined
  if (found === 'crisis') return joking.test(text) ? undefined : found
  return harmless.test(text) ? undefined : found
}
