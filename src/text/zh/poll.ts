// What residents read of polls, in Chinese.

export const pollZh = {
  'vote.none': '现在没有要您投票的事。想第一时间知道,回“收通知”登记住址。',
  'vote.explain1':
    '您第一次在这里投票,先说三件事。一、这是听大家的意见,不是选举,也不算依法表决。满18岁的居民投。',
  'vote.explain2': '二、结束以前可以改,算最后一次。结束以前,不公布结果。',
  'vote.explain3':
    '三、投完给您一个回执号,公布以后拿它查您那一票对不对。公布的名单上没有名字。管系统的人在后台能查到,这点要跟您说明白。',
  'vote.which': '现在有{count}件事听大家的意见,您投哪一件?',
  'vote.ask': '【听意见】{question}',
  'vote.perHousehold': '一户一票,算您家最后投的那次。',
  'vote.perOwner': '一套房共有的几个人算一票,算最后投的那次。',
  'vote.until': '{until}结束。',
  'vote.voted': '您投过了。再投一次,就换成新的。',
  'vote.confirm': '您选的是:{option}。就投这个吗?',
  'vote.yes': '就投这个',
  'vote.change': '重新选',
  'vote.done': '投好了。您的回执号是:{receipts}',
  'vote.replaced': '改好了,算这一次。新的回执号是:{receipts}',
  'vote.keep': '{until}以前想改,再回“投票”。忘了回执号,回“我的投票”。',
  'vote.closed': '不好意思,已经结束了,您这次没有投进去。',
  'vote.needLevel':
    '“{question}”只问登记过的居民。名单在开始的时候就定了,这次加不进去。现在登记,下次就能投:信箱里有住户码的,回“住户码”;没有的,回“人工”。',
  'vote.needOwner':
    '“{question}”只问业主。您要是业主,回“人工”请工作人员核对业主名册,下次就能投。租户和家里人这次不投票,有意见可以回“人工”告诉工作人员。',
  'vote.late':
    '“{question}”的名单在开始的时候就定了,那时还没有您,这次不能投。有意见可以回“人工”告诉工作人员。',

  'votes.none': '您还没有在这里投过票。想投,回“投票”。',
  'votes.one': '“{question}”',
  'votes.receipt': '您的回执号:{receipt}',
  'votes.old': '换掉的回执号:{receipt}(不算了)',
  'votes.total': '{option}:{votes}票',
  'votes.open': '{until}结束,之后公布结果。',
  'votes.counting': '已经结束,正在计票。',
  'votes.hint': '投过的票,回“我的投票”看。',

  'poll.opening': '【听意见】{question}\n{until}以前都能投,想投回“投票”。不想收了,回“退订”。',
  'poll.reminder': '您还没投这件事:{question}\n{until}结束,想投回“投票”。不投也没关系。',
  'poll.result': '“{question}”结束了,结果是:',
} as const
