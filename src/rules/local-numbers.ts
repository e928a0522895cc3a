// Local telephone numbers that a safety text may name: the operator fills them in, a second person approves them.
import type { Danger } from './danger.ts'

export const localUses = ['gas', 'lift'] as const
/** The gas company's line for emergencies, and the one that frees people from lifts. */
export type LocalUse = (typeof localUses)[number]

const uses: Readonly<Partial<Record<Danger, LocalUse>>> = { gas_leak: 'gas', elevator_trapped: 'lift' }
/** The local number that belongs to a danger, if any. 110, 119 and 120 are named whatever stands here. */
export const localUseOf = (danger: Danger): LocalUse | undefined => uses[danger]
