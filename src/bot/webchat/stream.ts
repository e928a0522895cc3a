// One visitor's event stream: reads on from the database whenever it is poked, writes no faster than the client takes it.
import { once } from 'node:events'
import type { FastifyReply } from 'fastify'
import type { ChatMessage } from './protocol.ts'
import type { Streams } from './streams.ts'

const heartbeat = 20_000

/** Runs until the client leaves or the channel stops. `read` gives the messages after an id, oldest first. */
export async function stream(
  reply: FastifyReply,
  streams: Streams,
  sender: string,
  from: number,
  read: (after: number) => Promise<ChatMessage[]>,
): Promise<void> {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.flushHeaders()
  const gone = new AbortController()
  let wake: () => void = () => undefined
  let more = true
  const poke = () => {
    more = true
    wake()
  }
  const remove = streams.add(sender, poke)
  const forget = streams.onClose(() => gone.abort())
  raw.on('close', () => gone.abort())
  gone.signal.addEventListener('abort', () => wake())
  const beat = setInterval(() => raw.write(': still here\n\n'), heartbeat)
  let last = from
  try {
    while (!gone.signal.aborted) {
      more = false
      for (const message of await read(last)) {
        last = message.id
        if (!raw.write(`id: ${message.id}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`))
          await once(raw, 'drain', { signal: gone.signal })
      }
      // Set by a poke that came while we were reading.
      if (!more && !gone.signal.aborted) await new Promise<void>((resume) => (wake = resume))
    }
  } catch (error) {
    // A client that leaves while we wait for it is no error; anything else ends this stream and the client comes back.
    if (!gone.signal.aborted) reply.log.warn({ err: error }, 'a chat stream ended')
  } finally {
    clearInterval(beat)
    remove()
    forget()
    raw.end()
  }
}
