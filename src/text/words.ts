// Every word that a resident may type to steer, by meaning. A word counts only when it is the whole message.
import { normalise, plain } from './normalise.ts'

/** What a member of staff sends to take an emergency in hand, alone or with its number. */
export const handleWord = '我来处理'

export const words = {
  report: [
    '报修',
    '报事',
    '报修报事',
    '我要报修',
    '我要报事',
    '报个修',
    '反映问题',
    '投诉',
    'report',
    'report a problem',
  ],
  back: ['0', '返回', '上一步', '退回去', '后退', 'back'],
  robot: ['小邻', '机器人', '找机器人', '转机器人', 'robot'],
  who: [
    '你是谁',
    '你是哪个',
    '你是啥子',
    '你是什么',
    '你是人吗',
    '你是真人吗',
    '你是真人还是机器人',
    '你是机器人吗',
    '你是不是机器人',
    '你是不是真人',
    '是机器人还是人',
    'who are you',
    'are you a robot',
    'are you human',
  ],
  cancel: ['取消', '算了', '不弄了', '不办了', '不报了', '退出', 'cancel', 'quit'],
  help: ['帮助', '?', '咋个用', '怎么用', '咋用', 'help'],
  human: ['人工', '找人', '工作人员', '转人工', '找工作人员', '人工服务', '真人', 'staff', 'human', 'person'],
  continue: ['继续', '接着办', '接着来', 'continue', 'resume'],
  restart: ['重来', '重新开始', '从头来', 'restart', 'start over'],
  menu: ['菜单', '主页', '首页', 'menu'],
  progress: ['进度', '我的', '查进度', '我的进度', '办到哪了', 'progress', 'mine', 'my reports'],
  withdraw: ['撤回', '撤销', '报错了', 'withdraw', 'undo'],
  announcements: ['收通知', '我要收通知', '登记住址', 'announcements'],
  noAnnouncements: ['退订', '不收通知', '不收通知了', '停发通知', '别发通知', 'unsubscribe'],
  family: ['看家人', '家人的事', '看家人的事', '家人报的事', 'family reports'],
  shareReports: ['让家人看', '给家人看', '让儿子看', '让女儿看', '让老伴看', '让护工看', 'let family see'],
  stopSharing: ['不让看', '不让家人看', '不给家人看', '别让家人看', '不要家人看', 'stop family'],
  bookings: ['我的预约', '我约的', '看预约', '改预约', '取消预约', '退预约', 'my bookings', 'bookings'],
  book: ['预约', '我要预约', '约场地', '借场地', '约会议室', 'book'],
  cases: ['案例', '看案例', '法律案例', '以案释法', '案例库', 'cases'],
  lessons: ['普法卡', '订普法卡', '订普法', '收普法卡', '每周普法', 'legal cards'],
  noLessons: ['停普法', '停普法卡', '退普法', '退订普法', '不看普法', '不要普法卡', 'stop cards'],
  lessonAnswer: ['看答案', '答案', 'card answer'],
  events: [
    '活动',
    '社区活动',
    '看活动',
    '报名活动',
    '活动报名',
    '有什么活动',
    '最近有什么活动',
    '最近的活动',
    '听讲座',
    'events',
  ],
  myEvents: [
    '我的活动',
    '我报的活动',
    '我报名的活动',
    '退活动',
    '取消活动',
    '取消报名',
    '退报名',
    'my events',
  ],
  volunteer: ['当志愿者', '我要当志愿者', '志愿者', '做志愿者', '报名志愿者', '志愿者报名', 'volunteer'],
  myVolunteering: [
    '我的志愿者',
    '我的志愿服务',
    '不当志愿者',
    '不当志愿者了',
    '暂停志愿服务',
    'my volunteering',
  ],
  myTasks: ['我的任务', '我的志愿任务', '志愿任务', '签到', '签退', '我的服务时间', 'my tasks'],
  certificate: [
    '志愿证明',
    '志愿服务证明',
    '开志愿证明',
    '开志愿服务证明',
    '要志愿证明',
    '我的志愿证明',
    '服务证明',
    'volunteer certificate',
  ],
  team: [
    '组队',
    '组个队',
    '组个队伍',
    '组队伍',
    '我要组队',
    '我想组队',
    '成立队伍',
    '队伍',
    '志愿队',
    'team',
  ],
  teams: ['有哪些队伍', '看队伍', '看看队伍', '队伍名单', 'teams'],
  myTeams: ['我的队伍', '我的队', '退出队伍', 'my teams', 'my team'],
  joinTeam: ['加入队伍', '参加队伍', 'join a team'],
  doubleReport: ['双报到', '党员报到', '我要双报到', '我要报到', '党员双报到', '报到', 'report in'],
  partyLists: ['双报到清单', '需求清单', '资源清单', '项目清单', '看清单', 'party lists'],
  endDoubleReport: ['撤回双报到', '收回双报到', '取消双报到', '退出双报到', 'stop report in'],
  signUpOrganisation: ['单位报名', '学校报名', '公司报名', '单位组队', 'sign up organisation'],
  stopWards: ['孩子不当志愿者', '不同意孩子当志愿者', 'my child stops volunteering'],
  vote: ['投票', '我要投票', '去投票', '参加投票', '我来投票', 'vote'],
  votes: ['我的投票', '投票回执', '我的回执', '查回执', '看投票结果', '投票结果', 'my votes'],
  proposals: ['议事', '居民议事', '议事会', '看议事', '大家在议什么', '看看大家在议什么', 'proposals'],
  goodExamples: ['好人好事', '身边好人', '推荐好人', '表扬邻居', 'good neighbours', 'praise'],
  propose: ['提建议', '我要提建议', '我想提建议', '提个建议', '我有建议', '提议', 'propose'],
  myProposals: ['我的建议', '我提的建议', '看我的建议', 'my proposals'],
  houseCode: ['住户码', '我有住户码', '登记住户', '我住这里', 'house code'],
  mediationCode: ['调解码', '我有调解码', '输入调解码', 'mediation code'],
  advice: ['律师留言', '看律师留言', '律师的话', '律师的留言', 'lawyer notes'],
  privacy: ['隐私', '隐私说明', 'privacy'],
  answer: ['答复', '回复工作人员', 'answer'],
  consent: ['给物业', '给物业电话', '给不给物业', 'property'],
  nudge: [
    '催单',
    '催',
    '催办',
    '催催',
    '催一催',
    '催一下',
    '催促',
    '帮我催',
    '帮我催一下',
    'remind',
    'hurry',
  ],
  visit: ['回访', '回访一下', '评价', '打分', 'visit', 'rate'],
  secret: ['保密', '要保密', '匿名', '匿名举报', '别说是我', '不要说是我报的', 'confidential', 'anonymous'],
  changeWhat: ['改什么事', '改事情', '事情', '内容', 'change what'],
  changePlace: ['改地方', '改地点', '改位置', '地方', '地点', '位置', '地址', 'change where'],
  changePhone: ['改电话', '留电话', '电话', '号码', 'change phone'],
  english: ['english', '英文', '英语'],
  chinese: ['中文', '汉语', 'chinese', 'zhongwen'],
  aloud: ['读给我听', '念给我听', '读给我', '念给我', '请读给我听', '请念给我听', 'read to me', 'read aloud'],
  silently: ['不用读了', '别读了', '不读了', '不要读了', '不用念了', '别念了', '莫念了', 'stop reading'],
  staffWork: ['工作', '待办', '我的待办', '工作模式', 'work'],
  stopLookIn: [
    '不用来看我了',
    '不用来看我',
    '不要来看我了',
    '别来看我了',
    '莫来看我了',
    '不用来探访了',
    '不要探访了',
    'stop visiting me',
  ],
  staffUnbind: ['解绑', '工作解绑', 'unlink'],
  yes: [
    '是',
    '是的',
    '对',
    '对的',
    '好',
    '好的',
    '要得',
    '行',
    '可以',
    '嗯',
    '没错',
    '嗯嗯',
    '对对',
    '对头',
    '是嘞',
    '就是',
    '就这样',
    '没问题',
    '没得问题',
    '得行',
    '可以的',
    '要得要得',
    '对头对头',
    '嗯呐',
    '恩',
    '可以提交',
    '确定',
    '提交',
    '同意',
    'yes',
    'ok',
    'submit',
  ],
  no: [
    '不是',
    '不',
    '不对',
    '不对头',
    '不是的',
    '不要',
    '不得',
    '不得行',
    '要不得',
    '没有',
    '没得',
    '莫得',
    '否',
    'no',
  ],
  hello: ['你好', '您好', '在吗', '在不在', '喂', '哈喽', '有人吗', 'hi', 'hello', '开始', 'start'],
  thanks: [
    '麻烦了',
    '麻烦你们了',
    '麻烦您了',
    '辛苦了',
    '谢谢',
    '谢谢你',
    '谢谢您',
    '多谢',
    '谢了',
    '感谢',
    'thanks',
    'thank you',
  ],
} as const satisfies Record<string, readonly string[]>

