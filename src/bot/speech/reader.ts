// Reads a text aloud by the program that the operator has named (docs/speech.md), and makes of its WAV file what WeChat plays.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Voice } from '../channel.ts'

export interface Reader {
  /** A message as it is read, its choices too where all of it is short enough; undefined where nothing can be read. Never rejects. */
  speak: (message: { text: string; body: string }) => Promise<Voice | undefined>
}

export interface ReaderOptions {
  /** The program and what comes before the path of the WAV file that it is to write. The text comes on its input. */
  command: readonly [program: string, ...args: string[]]
  /** Called with codes only. */
  onError: (error: unknown, what: string) => void
  /** How long a text waits and is worked on altogether. */
  patienceMs?: number
}

/** WeChat's voice messages end at a minute: about so many characters. */
const charactersAtMost = 250
const longestMs = 60_000
const silk = fileURLToPath(new URL('to-silk.mjs', import.meta.url))
const run = promisify(execFile)

export function createReader({ command, onError, patienceMs = 30_000 }: ReaderOptions): Reader {
  // One at a time, as with recordings.
  let last: Promise<unknown> = Promise.resolve()

  async function read(text: string, signal: AbortSignal): Promise<Voice | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'linli-aloud-'))
    try {
      const [wav, voice] = [join(folder, 'text.wav'), join(folder, 'text.sil')]
      const options = { signal, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 } as const
      const [program, ...args] = command
      const reading = run(program, [...args, wav], options)
      // By its input: others on the machine see a program's words, and this is what a resident is told.
      reading.child.stdin?.on('error', () => undefined)
      reading.child.stdin?.end(text)
      await reading
      const { stdout } = await run(process.execPath, [silk, wav, voice], options)
      const durationMs = Number(stdout)
      return durationMs > 0 && durationMs <= longestMs
        ? { silk: await readFile(voice), durationMs }
        : undefined
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return {
    speak: ({ text: whole, body }) => {
      const text = whole.length <= charactersAtMost ? whole : body
      if (text.trim() === '' || text.length > charactersAtMost) return Promise.resolve(undefined)
      const signal = AbortSignal.timeout(patienceMs)
      const voice = last
        .then(() => {
          signal.throwIfAborted()
          return read(text, signal)
        })
        .catch((error: unknown) => {
          onError(error, 'aloud')
          return undefined
        })
      last = voice
      return voice
    },
  }
}
