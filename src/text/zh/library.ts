// What residents read of cases and lessons in the law, in Chinese.

export const libraryZh = {
  'cases.none': '案例还在整理,过些天再来看。有事要问律师,回“找律师”。',
  'cases.topics': '这里有真事改写的案例,看不出是谁家的。您想看哪方面的?',
  'cases.topicLine': '{topic}:{count}个',
  'cases.which': '您想看哪一个?',
  'cases.line': '{title}({who}讲)',
  'cases.one': '【{title}】\n{text}',
  'cases.end': '讲的人:{who}。这是别人家的事,您家的不一定一样。要问自己的事,回“找律师”。',
  'cases.lecture': '{moment}有这方面的讲座:{name}。想去听,回“活动”。',
  'cases.gone': '这个案例撤下来了。',
  'lessons.on': '好的,每周最多给您发一张普法卡,60个字以内。不想看了,回“停普法”。',
  'lessons.onMay': '好的,能发的时候,每周最多给您发一张普法卡。不想看了,回“停普法”。',
  'lessons.off': '好的,普法卡不发了。想再看,回“普法卡”。',
  'lessons.card': '【一周一法】{text}',
  'lessons.source': '出处:{source}',
  'lessons.question': '想一想:{question}(回“看答案”)',
  'lessons.stop': '不想看了,回“停普法”。',
  'lessons.answer': '上一张卡的答案:{answer}',
  'lessons.noAnswer': '您还没有收到普法卡。想收,回“普法卡”。',
} as const
