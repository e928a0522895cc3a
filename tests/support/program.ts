// The whole program on a folder and a port of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { loadConfig } from '../../src/config.ts'
import { openProgram, type Program, type ProgramOptions } from '../../src/program.ts'

export interface TestProgram extends Program {
  dir: string
  app: NonNullable<Program['app']>
  password: string
  /** Stops the program and opens it anew on the same folder. */
  restart: () => Promise<TestProgram>
  end: () => Promise<void>
}

export async function openTestProgram(
  env: Record<string, string> = {},
  options: Partial<ProgramOptions> = {},
  dir?: string,
): Promise<TestProgram> {
  const home = dir ?? (await mkdtemp(join(tmpdir(), 'linli-program-')))
  const program = await openProgram({
    config: loadConfig({ DATA_DIR: home, LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', ...env }),
    log: pino({ level: 'silent' }),
    now: Date.now,
    webDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    onFatal: (error) => {
      throw error
    },
    ...options,
  })
  const { app, demoPassword } = program
  if (!app || demoPassword === undefined) {
    await program.stop()
    throw new Error('the test program has the role api and the demo')
  }
  return {
    ...program,
    app,
    dir: home,
    password: demoPassword,
    restart: async () => {
      await program.stop()
      return openTestProgram(env, options, home)
    },
    end: async () => {
      await program.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
