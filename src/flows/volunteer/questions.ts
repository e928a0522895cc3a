// The questions to somebody who signs up, in their order: how each is asked, what an answer to it means, how it is read back.
import type * as z from 'zod'
import {
  healthLimits,
  partsOfDay,
  reaches,
  skills,
  spokenLanguages,
  vehicles,
  weekdays,
  type VolunteerProfile,
} from '../../rules/volunteers/volunteer.ts'
import { estatesOf, nodeById, placeName } from '../../rules/community/tree.ts'
import { numbered, say, type Say, type TextKey, type Word } from '../../text/say.ts'
import { isCourtesy, isSkip } from '../../text/words.ts'
import { choose, chooseSeveral, isNumber, yesOrNo } from '../../understand/choice.ts'
import { findPhone } from '../../understand/phone.ts'
import { findEstate, hearPlace, placeAt } from '../../understand/place.ts'
import type { Scene } from '../flow.ts'
import type { Profile } from './profile.ts'

type Draft = z.infer<typeof Profile>

export const questionNames = [
  'name',
  'skills',
  'languages',
  'days',
  'parts',
  'home',
  'reach',
  'vehicles',
  'limits',
  'contact',
  'phone',
  'night',
] as const
export type QuestionName = (typeof questionNames)[number]

interface Question {
  row: TextKey
  ask: (scene: Scene) => Say
  /** The draft with the answer in it; undefined for what is none. */
  take: (draft: Draft, text: string, scene: Scene) => Draft | undefined
  shown: (draft: Draft, scene: Scene) => readonly Word[]
  /** Not asked of minors: they drive nothing and go nowhere at night. */
  grown?: true
}

/** A question with several picks of a list. */
function several<K extends 'skills' | 'languages' | 'days' | 'parts' | 'vehicles' | 'limits'>(
  key: K,
  row: TextKey,
  ask: Say,
  values: readonly Draft[K][number][],
  label: (value: Draft[K][number]) => Word,
  optional: boolean,
): Question {
  const options = values.map(label)
  return {
    row,
    ask: () => ({ ...ask, choices: numbered(options) }),
    take: (draft, text) => {
      if (optional && isSkip(text)) return { ...draft, [key]: [] }
      const picked = chooseSeveral(text, options)
      return picked && { ...draft, [key]: picked.map((index) => values[index]) }
    },
    shown: (draft) => draft[key].map(label),
  }
}

const reachOptions = reaches.map((reach): Word => ({ text: `volunteer.reach.${reach}` }))
const nightOptions: Word[] = [{ text: 'volunteer.night.yes' }, { text: 'volunteer.night.no' }]
const longestName = 20

function homeIn(text: string, { community }: Scene): number | undefined {
  const estates = estatesOf(community)
  const picked = choose(
    text,
    estates.map(({ name }) => name),
  )
  if (picked !== undefined) return estates[picked]?.id
  const estate =
    findEstate(text, community)?.estate ??
    (estates.length === 1 && !isCourtesy(text) ? estates[0] : undefined)
  return estate && placeAt(estate.id, hearPlace(text, community).detail, community).nodeId
}

/** "女儿 138…": both who and a number, or it helps nobody. */
function contactIn(text: string): string | undefined {
  const found = findPhone(text)
  return found && found.rest !== '' ? `${found.rest.slice(0, longestName)} ${found.phone}` : undefined
}

export const questions: Readonly<Record<QuestionName, Question>> = {
  name: {
    row: 'volunteer.rowName',
    ask: () => say('volunteer.askName'),
    take: (draft, text) => {
      const name = text.trim().replace(/^(?:我叫|我是|叫我)/, '')
      const none = name === '' || name.length > longestName || isCourtesy(name) || isNumber(name)
      return none || isSkip(name) ? undefined : { ...draft, name }
    },
    shown: ({ name }) => [name],
  },
  skills: several(
    'skills',
    'volunteer.rowSkills',
    say('volunteer.askSkills'),
    skills,
    (skill) => ({ text: `volunteer.skill.${skill}` }),
    false,
  ),
  languages: several(
    'languages',
    'volunteer.rowLanguages',
    say('volunteer.askLanguages'),
    spokenLanguages,
    (language) => ({ text: `volunteer.language.${language}` }),
    false,
  ),
  days: several(
    'days',
    'volunteer.rowDays',
    say('volunteer.askDays'),
    weekdays,
    (day) => ({ text: `volunteer.day.${day as (typeof weekdays)[number]}` }),
    false,
  ),
  parts: several(
    'parts',
    'volunteer.rowParts',
    say('volunteer.askParts'),
    partsOfDay,
    (part) => ({ text: `volunteer.part.${part}` }),
    false,
  ),
  home: {
    row: 'volunteer.rowHome',
    ask: ({ community }) => ({
      ...say('volunteer.askHome'),
      choices: numbered(estatesOf(community).map(({ name }) => name)),
    }),
    take: (draft, text, scene) => {
      if (isSkip(text)) return { ...draft, homeId: null }
      const homeId = homeIn(text, scene)
      return homeId === undefined ? undefined : { ...draft, homeId }
    },
    shown: ({ homeId }, { community }) => {
      const home = homeId === null ? undefined : nodeById(community, homeId)
      return home ? [placeName(community, home)] : []
    },
  },
  reach: {
    row: 'volunteer.rowReach',
    ask: () => ({ ...say('volunteer.askReach'), choices: numbered(reachOptions) }),
    take: (draft, text) => {
      const reach = reaches[choose(text, reachOptions) ?? -1]
      return reach && { ...draft, reach }
    },
    shown: ({ reach }) => [{ text: `volunteer.reach.${reach}` }],
  },
  vehicles: {
    ...several(
      'vehicles',
      'volunteer.rowVehicles',
      say('volunteer.askVehicles'),
      vehicles,
      (vehicle) => ({ text: `volunteer.vehicle.${vehicle}` }),
      true,
    ),
    grown: true,
  },
  limits: several(
    'limits',
    'volunteer.rowLimits',
    say('volunteer.askLimits'),
    healthLimits,
    (limit) => ({ text: `volunteer.limit.${limit}` }),
    true,
  ),
  contact: {
    row: 'volunteer.rowContact',
    ask: () => say('volunteer.askContact'),
    take: (draft, text) => {
      const contact = isSkip(text) ? null : contactIn(text)
      return contact === undefined ? undefined : { ...draft, contact }
    },
    shown: ({ contact }) => (contact === null ? [] : [contact]),
  },
  phone: {
    row: 'volunteer.rowPhone',
    ask: () => say('volunteer.askPhone'),
    take: (draft, text) => {
      const phone = isSkip(text) ? null : findPhone(text)?.phone
      return phone === undefined ? undefined : { ...draft, phone }
    },
    shown: ({ phone }) => (phone === null ? [] : [phone]),
  },
  night: {
    row: 'volunteer.rowNight',
    ask: () => ({ ...say('volunteer.askNight'), choices: numbered(nightOptions) }),
    take: (draft, text) => {
      const picked = choose(text, nightOptions) ?? yesOrNo(text)
      return picked === undefined ? undefined : { ...draft, night: picked === 0 }
    },
    shown: ({ night }) => [{ text: night ? 'volunteer.night.yes' : 'volunteer.night.no' }],
    grown: true,
  },
}

/** The questions for somebody, in their order. */
export const questionsFor = ({ minor }: Pick<VolunteerProfile, 'minor'>): QuestionName[] =>
  questionNames.filter((name) => !minor || !questions[name].grown)
