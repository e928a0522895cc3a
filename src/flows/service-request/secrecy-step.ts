// Whether a delicate report is to be confidential: asked once, before it is filed.
import { asksConfidential } from '../../rules/staff/visibility.ts'
import { numbered, say, type Word } from '../../text/say.ts'
import { wordFor } from '../../text/words.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { kindOf } from '../../understand/kind.ts'
import { go, type AskStep } from '../flow.ts'
import { toFile } from './alike-steps.ts'
import { withExtra, type Filled, type State } from './report.ts'

const options: Word[] = [{ text: 'request.secretYes' }, { text: 'request.secretNo' }]

/** Files the report, unless the resident is still to be asked whether it is confidential. */
export const submit = ({ report, place }: Filled): State =>
  report.confidential === undefined && asksConfidential(kindOf(report.what).category)
    ? { at: 'secrecy', report, place }
    : toFile({ report, place })

export const secrecy: AskStep<State, Extract<State, { at: 'secrecy' }>> = {
  to: ['filing'],
  ask: () => [{ ...say('request.askSecret'), choices: numbered(options) }],
  answer: ({ report, place }, event, scene) => {
    const extra = withExtra(report, event, scene)
    if (extra) return go({ at: 'secrecy', report: extra, place })
    if (event.type !== 'text') return undefined
    const picked = wordFor(event.text) === 'secret' ? 0 : (choose(event.text, options) ?? yesOrNo(event.text))
    return picked === undefined
      ? undefined
      : go({ at: 'filing', report: { ...report, confidential: picked === 0 }, place })
  },
  back: ({ report, place }) => ({ at: 'confirm', report, place }),
}
