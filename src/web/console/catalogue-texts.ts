// The catalogue of services. Spread into `texts`: Chinese, then English.

export const catalogueTexts = {
  'problem.catalogueChanged': [
    '刚刚有人改过这一条,请重新打开再改。',
    'Somebody has just changed this entry: open it again.',
  ],
  'problem.catalogueTaken': ['这个代号已经有了,换一个。', 'This code is in use: choose another.'],
} as const
