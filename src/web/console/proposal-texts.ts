// Proposals in the console. Spread into `texts`: Chinese, then English.

export const proposalTexts = {
  'problem.proposalRefused': [
    '这一步现在不能做:还没轮到,或者前面该做的没有做完。选举的事不在这里办。',
    'This step is not possible now: it is not its turn, or what comes before is not done. Elections are not held here.',
  ],
} as const satisfies Record<string, readonly [string, string]>
