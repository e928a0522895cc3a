// The resident's messages that the server has not told back yet: a pure queue in the order of writing.

export interface Unsent {
  id: string
  /** Milliseconds; later ones are greater, so they also give the order after a reload. */
  at: number
  text?: string
  /** A picture as a data URL. */
  photo?: string
  /** Known once the picture is uploaded, so that sending again does not upload again. */
  mediaId?: string
  state: 'queued' | 'stored' | 'failed' | 'refused'
  /** The HTTP status of a refusal. */
  status?: number
  /** A refused one is shown where the talk was then: after the message with this id. */
  after?: number
}

export type Outbox = readonly Unsent[]
type Content = { id: string; text: string } | { id: string; photo: string }

/** Puts a message at the end; the same id twice is the same message. */
export function add(outbox: Outbox, content: Content, now: number): Outbox {
  if (outbox.some((item) => item.id === content.id)) return outbox
  const at = Math.max(now, (outbox.at(-1)?.at ?? 0) + 1)
  return [...outbox, { ...content, at, state: 'queued' }]
}

/** The one to send now: the first that waits. */
export function next(outbox: Outbox): Unsent | undefined {
  return outbox.find((item) => item.state === 'queued')
}

export function find(outbox: Outbox, id: string): Unsent | undefined {
  return outbox.find((item) => item.id === id)
}

/** Notes something about one message; an id that is gone stays gone. */
export function mark(outbox: Outbox, id: string, news: Partial<Omit<Unsent, 'id' | 'at'>>): Outbox {
  return outbox.map((item) => (item.id === id ? { ...item, ...news } : item))
}

/** The line is dead: whatever waited has failed, so that nothing overtakes what was written before it. */
export function failQueued(outbox: Outbox): Outbox {
  return outbox.map((item) => (item.state === 'queued' ? { ...item, state: 'failed' } : item))
}

/** Everything that failed gets in line again, in its old place. */
export function retryFailed(outbox: Outbox): Outbox {
  return outbox.some((item) => item.state === 'failed')
    ? outbox.map((item) => (item.state === 'failed' ? { ...item, state: 'queued' } : item))
    : outbox
}

export function remove(outbox: Outbox, id: string): Outbox {
  return outbox.some((item) => item.id === id) ? outbox.filter((item) => item.id !== id) : outbox
}

/** What a reload finds: all of it waits again, in the order of writing. Damaged entries are left out. */
export function restore(saved: readonly string[]): Outbox {
  return saved
    .map(readUnsent)
    .filter((item) => item !== undefined)
    .sort((a, b) => a.at - b.at)
}

function readUnsent(saved: string): Unsent | undefined {
  let value: unknown
  try {
    value = JSON.parse(saved)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (!('id' in value) || typeof value.id !== 'string') return undefined
  if (!('at' in value) || typeof value.at !== 'number') return undefined
  const item: Unsent = { id: value.id, at: value.at, state: 'queued' }
  if ('text' in value && typeof value.text === 'string') return { ...item, text: value.text }
  if (!('photo' in value) || typeof value.photo !== 'string') return undefined
  if (!('mediaId' in value) || typeof value.mediaId !== 'string') return { ...item, photo: value.photo }
  return { ...item, photo: value.photo, mediaId: value.mediaId }
}
