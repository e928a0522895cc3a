// A resident reports something to be looked at. Free text first, then only what is missing; ends with a ticket for staff.
import { endOfDay } from '../../rules/time/calendar.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import { line, numbered, say, type CardRow, type Word } from '../../text/say.ts'
import { isCourtesy, wordFor, words } from '../../text/words.ts'
import { isDispute } from '../../understand/dispute.ts'
import { kindOf } from '../../understand/kind.ts'
import { choose } from '../../understand/choice.ts'
import { maskPhone } from '../../understand/phone.ts'
import { defineFlow, go, perform, type Effect, type Scene } from '../flow.ts'
import { callback } from '../callback.ts'
import { carries } from '../promise.ts'
import { alike, following, looking } from './alike-steps.ts'
import { change, changePlace, newPhone, newWhat } from './change-steps.ts'
import { estate, spot } from './place-steps.ts'
import { secrecy, submit } from './secrecy-step.ts'
import { corrected, correctedWhat, isElsewhere } from './correct.ts'
import {
  advance,
  answered,
  hear,
  isSoon,
  joined,
  Seed,
  State,
  toggled,
  withExtra,
  withPhoto,
  without,
  type Filled,
} from './report.ts'

const shownAtMost = 60
const confirmOptions: Word[] = [
  { text: 'request.submit' },
  { text: 'request.change' },
  { text: 'request.leave' },
]
const keepOptions: Word[] = [{ text: 'request.keep' }]

