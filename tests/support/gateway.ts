// A fake SMS gateway on loopback: keeps what it is sent, and answers as a test tells it to.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}
/** 'silent' never answers. */
export type Manner = { status: number; body?: string; location?: string } | 'silent'

export interface FakeGateway {
  origin: string
  received: Received[]
  /** The answers to come, in order; the last one stays. */
  answers: Manner[]
  close: () => Promise<void>
}

export async function openGateway(): Promise<FakeGateway> {
  const received: Received[] = []
  const answers: Manner[] = [{ status: 200 }]
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      if (answer === undefined || answer === 'silent') return
      response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location })
      response.end(answer.body ?? '')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
