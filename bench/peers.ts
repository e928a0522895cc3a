// Installs what the bench needs and the product does not: the peers, by bench's own lockfile. Speaks on stderr only.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

async function run(program: string, args: string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 2, 2] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} failed in ${cwd}`)
}

/** Makes node_modules what the lockfile says, and the database client what the schema says. */
export async function setUpBench(): Promise<void> {
  const lock = createHash('sha256')
    .update(readFileSync(here('package-lock.json')))
    .digest('hex')
  const stamp = here('node_modules/.stamp')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    console.error('Installing the peers in bench/ …')
    await run('npm', ['ci', '--no-audit', '--no-fund'], here('.'))
    writeFileSync(stamp, lock)
  }
  const client = `import('./scripts/setup.ts').then((setup) => setup.setUpClient())`
  await run(process.execPath, ['--import', 'tsx', '--eval', client], here('..'))
}
