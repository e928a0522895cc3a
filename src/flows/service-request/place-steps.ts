// Where the matter is: the estate, then the spot in it.
import { estatesOf, nodeById } from '../../rules/tree.ts'
import { numbered, say, type Word } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { choose } from '../../understand/choice.ts'
import { findEstate, hearPlace } from '../../understand/place.ts'
import { go, type AskStep, type Scene } from '../flow.ts'
import { advance, answered, joined, placeAt, withExtra, without, type Place, type State } from './report.ts'

type Here<At extends State['at']> = Extract<State, { at: At }>

const elsewhere: Word = { text: 'request.elsewhere' }
const keep: Word = { text: 'request.keep' }
const options = (place: Place | undefined, scene: Scene): Word[] => [
  ...estatesOf(scene.community).map((estate) => estate.name),
  elsewhere,
  ...(place ? [keep] : []),
]

/** One question before: the words of the report, which stay as they are until others come. */
const toWhat = ({
  report,
  place,
}: {
  report: Here<'estate'>['report']
  place?: Place | undefined
}): State => ({
  at: 'what',
  extra: { media: report.media, phone: report.phone },
  place,
  told: report.what,
})

export const estate: AskStep<State, Here<'estate'>> = {
  to: ['spot', 'confirm', 'what'],
  ask: ({ place }, scene) => [
    { ...say('request.askEstate'), choices: numbered(options(place, scene)), step: [2, 3] },
  ],
  answer: (here, event, scene) => {
    const { report, detail, place, changing } = here
    if (event.type === 'recall') return go(without(report, undefined, event.text, scene))
    if (event.type === 'location')
      return go({
        at: 'confirm',
        report: answered(report),
        place: { nodeId: scene.community.id, text: event.label },
      })
    const extra = withExtra(report, event)
    if (extra) return go({ ...here, report: extra })
    if (event.type !== 'text') return undefined
    const offered = options(place, scene)
    const picked = choose(event.text, offered)
    const option = picked === undefined ? undefined : offered[picked]
    if (option === elsewhere) return go({ at: 'spot', report: answered(report), place, changing })
    if (option === keep && place) return go({ at: 'confirm', report: answered(report), place })
    const chosen =
      picked === undefined
        ? findEstate(event.text, scene.community)?.estate
        : estatesOf(scene.community)[picked]
    if (!chosen) {
      const more = joined(here, event, scene)
      return more && go(more)
    }
    const more = picked === undefined ? hearPlace(event.text, scene.community).detail : ''
    const next = advance(answered(report), chosen.id, detail + more, scene)
    return go(next.at === 'spot' ? { ...next, place, changing } : next)
  },
  back: ({ report, place, changing }) =>
    changing && place ? { at: 'confirm', report, place } : toWhat({ report, place }),
}

export const spot: AskStep<State, Here<'spot'>> = {
  to: ['confirm', 'what', 'estate'],
  ask: ({ estateId }, scene) => {
    const found = estateId === undefined ? undefined : nodeById(scene.community, estateId)
    return [
      {
        ...(found ? say('request.askSpot', { estate: found.name }) : say('request.askElsewhere')),
        step: [2, 3],
      },
    ]
  },
  answer: (here, event, scene) => {
    const { report, estateId } = here
    if (event.type === 'recall') return go(without(report, undefined, event.text, scene))
    if (event.type === 'location')
      return go({
        at: 'confirm',
        report: answered(report),
        place: { nodeId: estateId ?? scene.community.id, text: event.label },
      })
    const extra = withExtra(report, event)
    if (extra) return go({ ...here, report: extra })
    if (event.type !== 'text' || !event.text || isCourtesy(event.text)) return undefined
    const heard = hearPlace(event.text, scene.community)
    const placeLike = heard.detail !== '' || heard.estate !== undefined
    const more = placeLike ? undefined : joined({ report, estateId }, event, scene)
    if (more) return go(more)
    const where = heard.estate?.id ?? estateId
    const place =
      where === undefined
        ? { nodeId: scene.community.id, text: event.text.slice(0, 100) }
        : placeAt(where, (heard.detail || event.text).slice(0, 100), scene.community)
    return go({ at: 'confirm', report: answered(report), place })
  },
  back: ({ report, place, changing }, scene) =>
    estatesOf(scene.community).length > 1
      ? { at: 'estate', report, detail: '', place, changing }
      : changing && place
        ? { at: 'confirm', report, place }
        : toWhat({ report, place }),
}
