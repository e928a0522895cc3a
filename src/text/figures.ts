// What the ten figures of a report are called and mean: Chinese, then English.

interface Words {
  name: readonly [zh: string, en: string]
  means: readonly [zh: string, en: string]
}
export const figureTexts = {
  received: {
    name: ['来件', 'Received'],
    means: [
      '这个月居民报来的事,微信、网页、电话、上门的都算。',
      'What residents reported this month, by chat, web, telephone or in person.',
    ],
  },
  done: { name: ['办结', 'Done'], means: ['其中已经办完、有结果的。', 'Of these, done with a result.'] },
  ended: {
    name: ['撤回、未受理、并案', 'Withdrawn, not taken on, merged'],
    means: [
      '居民撤回的,说明原因没有受理的,和别的事并成一件的。',
      'Taken back by the resident, turned away with a reason, or one with another.',
    ],
  },
  open: { name: ['在办', 'Open'], means: ['其中还没有办完的。', 'Of these, not done yet.'] },
  overdue: {
    name: ['超期', 'Overdue'],
    means: ['过了期限还没办完的,和过了期限才办完的。', 'Not done by its deadline, or done after it.'],
  },
  responded: {
    name: ['响应率', 'Response'],
    means: [
      '该有人回话的事里,按时回了话的。紧急的两分钟内有人接,其余的在期限内有人跟居民说上话。',
      'Of those due an answer, in time: an emergency confirmed within two minutes, else spoken with the resident by the deadline.',
    ],
  },
  solved: {
    name: ['解决率', 'Solved'],
    means: [
      '回访有回答的里,说“好了”的。“好了一部分”不算。',
      'Of the return visits that were answered, those that said it is done. Partly is not.',
    ],
  },
  satisfied: {
    name: ['满意率', 'Satisfied'],
    means: [
      '说了满不满意的里,说非常满意、满意、基本满意的。',
      'Of those who said how satisfied they are: very, simply or fairly.',
    ],
  },
  unanswered: {
    name: ['回访没有回答', 'Visits without an answer'],
    means: ['不算解决,也不算满意。', 'Counted neither as solved nor as satisfied.'],
  },
  reopened: {
    name: ['重办', 'Taken up again'],
    means: ['办结以后又重新办的事。', 'Taken up again after they were done.'],
  },
} as const satisfies Record<string, Words>
