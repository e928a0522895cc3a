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
