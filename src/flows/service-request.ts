// A resident reports something to be looked at. Free text first, then only what is missing; ends with a ticket for staff.
import type * as z from 'zod'
import { estatesOf, nodeById } from '../rules/tree.ts'
import { numberText } from '../rules/ticket.ts'
import { line, numbered, say, type CardRow, type Word } from '../text/say.ts'
import { wordFor, words } from '../text/words.ts'
import { categoryOf } from '../understand/category.ts'
import { choose } from '../understand/choice.ts'
import { findPhone, maskPhone } from '../understand/phone.ts'
import { findEstate, hearPlace } from '../understand/place.ts'
import { defineFlow, go, perform, type Effect, type Scene } from './flow.ts'
import {
  advance,
  corrected,
  correction,
  Filled,
  hear,
  joined,
  placeAt,
  Seed,
  State,
  withExtra,
  without,
  type Report,
} from './report.ts'

const shownAtMost = 60
const estateOptions = (scene: Scene): Word[] => [
  ...estatesOf(scene.community).map((estate) => estate.name),
  { text: 'request.elsewhere' },
]
const confirmOptions: Word[] = [
  { text: 'request.submit' },
  { text: 'request.change' },
  { text: 'request.leave' },
]
const changeOptions: Word[] = [
  { text: 'request.rowWhat' },
  { text: 'request.rowWhere' },
  { text: 'request.rowPhone' },
]
const phoneOptions: Word[] = [{ text: 'request.noPhone' }]

