// Legal help, and rights that residents ask about.
import { law, service, type BuiltIn } from './entry.ts'

const data = (article: string, quote: string) => law('个人信息保护法', article, quote)
export const legal: readonly BuiltIn[] = [
  service(
    'legal-aid',
    'legal',
    ['申请法律援助', 'Apply for legal aid'],
    ['法律援助怎么申请', '没钱请律师', '免费律师', '请不起律师', '申请法律援助要什么材料', '法律援助多久批'],
    law(
      '法律援助法',
      '第四十三条',
      '法律援助机构应当自收到法律援助申请之日起七日内进行审查，作出是否给予法律援助的决定',
    ),
    {
      eligibility: ['有法定事项、经济困难、没请律师', 'A matter of the law’s list, need, and no lawyer'],
      papers: ['说明经济困难,可以自己书面承诺', 'A statement of need; your own written word may do'],
      channel: [
        '打官司的到办案机关所在地,别的到事情发生地',
        'Where the case is heard, else where it happened',
      ],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
      deadline: ['七天内答复给不给', 'Decided within seven days'],
      merges: [
        'wage-aid',
        'injury-aid',
        'maintenance-aid',
        'insurance-aid',
        'relief-aid',
        'survivor-aid',
        'medical-injury-aid',
      ],
      confidential: true,
    },
  ),
  service(
    'legal-aid-urgent',
    'legal',
    ['快到期限的法律援助', 'Urgent legal aid'],
    ['官司时效快到了来不及申请法律援助', '法律援助能不能加急', '马上要开庭没有律师'],
    law('法律援助法', '第四十四条', '距法定时效或者期限届满不足七日，需要及时提起诉讼或者申请仲裁、行政复议'),
    {
      eligibility: [
        '离期限不到七天,可以先援助、后补手续',
        'Less than seven days left: help first, papers later',
      ],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
      confidential: true,
    },
  ),
  service(
    'legal-aid-objection',
    'legal',
    ['法律援助没批,提异议', 'Object to a refusal of legal aid'],
    ['法律援助没批怎么办', '不给我法律援助不服', '法律援助被拒', '法律援助中途停了有意见'],
    law('法律援助法', '第四十九条', '司法行政部门应当自收到异议之日起五日内进行审查'),
    {
      eligibility: ['没批,或者被终止的', 'Legal aid was refused or ended'],
      handler: ['设立这个机构的司法行政部门', 'The justice department above the office'],
      deadline: ['五天内审查', 'Reviewed within five days'],
      confidential: true,
    },
  ),
  service(
    'protection-order',
    'legal',
    ['人身安全保护令', 'Protection order'],
    ['人身安全保护令怎么申请', '保护令', '申请保护令要多久', '不许他靠近我的法院令', '保护令管多久'],
    law(
      '反家庭暴力法',
      '第二十八条',
      '人民法院受理申请后，应当在七十二小时内作出人身安全保护令或者驳回申请；情况紧急的，应当在二十四小时内作出',
    ),
    {
      eligibility: [
        '遭受家庭暴力或者有现实危险;自己不能去的可代申请',
        'Victims or people in danger; others may apply for them',
      ],
      papers: ['书面申请;写不了可以口头', 'In writing, or by word of mouth'],
      handler: ['住处或者出事地的基层法院', 'The district court of the home or the place'],
      deadline: ['三天内决定,紧急的一天内', 'Within 72 hours; urgent ones within 24'],
      confidential: true,
    },
  ),
  service(
    'warning-letter',
    'legal',
    ['公安的告诫书', 'A written warning by the police'],
    ['告诫书', '让派出所出告诫书', '警察告诫书有什么用'],
    law('反家庭暴力法', '第十六条', '由公安机关对加害人给予批评教育或者出具告诫书'),
    {
      eligibility: ['家庭暴力情节较轻、不处罚的', 'Lesser family violence without a penalty'],
      handler: ['公安机关', 'The police'],
      confidential: true,
    },
  ),
  service(
    'guardian-removal',
    'legal',
    ['撤销监护人资格', 'Remove a guardian'],
    ['撤销监护权', '父母不配当监护人', '换监护人', '取消监护人资格'],
    law(
      '未成年人保护法',
      '第一百零八条',
      '人民法院可以根据有关人员或者单位的申请，依法作出人身安全保护令或者撤销监护人资格',
    ),
    {
      eligibility: ['监护人不尽责,或者严重侵害孩子', 'A guardian neglects or gravely harms the child'],
      handler: ['人民法院', 'The court'],
      confidential: true,
    },
  ),
  service(
    'card-appeal',
    'legal',
    ['电话卡、账户被限制的申诉', 'Appeal against a blocked card or account'],
    ['电话卡被停了', '手机号涉诈被停机', '银行卡被限制怎么解', '微信号被封说涉诈', '卡被风控申诉'],
    law('反电信网络诈骗法', '第三十二条', '被处置对象可以向作出决定或者采取措施的部门、单位提出申诉'),
    {
      handler: [
        '作决定的部门,或者电信公司、银行',
        'Whoever decided it: the department, phone company or bank',
      ],
      deadline: ['核查通过的,马上解除', 'Lifted at once if the check is passed'],
    },
  ),
  service(
    'data-rights',
    'legal',
    ['查、改、删自己的个人信息', 'See, correct or delete your data'],
    ['删掉我的个人信息', '查我的个人信息', '个人信息填错了要改', '撤回同意删除信息'],
    data('第四十七条', '个人信息处理者未删除的，个人有权请求删除'),
    { handler: ['留着您信息的单位', 'Whoever keeps your data'], confidential: true },
  ),
  service(
    'data-complaint',
    'legal',
    ['举报泄露个人信息', 'Report misuse of data'],
    ['我的信息被泄露了举报', '有人卖我的个人信息', '个人信息被乱用投诉'],
    data('第六十五条', '任何组织、个人有权对违法个人信息处理活动向履行个人信息保护职责的部门进行投诉、举报'),
    {
      eligibility: ['谁都可以举报', 'Anybody'],
      handler: ['管个人信息保护的部门', 'The department for data protection'],
      confidential: true,
    },
  ),
  service(
    'property-complaint',
    'legal',
    ['投诉物业公司', 'Complain about the property company'],
    ['物业服务差投诉哪个部门', '举报物业公司', '物业不作为找谁管', '物业公司归哪个部门管'],
    law(
      '物业管理条例',
      '第四十八条',
      '县级以上地方人民政府房地产行政主管部门应当及时处理业主、业主委员会、物业使用人和物业服务企业在物业管理活动中的投诉',
    ),
    {
      eligibility: ['业主、住户', 'Owners and residents'],
      handler: ['县级以上的房地产主管部门', 'The county’s housing department'],
      agent: true,
      confidential: true,
    },
  ),
  service(
    'child-report',
    'legal',
    ['举报侵害孩子的事', 'Report harm to a child'],
    ['未成年人保护热线', '举报伤害儿童', '发现娃娃被侵害找哪里报告'],
    law(
      '未成年人保护法',
      '第九十七条',
      '县级以上人民政府应当开通全国统一的未成年人保护热线，及时受理、转介侵犯未成年人合法权益的投诉、举报',
    ),
    {
      eligibility: ['谁都可以举报', 'Anybody'],
      handler: ['公安、民政、教育等部门', 'Police, civil affairs, education'],
      confidential: true,
    },
  ),
  service(
    'residence-permit',
    'social_security',
    ['办居住证', 'Residence permit'],
    ['居住证要什么材料', '办居住证', '外地人办居住证找谁', '居住证到期续签', '暂住证', '租房办居住证'],
    null,
  ),
]
