// npm start: sets up what is missing or stale, then becomes the program. Setting up is another process, and this one plain JavaScript,
// since the compiler that our TypeScript needs would hold 90 MB for as long as the program runs.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

const setUp = join(import.meta.dirname, 'set-up.ts')
const { status } = spawnSync(process.execPath, ['--import', 'tsx', setUp], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
await import('../build/main.js')
