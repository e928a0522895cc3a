// The demo community: invented names, a tree as large as a real small community's, the committees of clause T7.2
// and staff of several roles.
import type { SeedCommunity } from '../src/store/seed.ts'

const houses = (buildings: number, units: number) =>
  Array.from({ length: buildings }, (_, building) => ({
    kind: 'building' as const,
    name: `${building + 1}栋`,
    children: Array.from({ length: units }, (_, unit) => ({
      kind: 'unit' as const,
      name: `${unit + 1}单元`,
    })),
  }))

export const demo: SeedCommunity = {
  name: '锦江社区',
  aliases: ['锦江'],
  settings: {
    hours: [
      { weekdays: [1, 2, 3, 4, 5], from: 8 * 60 + 30, to: 12 * 60 },
      { weekdays: [1, 2, 3, 4, 5], from: 13 * 60 + 30, to: 17 * 60 + 30 },
      { weekdays: [6], from: 9 * 60, to: 12 * 60 },
    ],
  },
  children: [
    {
      kind: 'grid',
      name: '第一网格',
      children: [{ kind: 'estate', name: '锦江苑', aliases: ['老粮站'], children: houses(6, 3) }],
    },
    {
      kind: 'grid',
      name: '第二网格',
      children: [
        { kind: 'estate', name: '望江花园', aliases: ['望江'], children: houses(4, 2) },
        { kind: 'estate', name: '银杏院', aliases: ['棉纺厂宿舍', '棉纺厂'], children: houses(3, 4) },
      ],
    },
    {
      kind: 'grid',
      name: '第三网格',
      children: [{ kind: 'estate', name: '桂花小区', aliases: ['桂花'], children: houses(8, 4) }],
    },
  ],
  committees: [
    { name: '人民调解委员会', categories: ['property_dispute'] },
    {
      name: '治安保卫委员会',
      categories: [
        'fire_exit_blocked',
        'fire_lane_parking',
        'fire_facility',
        'high_altitude_throwing',
        'illegal_building',
        'parking',
      ],
    },
    { name: '公共卫生委员会', categories: ['pest', 'stray_animal', 'water_quality', 'oil_fume'] },
    {
      name: '环境和物业管理委员会',
      categories: ['garbage', 'greening', 'property_service', 'noise', 'construction_noise'],
    },
  ],
  staff: [
    { login: 'admin', name: '系统管理员', role: 'admin', at: '锦江社区' },
    { login: 'wangfang', name: '王芳', role: 'manager', at: '锦江社区' },
    { login: 'lijing', name: '李静', role: 'duty', at: '锦江社区' },
    { login: 'liuyang', name: '刘洋', role: 'staff', at: '第一网格' },
    { login: 'chenlan', name: '陈兰', role: 'staff', at: '第二网格' },
    { login: 'zhoumin', name: '周敏', role: 'staff', at: '第三网格' },
    { login: 'zhaoqiang', name: '赵强', role: 'staff', at: '锦江社区', committee: '环境和物业管理委员会' },
    { login: 'liuwen', name: '刘文', role: 'adviser', at: '锦江社区' },
  ],
  duty: ['lijing', 'wangfang'],
  proposals: [
    {
      what: '中庭那块空地改成晾衣区,大家轮着用',
      at: '桂花小区',
      moderator: 'wangfang',
      author: '三栋的王阿姨',
    },
    { what: '活动室晚上开到九点,下班的人也能来', at: '锦江社区' },
  ],
  bookables: [
    {
      kind: 'adviser',
      name: '法律顾问',
      place: '社区二楼',
      by: 'liuwen',
      minutes: 30,
      buffer: 10,
      modes: ['inPerson', 'phone'],
      rules: [{ rrule: 'FREQ=WEEKLY;BYDAY=WE,FR', from: 14 * 60, to: 17 * 60 }],
    },
    {
      kind: 'room',
      name: '社区会客厅',
      place: '社区一楼',
      minutes: 60,
      rules: [{ rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', from: 9 * 60, to: 17 * 60 }],
    },
    {
      kind: 'room',
      name: '文化讲堂',
      place: '社区二楼',
      minutes: 120,
      buffer: 30,
      rules: [{ rrule: 'FREQ=WEEKLY;BYDAY=WE,SA', from: 14 * 60, to: 19 * 60 }],
    },
    {
      kind: 'device',
      name: '轮椅借用',
      place: '社区一楼服务台',
      minutes: 8 * 60,
      capacity: 2,
      rules: [{ rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', from: 9 * 60, to: 17 * 60 }],
    },
    {
      kind: 'homeService',
      name: '上门理发',
      place: '',
      minutes: 60,
      buffer: 30,
      rules: [{ rrule: 'FREQ=WEEKLY;BYDAY=SA', from: 9 * 60, to: 12 * 60 }],
    },
  ],
  events: [
    {
      ...{ name: '防诈骗法律讲座', place: '文化讲堂', type: 'lecture', profession: 'lawyer', by: 'liuwen' },
      ...{ about: '讲几个真事,教大家怎么认骗子', capacity: 40, inDays: 5, from: 9 * 60 + 30, to: 11 * 60 },
    },
    {
      ...{ name: '老年人手机培训', place: '社区会客厅', type: 'training' },
      ...{ about: '带上自己的手机', capacity: 12, inDays: 9, from: 14 * 60 + 30, to: 16 * 60 },
    },
    {
      ...{ name: '冬季招聘会', place: '社区广场', type: 'jobFair' },
      ...{ about: '20多家单位,带上身份证和简历', capacity: 200, inDays: 12, from: 9 * 60, to: 12 * 60 },
    },
  ],
}

/** The demo with something going on in it, for people who try the program. */
export const livelyDemo: SeedCommunity = {
  ...demo,
  volunteers: [
    { name: '孙小梅', home: '桂花小区', skills: ['errand', 'company'] },
    { name: '吴大勇', home: '锦江苑', skills: ['repair', 'order'] },
    { name: '郑丽', home: '望江花园', skills: ['phones', 'tutoring', 'company'] },
    { name: '何建国', home: '桂花小区', skills: ['order', 'greening', 'cleaning'] },
  ],
  events: [
    ...(demo.events ?? []),
    {
      ...{
        name: '借钱写借条法律讲座',
        place: '文化讲堂',
        type: 'lecture',
        profession: 'judge',
        topic: 'lending',
      },
      ...{ about: '借条怎么写、还不上怎么办', capacity: 30, inDays: 15, from: 14 * 60 + 30, to: 16 * 60 },
    },
  ],
  teams: [
    {
      ...{ name: '桂花楼道清洁队', kind: 'functional', at: '桂花小区', state: 'active' },
      purpose: '每月扫两次楼道,清小广告',
      members: ['何建国', '孙小梅', '吴大勇'],
      call: { about: '清三栋四栋的小广告,要4个人', moment: '周六上午9点到11点' },
    },
    {
      ...{ name: '夕阳红合唱团', kind: 'hobby_volunteer', at: '锦江社区', state: 'review' },
      purpose: '排练唱歌,逢年过节给独居老人演出',
      members: ['郑丽', '孙小梅', '何建国'],
    },
  ],
  partyLists: {
    units: [
      {
        ...{ name: '锦江小学', contact: '张老师', phone: '028-86000000' },
        resources: '周末可以用操场,有12位老师能来辅导作业',
      },
    ],
    items: [
      { kind: 'need', title: '陪独居老人体检', detail: '每月第一个周三上午,两小时,要会推轮椅' },
      { kind: 'resource', title: '社区会客厅', detail: '周一到周五晚上可以借来开会' },
      { kind: 'project', title: '桂花小区修长椅', detail: '中庭四张长椅,要会木工的两个人,半天' },
    ],
  },
  volunteerTasks: [
    {
      about: '陪李奶奶去菜市场买菜,帮她提回来',
      node: '桂花小区',
      address: '3栋2单元502',
      by: 'zhoumin',
      day: 2,
      from: 9 * 60,
      to: 11 * 60,
      places: 2,
      skills: ['errand', 'company'],
      declined: ['郑丽'],
      taken: [{ name: '孙小梅' }],
    },
    {
      about: '打扫小区花园,种秋菊',
      node: '桂花小区',
      address: '中心花园',
      by: 'zhoumin',
      day: -2,
      from: 9 * 60,
      to: 11 * 60,
      places: 2,
      skills: ['greening', 'cleaning'],
      declined: ['吴大勇'],
      taken: [
        { name: '何建国', served: { from: 9 * 60, to: 11 * 60, confirmed: true } },
        { name: '孙小梅', served: { from: 9 * 60 + 10, to: 10 * 60 + 40, confirmed: false } },
      ],
    },
  ],
}
