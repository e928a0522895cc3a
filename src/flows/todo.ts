// Several matters were told at once: the next one is offered when the one before is done, and none is lost.
import * as z from 'zod'
import { numbered, say } from '../text/say.ts'
import { choose, yesOrNo } from '../understand/choice.ts'
import { intents } from '../understand/intents.ts'
import { defineFlow, go } from './flow.ts'
import { openingFor } from './matter.ts'

const Todo = z.object({ intent: z.enum(intents), text: z.string() })
const State = z.discriminatedUnion('at', [
  Todo.extend({ at: z.literal('offering') }),
  Todo.extend({ at: z.literal('taken') }),
  z.object({ at: z.literal('left') }),
])
type State = z.infer<typeof State>

const options = [{ text: 'todo.yes' }, { text: 'todo.later' }] as const
const shownAtMost = 20

export const todo = defineFlow<State>({
  id: 'todo',
  version: 1,
  State,
  first: (_, seed) => {
    const known = Todo.safeParse(seed)
    return known.success ? { at: 'offering', ...known.data } : { at: 'left' }
  },
  steps: {
    offering: {
      to: ['taken', 'left'],
      ask: ({ text }) => [
        {
          ...say('todo.next', {
            matter: text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…` : text,
          }),
          choices: numbered(options),
        },
      ],
      answer: ({ intent, text }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, options) ?? yesOrNo(event.text)
        if (picked === undefined) return undefined
        return picked === 0
          ? go<State>({ at: 'taken', intent, text })
          : go<State>({ at: 'left' }, { type: 'park' })
      },
    },
    taken: {
      end: true,
      ask: ({ intent, text }, { now }) => [{ type: 'open', ...openingFor({ intent, text }, now) }],
    },
    left: { end: true, ask: () => [] },
  },
})
