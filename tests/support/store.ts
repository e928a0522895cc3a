// A real store on a real file with the demo community, for tests that go through the front door.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demo } from '../../prisma/demo.ts'
import type { Inbound } from '../../src/flows/message.ts'
import type { Committed } from '../../src/store/events.ts'
import { migrate } from '../../src/store/sqlite/migration.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { noon } from './scene.ts'

export interface TestStore {
  store: Store
  dir: string
  url: string
  committed: Committed[]
  errors: { error: unknown; what: string }[]
  fatal: unknown[]
  /** The clock; a test may set it. */
  clock: { now: number }
  close: () => Promise<void>
}

export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The password of every demo member of staff in tests. */
export const storePassword = 'a long enough password'

export async function openTestStore(dir?: string, gateways: readonly string[] = []): Promise<TestStore> {
  const home = dir ?? (await mkdtemp(join(tmpdir(), 'linli-')))
  const databasePath = join(home, 'linli.db')
  await migrate({ databasePath, log: silent })
  const committed: Committed[] = []
  const errors: TestStore['errors'] = []
  const fatal: unknown[] = []
  const clock = { now: noon }
  const url = `file:${databasePath}`
  const store = await openStore({
    url,
    mediaDir: join(home, 'media'),
    partyKey: 'a key for tests',
    now: () => clock.now,
    gateways,
    onCommit: (events) => committed.push(...events),
    onError: (error, what) => errors.push({ error, what }),
    onFatal: (error) => fatal.push(error),
  })
  // The demo's proposals owe jobs by themselves: each test makes its own.
  await store.seed({ ...demo, proposals: [] }, storePassword)
  return {
    store,
    dir: home,
    url,
    committed,
    errors,
    fatal,
    clock,
    close: async () => {
      await store.close()
      if (dir === undefined) await rm(home, { recursive: true, force: true })
    },
  }
}

let count = 0
/** A text message of a resident, with an id of its own. */
export const message = (sender: string, text: string, changes: Partial<Inbound> = {}): Inbound => ({
  channel: 'webchat',
  account: 'web',
  sender,
  messageId: `m${++count}`,
  kind: 'text',
  text,
  at: noon,
  ...changes,
})

/** What a resident has read so far, oldest first. */
export async function read(store: Store, sender: string): Promise<string[]> {
  const history = await store.messages.history({ channel: 'webchat', account: 'web', sender }, 0, 1000)
  return history.filter(({ author }) => author !== 'in').map(({ text }) => text)
}
