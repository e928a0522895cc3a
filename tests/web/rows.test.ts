// What the chat page shows, in which order, and what of it can be tapped.
import { describe, expect, test } from 'vitest'
import type { ChatMessage } from '../../src/bot/webchat/protocol.ts'
import * as box from '../../src/web/chat/outbox.ts'
import { rowsOf } from '../../src/web/chat/rows.ts'

const choices = [
  { send: '1', label: '锦江苑' },
  { send: '2', label: '桂花小区' },
]
function message(id: number, from: ChatMessage['from'], more: Partial<ChatMessage> = {}): ChatMessage {
  const at = new Date(Date.UTC(2026, 10, 22, 6, id)).toISOString()
  return { id, from, clientId: null, kind: 'text', text: `${id}`, at, ...more }
}
const question = message(1, 'bot', { choices })
const waiting = box.add([], { id: 'u', text: '2' }, 1)
const open = (messages: ChatMessage[], outbox: box.Outbox = []) =>
  rowsOf(messages, outbox)
    .filter((row) => row.open)
    .map((row) => row.key)

describe('the rows of the chat', () => {
  test("offer the choices of the bot's last word only", () => {
    expect(open([question, message(2, 'bot', { choices })])).toEqual(['2'])
  })

  test('keep the choices while staff speak', () => {
    expect(open([question, message(2, 'staff')])).toEqual(['1'])
  })

  test('close the choices once an answer is on its way, so that it is not given twice', () => {
    expect(open([question], waiting)).toEqual([])
    expect(open([question, message(2, 'resident', { clientId: 'u' })])).toEqual([])
  })

  test('offer the choices again when the answer could not be sent', () => {
    expect(open([question], box.failQueued(waiting))).toEqual(['1'])
  })

  test('leave a refused message where it was refused', () => {
    const refused = box.mark(waiting, 'u', { state: 'refused', status: 415, after: 1 })
    expect(rowsOf([question, message(2, 'bot')], refused).map((row) => row.key)).toEqual(['1', 'u', '2'])
    expect(open([question], refused)).toEqual(['1'])
  })

  test('keep the key of a message when it comes back stored', () => {
    const before = rowsOf([question], waiting).at(-1)?.key
    expect(rowsOf([question, message(2, 'resident', { clientId: 'u' })], []).at(-1)?.key).toBe(before)
  })

  test('tell what a bare number stood for', () => {
    expect(rowsOf([question], waiting).at(-1)?.meaning).toBe('桂花小区')
    const told = rowsOf([question, message(2, 'resident', { text: '1' })], [])
    expect(told.at(-1)?.meaning).toBe('锦江苑')
    expect(rowsOf([question, message(2, 'resident', { text: '3' })], []).at(-1)?.meaning).toBeUndefined()
  })

  test('do not show the greeting that the page itself sends', () => {
    expect(
      rowsOf([message(1, 'resident', { clientId: 'hello', text: '你好' }), message(2, 'bot')], []),
    ).toHaveLength(1)
  })

  test('tell the time after a silence of more than ten minutes', () => {
    const rows = rowsOf([message(1, 'bot'), message(5, 'bot'), message(30, 'bot')], [])
    expect(rows.map((row) => row.since !== undefined)).toEqual([true, false, true])
  })
})
