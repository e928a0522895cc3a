// Fills a seeded database with residents, five messages and a ticket each: the same rows for the same number, made by SQL alone.
import { wordsOf, type Findable } from '../src/store/tickets/ticket-words.ts'
import { openSqlite, type Database } from './systems/load.ts'

/** The first instant of the data; each next row is a little later. */
const epoch = Date.UTC(2026, 0, 1)
const minute = 60_000

/** 19 different words, so that a search for one finds about a twentieth. */
const words = '灯水电气门窗梯管网路树井墙顶阀泵箱杆牌'.split('')

const session = JSON.stringify({
  lang: 'zh',
  parked: [],
  misses: 0,
  greeted: true,
  informed: true,
  at: epoch,
})
const extra = JSON.stringify({
  body: '请核对您的诉求,核对无误后提交。',
  step: [3, 3],
  choices: [{ send: '1', label: '提交' }],
})
const said =
  '请核对您的诉求,核对无误后提交。\n1 提交\n2 修改\n3 先不办\n0 返回上一步\n我们只把这些信息用于办理您的诉求。'

/** Rows `i` from 0 on. */
const each = (count: number | string, select: string) =>
  `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count}) ${select}`

/**
 * The residents' senders on channel 'sink' are "0" to count − 1. One ticket in fifty is open. Messages stand in the order of
 * time, so that a resident's are as far apart as they are in life.
 */
export async function generate(path: string, residents: number): Promise<void> {
  const database = await openSqlite(path)
  try {
    database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY')
    database.exec('BEGIN')
    fill(database, residents)
    database.exec('COMMIT')
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    check(database, residents)
  } finally {
    database.close()
  }
}

