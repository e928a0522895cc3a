// A matter that the bot cannot see through by itself yet: with the resident's yes it goes to staff, who know what it is about.
import * as z from 'zod'
import { line, numbered, say } from '../text/say.ts'
import { asksConfidential } from '../rules/staff/visibility.ts'
import { choose, yesOrNo } from '../understand/choice.ts'
import { isCourtesy, wordFor } from '../text/words.ts'
import { intents, type Intent } from '../understand/intents.ts'
import { sureFrom, understand } from '../understand/understand.ts'
import { defineFlow, go, perform } from './flow.ts'
import { askedSaying } from './human.ts'
import { matterNames, withMedia } from './matter.ts'

const Known = z.object({
  intent: z.enum(intents),
  text: z.string(),
  media: z.array(z.string()).default([]),
})
/** `agreed`: they have just said that they want a person. */
const Seed = Known.extend({ agreed: z.boolean().default(false) })
const State = z.discriminatedUnion('at', [
  Known.extend({ at: z.literal('asking') }),
  Known.extend({ at: z.literal('secrecy') }),
  Known.extend({ at: z.literal('filing'), confidential: z.boolean().optional() }),
  z.object({ at: z.literal('proposing'), text: z.string() }),
  z.object({ at: z.literal('told') }),
  z.object({ at: z.literal('left') }),
])
type State = z.infer<typeof State>
type Filing = Extract<State, { at: 'filing' }>

const options = [{ text: 'handover.yes' }, { text: 'handover.no' }] as const
/** What is for all to decide may also be proposed. */
const forAll = [...options, { text: 'handover.propose' }] as const
const optionsFor = (intent: Intent) => (intent === 'deliberation' ? forAll : options)
const secrets = [{ text: 'request.secretYes' }, { text: 'request.secretNo' }] as const

export const handover = defineFlow<State>({
  id: 'handover',
  version: 1,
  State,
  first: (_, seed) => {
    const known = Seed.safeParse(seed)
    if (!known.success) return { at: 'left' }
    const { agreed, ...matter } = known.data
    return agreed && !asksConfidential(matter.intent)
      ? { at: 'filing', ...matter }
      : { at: 'asking', ...matter }
  },
  steps: {
    asking: {
      to: ['filing', 'secrecy', 'left', 'proposing'],
      ask: ({ intent }) => [
        {
          ...say('handover.ask', { matter: { text: matterNames[intent] ?? 'matter.human' } }),
          choices: numbered(optionsFor(intent)),
        },
      ],
      answer: (here, event) => {
        const { intent, text } = here
        if (event.type === 'image')
          return go<State>({ ...here, media: withMedia(here.media, event.mediaId) }, say('handover.photo'))
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, optionsFor(intent)) ?? yesOrNo(event.text)
        if (picked === 2) return go<State>({ at: 'proposing', text })
        if (picked === 0) return go<State>({ ...here, at: asksConfidential(intent) ? 'secrecy' : 'filing' })
        if (picked === 1) return go<State>({ at: 'left' }, say('handover.left'))
        // More words belong to the matter, unless they tell of another for certain.
        const heard = understand(event.text)
        if (isCourtesy(event.text) || (heard.confidence >= sureFrom && heard.intent !== intent))
          return undefined
        const longer = text.includes(event.text) ? text : `${text},${event.text}`.slice(0, 1000)
        return go<State>({ ...here, text: longer })
      },
    },
    secrecy: {
      to: ['filing'],
      ask: () => [{ ...say('request.askSecret'), choices: numbered(secrets) }],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        const picked =
          wordFor(event.text) === 'secret' ? 0 : (choose(event.text, secrets) ?? yesOrNo(event.text))
        return picked === undefined
          ? undefined
          : go<State>({ ...here, at: 'filing', confidential: picked === 0 })
      },
      back: (here) => ({ ...here, at: 'asking' }),
    },
    filing: perform(
      'openTicket',
      ['told'],
      ({ intent, text, media, confidential }: Filing, { community }) => ({
        kind: 'human',
        category: intent,
        urgency: intent === 'anti_fraud' ? 'P1' : 'P2',
        summary: text || { text: 'human.summary' },
        placeText: '',
        nodeId: community.id,
        confidential,
        media,
      }),
      ({ confidential }, { number }, scene) => {
        const asked = askedSaying(number, scene)
        return go<State>(
          { at: 'told' },
          confidential === true ? { ...asked, after: [line('request.filedSecret')] } : asked,
        )
      },
    ),
    proposing: { end: true, ask: ({ text }) => [{ type: 'open', flow: 'proposal', seed: { text } }] },
    told: { end: true, ask: () => [] },
    left: { end: true, ask: () => [] },
  },
})
