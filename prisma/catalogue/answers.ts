// The knowledge base: short answers, each with where it stands and until when it is told.
import { answer, law, type BuiltIn } from './entry.ts'

export const answers: readonly BuiltIn[] = [
  answer(
    'hotline-days',
    ['12345多久答复', 'How long 12345 takes'],
    ['12345多久给答复', '打了12345几天有结果', '市民热线办理时间', '投诉12345要等多久'],
    [
      '咨询3个、求助和建议7个、投诉举报15个工作日,可以延长。',
      'Questions 3, requests and suggestions 7, complaints 15 working days; it may be extended.',
    ],
    law(
      '四川12345办理时限',
      '四川日报2026年1月26日报道',
      '咨询 3 / 求助·意见建议 7 / 投诉举报 15 working days, extension possible',
    ),
    '2027-01-31',
  ),
  answer(
    'mediation-choice',
    ['能不能自己选调解员', 'Choosing the mediator'],
    ['调解员可以自己选吗', '调解能不能不公开', '不想别人知道的调解', '调解到一半可以不调吗'],
    [
      '可以自己选调解员,可以要求不公开,也可以随时不调了。',
      'You may choose the mediator, ask for privacy, and stop at any time.',
    ],
    law('人民调解法', '第二十三条', '选择或者接受人民调解员'),
  ),
  answer(
    'mediation-fails',
    ['调解不成怎么办', 'When mediation fails'],
    ['调解不成怎么办', '调解没谈拢下一步', '调解失败了还能打官司吗'],
    [
      '调解不成就停下,还可以仲裁、找政府部门、打官司。',
      'It ends; arbitration, an authority or a court remain open.',
    ],
    law('人民调解法', '第二十六条', '告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利'),
  ),
  answer(
    'volunteer-proof',
    ['志愿服务证明', 'Proof of volunteering'],
    ['志愿服务时长证明在哪开', '志愿者证明', '志愿时长记录证明', '志愿服务证明收费吗'],
    ['谁组织的找谁开,按记录开,不收钱。', 'From whoever organised it, by the record, free of charge.'],
    law(
      '志愿服务条例',
      '第十九条',
      '志愿者需要志愿服务记录证明的，志愿服务组织应当依据志愿服务记录无偿、如实出具',
    ),
  ),
  answer(
    'volunteer-free',
    ['志愿者收不收钱', 'Whether volunteers take money'],
    ['志愿者上门要收钱吗', '志愿者找我要钱', '请志愿者帮忙多少钱'],
    ['志愿服务不收钱,变相收也不行。', 'Volunteers take no pay of any kind.'],
    law('志愿服务条例', '第二十一条', '不得向志愿服务对象收取或者变相收取报酬'),
  ),
  answer(
    'volunteer-registration',
    ['志愿者在哪注册', 'Where volunteers register'],
    ['怎么注册成为志愿者', '志愿者注册网站', '志愿服务信息系统在哪登记'],
    [
      '可以在民政部指定的系统自己注册,也可以请志愿服务组织帮着注册。',
      'In the national system yourself, or through an organisation.',
    ],
    law(
      '志愿服务条例',
      '第七条',
      '通过国务院民政部门指定的志愿服务信息系统自行注册，也可以通过志愿服务组织进行注册',
    ),
  ),
  answer(
    'renovation-notice',
    ['装修要不要告诉物业', 'Telling the property company of renovation'],
    ['装修要跟物业说吗', '装修手续', '装修前要不要报备', '装房子要办什么'],
    [
      '装修前要先告诉物业,物业要说清哪些不能做。',
      'Tell the property company first; it tells what is forbidden.',
    ],
    law('物业管理条例', '第五十二条', '业主需要装饰装修房屋的，应当事先告知物业服务企业'),
  ),
  answer(
    'repair-fund',
    ['维修资金是谁的', 'Whose the repair fund is'],
    ['维修资金能做什么', '维修基金是谁的', '大修基金可以挪用吗'],
    [
      '是业主的,只能用来修保修期满后的共用部位和设施。',
      'The owners’; only for common parts after their warranty.',
    ],
    law(
      '物业管理条例',
      '第五十三条',
      '专项维修资金属于业主所有，专项用于物业保修期满后物业共用部位、共用设施设备的维修和更新、改造，不得挪作他用',
    ),
  ),
  answer(
    'child-alone',
    ['几岁可以一个人在家', 'Leaving a child alone'],
    ['几岁的孩子可以单独在家', '孩子能不能自己在家', '多大的娃娃可以单独住'],
    [
      '不满八岁不能没人看;不满十六岁不能自己单独住。',
      'Never under eight without care; nobody under sixteen lives alone.',
    ],
    law(
      '未成年人保护法',
      '第二十一条',
      '不得使未满八周岁或者由于身体、心理原因需要特别照顾的未成年人处于无人看护状态',
    ),
  ),
  answer(
    'child-fares',
    ['孩子坐车优惠', 'Fares for children'],
    ['小孩坐公交要钱吗', '儿童票', '孩子坐火车优惠'],
    [
      '公交、火车等要按规定给未成年人免费或者优惠;多大、多少,问车站。',
      'Minors ride free or for less, as each carrier’s rules say.',
    ],
    law(
      '未成年人保护法',
      '第四十五条',
      '城市公共交通以及公路、铁路、水路、航空客运等应当按照有关规定对未成年人实施免费或者优惠票价',
    ),
  ),
  answer(
    'no-smoking',
    ['学校门口卖烟', 'Tobacco near schools'],
    ['学校旁边能卖烟吗', '有人卖烟给学生', '幼儿园里抽烟'],
    [
      '学校、幼儿园周边不能设烟、酒、彩票店,也不能卖给未成年人。',
      'No tobacco, alcohol or lottery shops near schools, nor sales to minors.',
    ],
    law(
      '未成年人保护法',
      '第五十九条',
      '学校、幼儿园周边不得设置烟、酒、彩票销售网点。禁止向未成年人销售烟、酒、彩票或者兑付彩票奖金',
    ),
  ),
  answer(
    'online-bullying',
    ['孩子在网上被骂', 'Bullying online'],
    ['孩子被网暴', '有人在网上骂我娃', '网上发我孩子的照片侮辱'],
    [
      '您可以要求网站删掉、屏蔽,网站要及时处理。',
      'You may have the site delete or block it; it must act in time.',
    ],
    law(
      '未成年人保护法',
      '第七十七条',
      '遭受网络欺凌的未成年人及其父母或者其他监护人有权通知网络服务提供者采取删除、屏蔽、断开链接等措施',
    ),
  ),
  answer(
    'aid-no-means',
    ['哪些人申请法律援助不看收入', 'Legal aid without a means check'],
    ['法律援助哪些人不查收入', '低保户申请法律援助', '残疾人请律师免费吗', '农民工法律援助要不要证明'],
    [
      '没固定收入的老人、孩子、残疾人,吃低保的,讨薪、工伤的进城务工人员,有材料证明就不查。',
      'Old, young or disabled people without income, people on relief, migrant workers over wages or injury: none with proof.',
    ],
    law('法律援助法', '第四十二条', '法律援助申请人有材料证明属于下列人员之一的，免予核查经济困难状况'),
  ),
]
