// 开证明: who wants it and for what. Which body issues it is told only where an entry names it; never that the community does.
import * as z from 'zod'
import { line, numbered, say, type Word } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { asksForPaper, findEntries } from '../../understand/catalogue.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform, type Scene } from '../flow.ts'
import { askedSaying } from '../human.ts'
import { tellable } from './hear.ts'
import { sourceLine } from './told.ts'

const Paper = z.object({ text: z.string(), code: z.string().optional() })
const State = z.discriminatedUnion('at', [
  Paper.extend({ at: z.literal('which') }),
  Paper.extend({ at: z.literal('asking') }),
  Paper.extend({ at: z.literal('telling'), purpose: z.string() }),
  Paper.extend({ at: z.literal('filing'), purpose: z.string() }),
  z.object({ at: z.literal('told') }),
  z.object({ at: z.literal('left') }),
])
type State = z.infer<typeof State>
type Paper = z.infer<typeof Paper>

const options = [{ text: 'handover.yes' }, { text: 'handover.no' }] as const
/** "帮我开个证明": says nothing of which. */
const namesNone = /^(?:我?(?:想|要|来|帮我|给我|麻烦)*[开打出办]?(?:一?[个张份])?)?证明[吗嘛哦吧啊呢??。]*$/

function entryOf({ code }: Paper, scene: Scene) {
  const entry = tellable(scene).find((one) => one.code === code)
  return entry?.content.kind === 'paper' ? { entry, paper: entry.content } : undefined
}
/** The paper that some words mean, if it is one of those in the catalogue. */
function heard(text: string, scene: Scene): Paper {
  const [found] = findEntries(asksForPaper(text) ? text : `${text}证明`, tellable(scene))
  return { text, ...(found?.content.kind === 'paper' && { code: found.code }) }
}

export const paper = defineFlow<State>({
  id: 'paper',
  version: 1,
  State,
  first: (_, seed) => {
    const known = Paper.catch({ text: '' }).parse(seed)
    const unnamed = known.code === undefined && (known.text === '' || namesNone.test(known.text.trim()))
    return { at: unnamed ? 'which' : 'asking', ...known }
  },
  steps: {
    which: {
      to: ['asking'],
      ask: () => [say('paper.which')],
      answer: (_, event, scene) =>
        event.type === 'text' && event.text && !isCourtesy(event.text)
          ? go<State>({ at: 'asking', ...heard(event.text, scene) })
          : undefined,
    },
    asking: {
      to: ['telling'],
      ask: (here, scene) => {
        const known = entryOf(here, scene)
        return [
          known?.paper.banned === true
            ? { ...say('paper.banned', { name: known.paper.name }), lines: sourceLine(known.entry) }
            : say('paper.unknown'),
        ]
      },
      answer: (here, event) =>
        event.type === 'text' && event.text && !isCourtesy(event.text)
          ? go<State>({ ...here, at: 'telling', purpose: event.text.slice(0, 300) })
          : undefined,
      back: (here) => ({ at: 'which', text: here.text }),
    },
    telling: {
      to: ['filing', 'left'],
      ask: (here, scene) => {
        const known = entryOf(here, scene)
        const asked = { ...say('paper.ask'), choices: numbered(options) }
        if (known?.paper.banned !== true) return [asked]
        const { name, handler } = known.paper
        const told = handler ? line('paper.where', { name, body: handler }) : line('paper.unfilled', { name })
        return [{ ...asked, ...told, lines: [line('paper.ask')] }]
      },
      answer: (here, event) => {
        const picked =
          event.type === 'text' ? (choose(event.text, options) ?? yesOrNo(event.text)) : undefined
        if (picked === 0) return go<State>({ ...here, at: 'filing' })
        return picked === 1 ? go<State>({ at: 'left' }, say('handover.left')) : undefined
      },
      back: ({ text, code }) => ({ at: 'asking', text, ...(code !== undefined && { code }) }),
    },
    filing: perform(
      'openTicket',
      ['told'],
      (here: Extract<State, { at: 'filing' }>, scene) => {
        const known = entryOf(here, scene)?.paper
        const note = !known ? 'paper.noteUnknown' : known.handler ? 'paper.noteKnown' : 'paper.noteBanned'
        const name: Word[] = known ? [known.name] : []
        return {
          ...{ kind: 'human', category: 'consult', urgency: 'P2', placeText: '', media: [] },
          summary: { words: [{ text: note }, ...name, here.text, here.purpose] },
          nodeId: scene.community.id,
        }
      },
      (_, { number }, scene) => go<State>({ at: 'told' }, askedSaying(number, scene)),
    ),
    told: { end: true, ask: () => [] },
    left: { end: true, ask: () => [] },
  },
})
