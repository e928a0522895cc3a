// The console's sentences on a place: its office hours, and who answers for personal data.

export const placeTexts = {
  'place.title': ['办公时间和单位', 'Office hours'],
  'place.lead': [
    '急事的联系时限、下班后的提醒,都按这里的时间算。没填的地方跟上一级一样;都没填,先按周一到周五9点到17点算。',
    'Clocks and reminders go by these hours. A place without any has those of the place above; without any at all, Monday to Friday 9 to 17 is assumed.',
  ],
  'place.choose': ['选一个地方', 'Choose a place'],
  'place.form': ['{name}的办公时间', 'Office hours of {name}'],
  'place.hours': ['办公时间', 'Office hours'],
  'place.inherits': ['没有自己的时间,跟上一级一样。', 'None of its own: as the place above.'],
  'place.period': ['第{n}段时间', 'Period {n}'],
  'place.remove': ['删掉这段', 'Remove'],
  'place.add': ['加一段时间', 'Add a period'],
  'place.controller': ['谁保管居民的个人信息', 'Who answers for personal data'],
  'place.controllerLead': ['居民回“隐私”,看到的就是这个单位。', 'Residents are told this body under 隐私.'],
  'place.controllerName': ['单位名称', 'Body'],
  'place.controllerContact': ['怎么联系', 'How to reach it'],
  'place.save': ['保存', 'Save'],
  'place.saved': ['保存了', 'Saved'],
} as const satisfies Record<string, readonly [string, string]>
