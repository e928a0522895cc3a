// Changing one answer from the read-back, without starting over.
import { numbered, say, type Word } from '../../text/say.ts'
import { isCourtesy, wordFor } from '../../text/words.ts'
import { choose, isNumber } from '../../understand/choice.ts'
import { findPhone } from '../../understand/phone.ts'
import { go, type AskStep } from '../flow.ts'
import { corrected, correctedWhat } from './correct.ts'
import { answered, toggled, withExtra, type State } from './report.ts'

type Here<At extends State['at']> = Extract<State, { at: At }>

const options: Word[] = [
  { text: 'request.rowWhat' },
  { text: 'request.rowWhere' },
  { text: 'request.rowPhone' },
  { text: 'request.rowSecret' },
]
const phoneOptions: Word[] = [{ text: 'request.noPhone' }]

/** The question about the place once more, with the way back to the read-back. */
export const changePlace = ({ report, place }: Here<'confirm'> | Here<'change'>): State => ({
  at: 'estate',
  report: answered(report),
  detail: '',
  place,
  changing: true,
})
const back = ({ report, place }: Pick<Here<'change'>, 'report' | 'place'>): State => ({
  at: 'confirm',
  report,
  place,
})

export const change: AskStep<State, Here<'change'>> = {
  to: ['newWhat', 'estate', 'newPhone', 'confirm'],
  ask: () => [{ ...say('request.askChange'), choices: numbered(options) }],
  answer: (here, event, scene) => {
    const { report, place } = here
    const extra = withExtra(report, event, scene)
    if (extra) return go({ at: 'confirm', report: extra, place })
    if (event.type !== 'text') return undefined
    const word = wordFor(event.text)
    const picked = choose(event.text, options)
    if (picked === 0 || word === 'changeWhat') return go({ at: 'newWhat', report, place })
    if (picked === 1 || word === 'changePlace') return go(changePlace(here))
    if (picked === 2 || word === 'changePhone') return go({ at: 'newPhone', report, place })
    if (picked === 3 || word === 'secret') return go({ at: 'confirm', report: toggled(report), place })
    const better = corrected(place, event.text, scene)
    if (better) return go({ at: 'confirm', report, place: better })
    const other = correctedWhat(report, event.text, scene)
    return other && go({ at: 'confirm', report: other, place })
  },
  back,
}

export const newWhat: AskStep<State, Here<'newWhat'>> = {
  to: ['confirm'],
  ask: () => [say('request.askNewWhat')],
  answer: ({ report, place }, event, scene) => {
    const extra = withExtra(report, event, scene)
    if (extra) return go({ at: 'confirm', report: extra, place })
    if (event.type !== 'text' || !event.text || isCourtesy(event.text) || isNumber(event.text))
      return undefined
    const what = event.text.slice(0, 1000)
    return go({ at: 'confirm', report: { ...report, what, heardAt: event.at }, place })
  },
  back,
}

export const newPhone: AskStep<State, Here<'newPhone'>> = {
  to: ['confirm'],
  ask: () => [{ ...say('request.askPhone'), choices: numbered(phoneOptions) }],
  answer: ({ report, place }, event) => {
    if (event.type !== 'text') return undefined
    if (choose(event.text, phoneOptions) === 0 || wordFor(event.text) === 'no')
      return go({ at: 'confirm', report: { ...report, phone: undefined }, place })
    const found = findPhone(event.text)
    if (found) return go({ at: 'confirm', report: { ...report, phone: found.phone }, place })
    return /[0-9]{5,}/.test(event.text)
      ? go({ at: 'newPhone', report, place }, say('request.badPhone'))
      : undefined
  },
  back,
}