export type Meaning = keyof typeof words

const meanings = new Map<string, Meaning>(
  Object.entries(words).flatMap(([meaning, forms]) =>
    forms.map((form) => [form, meaning as Meaning] as const),
  ),
)

/** Whether a message greets, thanks or laughs, and says nothing else. */
export const isPoliteness = (text: string): boolean =>
  ['hello', 'thanks'].includes(wordFor(text) ?? '') || /^[哈呵嘿嘻啊哦额呃]+$/.test(normalise(text))

/** Whether a message is a courtesy or a bare yes or no, which answers no open question. */
export const isCourtesy = (text: string): boolean =>
  isPoliteness(text) || ['yes', 'no'].includes(wordFor(text) ?? '')

/** From the beginning of what stands before it only, so that a text of nothing but stops is read once. */
const courtesies =
  /(?<![\s,,。!!])[\s,,。!!]*(?:麻烦(?:你们?|您)?[了啦]|(?:谢谢|辛苦)(?:你们?|您)?[了啦]?|多谢|感谢|thanks|thank you|please)[\s哈哦啦,,。!!]*$/i
/** A text without the thanks at its end. */
export const withoutCourtesy = (text: string): string => text.replace(courtesies, '')
/** A text without the particle at its end that changes nothing: "提交吧", "好嘛". */
export const withoutParticle = (text: string): string =>
  text.replace(/(?:[吧嘛哈哦呢噻撒嘞]|(?<!^对)了)$/, '')

