// Server-sent events over plain HTTP: a client too slow to read is let go, and none keeps the server from closing.
import type { FastifyInstance, FastifyReply } from 'fastify'

export interface EventStream {
  send: (name: string, data: unknown) => void
  /** A line that clients ignore: it keeps proxies from taking the connection for dead, and finds dead clients. */
  beat: () => void
  close: () => void
  /** Called once, when the client is gone or let go. */
  onClose: (listener: () => void) => void
}
export interface EventStreams {
  /** Answers the request with a stream that stays open. */
  open: (reply: FastifyReply) => EventStream
}

/** What may wait for a client. One that falls behind further reconnects and reads the whole anew. */
const bytesAtMost = 256 * 1024

/** Our own, since fastify-sse-v2 buffers without a bound and keeps Fastify from closing. */
export function createEventStreams(app: Pick<FastifyInstance, 'addHook'>): EventStreams {
  const streams = new Set<EventStream>()
  app.addHook('preClose', (done) => {
    for (const stream of streams) stream.close()
    done()
  })

  return {
    open: (reply) => {
      reply.hijack()
      const { raw } = reply
      const write = (text: string): void => {
        if (raw.writableEnded) return
        if (raw.writableLength > bytesAtMost) raw.destroy()
        else raw.write(text)
      }
      const stream: EventStream = {
        send: (name, data) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
        beat: () => write(': here\n\n'),
        // Whoever is behind already would keep the connection open until they have read all.
        close: () => (raw.writableLength > 0 ? raw.destroy() : raw.end()),
        onClose: (listener) => raw.once('close', listener),
      }
      streams.add(stream)
      stream.onClose(() => streams.delete(stream))
      // What Fastify's hooks have set: policies and limits.
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // A connection that is kept for another request would keep the server from closing.
        connection: 'close',
        'x-accel-buffering': 'no',
      })
      raw.write('retry: 3000\n\n')
      return stream
    },
  }
}