const answered = (report: Report): Report => ({ ...report, heardAt: 0 })
const short = (text: string): string => (text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…` : text)

function readBack({ report, place }: z.infer<typeof Filled>, scene: Scene): Effect[] {
  const photos: Word = report.media.length
  const card: CardRow[] = [
    { label: 'request.rowWhat', value: short(report.what), send: words.changeWhat[0] },
    { label: 'request.rowWhere', value: place.text, send: words.changePlace[0] },
    ...(report.phone
      ? [{ label: 'request.rowPhone', value: maskPhone(report.phone), send: words.changePhone[0] } as const]
      : []),
    ...(report.media.length > 0 ? [{ label: 'request.rowPhotos', value: photos } as const] : []),
  ]
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
    const { text, at, media, phone, report, place } = Seed.catch({ media: [] }).parse(unknown ?? {})
    const extra = { media: report?.media ?? media, phone: report?.phone ?? phone }
    if (text) return hear(text, at ?? 0, extra, place, scene)
    if (report?.what) {
      const kept = { ...extra, what: report.what, heardAt: 0 }
      return place ? { at: 'confirm', report: kept, place } : advance(kept, undefined, '', scene)
    }
    return { at: 'what', extra, ...(place && { place }) }
  },
  steps: {
    what: {
      to: ['estate', 'spot', 'confirm'],
      ask: ({ extra }) => [
        { ...say(extra.media.length > 0 ? 'request.photoKept' : 'request.askWhat'), step: [1, 3] },
      ],
      answer: ({ extra, place }, event, scene) => {
        if (event.type === 'image')
          return go({
            at: 'what',
            extra: { ...extra, media: [...extra.media, event.mediaId].slice(-9) },
            place,
          })
        if (event.type === 'location')
          return go({ at: 'what', extra, place: { nodeId: scene.community.id, text: event.label } })
        return event.type === 'text' && event.text
          ? go(hear(event.text, event.at, extra, place, scene))
          : undefined
      },
    },
    estate: {
      to: ['spot', 'confirm', 'what'],
      ask: (_, scene) => [
        {
          ...say('request.askEstate'),
          choices: numbered(estateOptions(scene)),
          step: [2, 3],
        },
      ],
      answer: ({ report, detail, place }, event, scene) => {
        if (event.type === 'recall') return go(without(report, undefined, event.text, scene))
        if (event.type === 'location')
          return go({
            at: 'confirm',
            report: answered(report),
            place: { nodeId: scene.community.id, text: event.label },
          })
        const extra = withExtra(report, event)
        if (extra) return go({ at: 'estate', report: extra, detail, place })
        if (event.type !== 'text') return undefined
        const estates = estatesOf(scene.community)
        const picked = choose(event.text, estateOptions(scene))
        if (picked === estates.length) return go({ at: 'spot', report: answered(report), place })
        const estate =
          picked === undefined ? findEstate(event.text, scene.community)?.estate : estates[picked]
        if (!estate) {
          const more = joined({ report, detail, place }, event, scene)
          return more ? go(more) : undefined
        }
        const more = picked === undefined ? hearPlace(event.text, scene.community).detail : ''
        return go(advance(answered(report), estate.id, detail + more, scene))
      },
      back: ({ report, place }) => (place ? { at: 'confirm', report, place } : { at: 'what', extra: report }),
    },
    spot: {
      to: ['confirm', 'what', 'estate'],
      ask: ({ estateId }, scene) => {
        const estate = estateId === undefined ? undefined : nodeById(scene.community, estateId)
        return [
          {
            ...(estate ? say('request.askSpot', { estate: estate.name }) : say('request.askElsewhere')),
            step: [2, 3],
          },
        ]
      },
      answer: ({ report, estateId, place }, event, scene) => {
        if (event.type === 'recall') return go(without(report, undefined, event.text, scene))
        if (event.type === 'location')
          return go({
            at: 'confirm',
            report: answered(report),
            place: { nodeId: estateId ?? scene.community.id, text: event.label },
          })
        const extra = withExtra(report, event)
        if (extra) return go({ at: 'spot', report: extra, estateId, place })
        if (event.type !== 'text' || !event.text) return undefined
        const heard = hearPlace(event.text, scene.community)
        const placeLike = heard.detail !== '' || heard.estate !== undefined
        const more = placeLike ? undefined : joined({ report, estateId, place }, event, scene)
        if (more) return go(more)
        const where = heard.estate?.id ?? estateId
        const detail = (heard.detail || event.text).slice(0, 100)
        const found =
          where === undefined
            ? { nodeId: scene.community.id, text: event.text.slice(0, 100) }
            : placeAt(where, detail, scene.community)
        return go({ at: 'confirm', report: answered(report), place: found })
      },
      back: ({ report, place }, scene) => {
        if (place) return { at: 'confirm', report, place }
        return estatesOf(scene.community).length > 1
          ? { at: 'estate', report, detail: '' }
          : { at: 'what', extra: report }
      },
    },
    confirm: {
      to: ['filing', 'change', 'left', 'newWhat', 'estate', 'newPhone', 'what', 'spot'],
      ask: readBack,
      answer: ({ report, place }, event, scene) => {
        if (event.type === 'recall') return go(without(report, place, event.text, scene))
        const extra = withExtra(report, event)
        if (extra) return go({ at: 'confirm', report: extra, place })
        if (event.type !== 'text') return undefined
        const word = wordFor(event.text)
        if (word === 'changeWhat') return go({ at: 'newWhat', report, place })
        if (word === 'changePlace') return go({ at: 'estate', report: answered(report), detail: '', place })
        if (word === 'changePhone') return go({ at: 'newPhone', report, place })
        const picked = word === 'yes' ? 0 : choose(event.text, confirmOptions)
        if (picked === 0) return go({ at: 'filing', report, place })
        if (picked === 1) return go({ at: 'change', report, place })
        if (picked === 2) return go({ at: 'left' }, { type: 'park' })
        const heard = hearPlace(correction(event.text), scene.community)
        if ((heard.detail || heard.estate) && !heard.rest)
          return go({ at: 'confirm', report: answered(report), place: corrected(place, heard, scene) })
        const more = joined({ report, place }, event, scene)
        return more ? go(more) : undefined
      },
      back: ({ report, place }) => ({ at: 'estate', report: answered(report), detail: '', place }),
    },
    change: {
      to: ['newWhat', 'estate', 'newPhone', 'confirm'],
      ask: () => [
        {
          ...say('request.askChange'),
          choices: numbered(changeOptions),
        },
      ],
      answer: ({ report, place }, event, scene) => {
        const extra = withExtra(report, event)
        if (extra) return go({ at: 'confirm', report: extra, place })
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, changeOptions)
        if (picked === 0) return go({ at: 'newWhat', report, place })
        if (picked === 1) return go({ at: 'estate', report: answered(report), detail: '', place })
        if (picked === 2) return go({ at: 'newPhone', report, place })
        const heard = hearPlace(correction(event.text), scene.community)
        if ((heard.detail || heard.estate) && !heard.rest)
          return go({ at: 'confirm', report, place: corrected(place, heard, scene) })
        return undefined
      },
      back: ({ report, place }) => ({ at: 'confirm', report, place }),
    },
    newWhat: {
      to: ['confirm'],
      ask: () => [say('request.askNewWhat')],
      answer: ({ report, place }, event) => {
        const extra = withExtra(report, event)
        if (extra) return go({ at: 'newWhat', report: extra, place })
        if (event.type !== 'text' || !event.text) return undefined
        return go({
          at: 'confirm',
          report: { ...report, what: event.text.slice(0, 1000), heardAt: event.at },
          place,
        })
      },
      back: ({ report, place }) => ({ at: 'confirm', report, place }),
    },
    newPhone: {
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
      back: ({ report, place }) => ({ at: 'confirm', report, place }),
    },
    filing: perform(
      'openTicket',
      ['filed'],
      ({ report, place }: z.infer<typeof Filled>) => ({
        kind: 'help',
        ...(categoryOf(report.what) ?? { category: 'other', urgency: 'P2' }),
        summary: report.what,
        placeText: place.text,
        nodeId: place.nodeId,
        phone: report.phone,
        media: report.media,
      }),
      (_, { ticketId, number, due }) =>
        go(
          { at: 'filed' },
          { type: 'filed', ticketId, number },
          {
            ...say('request.filed', { number: numberText(number), due: { day: due } }),
            after: [line('request.filedUndo')],
          },
        ),
    ),
    filed: { end: true, ask: () => [] },
    left: { end: true, ask: () => [] },
  },
})