/** What a whole message means as a command, or undefined: "我要取消低保" is no "取消". */
export function wordFor(text: string): Meaning | undefined {
  const said = normalise(text)
  const bare = normalise(withoutCourtesy(said)).replace(/\?+$/, '') || said
  return meanings.get(said) ?? meanings.get(bare) ?? meanings.get(withoutParticle(bare))
}

/** A code with the word that tells what it is for: "住户码 2345 6789". Digits only, or undefined. */
function codeAfter(word: RegExp, text: string): string | undefined {
  const [, told] = word.exec(plain(text)) ?? []
  return told?.replace(/[^0-9]/g, '')
}
/** The code of a letter from the letterbox. */
export const houseCodeIn = (text: string): string | undefined =>
  codeAfter(/^(?:我的)?(?:住户码|house code)(?:是|为|is)?[\s::,,]*([0-9][0-9\s-]{5,14})$/i, text)
/** The code of somebody of the family. */
export const familyCodeIn = (text: string): string | undefined =>
  codeAfter(/^(?:我的)?(?:家人码|family code)(?:是|为|is)?[\s::,,]*([0-9][0-9\s-]{5,14})$/i, text)
/** The code that a mediator tells whoever said yes. */
export const mediationCodeIn = (text: string): string | undefined =>
  codeAfter(/^(?:我的)?(?:调解码|mediation code)(?:是|为|is)?[\s::,,]*([0-9][0-9\s-]{5,14})$/i, text)
/** The code by which a guardian agrees that a child volunteers. */
export const guardianCodeIn = (text: string): string | undefined =>
  codeAfter(/^(?:我的)?(?:监护人码|guardian code)(?:是|为|is)?[\s::,,]*([0-9][0-9\s-]{5,14})$/i, text)

/** The four digits of a team that somebody wants to join: "加入 1234". */
export function teamCodeIn(text: string): string | undefined {
  const [, code] = /^(?:我要|我想|申请)?(?:加入|join)[\s::,,]*([0-9]{4})[。.!!]?$/i.exec(plain(text)) ?? []
  return code
}

/** The number of a line that a party member takes on: "认领 3". */
export function claimIn(text: string): number | undefined {
  const [, number] =
    /^(?:我要|我想)?(?:认领|claim)[\s::,,]*([0-9]{1,9})(?:号|项)?[。.!!]?$/i.exec(plain(text)) ?? []
  return number === undefined ? undefined : Number(number)
}

/** A yes or no to a task of volunteers, and which one: "接", "不得空", "接 12". Nothing else may be said with it. */
export function taskAnswerIn(text: string): { yes: boolean; taskId?: number } | undefined {
  const told =
    /^(?:(接|我接|接了|我去|take)|(不得空|没得空|没空|不接|去不了|not free))[\s,,]*([0-9]{1,9})?(?:号)?[。.!!]?$/i.exec(
      plain(text),
    )
  if (!told) return undefined
  const [, yes, , number] = told
  return { yes: yes !== undefined, ...(number !== undefined && { taskId: Number(number) }) }
}

/** By which a member of staff is a resident again. */
export const isResidentWord = (text: string): boolean =>
  /^(?:我是)?(?:居民|居民模式|resident)[。.!!]?$/i.test(normalise(text))

/** What a legal adviser at work asks for by a word: the talks of today, or their own hours. */
export function adviserWord(text: string): 'today' | 'slots' | undefined {
  const said = normalise(text)
  if (/^(?:今天|今日|今天的预约|today)[。.!!]?$/i.test(said)) return 'today'
  return /^(?:空档|空当|我的空档|free|slots)[。.!!]?$/i.test(said) ? 'slots' : undefined
}

/** A question that need not be answered. */
export const isSkip = (text: string): boolean =>
  wordFor(text) === 'no' ||
  /^(?:跳过|不说|不想说|不填|不留|无|没|没车|skip)[了吧。.]?$/i.test(normalise(text))

/** "Not safe to type", in a resident's own words. */
export const cannotType = (text: string): boolean =>
  /^(?:不|没有|no)[。.!!]?$|不方便|不敢|不能说|别发|他在(?:旁边|家)|not safe/i.test(text)

/** Whether a sentence speaks of taking a report back. */
export const speaksOfWithdrawing = (text: string): boolean => /撤回|撤销|报错/.test(text)
