// SMS and voice gateways as data: a JSON file describes the HTTP request of each, and here it is made.
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Outgoing } from '../store/alarms/alarm-calls.ts'
import { answerText } from './answer-text.ts'

const Template = z.string().max(4000)
const Gateway = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,40}$/),
  url: z.string().regex(/^https?:\/\/\S+$/),
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  headers: z.record(z.string().regex(/^[\w-]+$/), Template).default({}),
  /** A text, or JSON whose texts have blanks. */
  body: z.union([Template, z.record(z.string(), z.json()), z.array(z.json())]).optional(),
  /** What an accepting answer holds, since many gateways refuse with status 200; true where the status alone tells. */
  accepts: z.union([z.string().min(1).max(200), z.literal(true)], {
    error: 'a text that an accepting answer holds, or true where its status alone tells',
  }),
})
type Gateway = z.output<typeof Gateway>

/** What came of a call: 'accepted', 'refused <status>', 'refused', 'timeout', 'unreachable', or 'unknown' for no such gateway. */
export type Outcome = string

export interface Gateways {
  names: readonly string[]
  /** Makes the request. Settles always; what was sent is in no error and in no log. */
  call: (call: Outgoing) => Promise<Outcome>
}

const blank = /\{(phone|text|number)\}/g
const secret = /\$\{(\w+)\}/g
/** A gateway that takes longer is as good as silent: the next stage comes in two minutes. */
const patience = 10_000
/** More of an answer is not looked at. */
const answerAtMost = 64 * 1024

/**
 * Reads the file that ALARM_GATEWAYS names. `secretOf` looks up what stands in ${NAME}. Throws one Error that names every bad
 * entry with what is wrong, and no value.
 */
export async function loadGateways(
  path: string | undefined,
  secretOf: (name: string) => string | undefined,
): Promise<Gateway[]> {
  if (path === undefined) return []
  const wrong: string[] = []
  const gateways: Gateway[] = []
  for (const [at, entry] of (await listIn(path)).entries()) {
    const parsed = Gateway.safeParse(entry)
    if (!parsed.success) {
      for (const { path: field, message } of parsed.error.issues)
        wrong.push(`entry ${at + 1}: ${field.join('.') || 'the entry'}: ${message}`)
      continue
    }
    const { name } = parsed.data
    if (gateways.some((other) => other.name === name)) wrong.push(`entry ${at + 1}: name: it is there twice`)
    const missing = new Set<string>()
    const filled = deep(parsed.data, (text) =>
      text.replace(secret, (_, variable: string) => {
        const value = secretOf(variable)
        if (value === undefined) missing.add(variable)
        return value ?? ''
      }),
    ) as Gateway
    for (const variable of missing)
      wrong.push(`entry ${at + 1} (${name}): the variable ${variable} is not set`)
    gateways.push(filled)
  }
  if (wrong.length > 0)
    throw new Error(['ALARM_GATEWAYS is wrong:', ...wrong.map((line) => `  ${line}`)].join('\n'))
  return gateways
}

async function listIn(path: string): Promise<unknown[]> {
  let list: unknown
  try {
    list = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw new Error('ALARM_GATEWAYS is wrong:\n  the file cannot be read, or is no JSON')
  }
  if (!Array.isArray(list))
    throw new Error('ALARM_GATEWAYS is wrong:\n  the file must hold a list of gateways')
  return list as unknown[]
}

export function createGateways(gateways: readonly Gateway[], timeout = patience): Gateways {
  return {
    names: gateways.map(({ name }) => name),
    call: async (call) => {
      const gateway = gateways.find(({ name }) => name === call.gateway)
      if (!gateway) return 'unknown'
      try {
        const response = await fetch(...requestOf(gateway, call, AbortSignal.timeout(timeout)))
        const { accepts } = gateway
        const answer = accepts === true ? '' : await answerText(response, answerAtMost)
        if (accepts === true) await response.body?.cancel()
        if (!response.ok) return `refused ${response.status}`
        return accepts === true || answer.includes(accepts) ? 'accepted' : 'refused'
      } catch (error) {
        return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable'
      }
    },
  }
}

function requestOf(gateway: Gateway, call: Outgoing, signal: AbortSignal): [string, RequestInit] {
  const { url, method, headers, body } = gateway
  const fill = (write: (value: string) => string) => (text: string) =>
    text.replace(blank, (_, name: 'phone' | 'text' | 'number') => write(call[name]))
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const inForm = type.includes('urlencoded')
  const inJson = type.includes('json')
  const sent =
    body === undefined || method === 'GET'
      ? undefined
      : typeof body === 'string'
        ? fill(inForm ? encodeURIComponent : inJson ? escaped : String)(body)
        : JSON.stringify(deep(body, fill(String)))
  const isJson = typeof body === 'object' && type === ''
  return [
    fill(encodeURIComponent)(url),
    {
      method,
      headers: { ...headers, ...(isJson && { 'content-type': 'application/json' }) },
      ...(sent !== undefined && { body: sent }),
      // A redirect would carry the secrets elsewhere.
      redirect: 'error',
      signal,
    },
  ]
}

/** As it stands between the quotes of a JSON text. */
const escaped = (value: string): string => JSON.stringify(value).slice(1, -1)

/** Every text within, written anew. */
function deep(value: unknown, write: (text: string) => string): unknown {
  if (typeof value === 'string') return write(value)
  if (Array.isArray(value)) return value.map((item) => deep(item, write))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, deep(item, write)]))
}