function fill(database: Database, residents: number): void {
  const indexes = database
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
       AND tbl_name IN ('Resident', 'Contact', 'Message', 'Ticket', 'TicketEvent')`,
    )
    .all() as { name: string; sql: string }[]
  // Made anew at the end, in one go and in order.
  for (const { name } of indexes) database.exec(`DROP INDEX "${name}"`)
  const { root } = database.prepare(`SELECT id AS root FROM Node WHERE kind = 'community'`).get() as {
    root: number
  }
  const first = (table: string) =>
    (database.prepare(`SELECT coalesce(max(id), 0) + 1 AS id FROM ${table}`).get() as { id: number }).id
  const at = { resident: first('Resident'), contact: first('Contact'), ticket: first('Ticket') }
  database.exec(
    `CREATE TEMP TABLE Place AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, path FROM Node`,
  )
  database.exec(`CREATE TEMP TABLE Word (n INTEGER PRIMARY KEY, word TEXT)`)
  for (const [n, word] of words.entries()) database.prepare('INSERT INTO Word VALUES (?, ?)').run(n, word)
  const { places } = database.prepare('SELECT count(*) AS places FROM Place').get() as { places: number }
  const { staff } = database.prepare('SELECT count(*) AS staff FROM Staff').get() as { staff: number }
  const uuid = (kind: number) => `printf('0193%04x-%04x-7000-800${kind}-%012x', i / 65536, i % 65536, i)`

  database.exec(
    each(
      residents,
      `INSERT INTO Resident (id, publicId, communityId, name, phone, createdAt)
      SELECT ${at.resident} + i, ${uuid(0)}, ${root}, '住户' || i, '138' || printf('%08d', i), ${epoch} + i FROM n`,
    ),
  )
  database.exec(
    each(
      residents,
      `INSERT INTO Contact (id, residentId, communityId, channel, account, sender)
      SELECT ${at.contact} + i, ${at.resident} + i, ${root}, 'sink', 'bench', CAST(i AS TEXT) FROM n`,
    ),
  )
  database.exec(
    each(
      residents,
      `INSERT INTO Session (contactId, data, rev, updatedAt)
      SELECT ${at.contact} + i, '${session}', 5, ${epoch} FROM n`,
    ),
  )
  // 7919 is prime to the numbers of residents: each gets five.
  database.exec(
    each(
      residents * 5,
      `INSERT INTO Message (contactId, platformId, author, kind, text, extra, at, unsent)
      SELECT ${at.contact} + (i * 7919) % ${residents}, CASE WHEN i % 2 = 0 THEN printf('6%018d', i) END,
        CASE WHEN i % 2 = 0 THEN 'in' ELSE 'bot' END, 'text', CASE WHEN i % 2 = 0 THEN '第' || i || '盏路灯不亮了' ELSE '${said}' END,
        CASE WHEN i % 2 = 1 THEN '${extra}' END, ${epoch} + i, 0 FROM n`,
    ),
  )
  database.exec(
    each(
      residents,
      `INSERT INTO Ticket (id, publicId, communityId, number, residentId, contactId, kind, category, urgency, status,
        summary, placeText, nodeId, scope, phone, assigneeId, createdAt, updatedAt, dueAt, rev)
      SELECT ${at.ticket} + i, ${uuid(1)}, ${root}, i + 1, ${at.resident} + i, ${at.contact} + i, 'help',
        CASE i % 5 WHEN 0 THEN 'street_light' WHEN 1 THEN 'garbage' WHEN 2 THEN 'noise' WHEN 3 THEN 'parking' ELSE 'pest' END,
        'P' || (1 + i % 3),
        CASE WHEN i % 50 <> 7 THEN CASE WHEN i % 20 = 3 THEN 'withdrawn' ELSE 'done' END
          WHEN i % 200 = 7 THEN 'submitted' WHEN i % 200 = 57 THEN 'assigned' WHEN i % 200 = 107 THEN 'in_progress' ELSE 'need_info' END,
        '第' || i || '处' || w.word || '坏了', '锦江苑' || (i % 9 + 1) || '栋', p.id, p.path, '138' || printf('%08d', i),
        CASE WHEN i % 200 <> 7 THEN 1 + (i / 7) % ${staff} END, ${epoch} + i, ${epoch} + i + ${minute},
        ${epoch} + i + CASE WHEN i % 100 = 7 THEN 0 ELSE ${3650 * 24 * 60 * minute} END, 3
      FROM n JOIN Place AS p ON p.n = (i * 31) % ${places} JOIN Word AS w ON w.n = (i * 17) % ${words.length} ORDER BY i`,
    ),
  )
  database.exec(
    each(
      residents,
      `INSERT INTO TicketEvent (ticketId, at, actor, type, note)
      SELECT ${at.ticket} + i, ${epoch} + i, 'resident', 'opened', '第' || i || '处坏了' FROM n`,
    ),
  )
  database.exec(`INSERT INTO TicketCounter (communityId, last) VALUES (${root}, ${residents})
    ON CONFLICT (communityId) DO UPDATE SET last = excluded.last`)
  for (const { sql } of indexes) database.exec(sql)
  index(database)
}

/** The search index, as the program would have made it by and by. */
function index(database: Database): void {
  const insert = database.prepare('INSERT INTO TicketWords (rowid, words) VALUES (?, ?)')
  const some = database.prepare('SELECT * FROM Ticket WHERE id > ? ORDER BY id LIMIT 10000')
  let last = 0
  for (;;) {
    const tickets = some.all(last) as (Findable & { id: number })[]
    for (const ticket of tickets) insert.run(ticket.id, [...wordsOf(ticket)].join(' '))
    const end = tickets.at(-1)
    if (!end) break
    last = end.id
  }
  database.exec('DELETE FROM UnindexedTicket')
}

/** Throws where a row is missing. */
function check(database: Database, residents: number): void {
  const found = database
    .prepare(
      `SELECT (SELECT count(*) FROM Contact WHERE channel = 'sink') AS contacts, (SELECT count(*) FROM Message) AS messages,
        (SELECT count(*) FROM Ticket) AS tickets, (SELECT max(n) FROM (SELECT count(*) AS n FROM Message GROUP BY contactId)) AS most`,
    )
    .get() as Record<string, number>
  const right = { contacts: residents, messages: residents * 5, tickets: residents, most: 5 }
  if (JSON.stringify(found) !== JSON.stringify(right))
    throw new Error(`generated ${JSON.stringify(found)} instead of ${JSON.stringify(right)}`)
}
