// The demo's password: random for each data folder, kept there for its owner's eyes, so that no two installations share one.
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The password of the demo staff; made at the first start. */
export async function demoPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, 'demo-password.txt')
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    const password = randomBytes(9).toString('base64url')
    await writeFile(path, `${password}\n`, { mode: 0o600 })
    return password
  }
}
