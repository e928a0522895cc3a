// What residents read of mediation (调解), in Chinese.

export const mediationZh = {
  'doors.ask': '和邻居的事,您想怎么办?',
  'doors.talk': '大家商量',
  'doors.help': '请人调解,或者问律师',
  'doors.report': '只反映情况',
  'doors.askHelp': '请哪位帮忙?都不收钱。',
  'doors.mediator': '调解员',
  'doors.lawyer': '律师',
  'mediation.askAbout': '请人调解不收钱。是和谁、为什么事?用一句话说说。',
  'mediation.askSafe': '先问一句要紧的:对方有没有打过您、威胁您,或者让您害怕?',
  'mediation.safeYes': '没有',
  'mediation.safeNo': '有',
  'mediation.unsafe': '这样的事不适合坐下来谈,先保证您的安全。',
  'mediation.askSide': '对方怎么称呼?有电话或者住哪户,也写上。只给调解员看。不想写就跳过。',
  'mediation.skip': '跳过',
  'mediation.askOpen': '谈的时候,旁人可不可以来听?',
  'mediation.closed': '不可以,关起门谈',
  'mediation.open': '可以',
  'mediation.either': '都行',
  'mediation.askWho': '想请哪位来调解?',
  'mediation.whoever': '社区安排',
  'mediation.filed': '调解员会当面或者打电话问对方愿不愿意,我不会给对方发消息。两边都愿意才谈,随时可以不谈。',
  'mediation.allAgreed': '几方都愿意坐下来谈了。时间地点定好,我告诉您。',
  'mediation.session': '调解定在{moment},地点:{place}。来不了,请告诉调解员。',
  'mediation.sessionMoved': '调解改到{moment},地点:{place}。来不了,请告诉调解员。',
  'mediation.sessionOff': '{moment}的调解取消了。还要再谈的话,调解员会告诉您时间。',
  'mediation.failed':
    '这次没有谈成。您还可以申请仲裁,找主管部门处理,或者去法院起诉。不清楚怎么办,回“找律师”。',
  'mediation.confirm':
    '调解协议可以请法院确认,确认后更有保障。要双方一起去申请,最晚{day}。觉得不需要,就不用去。',
} as const
