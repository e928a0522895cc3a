// Case lifecycles over HTTP: a resident files by five messages, staff take the ticket, let it end without a picture,
// resolve it and read it back.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { conversation } from './conversation.ts'
import { generate } from './generate.ts'
import { databaseOf, openHouse, type House } from './house.ts'
import { createClient, listen, newVisitor, signIn, tell, type Client } from './http.ts'
import { percentile } from './measures.ts'
import { openSqlite } from './systems/load.ts'

export interface Cases {
  /** Tickets in the database before. */
  tickets: number
  cases: number
  perSecond: number
  /** Of the last third of the cases, as a share of the first: flat is 1. */
  lastOfFirst: number
  p50: number
  p95: number
}

const clients = 50

/** So many lifecycles by 50 clients, in an empty house and in one that holds `tickets` already. */
export async function caseLifecycles(home: string, tickets: number, cases: number): Promise<Cases[]> {
  const dir = await mkdtemp(join(home, 'cases-'))
  const full = await mkdtemp(join(home, 'cases-'))
  const first = await openHouse({ dir })
  await first.stop()
  await cp(dir, full, { recursive: true })
  await generate(databaseOf(full), tickets)
  const found: Cases[] = []
  for (const [folder, before] of [
    [dir, 0],
    [full, tickets],
  ] as const) {
    const house = await openHouse({ dir: folder })
    try {
      found.push({ tickets: before, ...(await run(house, cases)) })
    } finally {
      await house.stop()
    }
    await check(folder, before, cases)
    await rm(folder, { recursive: true, force: true })
  }
  return found
}

async function run(house: House, cases: number): Promise<Omit<Cases, 'tickets'>> {
  const client = createClient(house.origin, clients)
  const staff = await signIn(house.origin, 'wangfang', house.password)
  const ids = new Map<string, string>()
  const close = await listen(house.origin, staff, (name, { id = '', number = '', type }) => {
    if (name === 'ticket' && type === 'opened') ids.set(number, id)
  })
  const ends: number[] = []
  const times: number[] = []
  let next = 0
  const warm = clients * 2
  let start = performance.now()
  const work = async () => {
    for (let mine = next++; mine < cases + warm; mine = next++) {
      if (mine === warm) start = performance.now()
      const begun = performance.now()
      await lifecycle(client, staff, ids, mine)
      if (mine < warm) continue
      ends.push(performance.now() - start)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
  close()
  client.close()
  const third = Math.floor(cases / 3)
  const [early = NaN, late = NaN, last = NaN] = [ends[third], ends[cases - third - 1], ends.at(-1)]
  const sorted = times.sort((a, b) => a - b)
  return {
    cases,
    perSecond: (cases * 1000) / last,
    lastOfFirst: early / (last - late),
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
  }
}

async function lifecycle(
  client: Client,
  staff: { cookie: string },
  ids: Map<string, string>,
  mine: number,
): Promise<void> {
  const visitor = newVisitor()
  const messages = conversation(mine, 1)
  for (const { id, text } of messages) await tell(client, visitor, id, text)
  const { body: history } = await client.call<{ messages: { from: string; text: string }[] }>(
    'GET',
    '/api/chat/messages',
    undefined,
    visitor.headers,
  )
  const number = history.messages
    .map(({ text }) => /编号#?(\d+)/.exec(text)?.[1])
    .findLast((found) => found !== undefined)
  if (number === undefined) throw new Error(`no number was told: ${history.messages.at(-1)?.text ?? ''}`)
  // The console hears of new tickets as staff do.
  for (let waited = 0; !ids.has(number) && waited < 2000; waited += 2) await pause(2)
  const path = `/api/tickets/${ids.get(number) ?? 'unheard'}`
  const step = async (method: 'GET' | 'POST', rest: string, body?: unknown) => {
    const { status, body: ticket } = await client.call<{ status: string; summary: string }>(
      method,
      `${path}${rest}`,
      body,
      staff,
    )
    if (status !== 200) throw new Error(`${method} ${rest} was answered ${status} ${JSON.stringify(ticket)}`)
    return ticket
  }
  await step('POST', '/take')
  // A lamp is a repair, which ends with a picture or a manager's word: the word, since a picture would be most of the time.
  await step('POST', '/waive-picture', { reason: '路灯亮着,一看就知道' })
  await step('POST', '/resolve', { result: '已经修好' })
  const ticket = await step('GET', '')
  if (ticket.status !== 'done' || !(messages[0]?.text ?? '').includes(ticket.summary))
    throw new Error(`read back ${JSON.stringify(ticket)}`)
}

async function check(dir: string, before: number, cases: number): Promise<void> {
  const database = await openSqlite(databaseOf(dir), { readonly: true })
  const { done } = database
    .prepare(`SELECT count(*) AS done FROM Ticket WHERE status = 'done' AND result = '已经修好'`)
    .get() as { done: number }
  const { all } = database.prepare('SELECT count(*) AS all_, count(*) AS "all" FROM Ticket').get() as {
    all: number
  }
  database.close()
  const made = cases + clients * 2
  if (done !== made || all !== before + made)
    throw new Error(`${done} of ${made} cases are done, of ${all} tickets`)
}
