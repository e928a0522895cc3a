// Where the matter is: the estate, then the spot in it.
import { estatesOf, nodeById } from '../../rules/community/tree.ts'
import { numbered, say, type Word } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { categoryOf } from '../../understand/category.ts'
import { choose, isNumber } from '../../understand/choice.ts'
import { findEstate, hearPlace, placeAt } from '../../understand/place.ts'
import { go, type AskStep, type Scene } from '../flow.ts'
import { correction } from './correct.ts'
import {
  addDetail,
  advance,
  answered,
  joined,
  withExtra,
  without,
  withWords,
  type Place,
  type State,
} from './report.ts'

type Here<At extends State['at']> = Extract<State, { at: At }>

const elsewhere: Word = { text: 'request.elsewhere' }
const keep: Word = { text: 'request.keep' }
const options = (place: Place | undefined, scene: Scene): Word[] => [
  ...estatesOf(scene.community).map((estate) => estate.name),
  elsewhere,
  ...(place ? [keep] : []),
]

const unknown =
  /^我?也?(?:不晓得|不知道|不清楚|不确定|晓不得|说不清楚?|记不清楚?).{0,6}$|^(?:i )?(?:don't know|not sure)/i
const wrongChoice = /^我?(?:刚才|刚刚)?(?:选|点|按|填|写|说)错(?:了|啦)?[\s。!,,]*(?:小区)?(?:了)?$/
const meantBy = (text: string): string => correction(text)?.meant ?? text

/** One question before: the words of the report, which stay as they are until others come. */
const toWhat = ({
  report,
  place,
}: {
  report: Here<'estate'>['report']
  place?: Place | undefined
}): State => ({
  at: 'what',
  // A wish for secrecy told before stays.
  extra: {
    media: report.media,
    phone: report.phone,
    suits: report.suits,
    confidential: report.confidential,
  },
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
        report: answered(report, event),
        place: { nodeId: scene.community.id, text: event.label },
      })
    const extra = withExtra(report, event, scene)
    if (extra) return go({ ...here, report: extra })
    if (event.type !== 'text') return undefined
    const offered = options(place, scene)
    const picked = choose(event.text, offered)
    const option = picked === undefined ? undefined : offered[picked]
    if (option === elsewhere) {
      const report = answered(here.report, event)
      return go({ at: 'spot', report, chosen: true, place, changing })
    }
    if (option === keep && place) return go({ at: 'confirm', report: answered(report, event), place })
    const chosen =
      picked === undefined
        ? findEstate(meantBy(event.text), scene.community)?.estate
        : estatesOf(scene.community)[picked]
    const heard = hearPlace(picked === undefined ? meantBy(event.text) : '', scene.community)
    const trouble = heard.rest !== '' && categoryOf(heard.rest) !== undefined
    const told = heard.detail && addDetail(detail, !heard.rest || trouble ? heard.detail : heard.words)
    if (!chosen) {
      const more = heard.detail && !heard.rest ? undefined : joined(here, event, scene)
      if (more) return go(more)
      return told ? go({ ...here, report: answered(report, event), detail: told }) : undefined
    }
    const kept = answered(report, event)
    const what = trouble ? withWords(report.what, heard.rest) : report.what
    const next = advance({ ...kept, what }, chosen.id, told || detail, scene)
    return go(next.at === 'spot' ? { ...next, chosen: true, place, changing } : next)
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
    const { report, estateId, place, changing } = here
    if (event.type === 'recall') return go(without(report, undefined, event.text, scene))
    if (event.type === 'location')
      return go({
        at: 'confirm',
        report: answered(report, event),
        place: { nodeId: estateId ?? scene.community.id, text: event.label },
      })
    const extra = withExtra(report, event, scene)
    if (extra) return go({ ...here, report: extra })
    if (event.type !== 'text' || !event.text || isCourtesy(event.text)) return undefined
    if (wrongChoice.test(event.text) && estatesOf(scene.community).length > 1)
      return go({ at: 'estate', report: answered(report, event), detail: '', place, changing })
    if (isNumber(event.text) || /^[\p{N}\p{P}\s]+$/u.test(event.text)) return undefined
    const heard = hearPlace(meantBy(event.text), scene.community)
    const kept = answered(report, event)
    if (unknown.test(event.text) && !heard.detail)
      return estateId === undefined
        ? undefined
        : go({ at: 'confirm', report: kept, place: placeAt(estateId, '', scene.community) })
    // The estate once more, or another one: the spot in it is still to be told.
    if (heard.estate && !heard.words) return go({ ...here, report: kept, estateId: heard.estate.id })
    const placeLike = heard.detail !== '' || heard.estate !== undefined
    const follows = !here.chosen || categoryOf(event.text) !== undefined
    const more = placeLike || !follows ? undefined : joined({ report, estateId }, event, scene)
    if (more) return go(more)
    const where = heard.estate?.id ?? estateId
    const told =
      where === undefined
        ? { nodeId: scene.community.id, text: event.text.slice(0, 100) }
        : placeAt(where, heard.words.slice(0, 100), scene.community)
    return go({ at: 'confirm', report: kept, place: told })
  },
  back: ({ report, place, changing }, scene) =>
    estatesOf(scene.community).length > 1
      ? { at: 'estate', report, detail: '', place, changing }
      : changing && place
        ? { at: 'confirm', report, place }
        : toWhat({ report, place }),
}
