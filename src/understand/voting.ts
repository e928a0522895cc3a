// Whether somebody wants to vote here, or to see their vote, in words of their own. Whoever speaks of votes as the law holds them, of
// somebody else's, or of holding one wants something else.
import { normalise } from '../text/normalise.ts'

const elsewhere =
  /提议|提案|建议|发起|组织|搞|举行|开会|决定|要求|举报|选举|换届|主任|委员|业委会|业主|居委会|村委会|代表|书记|物业|维修|基金|资金|代投|代我|替|委托|别人|帮|拉票|刷票|选票|票箱|唱票|纸票|娃|孩子|孙|女儿|儿子|大奖|链接|网址|转发|简历|币|为什么|为啥|凭啥|凭什么/

const end = '(?:了|啊|呀|嘛|呢|哈|噻|不|没|吗|没有)*'
const ask = '(?:怎么|咋个|咋|如何|(?:在|到|去)?(?:哪里|哪儿|哪点|哪))'
const greeting = '(?:(?:您|你)好,?|请问,?|喂,?|那个,?)?'
const toVote = [
  `我们?(?:今天|现在|就|也|还|都)?(?:是)?(?:想|要|来|去|还没|没有|还没有|准备|打算)+(?:参加|来|去)?投(?:个|一|一张|张|一下|下)?票(?:,?${ask}(?:投|点|弄|整|操作)?)?`,
  `(?:我们?)?(?:今天|现在|最近|这里|社区|小区|我们?)*(?:还)?(?:有|有没有|有没得)(?:啥子|啥|什么|哪些|莫得)?(?:事情?|东西)?(?:是)?(?:要|需要|可以|能|等)?(?:我们?)?(?:去|来)?(?:投票|投)(?:的)?(?:事情?|东西)?`,
  `(?:我们?)?(?:要)?${ask}(?:能|可以|去)?(?:参加)?(?:投票|投我的票)(?:的)?`,
  `(?:电子|网上|手机上?|那个)?投票(?:是)?(?:要)?${ask}(?:投|点|弄|整|搞|操作|参加)?(?:的)?`,
  `(?:我(?:的|那)?(?:个|张)?(?:投票|票)?(?:投错|选错)|投票投错|票投错|投错票)(?:了)?,?(?:想|要|能|能不能|可不可以|可以|还能|咋个|怎么)*(?:改|换|重新投|重投)?(?:过来|一下)?`,
  `我?(?:想|要|能不能|可不可以)(?:改|换)(?:一下)?(?:我的|我那张?)?(?:投票|票)`,
]
const toLook = [
  `(?:我的?|我那个?)?(?:投票的?)?回执号?(?:码)?(?:是|在)?(?:多少|啥子|啥|什么|哪里|丢了|丢|掉了|忘了|忘|忘记了|记不到|记不得|找不到|搞丢了|${ask}查)`,
  `(?:我的?|我那个?)?投票的?回执号?(?:呢|${ask}(?:查|看))?`,
  `我(?:的|那)?(?:张|一)?票(?:到底|是不是)?(?:投进去|投上|投成功|投成|收到|算上|作数|在不在)`,
  `我(?:那张?票)?(?:是不是)?(?:已经)?投(?:过|过票|了|了票)`,
  `(?:查|看|看看|查查|查一下|看一下)?(?:一下)?我投的票(?:,?${ask}(?:查|看))?`,
  `(?:看看|查查|查一下|看一下)?(?:我投的|那个)?投票(?:的)?结果(?:呢|是啥子|是什么|是啥|怎么样|咋样|出来|出来了|公布|公布了)?`,
]
const whole = (forms: readonly string[]) => new RegExp(`^${greeting}(?:${forms.join('|')})${end}$`)
const [voting, looking] = [whole(toVote), whole(toLook)]

/** 'vote' for who wants to vote or to change their vote, 'votes' for who asks after it or its receipt. */
export function votingIn(text: string): 'vote' | 'votes' | undefined {
  const said = normalise(text).replace(/[\s??]+/g, '')
  if (elsewhere.test(said)) return undefined
  if (looking.test(said)) return 'votes'
  return voting.test(said) ? 'vote' : undefined
}
