// What residents read of polls, in Chinese.

export const pollZh = {
  'vote.none':
    '现在没有要您投票的事。想第一时间知道,回“收通知”登记住址。业主大会、选举的票不在这里投,要问就回“人工”。',
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
  'vote.howMultiple': '最多选{most}个。选几个,就一起回,比如回:1、3',
  'vote.howApproval': '您同意的都可以选,选几个都行。要选几个,就一起回,比如回:1、3',
  'vote.howRanking': '请您排个先后,我一个一个问您。',
  'vote.howScore': '一共{count}样,我一样一样问您。',
  'vote.placeFirst': '您最想要哪一个?',
  'vote.placeNext': '第{place}想要的,是哪一个?',
  'vote.enough': '就这些,不排了',
  'vote.scoreOf': '“{option}”,您觉得怎么样?',
  'vote.score1': '很不好',
  'vote.score2': '不太好',
  'vote.score3': '一般',
  'vote.score4': '比较好',
  'vote.score5': '很好',
  'vote.tooMany': '最多选{most}个,您选了{count}个。麻烦您再选一次。',
  'vote.more': '再选一个',
  'vote.moreWhich': '好,再加哪一个?',
  'vote.confirmRanking': '您排的是下面这样。就投这个吗?',
  'vote.place': '第{place}:{option}',
  'vote.rest': '没排的不分先后。',
  'vote.confirmScore': '您打的分是下面这样(5分最好)。就投这个吗?',
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
  'votes.points': '{option}:{points}分',
  'votes.open': '{until}结束,之后公布结果。',
  'votes.counting': '已经结束,正在计票。',
  'votes.hint': '投过的票,回“我的投票”看。',

  'vote.onPaper':
    '【依法表决】{question}\n这件事要用纸质表决票投,聊天里不能投。\n怎么交:{handIn}\n{until}截止。',
  'poll.onPaper':
    '【依法表决】{question}\n这件事用纸质表决票投,聊天里不能投。\n怎么交:{handIn}\n{until}截止。不想收了,回“退订”。',
  'poll.opening': '【听意见】{question}\n{until}以前都能投,想投回“投票”。不想收了,回“退订”。',
  'poll.reminder': '您还没投这件事:{question}\n{until}结束,想投回“投票”。不投也没关系。',
  'poll.carried': '按规定算,通过了。',
  'poll.notCarried': '按规定算,没有通过。',
  'poll.result': '“{question}”结束了,结果是:',
} as const
