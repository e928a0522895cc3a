// A team that residents make, or a company or school signs up: what it is for, and what may be done with it.

export const teamKinds = ['functional', 'hobby_volunteer'] as const
export type TeamKind = (typeof teamKinds)[number]
export const teamSorts = ['residents', 'company', 'school'] as const
export type TeamSort = (typeof teamSorts)[number]

/** 'gathering' waits for members, 'review' for staff; nobody joins one that was 'refused' or 'dissolved'. */
export const teamStates = ['review', 'active', 'gathering', 'refused', 'dissolved'] as const
export type TeamState = (typeof teamStates)[number]
export const liveStates: readonly TeamState[] = ['gathering', 'review', 'active']

/** So many make a team (our own number: no law that we have read names one). */
export const membersNeeded = 3
/** A resident leads at most so many teams, so that nobody fills the list. */
export const ledAtMost = 3
export const teamNameLength = 20
export const memberNameLength = 20
export const purposeLength = 200
export const callLength = 300

/** The state in which a team begins: a company or school has its people, residents gather them first. */
export const firstState = (sort: TeamSort): TeamState => (sort === 'residents' ? 'gathering' : 'review')

/** The state after somebody joined: with enough members it is looked at by staff. */
export const afterJoining = (state: TeamState, members: number): TeamState =>
  state === 'gathering' && members >= membersNeeded ? 'review' : state

/** Whether somebody may leave: a captain hands over first, as long as there is anybody to lead. */
export const mayLeave = (member: { captain: boolean }, members: number): boolean =>
  !member.captain || members === 1
