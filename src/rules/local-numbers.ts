// Local telephone numbers that residents are told: the operator fills them in, a second person approves them.
import type { Danger } from './danger.ts'

export const localUses = ['gas', 'lift', 'office'] as const
/** The gas company's line for emergencies, the one that frees people from lifts, and the community's own on its slips. */
export type LocalUse = (typeof localUses)[number]

type DangerUse = Exclude<LocalUse, 'office'>
const uses: Readonly<Partial<Record<Danger, DangerUse>>> = { gas_leak: 'gas', elevator_trapped: 'lift' }
/** The local number that belongs to a danger, if any. 110, 119 and 120 are named whatever stands here. */
export const localUseOf = (danger: Danger): DangerUse | undefined => uses[danger]
