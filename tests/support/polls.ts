// Polls on a test store: residents who are known well enough to vote, a poll that is open, and its jobs.
import type { NewPoll } from '../../src/rules/polls/poll.ts'
import { execute, openWriting, rows } from '../../src/store/connection.ts'
import type { Viewer } from '../../src/store/views.ts'
import { message, read, type TestStore } from './store.ts'
import { doJobs } from './work.ts'

const hour = 3_600_000
export const manager: Viewer = { staffId: 2, name: '王芳', role: 'manager', scope: '/1/', ownOnly: false }

/** Runs a statement beside the store, as the register would: the store is idle meanwhile. */
export async function sql<Row>(home: TestStore, statement: string, ...params: unknown[]): Promise<Row[]> {
  const client = openWriting(home.url)
  try {
    if (/^\s*(?:SELECT|INSERT.*RETURNING)/s.test(statement))
      return await rows<Row>(client, statement, ...params)
    await execute(client, statement, ...params)
    return []
  } finally {
    await client.$disconnect()
  }
}

/** Writes as a resident, and tells what they read because of it. */
export async function says(home: TestStore, sender: string, ...texts: string[]): Promise<string[]> {
  const before = (await read(home.store, sender)).length
  for (const text of texts) await home.store.turn(message(sender, text, { at: home.clock.now }))
  return (await read(home.store, sender)).slice(before)
}

/** Residents who asked for announcements at a place and are known there, as staff have confirmed. */
export async function knownAt(home: TestStore, place: string, level: number, ...senders: string[]) {
  for (const sender of senders) await says(home, sender, '收通知', place)
  await sql(
    home,
    `UPDATE Resident SET level = ? WHERE id IN (SELECT residentId FROM Contact WHERE sender IN (SELECT value FROM json_each(?)))`,
    level,
    JSON.stringify(senders),
  )
}

/** Makes and starts a poll of the community that ends two days later, and does what is due. */
export async function startPoll(home: TestStore, changes: Partial<NewPoll> = {}): Promise<string> {
  const { id } = await home.store.polls.create(manager, {
    ...{ nodeId: 1, aim: 'opinion', pack: 'opinion-poll', electorate: 'adults', kind: 'single' },
    ...{ question: '楼道的墙刷什么颜色?', options: ['白色', '米黄色'] },
    ...{ opensAt: home.clock.now, closesAt: home.clock.now + 48 * hour },
    ...changes,
  })
  await home.store.polls.start(manager, id)
  await doJobs(home)
  return id
}

/** Lets the time come at which it ends, and its count be done. */
export async function endPoll(home: TestStore, hours = 48): Promise<void> {
  home.clock.now += hours * hour
  await doJobs(home)
}
