// Matters whose time may run out. What is told of it is only that there may be a limit: how long it is, and whether it runs, is for
// the adviser to say. Each stands on a text that we have read; limits that nobody here has read are none of them (domain 7).
import type { LegalTopic } from './legal-topics.ts'

export const timeLimits = {
  /** One year from knowing; unpaid wages while employed are exempt, after that one year again. */
  labour: { law: '劳动争议调解仲裁法', article: '27', topics: ['labour'] },
  /** An owner may ask a court to revoke a decision within one year of knowing. */
  ownersDecision: { law: '最高人民法院建筑物区分所有权解释', article: '12', topics: [] },
  /** The claim to get back what was taken out of one's possession ends after one year. */
  possession: { law: '民法典', article: '462', topics: [] },
  /** Both sides may ask a court to confirm a mediation agreement within 30 days of its effect. */
  mediationAgreement: { law: '人民调解法', article: '33', topics: [] },
  /** The resident tells of a day: a summons, a letter with a date. It stands on no article of ours. */
  toldDay: { law: null, article: null, topics: [] },
} as const satisfies Record<
  string,
  { law: string | null; article: string | null; topics: readonly LegalTopic[] }
>
export type TimeLimit = keyof typeof timeLimits

/** The limits that a matter may have: by its topic, and by what its resident told of. */
export const limitsOf = (topic: LegalTopic, told: readonly TimeLimit[]): TimeLimit[] =>
  (Object.keys(timeLimits) as TimeLimit[]).filter((limit) => {
    const topics: readonly LegalTopic[] = timeLimits[limit].topics
    return told.includes(limit) || topics.includes(topic)
  })

/**
 * Within so many days somebody with such a matter has to speak with an adviser; where no place is free so soon, staff find one.
 * Legal aid may begin before its papers are complete where fewer than seven days are left (法律援助法 44): a talk has to come well before.
 */
const soonDays = 3
const day = 24 * 60 * 60 * 1000
export const soonEnough = (startsAt: number, now: number): boolean => startsAt - now <= soonDays * day
