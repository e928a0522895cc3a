// What a talk with the legal adviser is about, and no more: nobody has to tell details beforehand (domain 2.4).

export const legalTopics = [
  'labour',
  'family',
  'housing',
  'inheritance',
  'lending',
  'injury',
  'consumer',
  'other',
] as const
export type LegalTopic = (typeof legalTopics)[number]

/** Those that a menu names: six lines are read, eight are not. Whoever picks the last, or writes a word, may mean another. */
export const offeredTopics = ['labour', 'family', 'housing', 'inheritance', 'lending', 'other'] as const

/** Where an adviser may send somebody on: legal aid, mediation, the public legal hotline. */
export const referrals = ['legalAid', 'mediation', 'hotline'] as const
export type Referral = (typeof referrals)[number]

/** How far a referral is: told to the resident; taken up there; ended, whatever came of it. */
export const referralStates = ['sent', 'taken', 'ended'] as const
export type ReferralState = (typeof referralStates)[number]
