// Who sees what of which case: one table. Whatever leaves the house reads it, by `levelOf` or by the queries made of it.
import { dangers, reportedDangers } from '../alarms/danger.ts'
import type { Role } from './roles.ts'

/** The groups that all data of a case fall into. */
export const fields = [
  /** Who reported it. */
  'name',
  'phone',
  /** The place as it was told, with unit and flat. */
  'address',
  /** The place as far as the building. */
  'place',
  /** What it is about, in the words of the report. */
  'matter',
  /** What was said in the conversation. */
  'words',
  'pictures',
  'recordings',
  /** What staff did and noted, and whether the resident found it done. */
  'history',
] as const
export type Field = (typeof fields)[number]

/**
 * none: nothing. masked: of a name its first character, of a number its ends, of an address the building, of words what names
 * nobody, of pictures and recordings those that staff released. see: all; a telephone number once it is asked for, on record.
 */
export type Level = 'none' | 'masked' | 'see'

/** A case may be of several kinds: then the strictest counts. */
export const caseKinds = ['ordinary', 'confidential', 'mustReport', 'harm', 'danger', 'sensitive'] as const
export type CaseKind = (typeof caseKinds)[number]

export const viewerKinds = [
  /** The one who has to report harm to the authority, or was handed that. */
  'reporting',
  /** The one person who knows who made a confidential report. */
  'named',
  /** Who said 我来处理, or took an emergency in hand, as long as it is open. */
  'answering',
  /** Own staff who have the case. */
  'inCharge',
  'manager',
  'duty',
  'staff',
  /** Advisers, mediators and captains, of cases that were handed to them. */
  'invited',
  'property',
  /** The property company, once the resident agreed to give it telephone and flat. */
  'propertyAllowed',
  'supervisor',
  'resident',
  'follower',
  /** A body outside that a case is handed to: what, and as far as the building where. Never who. */
  'body',
  /** Members of the resident's household, and caregivers. */
  'household',
] as const
export type ViewerKind = (typeof viewerKinds)[number]

const all = 'sssssssss'
const nothing = '---------'
const own = { reporting: all, named: all, answering: all, inCharge: all }
const unsaid = {
  property: nothing,
  propertyAllowed: nothing,
  follower: nothing,
  body: nothing,
  household: nothing,
}
/** Without the reporter: name, number, voice and whatever their words or pictures would tell of them. */
const withheld = '--msm-m-m'
const responding = '--ssm---m'

/**
 * A letter for each field in the order of `fields`: s see, m masked, - none.
 *
 * confidential: one named person knows who reported, on the resident's wish (GB/T 33358-2016: 12345 keeps confidential what is
 * asked to be). The place as told may be the reporter's own door, so others see it as far as the building.
 *
 * mustReport: harm to a child or to somebody who cannot act for themselves. Whoever works for the community reports it at once
 * (未成年人保护法 11, 反家庭暴力法 14). The police keep the reporter's data confidential (反家庭暴力法 14), and so does the house: only
 * whoever reports knows the reporter. The place of the danger is not the reporter: all who may be called see it whole, since
 * help has to get there. Who says 我来处理 becomes the one who reports, and knows all; once they hand the report on, they keep a way
 * to call, on record, while the case is open (个人信息保护法 13(4): protecting life in an emergency), and no name.
 *
 * harm: violence and self-harm. Nothing of it goes beyond own staff, and none of it is listed for the resident either: others may
 * hold the phone (domain 4.4).
 *
 * property: thing, building and released pictures; name, number and flat after separate consent (个人信息保护法 23). In danger the
 * flat is told without (13(4)), never who reported.
 */
const table: Readonly<Record<CaseKind, Readonly<Record<ViewerKind, string>>>> = {
  ordinary: {
    ...own,
    manager: all,
    duty: all,
    staff: all,
    invited: 'mmmsm-m-m',
    property: '--msm-m-m',
    propertyAllowed: 'ssssm-m-m',
    supervisor: 'mmmsmmm-m',
    resident: 'ssssssss-',
    follower: '---sm----',
    body: '--msm-m--',
    household: 's-sss-s--',
  },
  confidential: {
    reporting: withheld,
    named: all,
    answering: withheld,
    inCharge: withheld,
    manager: withheld,
    duty: withheld,
    staff: withheld,
    invited: withheld,
    property: withheld,
    propertyAllowed: withheld,
    supervisor: '--msm---m',
    resident: 'ssssssss-',
    follower: nothing,
    body: '--msm-m--',
    household: nothing,
  },
  mustReport: {
    ...unsaid,
    reporting: all,
    named: '--ssmms-m',
    answering: '-sssmms-m',
    inCharge: '--ssmms-m',
    manager: responding,
    duty: responding,
    staff: responding,
    invited: nothing,
    supervisor: nothing,
    resident: nothing,
  },
  harm: {
    ...unsaid,
    ...own,
    manager: all,
    duty: all,
    staff: 'msssm---m',
    invited: nothing,
    supervisor: nothing,
    resident: nothing,
  },
  danger: {
    ...unsaid,
    ...own,
    manager: all,
    duty: all,
    staff: all,
    invited: 'mmssm-m-m',
    property: '--ssm-m-m',
    propertyAllowed: '--ssm-m-m',
    supervisor: 'mmmsmmm-m',
    resident: 'ssssssss-',
  },
  sensitive: {
    ...unsaid,
    ...own,
    manager: all,
    duty: 'mmmsm-m-m',
    staff: 'mmmsm-m-m',
    invited: 'sssss-s-s',
    supervisor: '--msm---m',
    resident: 'ssssssss-',
  },
}

