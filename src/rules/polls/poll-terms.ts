// The words and measures of a poll, for pages too: nothing here reads or checks.

/** Planned: it begins by itself at its hour. Closed: nobody votes any more, and it is being counted. */
export const pollStates = ['draft', 'planned', 'open', 'closed', 'published', 'withdrawn'] as const
export type PollState = (typeof pollStates)[number]

/** Who can be asked in chat: the lists that the house has. Members of a body have none yet. */
export const pollElectorates = ['adults', 'households', 'owners'] as const
export type PollElectorate = (typeof pollElectorates)[number]

/**
 * How it is answered: with one of the options, with up to so many, with as many as one likes, by putting them in order (all or only
 * the first ones), or by giving each a score. The last four are for opinions only.
 */
export const pollKinds = ['single', 'multiple', 'approval', 'ranking', 'score'] as const
export type PollKind = (typeof pollKinds)[number]
/** Scores go from 1, the least liked, to this. */
export const scoreAtMost = 5

/** In characters; what is longer is not read on a small phone. */
export const questionLength = 200
export const optionLength = 40
export const optionsAtMost = 8
/** How long a poll may last, in days. */
export const pollDays = 60

/** What everybody is sent of a poll: that it began, to whoever has not voted that it ends soon, what came of it. */
export const pollRounds = ['opening', 'reminder', 'result'] as const
export type PollRound = (typeof pollRounds)[number]

/** What a pack of rules may lack: how many have to take part, and how many of them to agree. */
export const ruleFields = ['quorum', 'pass'] as const
export type RuleField = (typeof ruleFields)[number]

/** How a ballot on paper came in: handed in, or filled in at the door. */
export const ballotWays = ['paper', 'door'] as const
export type BallotWay = (typeof ballotWays)[number]
/** How an owner was given the ballot. */
export const deliveryWays = ['hand', 'letterbox', 'post', 'electronic'] as const
export type DeliveryWay = (typeof deliveryWays)[number]
/** Of a ballot on paper: nobody entered it; one did; two did, and differ; it lies in the box. */
export const ballotStates = ['none', 'one', 'differs', 'settled'] as const
export type BallotState = (typeof ballotStates)[number]
