// Very many ballots at once on one machine: none lost, none twice, the chain whole; and the second in which a poll ends.
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type BoxedBallot } from '../src/rules/polls/ballot-chain.ts'
import { publish, type PollFile, type PollQuestion } from '../src/rules/polls/poll-file.ts'
import type { Viewer } from '../src/store/views.ts'
import type { System } from './system.ts'
import { databaseIn } from './systems/linli.ts'
import { openSqlite, type Database } from './systems/load.ts'

export interface Ballots {
  ballots: number
  /** Ballots in the box a second: three messages each, every confirmation delivered twice. */
  perSecond: number
  /** The longest wait of a resident from the first message to the receipt, in seconds. */
  longest: number
  /** Of a poll that ends while people confirm: who was told that they voted, and who that it was over. */
  closing: { cast: number; late: number }
}

type PollRow = Omit<PollQuestion, 'id' | 'options'> & { publicId: string; options: string; link: string }
interface OfPoll {
  id: number
  publicId: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const count = (look: Database, sql: string, ...params: unknown[]) =>
  (look.prepare(sql).get(...params) as { n: number }).n
const wrong = (what: string): never => {
  throw new Error(`ballots: ${what}`)
}

export async function ballots(
  system: System,
  { residents, closing }: { residents: number; closing: number },
  dir: string,
): Promise<Ballots> {
  const { store } = system
  if (!store) throw new Error('only ours is measured so')
  const { staff } = await store.staff.login('wangfang', 'a password for the bench')
  const manager: Viewer = {
    ...{ staffId: staff.id, name: staff.name, role: staff.role, scope: staff.node.path, ownOnly: false },
  }
  const all = Array.from({ length: residents }, (_, at) => at)
  for (let from = 0; from < residents; from += 500)
    await Promise.all(
      all
        .slice(from, from + 500)
        .map((resident) => system.handle({ resident, id: `hello-${resident}`, text: '你好' })),
    )
  await system.settled()
  const database = await openSqlite(databaseIn(dir))
  // As staff confirm residents at the counter.
  database
    .prepare('UPDATE Resident SET level = 1, homeId = (SELECT min(id) FROM Node WHERE path LIKE ?)')
    .run(`${staff.node.path}%`)
  const begin = async (question: string, closesAt: number) => {
    const { id } = await store.polls.create(manager, {
      ...{
        nodeId: staff.node.id,
        aim: 'opinion',
        pack: 'opinion-poll',
        electorate: 'adults',
        kind: 'single',
      },
      ...{ question, options: ['要', '不要'], closesAt },
    })
    await store.polls.start(manager, id)
    return database.prepare('SELECT id, publicId FROM Poll WHERE publicId = ?').get(id) as OfPoll
  }

  const poll = await begin('要不要装长椅?', Date.now() + 3_600_000)
  const start = performance.now()
  let longest = 0
  await Promise.all(
    all.map(async (resident) => {
      const begun = performance.now()
      for (const [at, text] of ['投票', String((resident % 2) + 1)].entries())
        await system.handle({ resident, id: `vote-${resident}-${at}`, text })
      const sure = { resident, id: `vote-${resident}-2`, text: '1' }
      await Promise.all([system.handle(sure), system.handle(sure)])
      longest = Math.max(longest, performance.now() - begun)
    }),
  )
  const seconds = (performance.now() - start) / 1000
  const file = recorded(database, poll.id)
  if (file.votes.length !== residents || file.replaced.length > 0)
    wrong(`${file.votes.length} of ${residents} count, ${file.replaced.length} were replaced`)
  const half = Math.floor(residents / 2)
  if (file.totals.map(({ votes }) => votes).join() !== `${residents - half},${half}`)
    wrong(`the totals are ${JSON.stringify(file.totals)}`)

  // By what one ballot takes here: time enough to choose, and confirmations that come as fast as they are taken.
  const span = (seconds * 1000 * closing) / residents
  const closesAt = Date.now() + 5000 + 3 * span
  const last = await begin('要不要装棋桌?', closesAt)
  const voters = all.slice(0, closing)
  const confirm = (resident: number) => system.handle({ resident, id: `last-${resident}-3`, text: '1' })
  const told = (words: string) =>
    count(database, 'SELECT count(*) AS n FROM Message WHERE text LIKE ?', words)
  await Promise.all(
    voters.map(async (resident) => {
      // The poll that ends first is the first of the two.
      for (const [at, text] of ['投票', '1', '1'].entries())
        await system.handle({ resident, id: `last-${resident}-${at}`, text })
    }),
  )
  const before = told('投好了%')
  const early = closesAt - span / 2
  if (Date.now() >= early) wrong('the machine is too slow for the closing second')
  await pause(early - Date.now())
  await Promise.all(voters.map((resident, at) => pause((at * span) / closing).then(() => confirm(resident))))
  await system.settled()
  const [cast, refused] = [told('投好了%') - before, told('不好意思,已经结束了%')]
  for (const name of ['poll.close', 'poll.count']) {
    const owed = await store.outbox.due(Date.now(), 0, 100)
    const job = owed.find(
      ({ job, payload }) => job === name && (payload as { pollId: number }).pollId === last.id,
    )
    if (!job) return wrong(`${name} is not owed`)
    const effect = name === 'poll.close' ? store.pollJobs.close(last.id) : await store.pollJobs.count(last.id)
    await store.outbox.done(job.id, effect)
  }
  const counted = JSON.parse(await store.polls.recordFor(manager, last.publicId)) as PollFile
  if (cast + refused !== closing || counted.votes.length !== cast)
    wrong(
      `${closing} confirmed, ${cast} were told that they voted, ${refused} not, ${counted.votes.length} count`,
    )
  if (cast === 0 || refused === 0) wrong('nobody was on one side of the closing second')
  database.close()
  return {
    ballots: residents,
    perSecond: residents / seconds,
    longest: longest / 1000,
    closing: { cast, late: refused },
  }
}

/** The record of a poll that is still open, as it would be published now; throws where the chain is not whole. */
function recorded(look: Database, id: number): PollFile {
  const poll = look.prepare('SELECT * FROM Poll WHERE id = ?').get(id) as PollRow
  const box = look
    .prepare(
      'SELECT CAST(electorId AS TEXT) AS voter, receipt, choice, salt, blind, link FROM Ballot WHERE pollId = ? ORDER BY id',
    )
    .all(id) as BoxedBallot[]
  const { publicId, question, day, pack, electorate, entitled, kind, most } = poll
  const options = JSON.parse(poll.options) as PollQuestion['options']
  const about = { id: publicId, question, day, pack, electorate, entitled, kind, most, options }
  return publish(sha256, about, box, poll.link)
}
