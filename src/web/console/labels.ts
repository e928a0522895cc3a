// Words for the codes that the server sends: categories, channels, roles, notices, reasons. An unknown code is shown as it is.
import type { Role } from '../../rules/staff/roles.ts'
import { categories } from '../../text/categories.ts'
import type { Language } from './texts/texts.ts'

type Labels = Readonly<Record<string, readonly [zh: string, en: string]>>

const channels: Labels = {
  web: ['网页', 'Web'],
  webchat: ['网页', 'Web'],
  wechat: ['微信', 'WeChat'],
  wechaty: ['微信', 'WeChat'],
  desk: ['没有账号', 'No account'],
}

const notices: Labels = {
  opened: ['来了新工单', 'New ticket'],
  routed: ['分给您了', 'Routed to you'],
  taken: ['有人接过去了', 'Somebody took it'],
  assigned: ['派给您了', 'Assigned to you'],
  offered: ['有人想转交给您,等您答应', 'Offered to you: yes or no?'],
  declined: ['对方没有接', 'Declined'],
  unaccepted: ['转交一个工作日没人答应,请您定', 'Nobody took the transfer: please decide'],
  settled: ['负责人定了归谁', 'A manager decided whose it is'],
  calledIn: ['请您一起办', 'You are called in'],
  letGo: ['不用一起办了', 'No longer needed beside the lead'],
  noted: ['有同事写了内部备注', 'A colleague left a note'],
  transferred: ['转交了', 'Transferred'],
  answered: ['居民补充了', 'The resident answered'],
  waiting: ['居民在等您回话', 'The resident waits for an answer'],
  reopened: ['重开了', 'Reopened'],
  sameSides: [
    '30天内第三次和同一家闹矛盾,请您看',
    'The third matter with the same side in 30 days: please look',
  ],
  mediationYours: ['请您调解', 'You are the mediator'],
  mediationCall: ['有人收不到消息,请打电话', 'A side is not reached: please call'],
  mediationCheck: ['该看协议履行了没有', 'Look whether it is performed'],
  lookInMissed: ['探访没见到人,请您看', 'A visit met nobody: please look'],
  lookInWithdrawn: ['在聊天里说不要探访了,请问一声', 'Ended the visits in the chat: please ask'],
  lookInUnvisited: ['今天该探访,还没有人去', 'A visit is due today and nobody went'],
  volunteerApplied: ['有人报名当志愿者,等您看', 'Somebody signed up as a volunteer: please look'],
  teamWaiting: ['有新队伍,等您看', 'A new team waits: please look'],
  claimWaiting: ['双报到有人认领,等您答应', 'A line of 双报到 was claimed: please answer'],
  volunteerUnfound: ['志愿任务还缺人', 'A task still lacks volunteers'],
  volunteerLeft: ['有志愿者来不了,正在另找人', 'A volunteer cannot come; others are asked'],
  volunteerHours: ['志愿任务办完了,请核对谁来了', 'A task is over: confirm who came'],
  proposalIdea: ['居民提了建议', 'A new proposal'],
  proposalSaid: ['有人说了话,等您看', 'Words on a proposal wait to be read'],
  ruleUnknown: ['表决的人数和票数没填,计不了票', 'A vote cannot be counted: its numbers are not filled in'],
  proposalUnread: ['大家说的话一个工作日没人看', 'Words on a proposal were not read in time'],
  proposalDeciding: ['讨论完了,请记下决定', 'A discussion is over: please decide'],
  proposalOverdue: ['议事的下一步过期了', 'A proposal is overdue'],
  proposalFlagged: ['监督委员会请您答复', 'The supervision committee asks you'],
  proposalFlagAnswered: ['您问的有答复了', 'Your question was answered'],
  proposalFlagOverdue: ['监督提问过期没有答复,报街道办', 'Not answered in time: to the street office'],
  visited: ['居民说了好没好', 'Return visit answered'],
  escalated: ['居民第三次说没好,请您定', 'Not done for the third time: please decide'],
  upheld: ['负责人定了不再重办', 'A manager left it as it is'],
  resolved: ['办结了', 'Resolved'],
  extensionAsked: ['有人申请延期,请您答复', 'Somebody asks for more time'],
  extended: ['延期同意了', 'More time was given'],
  extensionRefused: ['延期没有同意', 'No more time was given'],
  untold: ['延期的消息没送到居民,请打电话', 'Not told of the new date: please phone'],
  stuck: ['有件事办不了,请您定', 'Something is stuck: please decide'],
  givenBack: ['负责人请您接着办', 'A manager gave it back'],
  explained: ['负责人向居民说明,结束了', 'A manager ended it with an explanation'],
  rejected: ['负责人没有受理', 'A manager did not take it on'],
  handedOff: ['转给外单位了', 'Handed to a body outside'],
  receipted: ['外单位收件了', 'The body outside received it'],
  broughtBack: ['外单位答复了', 'The body outside answered'],
  followUp: ['该去问外单位了', 'Time to ask the body outside'],
  followed: ['又有居民遇到同一件', 'Another resident met the same'],
  merged: ['合到另一件了', 'Merged into another'],
  joined: ['另一件合进来了', 'Another was merged into it'],
  uncontacted: ['急事,还没有人联系居民', 'Urgent: nobody spoke with the resident yet'],
  unsafe: ['急事,当天没有处置安全', 'Urgent: not made safe that day'],
  secondLook: ['可能更急,请马上看一下', 'Perhaps more urgent: please look now'],
  unruled: ['时限规则有空缺,请管理员补', 'A deadline rule is missing'],
  sorted: ['种类或急不急改了', 'Sorted anew'],
  pictureWaived: ['负责人同意不拍照片', 'A manager does without a picture'],
  undelivered: ['消息没送到居民,请打电话', 'A message did not arrive: please phone'],
  nudged: ['居民催单', 'The resident asks to hurry'],
  withdrawAsked: ['居民想撤回,请您定', 'The resident wants to withdraw: please decide'],
  withdrawn: ['居民撤回了', 'Withdrawn by the resident'],
  recalled: ['居民撤回了一条消息', 'The resident recalled a message'],
  reminded: ['时限提醒', 'Deadline reminder'],
  digest: ['下班后的提醒', 'Reminders from off duty'],
  flagged: ['督办提醒', 'Flagged by supervision'],
  unplayed: ['居民的语音还没人听', 'A voice message waits to be played'],
  due: ['快到时限了', 'Due soon'],
  overdue: ['逾期了', 'Overdue'],
}

