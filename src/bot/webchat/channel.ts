// The web chat as a channel: delivering a reply means that it stands in the history, which every client reads, now or when it comes back.
import type { Channel } from '../channel.ts'
import { createStreams, type Streams } from './streams.ts'

export const webChatName = 'webchat'
export const webChatAccount = 'web'

export interface WebChat extends Channel {
  streams: Streams
}

export function createWebChat(): WebChat {
  const streams = createStreams()
  return {
    name: webChatName,
    account: webChatAccount,
    capabilities: { maxBytes: Number.POSITIVE_INFINITY, buttons: true, media: true, proactive: true },
    streams,
    start: () => Promise.resolve(),
    send: (sender) => {
      streams.poke(sender)
      return Promise.resolve()
    },
    stop: () => {
      streams.closeAll()
      return Promise.resolve()
    },
  }
}
