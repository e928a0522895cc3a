// Residents and staff as clients of the running program: plain HTTP over connections that are kept, and server-sent events.
import { randomBytes, createHash } from 'node:crypto'
import { Agent, get, request } from 'node:http'

export interface Answered<T> {
  status: number
  body: T
}
export interface Client {
  call: <T>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answered<T>>
  close: () => void
}

/** Rejects where no answer comes: the connection broke. */
export function createClient(origin: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    call: <T>(method: 'GET' | 'POST', path: string, body?: unknown, headers: Record<string, string> = {}) =>
      new Promise<Answered<T>>((settle, refuse) => {
        const text = body === undefined ? undefined : JSON.stringify(body)
        const sent = request(
          `${origin}${path}`,
          {
            method,
            agent,
            timeout: 30_000,
            headers: {
              ...(text !== undefined && {
                'content-type': 'application/json',
                'content-length': Buffer.byteLength(text),
              }),
              ...headers,
            },
          },
          (response) => {
            const parts: Buffer[] = []
            response.on('data', (part: Buffer) => parts.push(part))
            response.on('error', refuse)
            response.on('end', () => {
              try {
                const all = Buffer.concat(parts).toString()
                settle({ status: response.statusCode ?? 0, body: (all ? JSON.parse(all) : undefined) as T })
              } catch (error) {
                refuse(error instanceof Error ? error : new Error(String(error)))
              }
            })
          },
        )
        sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
        sent.on('error', refuse)
        sent.end(text)
      }),
    close: () => agent.destroy(),
  }
}

export interface Visitor {
  headers: { authorization: string }
  /** What the store knows them by. */
  sender: string
}
/** A visitor whom the web chat has not seen: whoever holds a token is that visitor. */
export function newVisitor(): Visitor {
  const token = randomBytes(32).toString('base64url')
  return {
    headers: { authorization: `Bearer ${token}` },
    sender: createHash('sha256').update(token).digest('base64url').slice(0, 32),
  }
}

/** Says something; throws unless it was stored. */
export async function tell(
  client: Client,
  visitor: Visitor,
  id: string,
  text: string,
): Promise<'stored' | 'repeated'> {
  const { status, body } = await client.call<{ status: 'stored' | 'repeated' }>(
    'POST',
    '/api/chat/messages',
    { id, text },
    visitor.headers,
  )
  if (status !== 202) throw new Error(`a message was answered ${status}`)
  return body.status
}

/** Signs in, and gives the header by which one stays so. */
export async function signIn(origin: string, login: string, password: string): Promise<{ cookie: string }> {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (answer.status !== 200) throw new Error(`signing in was answered ${answer.status}`)
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}

/** Staff's live news. Settles when the stream is open; the function given back closes it. */
export const listen = (
  origin: string,
  headers: { cookie: string },
  heard: (name: string, data: Record<string, string>) => void,
): Promise<() => void> =>
  new Promise((settle, refuse) => {
    const sent = get(`${origin}/api/events`, { headers }, (response) => {
      let rest = ''
      response.setEncoding('utf8')
      response.on('error', () => undefined)
      response.on('data', (part: string) => {
        const blocks = (rest + part).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
          if (name !== undefined && data !== undefined)
            heard(name, JSON.parse(data) as Record<string, string>)
        }
      })
      if (response.statusCode === 200) settle(() => sent.destroy())
      else refuse(new Error(`the news were answered ${String(response.statusCode)}`))
    })
    sent.on('error', refuse)
  })
