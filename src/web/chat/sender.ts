// Sends the resident's messages one after another, in the order of writing, each with its own id.
import { Refused } from './api.ts'
import type { Api } from './api.ts'
import * as box from './outbox.ts'
import type { Outbox, Unsent } from './outbox.ts'
import type { Pause } from './pause.ts'
import { dataBlob } from './photo.ts'
import type { VisitorKeeper } from './visitor.ts'

interface Options {
  api: Api
  visitor: VisitorKeeper
  pause: Pause
  read: () => Outbox
  change: (how: (outbox: Outbox) => Outbox) => void
  /** The newest message known. */
  lastId: () => number
  online: () => boolean
  /** A picture has its id: it need not be fetched again to be shown. */
  onUploaded: (mediaId: string, photo: string) => void
}

/** Waits between the tries of one message; after the last it has failed and waits for the resident or the network. */
const tries = [1000, 3000]

type Outcome =
  { state: 'stored' } | { state: 'refused'; status: number; after: number } | 'failed' | 'offline'

export function createSender({ api, visitor, pause, read, change, lastId, online, onUploaded }: Options) {
  let running = false

  async function upload(id: string, photo: string): Promise<string> {
    const mediaId = await visitor.use((token) => api.upload(token, dataBlob(photo)))
    onUploaded(mediaId, photo)
    change((outbox) => box.mark(outbox, id, { mediaId }))
    return mediaId
  }

  async function post({ id, text, photo, mediaId }: Unsent): Promise<void> {
    if (photo === undefined) return visitor.use((token) => api.post(token, { id, text: text ?? '' }))
    const picture = mediaId ?? (await upload(id, photo))
    return visitor.use((token) => api.post(token, { id, mediaId: picture }))
  }

  async function send(item: Unsent): Promise<Outcome> {
    for (const wait of [...tries, 0]) {
      if (!online()) return 'offline'
      try {
        await post(box.find(read(), item.id) ?? item)
        return { state: 'stored' }
      } catch (error) {
        if (error instanceof Refused && error.final)
          return { state: 'refused', status: error.status, after: lastId() }
      }
      if (wait > 0) await pause.wait(wait)
    }
    return online() ? 'failed' : 'offline'
  }

  async function run(): Promise<void> {
    for (;;) {
      const item = box.next(read())
      if (!item || !online()) return
      const outcome = await send(item)
      if (outcome === 'offline') continue
      change((outbox) => (outcome === 'failed' ? box.failQueued(outbox) : box.mark(outbox, item.id, outcome)))
    }
  }

  return {
    /** Sends what waits; while it is at it, another call changes nothing. */
    flush(): void {
      if (running) return
      running = true
      void run().finally(() => (running = false))
    },
  }
}
