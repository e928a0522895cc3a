// 双报到: party members report in where they live, and units where they are. Membership is a specific identity (个人信息保护法 28, 29).

export const partyItemKinds = ['need', 'resource', 'project'] as const
export type PartyItemKind = (typeof partyItemKinds)[number]

/** 'waits' for staff; who took their report back leaves a 'withdrawn' one. */
export const claimStates = ['waiting', 'confirmed', 'done', 'refused', 'withdrawn'] as const
export type ClaimState = (typeof claimStates)[number]
/** As long as it is one of these nobody else takes the line. */
export const heldClaims: readonly ClaimState[] = ['waiting', 'confirmed']

/** The version of the words by which they are asked (src/text/zh/double-report.ts): raised whenever those change in meaning. */
export const doubleReportConsent = '2026-11-23'

export const reportNameLength = 20
export const unitLength = 50
export const offerLength = 100

/** What a unit gets for a quarter: only those who agreed to be named, with what they did. */
export interface UnitFeedback {
  people: { reportId: number; name: string; minutes: number; deeds: string[] }[]
}

/** The same without somebody who took their report back. */
export const feedbackWithout = ({ people }: UnitFeedback, reportId: number): UnitFeedback => ({
  people: people.filter((one) => one.reportId !== reportId),
})
