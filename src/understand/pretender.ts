// Whether somebody claims to act for the community and asks a resident for money, papers or a code, and by what name.
import { normalise } from '../text/normalise.ts'

const people =
  '(?:社区|居委|村委|街道|网格员|网格长|律师|法律顾问|法律援助|法援|调解员|志愿者|义工|楼栋长|楼长|民政)'
/** Somebody is said to be one of them, or it is doubted. */
const claims = [
  new RegExp(
    `(?:自称|号称|声称|谎称|冒充|假冒|假装|假扮|打着|说(?:他|她|自己|自家|你们)?们?(?:就)?是|讲(?:他|她|自己)?们?是).{0,10}${people}`,
    'u',
  ),
  new RegExp(`(?:以|用).{0,8}${people}.{0,6}(?:名义|身份)(?!证)`, 'u'),
  /\b(?:says?|said|claim(?:s|ed|ing)?|pretend(?:s|ed|ing)?)\b.{0,40}\b(?:community|committee|lawyer|legal advis[eo]r|mediator|volunteer)\b/u,
]
const firstOf = new RegExp(people, 'u')
const doubts = /真的吗|真的假的|是真是假|真假|骗子|骗人|骗钱|骗我|是不是骗|诈骗|可信吗|信得过吗/u
const wishes = [
  // Money
  /(?:收|交|缴|给|要|付|转|汇|出|垫|打).{0,8}(?:[0-9零一二两三四五六七八九十百千万]+\s*(?:元|块|万|千|百)|钱|费|押金|保证金|定金|红包)/u,
  /转账|打款|汇款|扫码付|收(?:费|钱|款)|要钱/u,
  // Papers
  /身份证|户口[本簿]|房产证|房本|银行卡|存折|社保卡|医保卡|护照|卡号|人脸|刷脸/u,
  // Codes
  /验证码|短信码|校验码|动态码|密码|共享屏幕|屏幕共享/u,
  /\b(?:money|yuan|fee|pay|transfer|id card|passport|code|password|bank card)\b/u,
]

/** What is said after one of them is named; '' where none is. */
function afterPeople(said: string): string {
  const at = said.search(firstOf)
  return at === -1 ? '' : said.slice(at)
}

/** Whether a sentence tells of somebody who says they come from the community and who wants money, papers or a code. */
export function tellsOfPretender(text: string): boolean {
  const said = normalise(text)
  const claimed = claims.some((claim) => claim.test(said)) || doubts.test(afterPeople(said))
  return claimed && wishes.some((wish) => wish.test(said))
}

/**
 * A full name, where the answer to "what did they call themselves" holds one and no more: "他说他叫张伟" is 张伟. Undefined for a
 * surname alone, or with a title ("刘律师"): that cannot be looked up.
 */
export function nameTold(text: string): string | undefined {
  const said = normalise(text)
    .replace(/^(?:(?:他|她|只|对方|那个人|那人|自称|自己|好像|说|讲|是|的|名字|姓名|名|就|叫做|叫)\s*)+/u, '')
    .replace(/(?:[。.!,,啊嘛吧呢]|的)+$/u, '')
  if (/不知道|不晓得|没说|没讲|忘|记不|不清楚|先生|女士|律师|主任|老师|书记|师傅|经理|姓|^小|^老/u.test(said))
    return undefined
  return /^\p{Script=Han}{2,4}$/u.test(said) ? said : undefined
}
