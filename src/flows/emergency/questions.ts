// What is asked after the first words of a danger: one question that can be answered by a number, and what each answer leads to.
import type { Danger } from '../../rules/alarms/danger.ts'
import type { PlainKey } from '../../text/say.ts'

export const options = {
  allOut: 'safety.allOut',
  stillInside: 'safety.stillInside',
  cannotLeave: 'safety.cannotLeave',
  answers: 'safety.answers',
  noAnswer: 'safety.noAnswer',
  safe: 'safety.yes',
  unsafe: 'safety.no',
  someone: 'safety.someone',
  nobody: 'safety.nobody',
  gone: 'safety.gone',
  kept: 'safety.kept',
  bitten: 'safety.bitten',
  unhurt: 'safety.unhurt',
} as const satisfies Record<string, PlainKey>
export type Option = keyof typeof options

/** What an answer leads to: `then` names the step after it, `say` what is told. */
export interface Lead {
  option: Option
  say?: PlainKey
  /** `ask` stays at the question, `silent` says no more until the resident writes. */
  then: 'place' | 'watching' | 'asking' | 'silent'
}
interface Question {
  ask: PlainKey
  leads: readonly Lead[]
}

const out = (stuck: PlainKey): Question => ({
  ask: 'safety.askOut',
  leads: [
    { option: 'allOut', say: 'safety.glad', then: 'place' },
    { option: 'stillInside', say: 'safety.doNotReturn', then: 'asking' },
    { option: 'cannotLeave', say: stuck, then: 'place' },
  ],
})
const safe: Question = {
  ask: 'safety.askSafe',
  leads: [
    { option: 'safe', then: 'place' },
    { option: 'unsafe', then: 'silent' },
  ],
}

/** The first question of a danger. Without one the place is asked at once. */
export const questionOf: Partial<Record<Danger, Question>> = {
  gas_leak: out('safety.stuckGas'),
  co_poisoning: out('safety.stuckGas'),
  fire: out('safety.stuckFire'),
  elevator_trapped: { ask: 'safety.askHowMany', leads: [] },
  medical: {
    ask: 'safety.askAnswers',
    leads: [
      { option: 'answers', then: 'place' },
      { option: 'noAnswer', say: 'safety.stayOnLine', then: 'place' },
    ],
  },
  dangerous_animal: {
    ask: 'safety.askBitten',
    leads: [
      { option: 'bitten', say: 'safety.rinse', then: 'place' },
      { option: 'unhurt', then: 'place' },
    ],
  },
  missing_person: { ask: 'safety.askLastSeen', leads: [] },
  violence: safe,
  domestic_violence: safe,
  child_tells: safe,
  harm_told: { ask: 'safety.askHousehold', leads: [] },
  crisis: {
    ask: 'safety.askAlone',
    leads: [
      { option: 'someone', then: 'watching' },
      { option: 'nobody', say: 'safety.stay', then: 'watching' },
    ],
  },
  fraud: {
    ask: 'safety.askMoney',
    leads: [
      { option: 'gone', say: 'safety.moneyGone', then: 'watching' },
      { option: 'kept', say: 'safety.moneyKept', then: 'watching' },
    ],
  },
}

/** Where the answer to the first question tells the place, or the place is of no use, none is asked. */
export const placeless: readonly Danger[] = ['missing_person', 'harm_told', 'fraud', 'crisis']
