// Five hundred volunteers chosen out of very many and asked, eight for each of the tasks of one moment: what that takes of the processor.
import type { NewTask } from '../src/store/volunteers/volunteer-tasks.ts'
import type { Viewer } from '../src/store/views.ts'
import type { System } from './system.ts'
import { databaseIn } from './systems/linli.ts'
import { openSqlite, type Database } from './systems/load.ts'

export interface Waves {
  volunteers: number
  tasks: number
  asked: number
  /** Seconds of the processor for choosing and asking all of them: where each task finds people nearby, and where all the community is asked. */
  near: number
  wide: number
}

const hour = 3_600_000
const wrong = (what: string): never => {
  throw new Error(`waves: ${what}`)
}

export async function waves(
  system: System,
  { volunteers, tasks }: { volunteers: number; tasks: number },
  dir: string,
): Promise<Waves> {
  const { store } = system
  if (!store) throw new Error('only ours is measured so')
  const { staff } = await store.staff.login('wangfang', 'a password for the bench')
  const manager: Viewer = {
    ...{ staffId: staff.id, name: staff.name, role: staff.role, scope: staff.node.path, ownOnly: false },
  }
  const database = await openSqlite(databaseIn(dir))
  enlist(database, staff.node.id, volunteers)
  const buildings = database
    .prepare(`SELECT id FROM Node WHERE kind = 'building' AND name NOT LIKE '新%' ORDER BY id`)
    .all() as { id: number }[]

  const run = async (wave: number): Promise<{ asked: number; cpu: number }> => {
    const made: string[] = []
    for (let at = 0; at < tasks; at++) {
      const startsAt = Date.now() + 24 * hour
      const wish: NewTask = {
        ...{ nodeId: buildings[at % buildings.length]?.id ?? 0, about: '陪老人去医院', address: '2单元501' },
        ...{ contact: null, startsAt, endsAt: startsAt + 2 * hour, places: 8, skills: ['errand'] },
        // An emergency: the bench runs by night too.
        ...{
          languages: [],
          vehicle: null,
          demands: [],
          risks: [],
          insurance: null,
          trusted: false,
          urgency: 'P0',
        },
      }
      made.push((await store.volunteerTasks.create(manager, wish)).id)
    }
    database
      .prepare('UPDATE VolunteerTask SET wave = ? WHERE publicId IN (SELECT value FROM json_each(?))')
      .run(wave, JSON.stringify(made))
    const before = asks(database)
    const owed = (await store.outbox.due(Date.now(), 0, 1000)).filter(({ job }) => job === 'volunteer.wave')
    if (owed.length !== tasks) wrong(`${owed.length} waves of ${tasks} are owed`)
    const begun = process.cpuUsage()
    for (const { id, payload } of owed)
      await store.outbox.done(id, store.volunteerJobs.wave((payload as { taskId: number }).taskId))
    await system.settled()
    const { user, system: kernel } = process.cpuUsage(begun)
    const asked = asks(database) - before
    if (asked !== tasks * 8) wrong(`${asked} were asked for ${tasks} tasks`)
    return { asked, cpu: (user + kernel) / 1_000_000 }
  }
  const near = await run(0)
  const wide = await run(4)
  const [often] = database
    .prepare(
      'SELECT max(n) AS n FROM (SELECT count(*) AS n FROM VolunteerAsk WHERE at >= ? GROUP BY volunteerId)',
    )
    .all(Date.now() - 12 * hour) as { n: number }[]
  if (!often || often.n > 2) wrong(`somebody was asked ${often?.n ?? 0} times`)
  const told = database
    .prepare(`SELECT count(*) AS n FROM Message WHERE author = 'bot' AND unsent = 0 AND text LIKE '%接%'`)
    .get() as { n: number }
  if (told.n !== near.asked + wide.asked) wrong(`${told.n} questions have left`)
  database.close()
  return { volunteers, tasks, asked: near.asked, near: near.cpu, wide: wide.cpu }
}

