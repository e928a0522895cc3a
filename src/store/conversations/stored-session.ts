// A conversation as its row holds it.
import { readSession, type Session } from '../../flows/session.ts'

/** Reads a stored session. What is no JSON starts over from the top, never an error: the next turn must go on. */
export function parseSession(text: string): Session {
  try {
    return readSession(JSON.parse(text))
  } catch {
    return readSession(undefined)
  }
}

const keptAtMost = 2000

export interface Sessions {
  read: (contactId: number, text: string) => Session
  /** The text of a session that is to be stored. */
  write: (contactId: number, session: Session) => string
}

/** Sessions of those who wrote last, as they were: whose row still holds the very text is not read again. */
export function createSessions(): Sessions {
  const kept = new Map<number, { text: string; session: Session }>()
  return {
    read: (contactId, text) => {
      const last = kept.get(contactId)
      return last?.text === text ? last.session : parseSession(text)
    },
    write: (contactId, session) => {
      const text = JSON.stringify(session)
      kept.delete(contactId)
      kept.set(contactId, { text, session })
      const [oldest] = kept.size > keptAtMost ? kept.keys() : []
      if (oldest !== undefined) kept.delete(oldest)
      return text
    },
  }
}