const short = (text: string): string => (text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…` : text)

function readBack({ report, place }: Filled, scene: Scene): Effect[] {
  const { phone, suits, media } = report
  const card: CardRow[] = [
    { label: 'request.rowWhat', value: short(report.what), send: words.changeWhat[0] },
    { label: 'request.rowWhere', value: place.text, send: words.changePlace[0] },
  ]
  if (phone) card.push({ label: 'request.rowPhone', value: maskPhone(phone), send: words.changePhone[0] })
  if (report.confidential === true)
    card.push({ label: 'request.rowSecret', value: { text: 'request.secretOn' }, send: words.secret[0] })
  if (suits) card.push({ label: 'request.rowSuits', value: suits.text })
  if (media.length > 0) card.push({ label: 'request.rowPhotos', value: media.length })
  return [
    {
      ...say('request.confirm'),
      card,
      choices: [...numbered(confirmOptions), { send: '0', label: { text: 'request.back' } }],
      after: [line('request.more'), ...(scene.firstTime ? [line('request.privacy')] : [])],
      step: [3, 3],
    },
  ]
}

export const serviceRequest = defineFlow<State>({
  id: 'service-request',
  version: 1,
  State,
  first: (scene, unknown) => {
    const { text, at, media, phone, suits, report, place, chosen } = Seed.catch({ media: [] }).parse(
      unknown ?? {},
    )
    const extra = {
      media: report?.media ?? media,
      phone: report?.phone ?? phone,
      suits: report?.suits ?? suits,
      confidential: report?.confidential,
    }
    if (text && !chosen && isDispute(text))
      return { at: 'disputed', text, told: at ?? 0, media: extra.media, place }
    if (text) return hear(text, at ?? 0, extra, place, scene)
    if (!report?.what) return { at: 'what', extra, place }
    const kept = { ...extra, what: report.what, heardAt: 0 }
    return place ? { at: 'confirm', report: kept, place } : advance(kept, undefined, '', scene)
  },
  steps: {
    what: {
      to: ['estate', 'spot', 'confirm', 'disputed'],
      ask: ({ extra, told }) => {
        if (told) {
          const asked = say('request.askWhatAgain', { what: short(told) })
          return [{ ...asked, choices: numbered(keepOptions), step: [1, 3] }]
        }
        return [{ ...say(extra.media.length > 0 ? 'request.photoKept' : 'request.askWhat'), step: [1, 3] }]
      },
      answer: (here, event, scene) => {
        const { extra, place, told } = here
        if (event.type === 'image') return go({ ...here, extra: withPhoto(extra, event.mediaId) })
        if (event.type === 'location')
          return go({ ...here, place: { nodeId: scene.community.id, text: event.label } })
        if (event.type !== 'text' || !event.text) return undefined
        if (told && choose(event.text, keepOptions) === 0) {
          const report = { ...extra, what: told, heardAt: 0 }
          return go(place ? { at: 'confirm', report, place } : advance(report, undefined, '', scene))
        }
        if (isCourtesy(event.text)) return undefined
        if (isDispute(event.text))
          return go({ at: 'disputed', text: event.text, told: event.at, media: extra.media, place })
        return go(hear(event.text, event.at, extra, place, scene))
      },
    },
    estate,
    spot,
    confirm: {
      to: ['filing', 'looking', 'secrecy', 'change', 'left', 'newWhat', 'estate', 'newPhone', 'what'],
      ask: readBack,
      answer: (here, event, scene) => {
        const { report, place } = here
        if (event.type === 'recall') return go(without(report, place, event.text, scene))
        const extra = withExtra(report, event, scene)
        if (extra) return go({ at: 'confirm', report: extra, place })
        if (event.type !== 'text') return undefined
        const word = wordFor(event.text)
        if (word === 'changeWhat') return go({ at: 'newWhat', report, place })
        if (word === 'changePlace') return go(changePlace(here))
        if (word === 'changePhone') return go({ at: 'newPhone', report, place })
        if (word === 'secret') return go({ at: 'confirm', report: toggled(report), place })
        const picked = word === 'yes' ? 0 : choose(event.text, confirmOptions)
        if (picked === 0) return go(submit(here))
        if (picked === 1 || word === 'no') return go({ at: 'change', report, place })
        if (picked === 2) return go({ at: 'left' }, { type: 'park' })
        const better = corrected(place, event.text, scene)
        if (better) return go({ at: 'confirm', report: answered(report, event), place: better })
        const other = correctedWhat(report, event.text, scene)
        if (other) return go({ at: 'confirm', report: answered(other, event), place })
        // Late words of another place are another matter: it must not vanish in this one.
        if (!isSoon(report, event) && isElsewhere(place, event.text, scene)) return undefined
        const more = joined(here, event, scene)
        return more && go(more)
      },
      back: ({ report, place }) => ({ at: 'estate', report: answered(report), detail: '', place }),
    },
    change,
    newWhat,
    newPhone,
    secrecy,
    looking,
    alike,
    following,
    filing: perform(
      'openTicket',
      ['filed'],
      ({ report, place }: Filled) => ({
        kind: 'help',
        ...kindOf(report.what),
        summary: report.what,
        placeText: place.text,
        nodeId: place.nodeId,
        phone: report.phone,
        confidential: report.confidential,
        suits: report.suits,
        media: report.media,
      }),
      ({ report }, { ticketId, number, due, contactDue }, scene) => {
        const carried = carries(scene, contactDue ?? endOfDay(due) - 1)
        const told = { number: numberText(number), due: { day: due } }
        const soon = contactDue !== undefined && {
          number: told.number,
          contact: { moment: contactDue, from: scene.now },
        }
        return go(
          { at: 'filed' },
          { type: 'filed', ticketId, number },
          {
            ...(soon
              ? say(carried ? 'request.filedSoon' : 'request.filedSoonCome', soon)
              : say(carried ? 'request.filed' : 'request.filedCome', told)),
            after: [
              ...(report.confidential === true ? [line('request.filedSecret')] : []),
              line('request.filedUndo'),
            ],
          },
          ...(carried
            ? []
            : [
                { type: 'phoneAsked' as const },
                { type: 'open' as const, flow: callback.id, seed: { ticketId, ask: !scene.phoneAsked } },
              ]),
        )
      },
    ),
    filed: { end: true, ask: () => [] },
    followed: { end: true, ask: () => [] },
    left: { end: true, ask: () => [] },
    disputed: {
      end: true,
      ask: ({ text, told, media, place }) => [
        { type: 'open', flow: 'three-doors', seed: { text, told, media, place } },
      ],
    },
  },
})
