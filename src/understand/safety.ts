// Danger, looked for in every message before anything else. Rules that must not miss what is said plainly.
import type { Danger } from '../rules/alarms/danger.ts'
import { normalise } from '../text/normalise.ts'

/** What tells of a danger, and words alike that do not: those are taken out before the signs are looked for. */
interface Sign {
  signs: RegExp
  unlike?: RegExp
}

const anyOf = (...parts: readonly string[]) => new RegExp(parts.join('|'), 'i')
const noneOf = (...parts: readonly string[]) => new RegExp(parts.join('|'), 'gi')

const fuel = '(?:煤气|燃气|天然气|液化气|瓦斯)'
const heater = '(?:烧炭|炭火|烤火|热水器|蜂窝煤|洗澡)'
const dizzy = '(?:头晕|头昏|晕|恶心|想吐)'
const family =
  '(?:老人家?|老头子?|老太太|老婆婆|娃儿?|孩子|小孩子?|孙子|孙女|儿子|女儿|爷爷|奶奶|外婆|外公|婆婆|妈妈?|爸爸?|老汉儿?)'
/** Whoever else a household may miss. */
const others = '(?:弟弟|妹妹|哥哥|姐姐|外孙女?|侄[儿子女]|老伴|爱人|老公|老婆|家里人|我弟|我妹|我哥|我姐)'
const person = `(?:我|他|她|人|老婆|${family})`
const attacker = `(?:老公|男人|丈夫|媳妇|前夫|男朋友|${family})`
/** Things and places that a person's name may stand before: what is lost is these, not the person. */
const belonging =
  '(?:卡|证|本|书包|包|手机|钥匙|车|自行车|电动车|拐杖|药|眼镜|狗|猫|工作|对象|衣服|证明|学校|幼儿园|地址|家)'

