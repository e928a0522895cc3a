// The words and measures of proposals (议事), for pages too: nothing here reads or checks.

/**
 * Where a proposal stands. Its idea is answered; the Party organisation studies it where the rules say so; a notice, an open
 * discussion and a decision follow, then a window for objections, and what was adopted is done as tasks.
 */
export const proposalStates = [
  'idea',
  'studying',
  'qualified',
  'noticed',
  'discussing',
  'deciding',
  'voting',
  'objecting',
  'published',
  'executing',
  'done',
  'refused',
  'merged',
  'referred',
] as const
export type ProposalState = (typeof proposalStates)[number]

/** Nothing follows any more; every one of these is an answer that its author has read. */
export const endedStates = [
  'done',
  'refused',
  'merged',
  'referred',
] as const satisfies readonly ProposalState[]
/** What everybody may read: from the notice on. */
export const openStates = [
  'noticed',
  'discussing',
  'deciding',
  'voting',
  'objecting',
  'published',
  'executing',
] as const satisfies readonly ProposalState[]
export const publicStates = [...openStates, 'done'] as const satisfies readonly ProposalState[]

/** A courtyard proposal goes by the steps of a courtyard plan (一院一策, clause T3.3). */
export const proposalKinds = ['general', 'courtyard'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** The steps of a courtyard plan. 先自治后整治: no work begins before the first one is recorded. */
export const courtyardSteps = [
  'selfGovernance',
  'needs',
  'plan',
  'opinion',
  'funds',
  'works',
  'upkeep',
] as const
export type CourtyardStep = (typeof courtyardSteps)[number]

/** What the supervision committee may name a record of. */
export const flagRecords = ['answer', 'notice', 'discussion', 'decision', 'money', 'task'] as const
export type FlagRecord = (typeof flagRecords)[number]

export const moneyKinds = ['income', 'spending'] as const
export type MoneyKind = (typeof moneyKinds)[number]

export const commentKinds = ['remark', 'objection'] as const
export type CommentKind = (typeof commentKinds)[number]
export const commentStates = ['waiting', 'shown', 'removed'] as const
export type CommentState = (typeof commentStates)[number]

/** What happened to a proposal. All of it is public, save what only reminds staff. */
export const proposalEvents = [
  'proposed',
  'qualified',
  'refused',
  'merged',
  'referred',
  'studied',
  'reworded',
  'noticed',
  'discussing',
  'deciding',
  'pollStarted',
  'pollDropped',
  'decided',
  'objectionUpheld',
  'published',
  'step',
  'task',
  'progress',
  'taskDone',
  'finished',
  'flagged',
  'flagAnswered',
  'flagEscalated',
  'overdue',
] as const
export type ProposalEventType = (typeof proposalEvents)[number]
/** For staff only. */
export const quietEvents = ['overdue', 'reworded'] as const satisfies readonly ProposalEventType[]

/** In characters. */
export const proposalLength = 500
export const commentLength = 300
export const authorLength = 20

/**
 * In working days. No law sets these: they are the house's own. A notice and a discussion may last longer,
 * and a window for objections is never shorter than its measure.
 */
export const proposalDays = {
  /** By when an idea is answered. */
  answer: 5,
  study: 10,
  notice: 3,
  discussion: 5,
  decide: 10,
  /** After the end of its poll. */
  count: 3,
  objections: 5,
  /** By when the first task stands, once it is published. */
  tasks: 5,
  /** By when what a resident said is shown or removed. */
  moderation: 1,
  /** By when a question of the supervision committee is answered. */
  flag: 5,
  atMost: 60,
} as const

/** In fen: 100 million yuan. More in one row is a mistake of typing. */
export const fenAtMost = 10_000_000_000
