// The only file that acts when imported: reads the environment, opens the program, and ends it in order.
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { demoCases } from '../prisma/demo-cases.ts'
import { loadConfig } from './config.ts'
import { errorCode } from './error-code.ts'
import { openProgram } from './program.ts'

const stopLimit = 10_000

async function main(): Promise<void> {
  const config = loadConfig(process.env)
  const log = pino({ level: config.logLevel })
  let stopping = false

  async function end(code: number): Promise<void> {
    if (stopping) return
    stopping = true
    // A part that hangs must not keep the program from ending: what was answered is stored already.
    setTimeout(() => process.exit(1), stopLimit).unref()
    // Also while it still opens: what has been started must be ended.
    await opening.then(
      (program) => program.stop(),
      () => undefined,
    )
    process.exit(code)
  }
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  process.on('unhandledRejection', (error) => log.error(errorCode(error), 'unhandled rejection'))

  const opening = openProgram({
    config,
    log,
    now: Date.now,
    secretOf: (name) => process.env[name] || undefined,
    history: demoCases,
    webDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    onFatal: () => {
      log.fatal('the database connection is broken; the program ends')
      void end(1)
    },
  })
  const program = await opening
  try {
    await program.app?.listen({ host: config.host, port: config.port })
  } catch (error) {
    await program.stop()
    throw error
  }
  const address = program.app?.listeningOrigin
  if (address !== undefined) console.log(greeting(address, program.demoPassword))
}

function greeting(address: string, password: string | undefined): string {
  const lines = [
    '',
    `  居民聊天  chat      ${address}/chat?demo=1`,
    `  工作台    console   ${address}/console`,
    `  接口文档  API docs  ${address}/docs`,
  ]
  if (password !== undefined)
    lines.push(`  演示账号  demo login  zhoumin / ${password}   (wangfang: manager, admin: administrator)`)
  return [...lines, ''].join('\n')
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
