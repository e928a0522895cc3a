// One step of a script: says what it does, how long it took, and what its programs printed if they failed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs `work`, with a line that is finished when it has. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`
  process.stdout.write(`${title} … `)
  try {
    const result = await work()
    console.log(seconds())
    return result
  } catch (error) {
    console.log(`failed after ${seconds()}`)
    throw error
  }
}

/** Runs a program to its end without input. Rejects with all that it printed where it fails. */
export async function run(program: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} failed:\n${output.trim()}`)
}

/** Runs one of this project's own programs, given by its file under node_modules. */
export const runNode = (file: string, args: string[], env?: Record<string, string>): Promise<void> =>
  run(process.execPath, [`node_modules/${file}`, ...args], env)
