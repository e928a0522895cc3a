// What a recording says: made a WAV file, and given to the program that the operator has named (docs/speech.md). Each works as a
// process of its own, so that neither its time nor its crash is the bot's.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface Speech {
  /** What was said, or undefined where nothing could be made out. Never rejects. */
  listen: (recording: Buffer) => Promise<string | undefined>
}

export interface SpeechOptions {
  /** The program and what comes before the WAV file's path. It prints what it heard. */
  command: readonly [program: string, ...args: string[]]
  /** Called with codes only. */
  onError: (error: unknown, what: string) => void
  /** How long a recording waits and is worked on altogether. */
  patienceMs?: number
}

/** WeChat's recordings end at a minute. */
const secondsAtMost = 60
/** Nobody says more in a minute. */
const charactersAtMost = 1000
const silk = fileURLToPath(new URL('silk.mjs', import.meta.url))
const run = promisify(execFile)

export function createSpeech({ command, onError, patienceMs = 30_000 }: SpeechOptions): Speech {
  // One at a time: recognition takes all the processor that it is given, and the conversation goes on beside it.
  let last: Promise<unknown> = Promise.resolve()

  async function listen(recording: Buffer, signal: AbortSignal): Promise<string | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'linli-voice-'))
    try {
      const wavPath = join(folder, 'voice.wav')
      await convert(recording, folder, wavPath, signal)
      const [program, ...args] = command
      const options = { signal, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 } as const
      const { stdout } = await run(program, [...args, wavPath], options)
      return wordsIn(stdout) || undefined
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return {
    listen: (recording) => {
      const signal = AbortSignal.timeout(patienceMs)
      const heard = last
        .then(() => {
          signal.throwIfAborted()
          return listen(recording, signal)
        })
        .catch((error: unknown) => {
          onError(error, 'speech')
          return undefined
        })
      last = heard
      return heard
    },
  }
}

/** Writes a recording as WAV of 16 kHz mono, a minute at most. Rejects where nothing here can read it. */
async function convert(
  recording: Buffer,
  folder: string,
  wavPath: string,
  signal: AbortSignal,
): Promise<void> {
  const source = join(folder, 'recording')
  await writeFile(source, recording)
  const options = { signal, killSignal: 'SIGKILL' } as const
  if (isSilk(recording)) {
    await run(process.execPath, [silk, source, wavPath], options)
    return
  }
  const form = ['-t', String(secondsAtMost), '-ac', '1', '-ar', '16000', '-f', 'wav', wavPath]
  const reading = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-i', source]
  try {
    await run('ffmpeg', [...reading, ...form], options)
  } catch (error) {
    // Without ffmpeg a WAV file is taken as it is, and nothing else is read.
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!missing || recording.toString('latin1', 0, 4) !== 'RIFF') throw error
    await writeFile(wavPath, recording)
  }
}

/** WeChat puts a byte before the format's own name. */
const isSilk = (bytes: Buffer): boolean => /^\x02?#!SILK/.test(bytes.toString('latin1', 0, 10)) // eslint-disable-line no-control-regex

/** Some models print marks such as <|zh|> before the words. */
const wordsIn = (printed: string): string =>
  printed
    .replace(/<\|[^|<>]*\|>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, charactersAtMost)