const letters: Readonly<Record<string, Level>> = { s: 'see', m: 'masked', '-': 'none' }
const ranks: Readonly<Record<Level, number>> = { none: 0, masked: 1, see: 2 }

/** Whether a level is at least another. */
export const reaches = (level: Level, least: Level): boolean => ranks[level] >= ranks[least]
const lowest = (a: Level, b: Level): Level => (reaches(a, b) ? b : a)
const highest = (a: Level, b: Level): Level => (reaches(a, b) ? a : b)

/** A cell of the table. */
export const cell = (viewer: ViewerKind, kind: CaseKind, field: Field): Level =>
  letters[table[kind][viewer][fields.indexOf(field)] ?? ''] ?? 'none'

/** What a viewer sees who is of several kinds, of a case that is of several: the most of what each kind of viewer may. */
export const levelOf = (viewers: readonly ViewerKind[], kinds: readonly CaseKind[], field: Field): Level =>
  viewers
    .map((viewer) => kinds.map((kind) => cell(viewer, kind, field)).reduce(lowest, 'see'))
    .reduce(highest, 'none')

/** What a witness of a crisis tells happens in the open: that is a danger, and help needs its place by every way. */
const harms: readonly string[] = ['violence', 'domestic_violence', 'crisis']
const sensitives: readonly string[] = [
  'mediation',
  'legal_booking',
  'privacy',
  'complaint_staff',
  'feedback',
  'property_feedback',
]

/** The categories that make a case of a kind; undefined for the kinds that are no matter of the category. */
export const categoriesOf: Readonly<Partial<Record<CaseKind, readonly string[]>>> = {
  mustReport: reportedDangers,
  harm: harms,
  danger: dangers.filter((danger) => !harms.includes(danger) && !reportedDangers.includes(danger)),
  sensitive: sensitives,
}

/** What of a case decides who sees it. */
export interface Case {
  category: string
  confidential: boolean
}

export function kindsOf({ category, confidential }: Case): CaseKind[] {
  const told = caseKinds.filter(
    (kind) => categoriesOf[kind]?.includes(category) === true || (kind === 'confidential' && confidential),
  )
  return told.length > 0 ? told : ['ordinary']
}

/** What a viewer is by their role alone. */
export const kindOfRole: Readonly<Record<Role, ViewerKind>> = {
  admin: 'manager',
  manager: 'manager',
  staff: 'staff',
  duty: 'duty',
  adviser: 'invited',
  mediator: 'invited',
  captain: 'invited',
  property: 'property',
  supervisor: 'supervisor',
}
/** Roles that can be in charge, named or reporting: the community's own people. */
export const isOwnStaff = (role: Role): boolean => ['manager', 'duty', 'staff'].includes(kindOfRole[role])

/** Categories that are shown to nobody who may hold the resident's phone. */
export const hiddenFromPhone: readonly string[] = caseKinds.flatMap((kind) =>
  cell('resident', kind, 'matter') === 'none' ? (categoriesOf[kind] ?? []) : [],
)

/** Whether the property company may be given telephone and flat, if the resident agrees: where it may not, nobody asks. */
export const asksConsent = (of: Case): boolean => levelOf(['propertyAllowed'], kindsOf(of), 'phone') === 'see'

/** What the resident said to giving the property company telephone and flat. */
export const propertyConsents = ['asked', 'given', 'refused'] as const
export type PropertyConsent = (typeof propertyConsents)[number]

/** Reports that are asked whether they should be confidential: who makes them has to live beside whom they are about. */
const delicate: readonly string[] = [
  'noise',
  'construction_noise',
  'illegal_building',
  'dog_management',
  'high_altitude_throwing',
  'property_service',
  'property_dispute',
  'property_feedback',
  'complaint_staff',
]
export const asksConfidential = (category: string): boolean => delicate.includes(category)
