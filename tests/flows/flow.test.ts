import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineFlow, go, perform, type Stored } from '../../src/flows/flow.ts'
import { say } from '../../src/text/say.ts'
import { noon, scene } from '../support/scene.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('name'), name: z.string() }),
  z.object({ at: z.literal('age'), name: z.string() }),
  z.object({ at: z.literal('asking'), name: z.string() }),
  z.object({ at: z.literal('end') }),
])
type State = z.infer<typeof State>

/** A flow in its second release: the first one called the name `first`. */
const flow = defineFlow<State>({
  id: 'example',
  version: 2,
  State,
  first: (_, seed) => ({
    at: 'name',
    name: z.object({ name: z.string() }).catch({ name: '' }).parse(seed).name,
  }),
  migrate: (from, state) =>
    from === 1
      ? {
          at: 'age',
          ...z
            .object({ first: z.string() })
            .transform(({ first }) => ({ name: first }))
            .parse(state),
        }
      : undefined,
  steps: {
    name: {
      to: ['age'],
      ask: () => [say('request.askWhat')],
      answer: (_, event) => {
        if (event.type !== 'text') return undefined
        return event.text === 'jump' ? go({ at: 'end' }) : go({ at: 'age', name: event.text })
      },
    },
    age: {
      to: ['asking', 'name'],
      ask: () => [say('request.askPhone')],
      answer: ({ name }) => go({ at: 'asking', name }),
      back: ({ name }) => ({ at: 'name', name }),
    },
    asking: perform(
      'waitingTicket',
      ['end'],
      () => null,
      () => go({ at: 'end' }),
    ),
    end: { end: true, ask: () => [say('nav.nothingParked')] },
  },
})

const stored = (state: unknown, version = 2): Stored => ({ id: 'example', version, state })
const text = (words: string) => ({ type: 'text' as const, text: words, at: noon })

describe('a stored state', () => {
  test('of this version goes on', () => {
    expect(flow.next(stored({ at: 'name', name: '' }), text('陈'), scene()).state).toEqual({
      at: 'age',
      name: '陈',
    })
  })
  test('of an older version that can be migrated goes on', () => {
    expect(flow.next(stored({ first: '陈' }, 1), text('x'), scene()).state).toEqual({
      at: 'asking',
      name: '陈',
    })
  })
  test('of a version that cannot be migrated starts over with its answers kept', () => {
    const move = flow.next(stored({ at: 'gone', name: '陈' }, 7), text('x'), scene())
    expect([move.state, move.question]).toEqual([{ at: 'name', name: '陈' }, [say('request.askWhat')]])
  })
  test('that is rubbish starts over', () => {
    for (const rubbish of [null, 1, 'x', [], { at: 'age' }, { at: '__proto__' }])
      expect(flow.next(stored(rubbish), text('x'), scene()).state).toEqual({ at: 'name', name: '' })
  })
  test('that waits for the store starts over: its outcome was lost with the turn', () => {
    expect(flow.next(stored({ at: 'asking', name: '陈' }), text('x'), scene()).state).toEqual({
      at: 'name',
      name: '陈',
    })
  })
})

describe('a step', () => {
  test('that does not understand asks again and says so', () => {
    const move = flow.next(stored({ at: 'name', name: '' }), { type: 'voice', text: '', at: noon }, scene())
    expect([move.understood, move.effects, move.question]).toEqual([
      false,
      [say('common.retry')],
      [say('request.askWhat')],
    ])
  })
  test('that leads where it does not say is refused', () => {
    expect(() => flow.next(stored({ at: 'name', name: '' }), text('jump'), scene())).toThrow(
      /name does not name end/,
    )
  })
  test('goes on with what the store answers', () => {
    const move = flow.settle(
      stored({ at: 'asking', name: '陈' }),
      { type: 'waitingTicket', out: null },
      scene(),
    )
    expect([move.ended, move.effects]).toEqual([true, [say('nav.nothingParked')]])
  })
  test('refuses an answer to something else', () => {
    const outcome = { type: 'addToTicket' as const, out: { ok: true, number: 1 } }
    expect(() => flow.settle(stored({ at: 'asking', name: '陈' }), outcome, scene())).toThrow(
      /asked for waitingTicket/,
    )
  })
  test('leads back to what was asked before, the first one nowhere', () => {
    expect(flow.back(stored({ at: 'age', name: '陈' }), scene())?.state).toEqual({ at: 'name', name: '陈' })
    expect(flow.back(stored({ at: 'name', name: '陈' }), scene())).toBeUndefined()
  })
})
