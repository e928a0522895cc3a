// One resident's conversation: the messages, what is still to be sent, and the line to the server.
import type { ChatMessage } from '../../bot/webchat/protocol.ts'
import type { Api } from './api.ts'
import { newId } from './ids.ts'
import { keepUnsent } from './memory.ts'
import type { Memory } from './memory.ts'
import * as box from './outbox.ts'
import type { Outbox } from './outbox.ts'
import { backoff, createPause } from './pause.ts'
import { createPictures } from './pictures.ts'
import type { Pictures } from './pictures.ts'
import { createSender } from './sender.ts'
import { readEvents } from './sse.ts'
import { createVisitorKeeper } from './visitor.ts'
import { readMessage } from './wire.ts'

export interface Snapshot {
  community: string
  /** The messages so far are here; what comes from now on is news. */
  ready: boolean
  online: boolean
  /** The line has failed more than once in a row. */
  lost: boolean
  messages: readonly ChatMessage[]
  outbox: Outbox
}

export interface Conversation {
  pictures: Pictures
  read(): Snapshot
  subscribe(listener: () => void): () => void
  start(): void
  say(text: string): void
  show(photo: string): void
  retry(): void
  remove(id: string): void
  setOnline(online: boolean): void
  /** The page is looked at again: if nothing was heard for a while, the line is opened anew. */
  wake(): void
  /** Forgets on this device what was said so far: nothing of it is shown when the page is opened again. */
  hide(): void
}

interface Options {
  api: Api
  memory: Memory
  online: boolean
  now?: () => number
}

/** The greeting that opens an empty conversation. Its id is fixed, so that two tabs greet once. */
export const hello = 'hello'
/** Longer without a sign of life than this, and the line counts as dead. */
const silence = 75_000
const stale = 30_000

export function createConversation({ api, memory, online, now = Date.now }: Options): Conversation {
  const listeners = new Set<() => void>()
  const pause = createPause()
  let line = new AbortController()
  let heard = now()
  let hidden = Number(memory.read('hidden') ?? 0)
  let lastId = hidden
  let state: Snapshot = {
    community: memory.read('community') ?? '',
    ready: false,
    online,
    lost: false,
    messages: [],
    outbox: box.restore(memory.readUnsent()),
  }

  function set(news: Partial<Snapshot>): void {
    state = { ...state, ...news }
    listeners.forEach((listener) => listener())
  }

  function change(how: (outbox: Outbox) => Outbox): void {
    const before = state.outbox
    const after = how(before)
    if (after === before) return
    keepUnsent(memory, before, after)
    set({ outbox: after })
  }

  /** Takes messages in; known ids are dropped, and the resident's own leave the outbox. */
  function take(news: readonly ChatMessage[]): void {
    const known = new Set(state.messages.map((message) => message.id))
    const fresh = news.filter((message) => message.id > hidden && !known.has(message.id))
    lastId = Math.max(lastId, ...news.map((message) => message.id))
    const own = new Set(fresh.map((message) => message.clientId))
    change((outbox) =>
      outbox.some((item) => own.has(item.id)) ? outbox.filter(({ id }) => !own.has(id)) : outbox,
    )
    if (fresh.length > 0) set({ messages: [...state.messages, ...fresh].sort((a, b) => a.id - b.id) })
  }

  const visitor = createVisitorKeeper({
    api,
    memory,
    onNew: (community, first) => {
      hidden = 0
      lastId = 0
      set({ community, messages: [], ...(!first && { ready: false }) })
      change((outbox) => outbox.filter((item) => item.state !== 'stored'))
      if (!first) line.abort()
    },
  })
  const pictures = createPictures((id) => visitor.use((token) => api.media(token, id)))
  const sender = createSender({
    api,
    visitor,
    pause,
    read: () => state.outbox,
    change,
    lastId: () => lastId,
    online: () => state.online,
    onUploaded: (mediaId, photo) => {
      // Only what this page drew itself is sure to be shown by this browser.
      if (photo.startsWith('data:image/jpeg')) pictures.keep(mediaId, photo)
    },
  })

  function write(content: { id: string; text: string } | { id: string; photo: string }): void {
    change((outbox) => box.add(box.retryFailed(outbox), content, now()))
    sender.flush()
  }

  function retry(): void {
    change(box.retryFailed)
    sender.flush()
  }

  async function load(): Promise<void> {
    const history = await visitor.use((token) => api.history(token))
    take(history)
    set({ ready: true })
    if (history.length === 0 && !box.next(state.outbox)) write({ id: hello, text: '你好' })
  }

  async function listen(): Promise<void> {
    const { signal } = line
    const body = await visitor.use((token) => api.events(token, lastId, signal))
    set({ lost: false })
    retry()
    await readEvents(body, silence, ({ event, data }) => {
      heard = now()
      const message = event === 'message' ? readMessage(data) : undefined
      if (message && !signal.aborted) take([message])
    })
  }

  async function run(): Promise<never> {
    let failures = 0
    for (;;) {
      const began = now()
      try {
        line = new AbortController()
        if (!state.ready) await load()
        await listen()
      } catch {
        // Whatever broke the line, the answer is to open it again.
      }
      failures = now() - began > stale ? 1 : failures + 1
      if (failures > 1) set({ lost: true })
      await pause.wait(backoff(failures))
    }
  }

  return {
    pictures,
    read: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => void run(),
    say: (text) => write({ id: newId(), text }),
    show: (photo) => write({ id: newId(), photo }),
    retry,
    remove: (id) => change((outbox) => box.remove(outbox, id)),
    setOnline(isOnline) {
      set({ online: isOnline })
      if (!isOnline) return
      line.abort()
      pause.wake()
      retry()
    },
    wake() {
      if (now() - heard > stale) line.abort()
      pause.wake()
    },
    hide() {
      memory.write('hidden', String(lastId))
      state.outbox.forEach((item) => memory.forgetUnsent(item.id))
    },
  }
}
