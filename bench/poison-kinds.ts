// Where a poisoned turn throws: nowhere, while it is decided, or after it has opened a ticket.
export const poisons = ['none', 'decide', 'settle'] as const
export type Poison = (typeof poisons)[number]
