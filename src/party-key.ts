// The key of the hashes by which no legal adviser sees both sides: configured, or made once.
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The configured key, or else the one under `dataDir`: with another one no earlier talk would be found any more. */
export async function openPartyKey(dataDir: string, configured: string | undefined): Promise<string> {
  if (configured !== undefined) return configured
  const path = join(dataDir, 'party-key')
  // Of processes that start at once the first one's key counts.
  await writeFile(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    },
  )
  const key = (await readFile(path, 'utf8')).trim()
  if (key === '') throw new Error(`${path} is empty: delete it, and a new key is made.`)
  return key
}
