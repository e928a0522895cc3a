// One visitor's event stream: reads on from the database whenever it is poked, writes no faster than the client takes it.
import { once } from 'node:events'
import type { FastifyReply } from 'fastify'
import { errorCode } from '../../error-code.ts'
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
    // Nothing follows on this connection: kept alive it would hold up the program's end.
    connection: 'close',
  })
  raw.flushHeaders()
  const gone = new AbortController()
  // Pokes that came while we were reading are not lost: each is counted, and the loop compares.
  const pokes: { count: number; wake?: () => void } = { count: 0 }
  const poke = () => {
    pokes.count++
    pokes.wake?.()
  }
  const remove = streams.add(sender, poke)
  const forget = streams.onClose(() => gone.abort())
  raw.on('close', () => gone.abort())
  gone.signal.addEventListener('abort', poke)
  const beat = setInterval(() => raw.write(': still here\n\n'), heartbeat)
  let last = from
  try {
    while (!gone.signal.aborted) {
      const { count } = pokes
      for (const message of await read(last)) {
        last = message.id
        if (!raw.write(`id: ${message.id}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`))
          await once(raw, 'drain', { signal: gone.signal })
      }
      if (pokes.count === count) await new Promise<void>((resume) => (pokes.wake = resume))
    }
  } catch (error) {
    // A client that leaves while we wait for it is no error; anything else ends this stream and the client comes back.
    if (!gone.signal.aborted) reply.log.warn(errorCode(error), 'a chat stream ended')
  } finally {
    clearInterval(beat)
    remove()
    forget()
    raw.end()
  }
}
