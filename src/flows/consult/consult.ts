// A question about a public service: answered from the catalogue with its source, or handed to a person. What can be applied for is,
// by its form.
import * as z from 'zod'
import type { CatalogueEntry } from '../../rules/community/catalogue.ts'
import { numbered, say, type Word } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { choose, isNumber } from '../../understand/choice.ts'
import { defineFlow, go, type Scene } from '../flow.ts'
import { withMedia } from '../matter.ts'
import { begun, checking, filing, filling, retired } from './form.ts'
import { entryOf, hear, State, tell } from './hear.ts'
import { tellEntry } from './told.ts'

const Seed = z.object({ text: z.string().catch(''), media: z.array(z.string()).catch([]) })
const help = { text: 'consult.help' } as const
const person = { text: 'consult.person' } as const
const enough = { text: 'consult.enough' } as const
const noneOf = { text: 'consult.noneOf' } as const
const named = (codes: readonly string[], scene: Scene): Word[] => [
  ...codes.flatMap((code) => entryOf(code, scene)?.content.name ?? []),
  noneOf,
]

const optionsOf = (entry: CatalogueEntry | undefined): Word[] =>
  entry?.content.kind === 'service' ? [help, person] : [enough, person]

export const consult = defineFlow<State>({
  id: 'consult',
  version: 1,
  State,
  first: (scene, seed) => {
    const asked = Seed.catch({ text: '', media: [] }).parse(seed ?? {})
    return asked.text === '' ? { at: 'asking', media: asked.media } : hear(asked, scene)
  },
  steps: {
    asking: {
      to: ['which', 'told', 'paper', 'aid', 'unknown'],
      ask: () => [say('consult.ask')],
      answer: ({ media }, event, scene) => {
        if (event.type === 'image') return go<State>({ at: 'asking', media: withMedia(media, event.mediaId) })
        if (event.type !== 'text' || isNumber(event.text) || isCourtesy(event.text)) return undefined
        return go(hear({ text: event.text, media }, scene))
      },
    },
    which: {
      to: ['told', 'paper', 'aid', 'unknown'],
      ask: ({ codes }, scene) => [{ ...say('consult.which'), choices: numbered(named(codes, scene)) }],
      answer: ({ text, media, codes }, event, scene) => {
        if (event.type !== 'text') return undefined
        const options = named(codes, scene)
        const picked = choose(event.text, options)
        if (picked === undefined) return undefined
        const offered = codes.flatMap((code) => entryOf(code, scene) ?? [])
        const entry = offered[picked]
        return go<State>(entry ? tell(entry, { text, media }) : { at: 'unknown', text, media })
      },
    },
    told: {
      to: ['which', 'filling', 'checking', 'person', 'left', 'paper', 'aid', 'danger'],
      ask: ({ code }, scene) => {
        const entry = entryOf(code, scene)
        const told = entry ? tellEntry(entry) : say('consult.unfilled')
        return [{ ...told, choices: numbered(optionsOf(entry)) }]
      },
      answer: (here, event, scene) => {
        const { code, text, media } = here
        if (event.type === 'image') return go({ ...here, media: withMedia(media, event.mediaId) })
        if (event.type !== 'text') return undefined
        const entry = entryOf(code, scene)
        const options = optionsOf(entry)
        const picked = choose(event.text, options)
        const danger = entry?.content.kind === 'service' ? entry.content.danger : undefined
        if (danger && picked !== undefined) return go<State>({ at: 'danger', danger, text })
        if (picked === 1) return go<State>({ at: 'person', text, media })
        if (picked === 0 && options[0] === enough) return go<State>({ at: 'left' }, say('consult.glad'))
        if (picked === 0) return begun(code, here, scene)
        if (isCourtesy(event.text)) return go<State>({ at: 'left' }, say('consult.glad'))
        // Another question of the same kind is answered at once; a number that was not offered is none.
        if (isNumber(event.text)) return undefined
        const next = hear({ text: event.text, media }, scene)
        return next.at === 'unknown' || next.at === 'person' ? undefined : go(next)
      },
    },
    filling,
    checking,
    filing,
    retired,
    person: {
      end: true,
      ask: ({ text, media }) => [
        { type: 'open', flow: 'handover', seed: { intent: 'consult', text, media, agreed: true } },
      ],
    },
    unknown: {
      end: true,
      ask: ({ text, media }) => [
        { type: 'open', flow: 'handover', seed: { intent: 'consult', text, media } },
      ],
    },
    aid: { end: true, ask: ({ text }) => [{ type: 'open', flow: 'legal-aid', seed: { text } }] },
    danger: {
      end: true,
      ask: ({ danger, text }) => [{ type: 'open', flow: 'emergency', seed: { danger, text } }],
    },
    paper: { end: true, ask: ({ text, code }) => [{ type: 'open', flow: 'paper', seed: { text, code } }] },
    filed: { end: true, ask: () => [] },
    left: { end: true, ask: () => [] },
  },
})
