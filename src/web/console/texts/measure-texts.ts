// The page of figures and hot spots. Spread into `texts`: Chinese, then English.

export const measureTexts = {
  'box.measures': ['统计', 'Figures'],
  'measures.month': ['月份', 'Month'],
  'measures.before': ['上个月', 'The month before'],
  'measures.after': ['下个月', 'The month after'],
  'measures.print': ['打印公示单', 'Page to print'],
  'measures.xlsx': ['下载表格(.xlsx)', 'Download .xlsx'],
  'measures.lead': [
    '数的是这个月报来、您能看的事,办到哪一步按现在算。',
    'Counts what was received in the month and you may see, as it stands now.',
  ],
  'measures.ten': ['十项数字', 'Ten figures'],
  'measures.share': ['{of}件里的{count}件', '{count} of {of}'],
  'measures.noShare': ['还没有', 'none yet'],
  'measures.grids': ['各网格', 'By grid'],
  'measures.kinds': ['各类事情', 'By kind'],
  'measures.rest': ['其他', 'Other'],
  'measures.restWhy': [
    '“其他”里有:不到三件的,不在哪个网格的,还有为了保护报事人不分开列的。',
    'Other: fewer than three, outside any grid, and what is not told apart to protect who reported it.',
  ],
  'measures.handlers': ['各人手上', 'In whose hands'],
  'measures.handlersWhy': [
    '只看活多活少,好分派。不给人打分,也不出现在公示单和表格里。',
    'Only how much they have, to share it out. Nobody is rated; neither the page nor the .xlsx has it.',
  ],
  'measures.name': ['名称', 'Name'],
  'measures.hot': ['多发点', 'Hot spots'],
  'measures.hotWhy': [
    '同一栋楼同一类事,14天里至少5件,而且是平时的3倍以上。',
    'One kind in one building: at least five in 14 days, and three times the usual.',
  ],
  'measures.hotCount': ['14天{n}件', '{n} in 14 days'],
  'measures.usual': ['平时两周约{n}件', 'usually about {n} a fortnight'],
  'measures.unusual': ['平时很少', 'rare before'],
  'measures.noHot': ['现在没有。', 'None now.'],
  'empty.measures': ['这个月还没有报来的事。', 'Nothing was received in this month.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>
