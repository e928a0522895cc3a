// What an empty database begins with: the demo community, or the first administrator.
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtIn } from '../prisma/catalogue/index.ts'
import { livelyDemo } from '../prisma/demo.ts'
import type { Config } from './config.ts'
import type { Store } from './store/store.ts'

/** The demo staff's password: random, kept in the data folder for its owner's eyes, so that no two installations share one. */
async function demoPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, 'demo-password.txt')
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    const password = randomBytes(9).toString('base64url')
    await writeFile(path, `${password}\n`, { mode: 0o600 })
    return password
  }
}

/** Gives an empty database its first community, and tells the demo's password. */
export async function firstContent(store: Store, config: Config): Promise<string | undefined> {
  if (config.demo) {
    const password = await demoPassword(config.dataDir)
    await store.seed(livelyDemo, password)
    await store.stockCatalogue(builtIn)
    return password
  }
  if (config.admin) {
    const { login, password } = config.admin
    const name = '社区'
    await store.seed(
      {
        name,
        settings: {},
        committees: [],
        staff: [{ login, name: login, role: 'admin', at: name }],
      },
      password,
    )
  }
  if (await store.empty())
    throw new Error(
      'The database is empty: set ADMIN_LOGIN and ADMIN_PASSWORD for the first administrator, or DEMO=true.',
    )
  await store.stockCatalogue(builtIn)
  return undefined
}
