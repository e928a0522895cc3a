// Before a report is filed: has a neighbour reported the same? Then the resident may follow that one ("我也遇到").
import { mayFollow } from '../../rules/tickets/follow.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import { numbered, say, type Word } from '../../text/say.ts'
import { kindKey } from '../../text/zh/kinds.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { kindOf } from '../../understand/kind.ts'
import { go, perform, type AskStep } from '../flow.ts'
import { carriesAlways } from '../promise.ts'
import { withExtra, type Filled, type State } from './report.ts'

type Here<At extends State['at']> = Extract<State, { at: At }>
const options: Word[] = [{ text: 'alike.follow' }, { text: 'alike.other' }]

/** Files the report, unless a neighbour may have told the same. */
export function toFile({ report, place }: Filled): State {
  const kind = { kind: 'help', ...kindOf(report.what), confidential: report.confidential === true }
  const looks = mayFollow(kind) && kindKey(kind.category) !== undefined
  return { at: looks ? 'looking' : 'filing', report, place }
}

export const looking = perform(
  'findAlike',
  ['alike', 'filing'],
  ({ report, place }: Here<'looking'>) => ({
    category: kindOf(report.what).category,
    nodeId: place.nodeId,
    placeText: place.text,
    summary: report.what,
  }),
  ({ report, place }, found) =>
    go<State>(found ? { at: 'alike', report, place, found } : { at: 'filing', report, place }),
)

export const alike: AskStep<State, Here<'alike'>> = {
  to: ['following', 'filing'],
  ask: ({ found: { place, category } }) => {
    const key = kindKey(category)
    return [{ ...say('alike.ask', { place, kind: key ? { text: key } : '' }), choices: numbered(options) }]
  },
  answer: (here, event, scene) => {
    const { report, place } = here
    const extra = withExtra(report, event, scene)
    if (extra) return go({ ...here, report: extra })
    if (event.type !== 'text') return undefined
    const picked = choose(event.text, options) ?? yesOrNo(event.text)
    if (picked === undefined) return undefined
    return go(picked === 0 ? { ...here, at: 'following' } : { at: 'filing', report, place })
  },
  back: ({ report, place }) => ({ at: 'confirm', report, place }),
}

export const following = perform(
  'follow',
  ['followed', 'filing'],
  ({ found, report }: Here<'following'>) => ({
    ticketId: found.ticketId,
    note: report.what,
    media: report.media,
  }),
  ({ found, report, place }, { ok }, scene) =>
    ok
      ? go<State>(
          { at: 'followed' },
          say(carriesAlways(scene) ? 'alike.followed' : 'alike.followedCome', {
            number: numberText(found.number),
          }),
        )
      : go<State>({ at: 'filing', report, place }),
)