const roles: Readonly<Record<Role, readonly [zh: string, en: string]>> = {
  admin: ['管理员', 'Administrator'],
  manager: ['负责人', 'Manager'],
  staff: ['工作人员', 'Staff'],
  duty: ['值班', 'On duty'],
  adviser: ['顾问', 'Adviser'],
  mediator: ['调解员', 'Mediator'],
  property: ['物业', 'Property'],
  captain: ['志愿队长', 'Volunteer captain'],
  supervisor: ['监督', 'Supervision'],
}

const reasons: Labels = {
  'window closed': [
    '居民太久没来消息,平台不让发;他下次说话时自动补发',
    'The resident has not written for too long; sent when they next write',
  ],
  'quota used up': [
    '平台限制的条数用完了;居民下次说话时自动补发',
    'The platform allows no more; sent when the resident next writes',
  ],
  'Not logged in': ['微信账号没有登录', 'The account is not logged in'],
  'The network failed': ['网络不通', 'The network failed'],
  'no account': ['没有账号,请打电话告诉他', 'No account: please ring them'],
  'kept back': [
    '这位居民现在不能收消息,别人可能看着手机。没有发出去,等他自己来说话再讲',
    'Others may be looking at their phone, so it was not sent; tell them once they write',
  ],
  refused: ['平台拒收', 'Refused by the platform'],
}

const word = (labels: Labels, code: string, language: Language): string =>
  labels[code]?.[language === 'zh' ? 0 : 1] ?? code

/** The rules by which a body decides, without or with their version. */
const packs: Labels = {
  'opinion-poll@1': ['听意见', 'Opinion poll'],
  'resident-meeting@2026': ['居民会议(2026年起)', 'Residents’ meeting (from 2026)'],
  'representative-meeting@2026': ['居民代表会议(2026年起)', 'Representatives’ meeting (from 2026)'],
  'villager-meeting@2026': ['村民会议(2026年起)', 'Villagers’ meeting (from 2026)'],
  'village-representative-meeting@2026': [
    '村民代表会议(2026年起)',
    'Village representatives’ meeting (from 2026)',
  ],
  'council@local': ['议事会(本地规则)', 'Council (local rules)'],
  'household-vote@local': ['住户表决(本地规则)', 'Vote of households (local rules)'],
  'civil-code-278@2021': ['业主共同决定(民法典278条)', 'Owners’ decision (Civil Code 278)'],
}

export const packLabel = (code: string, language: Language): string => word(packs, code, language)
export const categoryLabel = (code: string, language: Language): string => word(categories, code, language)
export const channelLabel = (code: string, language: Language): string => word(channels, code, language)
export const noticeLabel = (code: string, language: Language): string => word(notices, code, language)
export const roleLabel = (role: Role, language: Language): string => word(roles, role, language)
export const reasonLabel = (code: string, language: Language): string => word(reasons, code, language)
