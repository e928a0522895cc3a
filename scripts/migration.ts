// Writes the next migration: what leads from the schema that the migrations give to prisma/schema.prisma.
//   npm run migration -- add_votes   writes prisma/migrations/<time>_add_votes
//   npm run migration                records the newest one's checksum anew, after an edit by hand and before it lands
//   npm run migration -- --init      writes the first migration anew (until the first release only)
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrationsFolder, readMigrations } from '../src/store/sqlite/migration.ts'
import { openSchemaEngine } from '../src/store/sqlite/schema-engine.ts'
import { createSqliteAdapter } from '../src/store/sqlite/sqlite-adapter.ts'

/** What Prisma's schema can't say, by table. Making a table anew, as SQLite's changes often do, loses its indexes. */
const byHand: Record<string, string> = {
  Message: `-- By hand, since Prisma's schema can't say it: the outbox of replies, whose index holds only what is unsent.
CREATE INDEX "Message_unsent" ON "Message"("contactId") WHERE "unsent" = 1;
-- What could not be delivered, for staff.
CREATE INDEX "Message_failure" ON "Message"("id") WHERE "failure" IS NOT NULL;
-- What deduplicates. The platform's id first: ids that grow with time change few pages, and replies have none.
CREATE UNIQUE INDEX "Message_seen" ON "Message"("platformId", "contactId") WHERE "platformId" IS NOT NULL;
`,
  Ticket: readFileSync(new URL('ticket-by-hand.sql', import.meta.url), 'utf8'),
  Ballot: readFileSync(new URL('ballot-by-hand.sql', import.meta.url), 'utf8'),
  Booking: readFileSync(new URL('booking-by-hand.sql', import.meta.url), 'utf8'),
  RoomUse: readFileSync(new URL('room-use-by-hand.sql', import.meta.url), 'utf8'),
  VolunteerPost: readFileSync(new URL('volunteer-post-by-hand.sql', import.meta.url), 'utf8'),
  Resident: `-- By hand: only those whose name or number is known are found by it.
CREATE INDEX "Resident_name" ON "Resident"("name", "id") WHERE "name" IS NOT NULL;
CREATE INDEX "Resident_phone" ON "Resident"(substr("phone", -4), "id") WHERE "phone" IS NOT NULL;
`,
}

const schemaFile = 'prisma/schema.prisma'
/** The schema that the migrations give; the engine cannot replay them to find out. */
const landedFile = join(migrationsFolder, 'schema.prisma')
const checksumsFile = join(migrationsFolder, 'checksums.json')

async function difference(from: string | null, to: string): Promise<string> {
  const connection = await createSqliteAdapter(':memory:').connect()
  const engine = await openSchemaEngine(connection)
  const sql = await engine.diff(from, to)
  engine.free()
  await connection.dispose()
  const additions = Object.entries(byHand).filter(
    ([table]) => sql.includes(`CREATE TABLE "${table}"`) || sql.includes(`CREATE TABLE "new_${table}"`),
  )
  return [sql, ...additions.map(([, addition]) => addition)].join('\n')
}

function write(name: string, sql: string, schema: string) {
  mkdirSync(join(migrationsFolder, name), { recursive: true })
  writeFileSync(join(migrationsFolder, name, 'migration.sql'), sql)
  writeFileSync(join(migrationsFolder, 'migration_lock.toml'), 'provider = "sqlite"\n')
  writeFileSync(landedFile, schema)
}

async function recordNewest() {
  const newest = (await readMigrations(migrationsFolder)).at(-1)
  if (!newest) throw new Error('There is no migration.')
  const text = existsSync(checksumsFile) ? readFileSync(checksumsFile, 'utf8') : '{}'
  const checksums = { ...(JSON.parse(text) as Record<string, string>), [newest.name]: newest.sha256 }
  writeFileSync(checksumsFile, `${JSON.stringify(checksums, null, 2)}\n`)
  console.log(`prisma/migrations/${newest.name}/migration.sql (read it before it lands)`)
}

async function main(name: string | undefined) {
  const schema = readFileSync(schemaFile, 'utf8')
  const existing = existsSync(migrationsFolder) ? await readMigrations(migrationsFolder) : []
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  if (name === '--init') {
    if (existing.length > 1) throw new Error('There are later migrations: the first one stays as it is.')
    write(existing[0]?.name ?? `${stamp}_init`, await difference(null, schema), schema)
  } else if (name !== undefined) {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error('The name of a migration is like add_votes.')
    const sql = await difference(readFileSync(landedFile, 'utf8'), schema)
    if (/^(--.*\n|\s)*$/.test(sql)) {
      console.log('The migrations already give prisma/schema.prisma.')
      return
    }
    write(`${stamp}_${name}`, sql, schema)
  }
  await recordNewest()
}

await main(process.argv[2])
