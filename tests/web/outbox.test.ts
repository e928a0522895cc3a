// The queue of what a resident wrote and the server has not told back.
import { describe, expect, test } from 'vitest'
import * as box from '../../src/web/chat/outbox.ts'

const two = box.add(box.add([], { id: 'a', text: '一' }, 100), { id: 'b', text: '二' }, 100)
const states = (outbox: box.Outbox) => outbox.map(({ id, state }) => `${id} ${state}`)

describe('the outbox', () => {
  test('keeps the order of writing even within one millisecond', () => {
    expect(two.map(({ id, at }) => [id, at])).toEqual([
      ['a', 100],
      ['b', 101],
    ])
  })

  test('takes the same id once', () => {
    expect(box.add(two, { id: 'a', text: '又' }, 200)).toBe(two)
  })

  test('sends the oldest first, and passes over what is stored or refused', () => {
    expect(box.next(two)?.id).toBe('a')
    expect(box.next(box.mark(two, 'a', { state: 'stored' }))?.id).toBe('b')
    expect(box.next(box.mark(two, 'a', { state: 'refused', status: 413 }))?.id).toBe('b')
    expect(box.next([])).toBeUndefined()
  })

  test('lets nothing overtake what failed, and tries all of it again in the old order', () => {
    const failed = box.failQueued(two)
    expect(states(failed)).toEqual(['a failed', 'b failed'])
    const again = box.add(box.retryFailed(failed), { id: 'c', text: '三' }, 102)
    expect(states(again)).toEqual(['a queued', 'b queued', 'c queued'])
  })

  test('leaves refused messages alone when it tries again', () => {
    const refused = box.mark(two, 'a', { state: 'refused', status: 415 })
    expect(box.retryFailed(refused)).toBe(refused)
  })

  test('does not bring back a message that is gone', () => {
    expect(states(box.mark(box.remove(two, 'a'), 'a', { state: 'stored' }))).toEqual(['b queued'])
    expect(box.remove(two, 'x')).toBe(two)
  })

  test('comes back after a reload in the order of writing, all of it waiting', () => {
    const photo = { id: 'p', at: 50, photo: 'data:image/jpeg;base64,AA==', mediaId: 'm', state: 'failed' }
    const saved = [...box.failQueued(two).toReversed(), photo].map((item) => JSON.stringify(item))
    expect(box.restore(saved)).toEqual([{ ...photo, state: 'queued' }, ...two])
  })

  test.each(['', 'null', '{', '3', '{"id":"a"}', '{"id":"a","at":1}', '{"id":1,"at":1,"text":"a"}'])(
    'leaves out the damaged entry %j',
    (saved) => {
      expect(box.restore([saved])).toEqual([])
    },
  )
})
