// Local telephone numbers that residents are told: the operator fills them in, a second person approves them.
import type { Danger } from './danger.ts'

export const localUses = ['gas', 'lift', 'office', 'legalAid', 'legalHotline', 'aidIncome'] as const
/**
 * The gas company's line for emergencies, the one that frees people from lifts, the community's own, those of the legal aid
 * office and of the public legal service; and the income in yuan a head and month below which legal aid is given (法律援助法 34).
 */
export type LocalUse = (typeof localUses)[number]

type DangerUse = Extract<LocalUse, 'gas' | 'lift'>
const uses: Readonly<Partial<Record<Danger, DangerUse>>> = { gas_leak: 'gas', elevator_trapped: 'lift' }
/** The local number that belongs to a danger, if any. 110, 119 and 120 are named whatever stands here. */
export const localUseOf = (danger: Danger): DangerUse | undefined => uses[danger]
