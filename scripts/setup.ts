// What has to be there before the program or its tests start: the Prisma client, the pages, the system's packages.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { run, runNode, step } from './step.ts'

interface Output {
  title: string
  /** What is made; where it is missing it is made anew. */
  output: string
  /** Holds the hash of `sources` as they were when the output was made. */
  stamp: string
  /** Files and folders. */
  sources: string[]
  make: () => Promise<void>
}

const client: Output = {
  title: 'Generating the database client',
  output: 'src/store/generated/client.ts',
  stamp: 'src/store/generated/.stamp',
  sources: ['prisma/schema.prisma', 'node_modules/prisma/package.json'],
  // Prisma asks only whether its native engine is there: the generator is WebAssembly, and any program will do.
  make: () =>
    runNode('prisma/build/index.js', ['generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
    }),
}

const pages: Output = {
  title: 'Building the pages',
  output: 'dist/web',
  stamp: 'dist/web.stamp',
  sources: [
    'src/web',
    'src/rules',
    'src/bot/webchat/protocol.ts',
    'src/text',
    'vite.config.ts',
    'package-lock.json',
  ],
  make: () => runNode('vite/bin/vite.js', ['build']),
}

const program: Output = {
  title: 'Building the program',
  output: 'build/main.js',
  stamp: 'build/.stamp',
  sources: ['src', 'prisma/demo.ts', 'prisma/demo-cases.ts', 'vite.program.ts', 'package-lock.json'],
  make: () => runNode('vite/bin/vite.js', ['build', '--config', 'vite.program.ts', '--logLevel', 'warn']),
}

function* filesOf(path: string): Generator<string> {
  if (statSync(path).isDirectory())
    for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name))
  else yield path
}

async function bringUpToDate({ title, output, stamp, sources, make }: Output): Promise<void> {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesOf(source)) hash.update(file).update(readFileSync(file))
  const fresh = hash.digest('hex')
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fresh) return
  rmSync(stamp, { force: true })
  await step(title, make)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, fresh)
}

interface Package {
  name: string
  isThere: () => boolean
}

const onPath = (...programs: string[]): boolean =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => programs.some((program) => existsSync(join(folder, program))))

const redis: Package = { name: 'redis-server', isThere: () => onPath('redis-server', 'valkey-server') }
const browser: Package[] = [
  { name: 'chromium', isThere: () => onPath('chromium', 'chromium-browser', 'google-chrome') },
  // Pages are looked at with real Chinese letters.
  {
    name: 'fonts-noto-cjk',
    isThere: () => !onPath('apt-get') || existsSync('/usr/share/fonts/opentype/noto'),
  },
]

/**
 * Installs what is missing, where we may. Debian starts the redis-server that it installs as a service of its own,
 * which nothing here uses: ours is a child process on a socket.
 */
async function install(packages: readonly Package[]): Promise<void> {
  const missing = packages.filter(({ isThere }) => !isThere()).map(({ name }) => name)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !onPath('apt-get'))
    throw new Error(`Missing: ${missing.join(', ')}. Install with: apt-get install -y ${missing.join(' ')}`)
  await step(`Installing ${missing.join(', ')}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-q'], env)
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...missing], env)
  })
}

/** The generated Prisma client, without which nothing compiles. */
export const setUpClient = (): Promise<void> => bringUpToDate(client)

/** All that `npm start` needs. Where nothing is missing or stale it prints nothing and starts no process. */
export async function setUpProgram(): Promise<void> {
  await bringUpToDate(client)
  await bringUpToDate(pages)
  await bringUpToDate(program)
  if (!process.env['REDIS_URL']) await install([redis])
}

/** All that the tests need: a Redis of their own and a browser beside the rest. */
export async function setUpTests(): Promise<void> {
  await bringUpToDate(client)
  await bringUpToDate(pages)
  await install([redis, ...browser])
}