const asks = (database: Database) =>
  (database.prepare('SELECT count(*) AS n FROM VolunteerAsk').get() as { n: number }).n

/** Volunteers all over the community, one in three with an ask of the last month, and who cannot come in between. */
function enlist(database: Database, communityId: number, count: number): void {
  const [root] = database.prepare('SELECT path FROM Node WHERE id = ?').all(communityId) as { path: string }[]
  const at = Date.now()
  const number = `WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n + 1 < ${count})`
  const run = (sql: string, ...params: unknown[]) => database.prepare(sql).run(...params)
  database.exec('BEGIN')
  const first = (database.prepare('SELECT max(id) + 1 AS id FROM Node').get() as { id: number }).id
  run(
    `WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n + 1 < 1000)
     INSERT INTO Node (id, parentId, kind, name, path) SELECT ${first} + n, ?, 'building', '新' || n || '栋', ? || (${first} + n) || '/' FROM k`,
    communityId,
    root?.path ?? '',
  )
  const homes = database.prepare(`SELECT id FROM Node WHERE kind = 'building'`).all() as { id: number }[]
  const base = (
    database.prepare('SELECT coalesce(max(id), 0) + 1 AS id FROM Resident').get() as { id: number }
  ).id
  run(
    `${number} INSERT INTO Resident (id, publicId, communityId, createdAt) SELECT ${base} + n, 'bench-v' || n, ?, ? FROM k`,
    communityId,
    at,
  )
  run(
    `${number} INSERT INTO Contact (residentId, communityId, channel, account, sender) SELECT ${base} + n, ?, 'sink', 'bench', CAST(900000000 + n AS TEXT) FROM k`,
    communityId,
  )
  run(
    `${number} INSERT INTO Volunteer (id, publicId, residentId, communityId, state, name, minor, skills, languages, days, parts, homeId, reach, vehicles, limits, guardianAt, createdAt)
     SELECT ${base} + n, 'bench-v' || n, ${base} + n, ?, CASE n % 20 WHEN 0 THEN 'paused' ELSE 'active' END, '周' || n, n % 30 = 1,
       CASE n % 5 WHEN 0 THEN '["repair"]' WHEN 1 THEN '["errand"]' WHEN 2 THEN '["errand","company"]' ELSE '["company","errand"]' END,
       '["mandarin"]', CASE n % 2 WHEN 0 THEN '[1,2,3,4,5]' ELSE '[6,7]' END, CASE n % 3 WHEN 0 THEN '["morning"]' ELSE '["morning","afternoon","evening"]' END,
       json_extract(?, '$[' || (n % ${homes.length}) || ']'), CASE n % 4 WHEN 0 THEN 'estate' ELSE 'community' END, '[]', '[]', ?, ? FROM k`,
    communityId,
    JSON.stringify(homes.map(({ id }) => id)),
    at,
    at,
  )
  for (const purpose of ['push', 'night'])
    run(
      `INSERT INTO VolunteerConsent (volunteerId, purpose, version, at) SELECT id, ?, 'bench', ? FROM Volunteer WHERE publicId LIKE 'bench-v%'`,
      purpose,
      at,
    )
  run(
    `INSERT INTO VolunteerTask (publicId, communityId, nodeId, scope, about, address, startsAt, endsAt, places, skills, languages, demands, risks, trusted, urgency, state, code, createdById, createdAt)
     VALUES ('bench-old', ?, ?, ?, '', '', ?, ?, ${count}, '[]', '[]', '[]', '[]', 0, 'P2', 'over', '', 1, ?)`,
    communityId,
    communityId,
    root?.path ?? '',
    at - 120 * hour,
    at - 118 * hour,
    at - 200 * hour,
  )
  run(
    `INSERT INTO VolunteerAsk (taskId, volunteerId, at) SELECT (SELECT max(id) FROM VolunteerTask), id, ? FROM Volunteer WHERE publicId LIKE 'bench-v%' AND id % 3 = 0`,
    at - 150 * hour,
  )
  database.exec('COMMIT')
}
