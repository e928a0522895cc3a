// The chat's HTTP calls, one function each.
import type { ChatMessage, Posted, Visitor } from '../../bot/webchat/protocol.ts'
import { isVisitor, readHistory, readMediaId } from './wire.ts'

/** The server answered, and it was no. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number) {
    super(`the server answered ${status}`)
    this.status = status
  }

  /** Sending the same again cannot help. */
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status)
  }
}

export interface Api {
  visitor(): Promise<Visitor>
  history(token: string): Promise<ChatMessage[]>
  post(token: string, posted: Posted): Promise<void>
  upload(token: string, picture: Blob): Promise<string>
  media(token: string, id: string): Promise<Blob>
  events(token: string, after: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>
}

const short = 20_000
const long = 180_000

export function createApi(prefix = '/api/chat'): Api {
  async function call(path: string, init: RequestInit, token?: string): Promise<Response> {
    const headers = new Headers(init.headers)
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    const response = await fetch(prefix + path, { cache: 'no-store', credentials: 'omit', ...init, headers })
    if (!response.ok) throw new Refused(response.status)
    return response
  }

  const json = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(short),
  })

  return {
    async visitor() {
      const response = await call('/visitors', json({}))
      const answer: unknown = await response.json()
      if (!isVisitor(answer)) throw new TypeError('not a visitor')
      return answer
    },
    async history(token) {
      const response = await call('/messages', { signal: AbortSignal.timeout(short) }, token)
      return readHistory(await response.json())
    },
    async post(token, posted) {
      await call('/messages', json(posted), token)
    },
    async upload(token, picture) {
      const headers = { 'content-type': picture.type }
      const signal = AbortSignal.timeout(long)
      const response = await call('/media', { method: 'POST', headers, body: picture, signal }, token)
      return readMediaId(await response.json())
    },
    async media(token, id) {
      const path = `/media/${encodeURIComponent(id)}`
      const response = await call(path, { cache: 'default', signal: AbortSignal.timeout(long) }, token)
      return response.blob()
    },
    async events(token, after, signal) {
      const headers = { accept: 'text/event-stream' }
      const response = await call(`/events?after=${after}`, { headers, signal }, token)
      if (!response.body) throw new TypeError('no stream')
      return response.body
    },
  }
}
