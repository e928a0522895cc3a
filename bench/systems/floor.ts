// The floor: better-sqlite3 alone writing exactly the rows that a turn of ours writes, 64 turns to a commit, deciding nothing.
import { conversation, messagesEach, placeOf, wanted } from '../conversation.ts'
import { durablePragmas, type Filed, type Setting, type System } from '../system.ts'
import { databaseIn, openLinli } from './linli.ts'
import { openSqlite, pragmasOf } from './load.ts'
import { rowCounts } from './row-counts.ts'

const turnsToACommit = 64
export const floorResidents = 200

interface Row {
  id: number
  [column: string]: unknown
}
/** What one turn of ours wrote, read back. */
interface Wrote {
  session: string
  replies: { text: string; extra: string }[]
}
interface Template {
  turns: Wrote[]
  ticket: Row
  note: string
  jobs: { job: string; payload: string; dueAt: number }[]
}

export async function openFloor(setting: Setting): Promise<System> {
  const { dir, synchronous, onReply } = setting
  const template = await observe(setting)
  const database = await openSqlite(databaseIn(dir))
  database.exec(durablePragmas(synchronous))
  const contacts = database.prepare('SELECT id, residentId, sender FROM Contact').all() as Row[]
  const contactOf = new Map(
    contacts.map(({ id, residentId, sender }) => [Number(sender), { id, residentId }]),
  )

  const inbound = database.prepare(
    `INSERT INTO Message (contactId, platformId, author, kind, text, at, unsent) VALUES (?, ?, 'in', 'text', ?, ?, 0) ON CONFLICT DO NOTHING`,
  )
  const session = database.prepare(
    `INSERT INTO Session (contactId, data, rev, updatedAt) VALUES (?, ?, 1, ?)
     ON CONFLICT (contactId) DO UPDATE SET data = excluded.data, rev = rev + 1, updatedAt = excluded.updatedAt`,
  )
  const reply = database.prepare(
    `INSERT INTO Message (contactId, author, kind, text, extra, at, unsent) VALUES (?, 'bot', 'text', ?, ?, ?, 1)`,
  )
  const sent = database.prepare('UPDATE Message SET unsent = 0 WHERE id = ?')
  const counter = database.prepare('UPDATE TicketCounter SET last = last + 1 RETURNING last')
  const columns = Object.keys(template.ticket).filter((name) => name !== 'id')
  const ticket = database.prepare(
    `INSERT INTO Ticket (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  const event = database.prepare(
    `INSERT INTO TicketEvent (ticketId, at, actor, type, note) VALUES (?, ?, 'resident', 'opened', ?)`,
  )
  const job = database.prepare('INSERT INTO Outbox (job, payload, dueAt) VALUES (?, ?, ?)')

  const unmarked: (number | bigint)[] = []
  let filed = 0
  function write({ resident, id, text }: { resident: number; id: string; text: string }): void {
    const at = Date.now()
    const contact = contactOf.get(resident)
    const { round, at: turn } = placeOf(id)
    const wrote = template.turns[turn]
    if (!contact || !wrote) throw new Error('the floor knows no such turn')
    inbound.run(contact.id, id, text, at)
    if (turn === messagesEach - 1) {
      const { last } = counter.get() as { last: number }
      const { what, place, phone } = wanted(resident, round)
      const changed: Record<string, unknown> = {
        publicId: `floor-${String(++filed).padStart(30, '0')}`,
        number: last,
        residentId: contact.residentId,
        contactId: contact.id,
        summary: what,
        placeText: place,
        phone,
      }
      const opened = ticket.run(...columns.map((name) => changed[name] ?? template.ticket[name]))
      event.run(opened.lastInsertRowid, at, template.note)
      for (const owed of template.jobs) job.run(owed.job, owed.payload, at + owed.dueAt)
    }
    session.run(contact.id, wrote.session, at)
    for (const { text, extra } of wrote.replies)
      unmarked.push(reply.run(contact.id, text, extra, at).lastInsertRowid)
  }
  const mark = () => {
    for (const id of unmarked.splice(0)) sent.run(id)
  }
  const commit = database.transaction((batch: readonly Parameters<typeof write>[0][]) => {
    // As ours: what the commit before has sent is marked with this one.
    mark()
    for (const message of batch) write(message)
  })
  const markAll = database.transaction(mark)

  const waiting: { message: Parameters<typeof write>[0]; done: () => void }[] = []
  function flush(): void {
    const batch = waiting.splice(0, turnsToACommit)
    if (batch.length === 0) return
    commit(batch.map(({ message }) => message))
    for (const { message, done } of batch) {
      onReply(message.resident)
      done()
    }
    if (waiting.length > 0) setImmediate(flush)
  }
  const tickets = database.prepare(`
    SELECT CAST(c.sender AS INTEGER) AS resident, t.summary AS what, t.placeText AS place, t.phone
    FROM Ticket AS t JOIN Contact AS c ON c.id = t.contactId ORDER BY t.id LIMIT -1 OFFSET ?`)
  const counts = database.prepare(rowCounts)
  const count = database.prepare('SELECT count(*) AS n FROM Ticket')

  return {
    handle: (message) =>
      new Promise((done) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ message, done })
      }),
    settled: () => {
      markAll()
      return Promise.resolve()
    },
    tickets: (skip) => tickets.all(skip) as Filed[],
    count: () => (count.get() as { n: number }).n,
    rows: () => counts.get() as Record<string, number>,
    pragmas: () => Promise.resolve(pragmasOf(database)),
    close: () => {
      database.close()
      return Promise.resolve()
    },
  }
}

/** Lets ours serve every resident once, and one of them again while looking at the rows after each turn. */
async function observe(setting: Setting): Promise<Template> {
  const linli = await openLinli({ ...setting, onReply: () => undefined })
  const database = await openSqlite(databaseIn(setting.dir), { readonly: true })
  for (let at = 0; at < messagesEach; at++)
    await Promise.all(
      Array.from({ length: floorResidents }, (_, resident) => {
        const message = conversation(resident, 0)[at]
        return message ? linli.handle(message) : Promise.resolve()
      }),
    )
  const contact = (database.prepare(`SELECT id FROM Contact WHERE sender = '7'`).get() as Row).id
  const last = (table: string) =>
    (database.prepare(`SELECT coalesce(max(id), 0) AS id FROM ${table}`).get() as Row).id
  const jobs = last('Outbox')
  const turns: Wrote[] = []
  for (const message of conversation(7, 1)) {
    const before = last('Message')
    await linli.handle(message)
    const { data } = database.prepare('SELECT data FROM Session WHERE contactId = ?').get(contact) as {
      data: string
    }
    turns.push({
      session: data,
      replies: database
        .prepare(`SELECT text, extra FROM Message WHERE id > ? AND author = 'bot' ORDER BY id`)
        .all(before) as Wrote['replies'],
    })
  }
  const at = Date.now()
  const template: Template = {
    turns,
    ticket: database.prepare('SELECT * FROM Ticket ORDER BY id DESC LIMIT 1').get() as Row,
    note: (
      database.prepare('SELECT note FROM TicketEvent ORDER BY id DESC LIMIT 1').get() as { note: string }
    ).note,
    jobs: (
      database
        .prepare('SELECT job, payload, dueAt FROM Outbox WHERE id > ? ORDER BY id')
        .all(jobs) as Template['jobs']
    ).map((owed) => ({ ...owed, dueAt: owed.dueAt - at })),
  }
  database.close()
  await linli.settled()
  await linli.close()
  return template
}
