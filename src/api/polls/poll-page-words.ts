// What the public page of a poll says beside the poll's own words.

const zh = {
  kinds: {
    single: '',
    multiple: '一张票可以选几个,所以加起来可能比投票的人多。',
    approval: '一张票可以选几个,所以加起来可能比投票的人多。',
    ranking: '排先后:每两样比一次,排在前面的得2分,两样都没排的各得1分。',
    score: '每样打1到5分,5分最好。长条是平均分。',
  },
  kind: '听意见:不是选举,也不算依法表决',
  open: (until: string) => `正在投票,${until}结束。结束以前不公布结果。要投,在聊天里发“投票”。`,
  counting: '已经结束,正在计票。',
  taking: (taking: number, entitled: number) => `${entitled}人(户)可以投,${taking}人(户)投了。`,
  replaced: (count: number) => `有${count}张票后来改过,算最后一次。`,
  votes: (votes: number) => `${votes}票`,
  points: (points: number) => `${points}分`,
  mean: (mean: string) => `平均${mean}分`,
  tie: '前面的分数(票数)一样,是并列。这里不抽签。',
  columns: ['选项', '得了多少', '比例'],
  result: '结果',
  scan: '扫一扫,看这一页',
  who: '谁可以投',
  electorates: {
    adults: '登记过的居民(满18岁)',
    households: '登记过的住户,一户一票',
    owners: '业主,一套房一票,几套房的业主也是一票',
  },
  when: '投票时间',
  rules: '按什么规则',
  head: '校验码',
  headWhy: '这一串是整个结果的校验码。谁改了一张票、一个数,它就对不上。贴在公告栏上的和这里的要一样。',
  list: '查我的票',
  listWhy: '名单只给可以投这次票的人看。请用平时发消息的手机,在聊天页里打开这一页。',
  receipt: '回执号',
  none: '名单里没有这个回执号。看看数字,或者回“人工”问社区。',
  old: '这张票后来改过了,不算。',
  file: '下载名单,自己重新计票',
  print: '打印(A4)',
}
const en: typeof zh = {
  kinds: {
    single: '',
    multiple: 'A ballot may name several options, so the votes can add up to more than the voters.',
    approval: 'A ballot may name several options, so the votes can add up to more than the voters.',
    ranking:
      'Orders: each two are compared, 2 points for the one put first, 1 each where neither has a place.',
    score: 'Scores of 1 to 5, where 5 is best. The bars show the means.',
  },
  kind: 'An opinion poll: no election, and no vote as the law means it',
  open: (until) => `Open until ${until}. No result is told before. To vote, send VOTE in the chat.`,
  counting: 'It has ended and is being counted.',
  taking: (taking, entitled) => `${taking} of ${entitled} voted.`,
  replaced: (count) => `${count} votes were changed later; the last one counts.`,
  votes: (votes) => (votes === 1 ? '1 vote' : `${votes} votes`),
  points: (points) => `${points} points`,
  mean: (mean) => `mean ${mean}`,
  tie: 'The first ones are equal: a tie. No lots are drawn.',
  columns: ['Option', 'Result', 'Share'],
  result: 'Result',
  scan: 'Scan for this page',
  who: 'Who may vote',
  electorates: {
    adults: 'Registered residents (18 or more)',
    households: 'Registered households, one vote each',
    owners: 'Owners, one vote for each flat and for each owner of several',
  },
  when: 'When',
  rules: 'By which rules',
  head: 'Hash',
  headWhy:
    'The hash of the whole result: whoever changes one vote or number changes it. The one on the notice board must be the same.',
  list: 'Find my vote',
  listWhy:
    'The list is for those who may vote in this poll. Open this page with the phone and browser in which you chat.',
  receipt: 'Receipt',
  none: 'This receipt is not in the list. Check the digits, or send STAFF in the chat.',
  old: 'This vote was changed later and does not count.',
  file: 'Download the list and count again',
  print: 'Print (A4)',
}

export const pollWords = { zh, en }
export type PollWords = typeof zh
