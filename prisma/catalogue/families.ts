// Schools, health and the care of small children.
import { ask, law, legalAidFor, place, service, type BuiltIn } from './entry.ts'

const minors = (article: string, quote: string, ...more: ReturnType<typeof place>[]) =>
  law('未成年人保护法', article, quote, ...more)
const access = (article: string, quote: string) => law('无障碍环境建设法', article, quote)
export const families: readonly BuiltIn[] = [
  service(
    'school-guarantee',
    'education',
    ['留守、困境、残疾孩子上学', 'School for children in need'],
    ['困难家庭孩子上不起学', '留守娃娃上学', '义务教育上学有困难', '孩子没学校收'],
    minors('第八十三条', '采取措施保障留守未成年人、困境未成年人、残疾未成年人接受义务教育'),
    {
      eligibility: ['留守、困境、残疾的孩子', 'Children left behind, in hardship, or disabled'],
      handler: ['各级政府', 'The government'],
    },
  ),
  service(
    'dropout',
    'education',
    ['辍学的孩子回学校', 'Back to school'],
    ['孩子不去上学了', '辍学', '初中没读完不读了', '劝孩子回学校', '娃娃逃学不读书'],
    minors(
      '第八十三条',
      '对尚未完成义务教育的辍学未成年学生，教育行政部门应当责令父母或者其他监护人将其送入学校接受义务教育',
    ),
    {
      eligibility: ['没读完义务教育的孩子', 'Children who have not finished compulsory school'],
      handler: ['教育行政部门', 'The education department'],
    },
  ),
  service(
    'special-school',
    'education',
    ['残疾孩子读书', 'School for a disabled child'],
    ['残疾孩子能不能读普通学校', '自闭症孩子上学', '特殊教育学校', '聋哑孩子在哪读书', '残疾儿童上幼儿园'],
    minors(
      '第八十六条',
      '保障具有接受普通教育能力、能适应校园生活的残疾未成年人就近在普通学校、幼儿园接受教育',
    ),
    {
      eligibility: [
        '能适应的就近读普通学校,不能的读特殊教育学校',
        'The nearest ordinary school if suitable, else a special one',
      ],
    },
  ),
  service(
    'exam-help',
    'education',
    ['残疾考生的考试便利', 'Exams for disabled people'],
    ['残疾考生有没有照顾', '盲人考试', '听不见怎么参加考试', '高考残疾考生便利'],
    access('第四十三条', '应当为有残疾的考生提供便利服务'),
    {
      eligibility: ['有残疾的考生', 'Disabled candidates'],
      handler: ['考试的举办单位', 'Whoever holds the exam'],
    },
  ),
  service(
    'bullying',
    'education',
    ['学生欺凌', 'Bullying at school'],
    ['孩子在学校被欺负', '校园霸凌', '同学欺负我娃', '学校不管欺凌', '学生欺凌找谁'],
    minors(
      '第三十九条',
      '学校对学生欺凌行为应当立即制止，通知实施欺凌和被欺凌未成年学生的父母或者其他监护人参与欺凌行为的认定和处理',
    ),
    {
      handler: ['学校;严重的由公安、教育部门', 'The school; police and education department if grave'],
      confidential: true,
    },
  ),
  service(
    'free-venues',
    'education',
    ['孩子免费去图书馆、少年宫', 'Free libraries for children'],
    ['小孩进图书馆要钱吗', '少年宫收费吗', '儿童之家', '博物馆孩子免票', '科技馆小孩免费'],
    minors('第四十四条', '爱国主义教育基地、图书馆、青少年宫、儿童活动中心、儿童之家应当对未成年人免费开放'),
    {
      eligibility: ['未成年人', 'Everybody under eighteen'],
      fee: ['图书馆、青少年宫、儿童之家不收钱', 'Libraries, youth palaces and children’s houses are free'],
    },
  ),
  service(
    'parenting',
    'education',
    ['家庭教育指导', 'Advice for parents'],
    ['家庭教育指导', '孩子叛逆不会教', '管不住娃娃有没有人教', '家长课堂', '亲子教育'],
    minors('第八十二条', '各级人民政府应当将家庭教育指导服务纳入城乡公共服务体系'),
    { handler: ['政府的家庭教育指导服务', 'The public advice service'] },
  ),
  service(
    'enrolment',
    'education',
    ['孩子报名入学', 'Enrol a child'],
    ['小学报名', '划片读哪个学校', '外地孩子上学要什么', '转学手续', '幼儿园报名', '入学要带什么'],
    null,
    { asks: [ask('age', ['孩子多大?', 'How old is the child?'])] },
  ),
  service(
    'child-vaccine',
    'health',
    ['孩子打疫苗', 'Vaccines for children'],
    ['小孩打疫苗', '预防针在哪打', '儿童疫苗接种', '宝宝打预防针归谁管'],
    minors('第九十条', '卫生健康部门应当依法对未成年人的疫苗预防接种进行规范'),
    { handler: ['卫生健康部门管', 'Governed by the health department'] },
  ),
  service(
    'child-mind',
    'health',
    ['孩子的心理问题', 'A child’s state of mind'],
    ['孩子心理有问题去哪看', '娃娃抑郁', '孩子不说话要不要看心理医生', '青少年心理辅导'],
    minors(
      '第九十条',
      '卫生健康部门应当做好未成年人心理治疗、心理危机干预以及精神障碍早期识别和诊断治疗等工作',
    ),
    {
      handler: ['学校和教育部门;要治疗的找卫生健康部门', 'School; for treatment the health department'],
      confidential: true,
    },
  ),
  service(
    'medical-access',
    'health',
    ['老人、残疾人看病的便利', 'Easier visits to hospital'],
    ['老人看病不会挂号', '残疾人看病有没有方便', '老年人就医绿色通道', '坐轮椅看病'],
    access('第四十四条', '医疗卫生机构应当结合所提供的服务内容，为残疾人、老年人就医提供便利'),
    {
      eligibility: ['残疾人、老年人', 'Disabled and old people'],
      handler: ['医院、卫生院', 'The hospital or clinic'],
    },
  ),
  service(
    'medical-injury-aid',
    'health',
    ['医疗事故赔偿的法律援助', 'Legal aid after medical harm'],
    ['医疗事故打官司没钱', '医院治坏了想请免费律师', '医疗纠纷法律援助'],
    legalAidFor('请求工伤事故、交通事故、食品药品安全事故、医疗事故人身损害赔偿'),
    {
      eligibility: ['要医疗事故赔偿,经济困难,没请律师', 'You claim damages, are in need and have no lawyer'],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
      confidential: true,
    },
  ),
  service(
    'resident-insurance',
    'health',
    ['居民医保缴费', 'Pay residents’ health insurance'],
    ['居民医保怎么交', '城乡居民医疗保险缴费', '孩子的医保在哪交', '医保断了怎么续', '新生儿医保'],
    null,
  ),
  service(
    'remote-insurance',
    'health',
    ['外地看病的医保备案', 'Register treatment elsewhere'],
    ['异地就医备案', '去外地看病医保能报吗', '外省住院怎么报销', '看病要先备案吗'],
    null,
  ),
  service(
    'family-doctor',
    'health',
    ['签约家庭医生、健康体检', 'Family doctor and check-ups'],
    ['家庭医生签约', '老年人免费体检', '社区医生上门', '慢性病拿药', '孕妇建卡'],
    null,
  ),
  service(
    'entrust-care',
    'childcare',
    ['外出打工,孩子托人照护', 'A child in somebody’s care'],
    [
      '出去打工孩子给外婆带要不要告诉社区',
      '委托照护',
      '孩子交给亲戚带',
      '爸妈不在身边谁监护',
      '孩子托付给别人照顾要办手续吗',
    ],
    minors(
      '第二十三条',
      '应当及时将委托照护情况书面告知未成年人所在学校、幼儿园和实际居住地的居民委员会、村民委员会',
      place('未成年人保护法', '第二十二条', '应当委托具有照护能力的完全民事行为能力人代为照护'),
    ),
    {
      eligibility: ['父母外出,一段时间管不了孩子', 'Parents away who cannot care for a time'],
      papers: ['写一份情况:孩子托给谁照护', 'A letter: who looks after the child'],
      handler: ['学校、幼儿园和住处的社区', 'The school and the community where the child lives'],
      asks: [ask('carer', ['孩子多大,交给谁照护?', 'How old is the child, and who looks after it?'])],
    },
  ),
  service(
    'entrusted-neglect',
    'childcare',
    ['受托的人没管好孩子', 'A carer who neglects a child'],
    ['托付的人不管孩子', '亲戚没有好好带娃娃', '被委托人不尽责'],
    minors('第四十三条', '发现被委托人缺乏照护能力、怠于履行照护职责等情况，应当及时向政府有关部门报告'),
    {
      danger: 'harm_told',
      handler: ['社区报告政府有关部门,告诉孩子父母', 'The community reports it and tells the parents'],
      confidential: true,
    },
  ),
  service(
    'nursery',
    'childcare',
    ['找托育、幼儿园', 'Find a nursery'],
    ['哪里有托儿所', '一岁多的孩子没人带', '托育班', '找幼儿园', '三岁以下送哪里'],
    minors('第八十四条', '各级人民政府应当发展托育、学前教育事业，办好婴幼儿照护服务机构、幼儿园'),
    {
      handler: ['托育机构、幼儿园', 'Nurseries and kindergartens'],
      asks: [ask('age', ['孩子多大?', 'How old is the child?'])],
    },
  ),
  service(
    'mother-room',
    'childcare',
    ['母婴室', 'Rooms for mothers and babies'],
    ['哪里有母婴室', '喂奶的地方', '给孩子换尿布的地方'],
    minors('第四十六条', '国家鼓励大型公共场所、公共交通工具、旅游景区景点等设置母婴室、婴儿护理台'),
  ),
  service(
    'childcare-allowance',
    'childcare',
    ['生育登记、育儿补贴', 'Register a birth, childcare allowance'],
    ['生育登记', '育儿补贴', '生孩子有没有补贴', '准生证', '生二胎要办什么'],
    null,
  ),
]
