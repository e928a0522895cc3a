// A session is kept beside its row only as long as the row says the same.
import { describe, expect, test } from 'vitest'
import { newSession } from '../../src/flows/session.ts'
import { createSessions, parseSession } from '../../src/store/conversations/stored-session.ts'

describe('a session that was written', () => {
  test('comes back as it was, without being read', () => {
    const sessions = createSessions()
    const session = { ...newSession(), misses: 1 }
    const text = sessions.write(7, session)
    expect(sessions.read(7, text)).toBe(session)
    expect(parseSession(text)).toEqual(session)
  })

  test('is read from its row where somebody else has changed that', () => {
    const sessions = createSessions()
    sessions.write(7, newSession())
    const text = JSON.stringify({ ...newSession(), misses: 2 })
    expect(sessions.read(7, text)).toMatchObject({ misses: 2 })
    expect(sessions.read(8, text)).toMatchObject({ misses: 2 })
  })

  test('is kept for those who wrote last only', () => {
    const sessions = createSessions()
    const first = newSession()
    const text = sessions.write(0, first)
    for (let contact = 1; contact <= 2000; contact++) sessions.write(contact, newSession())
    expect(sessions.read(0, text)).not.toBe(first)
    expect(sessions.read(0, text)).toEqual(first)
  })
})