/** The most pressing first. */
const table: Readonly<Partial<Record<Danger, Sign>>> = {
  gas_leak: {
    signs: anyOf(
      `${fuel}.{0,8}(?:味|漏|泄|臭|嘶嘶|报警器?(?:响|叫))`,
      `(?:闻到|好大|好重|一股|怕是).{0,8}${fuel}`,
      '漏气|臭鸡蛋味|smells? (?:of )?gas|gas (?:leak|smell)',
    ),
    unlike: noneOf(
      '没(?:得|有)?(?:煤气|燃气)?味',
      '电话漏',
      '漏(?:装|抄|缴|交)',
      '臭脾气',
      '(?:轮胎|车胎).{0,4}漏气',
    ),
  },
  co_poisoning: {
    signs: anyOf(
      '一氧化碳(?:中毒|超标|报警器?(?:响|叫))|煤[气烟]中(?:了)?毒|carbon monoxide',
      `${heater}.{0,12}${dizzy}|${dizzy}.{0,12}${heater}`,
    ),
  },
  fire: {
    signs: anyOf(
      '着火|着了火|起火|失火|火灾|燃起来|烧起来|烧着了|冒明火|火燃|救火|电瓶炸|爆炸',
      '冒(?:出|着)?(?:了)?(?:浓烟|黑烟|火)|有(?:股)?浓烟|火好大|(?:全|都)是(?:浓)?烟|烧糊.{0,4}冒烟',
      '(?:屋|楼|家|车|隔壁|阳台|插座|电表).{0,4}(?:有火|(?:都|又)?在?冒烟|好多烟)',
      "on fire|(?:there is|there's|big|a) (?:a )?fire|^fire|smoke (?:is coming|everywhere)",
    ),
    unlike: noneOf(
      '(?:怕|会|容易|像|防止?|以防|避免|万一|小心).{0,3}(?:着火|起火|失火|火灾|爆炸|烧起来)',
      '没(?:得|有)?(?:着火|起火|失火|火灾)',
      '火灾(?:保险|报警器没|险|隐患)',
      '(?:烧烤|摊|烧纸|烧香|烧柴|油烟机|抽烟机|烟囱|尾气|三轮车|面包车|货车).{0,8}(?:冒|好多|全是|都是).{0,3}烟',
      '冒烟(?:囱|熏)|冒火(?:花)?吗',
      'fire (?:alarm|extinguisher|drill|escape|exit|lane|door|safety)',
    ),
  },
  elevator_trapped: {
    signs: anyOf(
      '(?:困|关|卡)(?:在|到|进).{0,6}(?:电梯|轿厢)|电梯.{0,4}困(?:人|住|了|着|起)',
      '电梯.{0,12}(?:困(?:人|住|了|着|在)|关(?:了|着)人|出不(?:来|去)|里[头面]有人|在里[头面])',
      '(?:stuck|trapped|locked) (?:inside|in) (?:the |a |an )?(?:lift|elevator)',
    ),
    unlike: noneOf('出不(?:来|去)(?:信号|声音)'),
  },
  drowning: {
    signs: anyOf(
      '落水|溺水|跳(?:河|江|湖)|drowning|fell in(?:to)? the (?:river|lake|water|pond)',
      `${person}.{0,4}(?:掉|滚|滑|跌).{0,3}(?:河|江|湖|水|塘|井|池)|淹(?:着|到)了?人`,
    ),
    unlike: noneOf('落水(?:管|口|井)', '人行道?', '(?:手机|钥匙|狗|猫|衣服|包).{0,3}(?:掉|滚|滑|跌)'),
  },
  violence: {
    signs: anyOf(
      '(?:打|砍|杀|捅|掐|勒)(?:我|她|他)|掐.{0,2}脖子',
      '(?:遭|被).{0,3}(?:打|砍|捅)(?:了|伤|惨|得)|家暴|打群架|打架|又动手|救命',
      '在(?:砍|打|捅|杀)(?:人|娃|孩子|婆娘|老人)|(?:打|砍|杀|捅)(?:死|伤)?人了',
      '(?:拿|提|举)(?:着|起|了)?(?:把|菜|水果)?刀|要(?:杀|砍|打死)(?:我|他|她|人)',
      `${attacker}.{0,6}打我|翻进.{0,3}家|进(?:了)?贼|小偷.{0,4}(?:在我?家|进)|有人撬|一直跟着我|砍人`,
      '(?:hit(?:s|ting)?|beat(?:s|ing)?|hurt(?:s|ing)?|kill(?:s|ing)?) me|attacking|has a knife|help me$|break(?:s|ing)? into|being followed',
    ),
    unlike: noneOf(
      '(?:打|砍|杀)(?:我|她|他).{0,2}(?:的|电话|手机|家|主意|名字|病毒|座机)',
      '(?:请|您|你|你们|可以|不要)打(?:我|她|他)',
      '打(?:人工|人民|工|电话)',
      '(?:家暴|打架)(?:法|怎么|咋个?|热线|是什么)|刀具|骨折.{0,3}被打',
      '打人(?:吗|怎么管)',
    ),
  },
  crisis: {
    signs: anyOf(
      '不想活|不活了|活不下去|活不起|想去死|一死了之|撑不下去|自杀|轻生|结束生命|跳楼',
      '(?:^|我|真的?|就|好)想死|(?:^|我)活够了|活.{0,2}没(?:得|有)?啥?意(?:思|义)',
      '从.{0,6}跳下去|(?:吃|喝)了.{0,4}(?:安眠药|农药)|割了?手?腕|把?手割了|坐在楼顶|楼顶.{0,6}坐在边',
      '(?:want|going|wanna) (?:to )?die|kill(?:ing)? (?:myself|himself|herself)|suicid|end my life|cut my wrist',
    ),
    unlike: noneOf(
      '跳楼(?:机|价|大)',
      '想死(?:你|心|我了)|想去死海',
      '活够了本',
      '自杀(?:干预|热线|干预热线).{0,3}是',
      '(?:热|笑|饿|困|冷)得?想死',
    ),
  },
  missing_person: {
    signs: anyOf(
      `走丢|走失|失踪|(?:找不到|不见了)(?:我家?)?的?${family}`,
      `${family}.{0,8}(?:不见了|走掉了|没有?回来|找不到|丢了)`,
      `${others}(?:人|突然|今天|昨晚)?(?:不见了|走丢|走失|失踪)`,
      '(?:child|son|daughter|mother|father|mom|dad|kid|grand(?:ma|pa)) (?:is|has|went) (?:been )?(?:missing|lost)',
    ),
    unlike: noneOf(
      `(?:的|${family})?(?:的)?(?:社保|医保|户口|门禁|电梯|老人)?${belonging}.{0,3}(?:找不到|不见了|走丢|走失|丢了)`,
      `找不到${family}?(?:家?的|${belonging}).{0,8}`,
      '没有?回来拿',
      '(?:狗|猫).{0,3}(?:走丢|走失|不见了)',
    ),
  },
  medical: {
    signs: anyOf(
      '(?:晕|昏)(?:倒|过去|死)|倒在(?:地|屋)|喊.{0,2}不(?:应|醒|答应)|叫不醒|没(?:得|有)?(?:呼吸|心跳)|没气了',
      '抽搐|喘不(?:上|过)(?:来|气|$)|出不来气|胸口.{0,4}痛|胸痛|(?:我|人|他|她|爸|妈|老伴).{0,2}快不行了|流血不止|大出血|流了?好多血|中风|心梗|心脏病犯|嘴歪',
      '(?:从|楼).{0,6}摔下|没(?:得|有)?反应|(?:摔|跌|绊).{0,10}(?:动不[了得]|起不来|断)|噎住|触电|中毒了|要生了|叫.{0,2}(?:救护车|120)',
      "faint|unconscious|(?:not|stopped|can'?t|cannot) breath|heart attack|stroke|bleeding|ambulance|collapsed",
    ),
    unlike: noneOf(
      '叫不醒的|说我快不行了',
      '没(?:得|有)?(?:呼吸|心跳)(?:机|监测)',
      '中风(?:后遗|病人|\\S{0,2}年)|(?:中风|心梗)(?:药|住院)',
    ),
  },
  fraud: {
    signs: anyOf(
      '(?:叫|让|要|喊)我.{0,6}(?:转账|转钱|打钱|汇款|把钱)|屏幕共享|安全账户|刷单',
      '验证码.{0,6}(?:告诉|给|说|发)了?(?:他|她|对方|别人)|要我的?验证码',
      '(?:被|遭|受).{0,4}骗|骗了我|骗光|scammed|screen shar(?:e|ing)|(?:send|transfer|wire) (?:him|them|the) money',
    ),
    unlike: noneOf(
      '(?:物业|社区).{0,3}(?:叫|让|要|喊)我.{0,6}',
      '(?:转账|打钱|汇款).{0,4}物业费',
      '刷单是(?:什么|啥)',
      '(?:怎么|如何|防止?|避免|谨防)(?:才能不)?(?:被|遭|受)骗',
    ),
  },
}
/** A clause with such words tells of lessons, films, money or long ago. The clauses beside it still count. */
const elsewhere =
  /演习|演练|培训|讲座|讲解|知识|电影|电视剧|游戏|小说|新闻|去年|前年|过去年|多年前|报销|补贴|申请|保险|预防|drill|movie|training/
const clause = /[^,。!?;,.!?;]{1,2000}/g

/** What the words of a message tell of danger by themselves. */
export interface PlainSigns {
  /** The danger told in plain words, if any. */
  danger: Danger | undefined
  /** Whether it speaks of films, lessons, money or long ago. */
  elsewhere: boolean
}

export function plainSigns(text: string): PlainSigns {
  const clauses = normalise(text).match(clause) ?? []
  const here = clauses.filter((part) => !elsewhere.test(part))
  const said = here.join(',')
  return { danger: found(said), elsewhere: here.length < clauses.length }
}

// A table's own names.
const signsOf = Object.entries(table) as readonly [Danger, Sign][]
/** Most messages have no sign of any: only where one is found are the words alike taken out. */
const found = (said: string): Danger | undefined =>
  signsOf.find(
    ([, { signs, unlike }]) => signs.test(said) && (!unlike || signs.test(said.replace(unlike, '·'))),
  )?.[0]
