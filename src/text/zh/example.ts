// What residents read of praise for neighbours, in Chinese.

export const exampleZh = {
  'example.ask': '身边的好人好事。您想做什么?',
  'example.wishPraise': '推荐一位好邻居',
  'example.wishLook': '看看身边的好人',
  'example.askWho': '您推荐谁?写怎么称呼就行。比如:三栋的李大姐。',
  'example.askDeed': '{name}做了什么好事?一两句话就行。',
  'example.onlyGood': '这里只推荐好人好事,不批评人。有事要反映,回“报修报事”。',
  'example.kept': '记下了,谢谢您。工作人员先问{name}愿不愿意。本人同意了才让大家看到;不同意就删掉。',
  'example.tooMany': '推荐的人很多,工作人员正在一位一位地问。请过几天再来推荐。',
  'example.none': '还没有公开的好人好事。想推荐,回“好人好事”。',
  'example.one': '{name}:{deed}',
} as const
