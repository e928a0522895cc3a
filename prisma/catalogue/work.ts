// Work, and settling quarrels.
import { ask, law, legalAidFor, migrantWorkers, place, service, type BuiltIn } from './entry.ts'

const confirming = '最高人民法院关于人民调解协议司法确认程序的若干规定'
export const work: readonly BuiltIn[] = [
  service(
    'wage-aid',
    'employment',
    ['讨工资的法律援助', 'Legal aid for unpaid wages'],
    [
      '老板拖欠工资请不起律师',
      '包工头不给工钱',
      '农民工讨薪免费律师',
      '欠薪法律援助',
      '工资要不回来',
      '确认劳动关系法律援助',
    ],
    legalAidFor('请求确认劳动关系或者支付劳动报酬', migrantWorkers),
    {
      eligibility: [
        '要工资;进城打工、有材料证明的,不查收入',
        'You claim wages; migrant workers who prove it face no means check',
      ],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
      asks: [ask('owed', ['欠了多久、大概多少?', 'For how long, and about how much?'])],
    },
  ),
  service(
    'injury-aid',
    'employment',
    ['工伤赔偿的法律援助', 'Legal aid after an injury at work'],
    ['上班受伤公司不赔', '工伤请免费律师', '工地上摔伤老板不管', '手被机器轧了要赔偿', '工伤赔偿法律援助'],
    legalAidFor('请求工伤事故、交通事故、食品药品安全事故、医疗事故人身损害赔偿', migrantWorkers),
    {
      eligibility: [
        '要工伤赔偿;进城打工、有材料证明的,不查收入',
        'You claim damages; migrant workers who prove it face no means check',
      ],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
    },
  ),
  service(
    'young-workers',
    'employment',
    ['举报招用未满十六岁的人', 'Report work by under-sixteens'],
    ['十五岁能不能打工', '举报童工', '厂里招未成年人', '未满十六岁上班', '暑假工多大可以做'],
    law('未成年人保护法', '第六十一条', '任何组织或者个人不得招用未满十六周岁未成年人，国家另有规定的除外'),
    {
      eligibility: [
        '未满十六岁不能招用,国家另有规定的除外',
        'Nobody under sixteen may be employed, save by special rule',
      ],
      confidential: true,
    },
  ),
  service(
    'disabled-workplace',
    'employment',
    ['残疾职工的工作场所无障碍', 'An accessible workplace'],
    ['残疾人上班厂里没有坡道', '残疾职工单位要改造无障碍', '残疾人就业场所'],
    law('无障碍环境建设法', '第二十条', '残疾人集中就业单位应当按照有关标准和要求，建设和改造无障碍设施'),
    { handler: ['残疾人集中就业的单位', 'The employer of many disabled people'] },
  ),
  service(
    'unemployment',
    'employment',
    ['失业登记、失业金', 'Register as unemployed'],
    ['失业登记', '失业金怎么领', '被裁员了', '没有工作了在哪登记', '领失业补助', '就业困难人员认定'],
    null,
  ),
  service(
    'business-loan',
    'employment',
    ['创业贷款', 'Loan to start a business'],
    ['创业担保贷款', '开店贷款', '创业补贴', '想自己做点小生意贷款', '返乡创业'],
    null,
  ),
  service(
    'job-training',
    'employment',
    ['找工作、学技术', 'Jobs and training'],
    ['找工作', '有没有招聘会', '免费技能培训', '学门手艺', '职业介绍', '就业培训'],
    null,
  ),
  service(
    'mediation',
    'mediation',
    ['请人民调解', 'Ask for mediation'],
    [
      '请社区调解',
      '调解收不收费',
      '邻居吵架想找人调解',
      '申请人民调解',
      '调解委员会在哪',
      '调解员能自己选吗',
    ],
    law(
      '人民调解法',
      '第四条',
      '人民调解委员会调解民间纠纷，不收取任何费用',
      place('人民调解法', '第十七条', '当事人一方明确拒绝调解的，不得调解'),
    ),
    {
      eligibility: [
        '有民间纠纷;对方明确不愿意的不能调',
        'A private quarrel; not if the other side clearly refuses',
      ],
      fee: ['不收钱', 'Free'],
      handler: ['人民调解委员会', 'The mediation committee'],
      confidential: true,
    },
  ),
  service(
    'mediation-agreement',
    'mediation',
    ['写调解协议', 'Put a settlement in writing'],
    ['调解协议书', '调解好了要不要写协议', '口头调解算不算数', '调解协议什么时候生效'],
    law(
      '人民调解法',
      '第二十八条',
      '当事人认为无需制作调解协议书的，可以采取口头协议方式，人民调解员应当记录协议内容',
    ),
    {
      channel: [
        '可以写协议书,也可以口头,调解员记下来',
        'In writing, or by word of mouth and noted by the mediator',
      ],
      handler: ['人民调解委员会', 'The mediation committee'],
      confidential: true,
    },
  ),
  service(
    'confirmation',
    'mediation',
    ['调解协议请法院确认', 'Have a court confirm a settlement'],
    ['调解协议司法确认', '调解协议去法院确认', '法院确认调解协议要多久', '调解后对方反悔怎么让协议有用'],
    law(
      '人民调解法',
      '第三十三条',
      '可以自调解协议生效之日起三十日内共同向人民法院申请司法确认',
      place(confirming, '第二条', '由主持调解的人民调解委员会所在地基层人民法院或者它派出的法庭管辖'),
      place(confirming, '第三条', '应当向人民法院提交司法确认申请书、调解协议和身份证明、资格证明'),
      place(confirming, '第十一条', '不收取费用'),
    ),
    {
      eligibility: ['双方一起申请', 'Both sides apply together'],
      papers: [
        '申请书、调解协议、身份证明,和有关的财产证明',
        'Application, settlement, identity, papers of the property',
      ],
      fee: ['不收钱', 'Free'],
      handler: ['调解委员会所在地的基层法院', 'The district court of the committee’s place'],
      deadline: ['协议生效三十天内去申请', 'Apply within thirty days of the settlement'],
      confidential: true,
    },
  ),
  service(
    'confirmation-time',
    'mediation',
    ['问司法确认办到哪一步', 'How long a confirmation takes'],
    ['司法确认多久出结果', '法院确认要等几天', '司法确认收费吗'],
    law(
      confirming,
      '第五条',
      '人民法院应当自受理司法确认申请之日起十五日内作出是否确认的决定',
      place(confirming, '第四条', '应当在三日内决定是否受理'),
      place(confirming, '第十一条', '不收取费用'),
    ),
    {
      fee: ['不收钱', 'Free'],
      handler: ['受理的法院', 'The court that took it'],
      deadline: ['三天内定收不收,收了十五天内作决定', 'Three days to accept, fifteen to decide'],
      confidential: true,
    },
  ),
  service(
    'enforcement',
    'mediation',
    ['确认后对方不履行', 'The other side does not keep it'],
    ['法院确认过的调解协议对方不给钱', '调解协议不履行怎么强制执行', '申请强制执行调解协议'],
    law(
      '人民调解法',
      '第三十三条',
      '人民法院依法确认调解协议有效，一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请强制执行',
    ),
    {
      eligibility: ['协议已经由法院确认有效', 'The court has confirmed the settlement'],
      handler: ['人民法院', 'The court'],
      confidential: true,
    },
  ),
  service(
    'labour-arbitration',
    'mediation',
    ['申请劳动仲裁', 'Labour arbitration'],
    ['劳动仲裁怎么申请', '劳动仲裁时效多久', '和公司有劳动纠纷', '被辞退不给赔偿去仲裁', '仲裁委在哪里'],
    law(
      '劳动争议调解仲裁法',
      '第二十七条',
      '1 year from knowing; during employment unpaid wages are exempt, after termination 1 year',
    ),
    {
      deadline: [
        '一般一年内申请;讨工资的,从离开单位起一年内',
        'Mostly within a year; for wages, within a year of leaving',
      ],
      confidential: true,
    },
  ),
]
