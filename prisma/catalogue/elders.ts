// Old age, disability and community correction.
import { ask, law, legalAidFor, service, type BuiltIn } from './entry.ts'

const access = (article: string, quote: string) => law('无障碍环境建设法', article, quote)
export const elders: readonly BuiltIn[] = [
  service(
    'home-adaptation',
    'elderly_care',
    ['家里的无障碍改造', 'Adapting a home'],
    [
      '厕所装扶手有没有补贴',
      '适老化改造',
      '家里做无障碍改造',
      '老人家里装扶手',
      '轮椅进不了门想改造',
      '残疾人家庭改造补贴',
    ],
    access(
      '第十九条',
      '县级以上人民政府应当支持、指导家庭无障碍设施改造。对符合条件的残疾人、老年人家庭应当给予适当补贴',
    ),
    {
      eligibility: [
        '符合条件的老年人、残疾人家庭,有补贴',
        'Old and disabled people’s homes that qualify are subsidised',
      ],
      handler: ['县级以上政府;社区、物业配合', 'The county; community and property company help'],
      merges: ['disabled-home-adaptation'],
      asks: [
        ask(
          'what',
          ['想改哪里?', 'What should be adapted?'],
          ['厕所、浴室', 'Toilet or bathroom'],
          ['门口、台阶', 'Door or steps'],
          ['别的', 'Something else'],
        ),
      ],
    },
  ),
  service(
    'lift-adding',
    'elderly_care',
    ['老房子加装电梯', 'Add a lift'],
    ['加装电梯', '老小区装电梯找谁', '楼房没有电梯想装一部', '增设电梯'],
    access(
      '第二十二条',
      '国家支持城镇老旧小区既有多层住宅加装电梯或者其他无障碍设施，为残疾人、老年人提供便利',
    ),
    {
      eligibility: ['老旧小区的多层住宅,业主商量好', 'Old housing of several floors, once the owners agree'],
      handler: ['政府有关部门;社区帮着协商', 'The government; the community helps to agree'],
      asks: [ask('where', ['哪一栋、哪个单元?', 'Which building and unit?'])],
    },
  ),
  service(
    'maintenance-aid',
    'elderly_care',
    ['要赡养费的法律援助', 'Legal aid for maintenance'],
    ['儿子不给赡养费', '儿女不养老人', '子女不赡养打官司', '抚养费要不到', '离婚后不给抚养费请免费律师'],
    legalAidFor('请求给付赡养费、抚养费、扶养费'),
    {
      eligibility: [
        '要赡养费、抚养费、扶养费,经济困难,没请律师',
        'You claim maintenance, are in need and have no lawyer',
      ],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
      confidential: true,
    },
  ),
  service(
    'staffed-counter',
    'elderly_care',
    ['不用手机,到窗口办', 'A counter instead of a phone'],
    ['老人不会用手机怎么办事', '缴费能不能去窗口', '不会用智能手机', '有没有人工窗口', '老年人办事窗口'],
    access(
      '第四十条',
      '应当设置低位服务台或者无障碍服务窗口，配备电子信息显示屏、手写板、语音提示等设备，为残疾人、老年人提供无障碍服务',
    ),
    {
      channel: [
        '政务大厅、社区和水电气的营业厅,都要有窗口',
        'Government halls, the community, water, power and gas offices',
      ],
    },
  ),
  service(
    'doorstep-post',
    'elderly_care',
    ['快递上门收寄', 'Post and parcels at the door'],
    ['老人寄快递能上门收吗', '快递送上楼', '行动不便拿不了快递'],
    access('第四十五条', '国家鼓励邮政、快递企业为行动不便的残疾人、老年人提供上门收寄服务'),
    {
      eligibility: ['行动不便的老人、残疾人', 'Old and disabled people who cannot get about'],
      handler: ['邮政、快递企业', 'Post and parcel companies'],
    },
  ),
  service(
    'phone-service',
    'elderly_care',
    ['电话业务的人工服务', 'A person at the phone company'],
    ['电信公司客服找人工', '老人打客服电话听不懂', '手机话费大字账单', '营业厅老年人服务'],
    access(
      '第三十四条',
      '电信业务经营者提供基础电信服务时，应当为残疾人、老年人提供必要的语音、大字信息服务或者人工服务',
    ),
    {
      eligibility: ['老年人、残疾人', 'Old and disabled people'],
      handler: ['电信公司', 'The phone company'],
    },
  ),
  service(
    'age-allowance',
    'elderly_care',
    ['高龄补贴', 'Allowance for great age'],
    ['高龄补贴怎么领', '八十岁以上老人补贴', '高龄津贴', '九十岁老人有多少钱', '老年补贴'],
    null,
    { asks: [ask('age', ['老人今年多大?', 'How old is the person?'])] },
  ),
  service(
    'senior-card',
    'elderly_care',
    ['老年证、老人的优待', 'Senior card and concessions'],
    ['老年证怎么办', '老年优待证', '老年卡在哪儿办', '老人公交卡', '老人坐公交免费吗', '公园对老人免票吗'],
    null,
  ),
  service(
    'care-home',
    'elderly_care',
    ['养老院、上门照料、老人吃饭', 'Care homes, care and meals'],
    ['养老院', '敬老院怎么进', '老人没人照顾', '居家养老上门服务', '老年食堂', '长期护理'],
    null,
  ),
  service(
    'disabled-home-adaptation',
    'disability_support',
    ['残疾人家里无障碍改造', 'Adapting a disabled person’s home'],
    ['残疾人家里无障碍改造', '残疾人家装坡道', '残疾人改造厕所补贴'],
    access('第十九条', '对符合条件的残疾人、老年人家庭应当给予适当补贴'),
    {
      eligibility: ['符合条件的残疾人家庭', 'Disabled people’s homes that qualify'],
      handler: ['县级以上政府;社区、物业配合', 'The county; community and property company help'],
    },
  ),
  service(
    'disabled-parking',
    'disability_support',
    ['残疾人停车位', 'Parking for disabled people'],
    ['残疾人车位怎么用', '无障碍停车位', '残疾人专用车位被占'],
    access('第二十四条', '优先使用无障碍停车位的，应当在显著位置放置残疾人车辆专用标志或者提供残疾人证'),
    {
      eligibility: ['肢体残疾人开的、坐的车优先', 'First cars of people with physical disabilities'],
      papers: ['放好专用标志,或者带残疾人证', 'The mark in the window, or the disability card'],
    },
  ),
  service(
    'service-dog',
    'disability_support',
    ['导盲犬等服务犬', 'Guide dogs'],
    ['导盲犬能进超市吗', '导盲犬坐公交', '助听犬', '服务犬进公共场所'],
    access(
      '第四十六条',
      '公共场所经营管理单位、交通运输设施和公共交通运输工具的运营单位应当为残疾人携带导盲犬、导听犬、辅助犬等服务犬提供便利',
    ),
    { eligibility: ['残疾人带的服务犬,要戴识别装备', 'Service dogs of disabled people, marked as such'] },
  ),
  service(
    'vote-help',
    'disability_support',
    ['残疾人、老年人投票的便利', 'Help at elections'],
    ['残疾人怎么去投票', '老人走不动怎么选举', '选举上门投票'],
    access('第四十八条', '组织选举的部门和单位应当采取措施，为残疾人、老年人选民参加投票提供便利和必要协助'),
    {
      eligibility: ['残疾人、老年人选民', 'Disabled and old voters'],
      handler: ['组织选举的单位', 'Whoever holds the election'],
    },
  ),
  service(
    'sign-language',
    'disability_support',
    ['手语、盲文办事', 'Sign language and Braille'],
    ['聋哑人办事有没有手语', '盲文材料', '听不见怎么办事', '手语翻译'],
    access(
      '第三十八条',
      '基本公共服务使用手语、盲文以及各类学校开展手语、盲文教育教学时，应当采用国家通用手语、国家通用盲文',
    ),
    {
      channel: ['公共服务用国家通用手语、盲文', 'Public services use the national sign language and Braille'],
    },
  ),
  service(
    'access-complaint',
    'disability_support',
    ['反映无障碍设施问题', 'Report bad access'],
    ['盲道被占了找谁', '坡道太陡轮椅上不去', '投诉没有无障碍设施', '无障碍通道锁了'],
    access(
      '第六十二条',
      '任何组织和个人有权向政府有关主管部门提出加强和改进无障碍环境建设的意见和建议，对违反本法规定的行为进行投诉、举报',
    ),
    {
      eligibility: ['谁都可以反映', 'Anybody'],
      handler: ['政府有关主管部门', 'The department in charge'],
    },
  ),
  service(
    'disability-card',
    'disability_support',
    ['办残疾人证', 'Disability card'],
    ['残疾证怎么办', '残疾人证要带什么', '残疾鉴定', '残疾等级评定', '残疾证到期换证', '残疾人补贴'],
    null,
  ),
  service(
    'young-return',
    'community_correction',
    ['受过处罚的孩子上学、找工作', 'School and work after a punishment'],
    ['孩子犯过事影响读书吗', '未成年犯过法能不能找工作', '受过处罚的学生被学校拒收', '有过案底的孩子被歧视'],
    law('未成年人保护法', '第一百一十三条', '对违法犯罪的未成年人依法处罚后，在升学、就业等方面不得歧视'),
    {
      eligibility: ['依法处罚过的未成年人,升学、就业不得歧视', 'Minors once punished must not be held back'],
    },
  ),
  service(
    'young-correction',
    'community_correction',
    ['未成年人的帮教', 'Guidance for young offenders'],
    ['未成年人社区矫正', '犯了事的娃娃有没有人帮教', '孩子矫正期间心理辅导'],
    law(
      '未成年人保护法',
      '第一百一十六条',
      '国家鼓励和支持社会组织、社会工作者参与涉及未成年人案件中未成年人的心理干预、法律援助、社会调查、社会观护、教育矫治、社区矫正等工作',
    ),
    { handler: ['社会组织、社工参与', 'Social workers take part'] },
  ),
  service(
    'correction-report',
    'community_correction',
    ['社区矫正报到、请假', 'Reporting in community correction'],
    ['社区矫正去哪报到', '矫正期间请假外出', '缓刑报到', '假释后去哪里报到', '社区矫正解除'],
    null,
  ),
]
