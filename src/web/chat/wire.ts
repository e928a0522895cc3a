// Looks at what the server answered before the page believes it.
import type { ChatMessage, Visitor } from '../../bot/webchat/protocol.ts'

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

const froms: readonly unknown[] = ['resident', 'bot', 'staff']

export function isVisitor(value: unknown): value is Visitor {
  return (
    isObject(value) &&
    'token' in value &&
    typeof value.token === 'string' &&
    'community' in value &&
    typeof value.community === 'string'
  )
}

/** Checks what the page leans on; the rest of a message is the protocol's promise. */
function isMessage(value: unknown): value is ChatMessage {
  return (
    isObject(value) &&
    'id' in value &&
    typeof value.id === 'number' &&
    'from' in value &&
    froms.includes(value.from) &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'at' in value &&
    typeof value.at === 'string'
  )
}

/** The messages of a History; one that is unreadable is left out rather than breaking the page. */
export function readHistory(value: unknown): ChatMessage[] {
  if (!isObject(value) || !('messages' in value) || !Array.isArray(value.messages)) {
    throw new TypeError('not a history')
  }
  return value.messages.filter(isMessage)
}

export function readMessage(json: string): ChatMessage | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isMessage(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function readMediaId(value: unknown): string {
  if (!isObject(value) || !('mediaId' in value) || typeof value.mediaId !== 'string') {
    throw new TypeError('not an upload')
  }
  return value.mediaId
}
