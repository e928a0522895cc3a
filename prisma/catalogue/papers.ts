// The twenty papers that a residents' committee must not issue (民发〔2020〕20号, first list).
import { bannedPaper, type BuiltIn } from './entry.ts'

export const papers: readonly BuiltIn[] = [
  bannedPaper(
    'paper-kinship',
    ['亲属关系证明', 'proof of kinship'],
    [
      '亲属关系证明',
      '证明我妈是我妈',
      '父子关系证明',
      '证明我们是一家人',
      '家庭成员关系证明',
      '直系亲属证明',
    ],
  ),
  bannedPaper(
    'paper-identity',
    ['居民身份信息证明', 'proof of identity'],
    ['身份证明', '证明我是我本人', '居民身份信息证明', '同一个人的证明', '名字写错了要证明是同一人'],
  ),
  bannedPaper(
    'paper-register-change',
    ['户口登记项目变更申请证明', 'proof for a change in the household register'],
    ['改户口的证明', '户口本改名字要证明', '改出生日期的证明', '户口登记变更证明', '改民族的证明'],
  ),
  bannedPaper(
    'paper-dog',
    ['居民养犬证明', 'proof for keeping a dog'],
    ['养狗证明', '养犬证明', '办狗证要社区证明', '养狗要开证明'],
  ),
  bannedPaper(
    'paper-no-crime',
    ['无犯罪记录证明', 'proof of no criminal record'],
    ['无犯罪记录证明', '没犯过罪的证明', '没有案底的证明', '政审无犯罪证明'],
  ),
  bannedPaper(
    'paper-drug-recovery',
    ['社区戒毒、社区康复情况证明', 'proof of drug recovery'],
    ['社区戒毒证明', '社区康复证明', '戒毒情况证明'],
  ),
  bannedPaper(
    'paper-missing',
    ['人员失踪证明', 'proof that somebody is missing'],
    ['失踪证明', '人不见好几年了要开失踪证明', '下落不明证明'],
  ),
  bannedPaper(
    'paper-marriage',
    ['婚姻状况证明', 'proof of marital status'],
    ['单身证明', '未婚证明', '婚姻状况证明', '已婚证明', '没有结婚的证明', '离婚证明', '夫妻关系证明'],
  ),
  bannedPaper(
    'paper-birth',
    ['出生证明', 'proof of birth'],
    ['出生证明', '娃儿的出生证明', '给娃儿上户要出生证明', '出生日期证明'],
  ),
  bannedPaper(
    'paper-alive',
    ['健在证明', 'proof of being alive'],
    ['健在证明', '活着的证明', '人还在的证明', '生存证明', '证明老人还活着', '领退休金的健在证明'],
  ),
  bannedPaper(
    'paper-death',
    ['死亡证明', 'proof of death'],
    ['死亡证明', '老人走了要开死亡证明', '人死了的证明', '去世证明', '在家去世的证明'],
  ),
  bannedPaper(
    'paper-disease',
    ['疾病状况证明', 'proof of illness'],
    ['生病证明', '疾病证明', '有病的证明', '精神病证明'],
  ),
  bannedPaper(
    'paper-disability',
    ['残疾状况证明', 'proof of disability'],
    ['残疾状况证明', '残疾情况证明', '证明他是残疾人'],
  ),
  bannedPaper(
    'paper-childbearing',
    ['婚育状况证明', 'proof of marriage and children'],
    ['婚育证明', '生育状况证明', '没有生过娃的证明'],
  ),
  bannedPaper(
    'paper-employment',
    ['居民就业状况证明', 'proof of employment'],
    ['就业证明', '失业证明', '没有工作的证明', '无业证明'],
  ),
  bannedPaper(
    'paper-file',
    ['居民个人档案证明', 'proof of a personal file'],
    ['档案证明', '个人档案在哪里的证明', '没有档案的证明'],
  ),
  bannedPaper(
    'paper-property',
    ['居民财产证明', 'proof of property'],
    ['财产证明', '没有房子的证明', '无房证明', '房子是我的证明', '名下房产证明', '家庭财产证明'],
  ),
  bannedPaper(
    'paper-heir',
    ['遗产继承权证明', 'proof of being heir'],
    ['继承权证明', '继承人证明', '取老人存款要继承证明', '证明我是唯一继承人', '遗产证明'],
  ),
  bannedPaper(
    'paper-premises',
    ['市场主体住所证明', 'proof of business premises'],
    ['经营场所证明', '营业执照住所证明', '开店的地址证明', '场地证明', '公司住所证明'],
  ),
  bannedPaper(
    'paper-loss',
    ['证件遗失证明', 'proof of a lost paper'],
    ['遗失证明', '证件丢了的证明', '存折丢了要社区证明', '身份证掉了要证明', '房产证遗失证明', '挂失证明'],
  ),
]
