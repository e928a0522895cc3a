// Cards with a lesson in the law: having them sent, stopping them, and the answer to the last one's question.
import * as z from 'zod'
import { say } from '../../text/say.ts'
import { defineFlow, go, perform } from '../flow.ts'
import { carriesAlways } from '../promise.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('setting'), on: z.boolean() }),
  z.object({ at: z.literal('answering') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const Wish = z.object({ wish: z.enum(['on', 'off', 'answer']) })

export const lessons = defineFlow<State>({
  id: 'lessons',
  version: 1,
  State,
  first: (_, seed) => {
    const { wish } = Wish.catch({ wish: 'on' }).parse(seed)
    return wish === 'answer' ? { at: 'answering' } : { at: 'setting', on: wish === 'on' }
  },
  steps: {
    setting: perform(
      'setLessons',
      ['told'],
      ({ on }: { on: boolean }) => ({ on }),
      ({ on }, _, scene) => {
        if (!on) return go<State>({ at: 'told' }, say('lessons.off'))
        return go<State>({ at: 'told' }, say(carriesAlways(scene) ? 'lessons.on' : 'lessons.onMay'))
      },
    ),
    answering: perform(
      'lessonAnswer',
      ['told'],
      () => null,
      (_, { answer }) =>
        go<State>(
          { at: 'told' },
          answer === null ? say('lessons.noAnswer') : say('lessons.answer', { answer }),
        ),
    ),
    told: { end: true, ask: () => [] },
  },
})
