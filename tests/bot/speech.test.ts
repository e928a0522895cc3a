import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'silk-wasm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSpeech } from '../../src/bot/speech/speech.ts'

/** A recogniser of the test's own: a program that counts the WAV file's samples. */
const program = `
const { readFileSync } = require('node:fs')
const wav = readFileSync(process.argv.at(-1))
console.log('<|zh|>' + wav.toString('latin1', 0, 4) + ' ' + wav.readUInt16LE(22) + ' ' + wav.readUInt32LE(24) + '  ' + (wav.length > 30000))`
const rate = 16_000
const tone = Int16Array.from({ length: rate }, (_, at) => Math.sin(at / 20) * 8000)
const errors: string[] = []
let folder = ''
const speech = (source: string, patienceMs = 30_000) =>
  createSpeech({
    command: [process.execPath, '-e', source],
    onError: (_, what) => errors.push(what),
    patienceMs,
  })

function wavOf(samples: Int16Array): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF')
  head.writeUInt32LE(36 + samples.byteLength, 4)
  head.write('WAVEfmt ', 8)
  ;[16, rate, rate * 2].forEach((value, at) => head.writeUInt32LE(value, [16, 24, 28][at]))
  ;[1, 1, 2, 16].forEach((value, at) => head.writeUInt16LE(value, [20, 22, 32, 34][at]))
  head.write('data', 36)
  head.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([head, Buffer.from(samples.buffer)])
}
const hasFfmpeg = (() => {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a recording', () => {
  test('of WeChat (SILK) reaches the program as WAV of 16 kHz mono', async () => {
    const { data } = await encode(tone, rate)
    expect(await speech(program).listen(Buffer.from(data))).toBe('RIFF 1 16000 true')
  })
  test('as WAV reaches the program, with ffmpeg or without', async () => {
    const recording = wavOf(tone)
    expect(await speech(program).listen(recording)).toBe('RIFF 1 16000 true')
    const path = process.env['PATH']
    process.env['PATH'] = ''
    try {
      expect(await speech(program).listen(recording)).toBe('RIFF 1 16000 true')
    } finally {
      process.env['PATH'] = path
    }
  })
  test.runIf(hasFfmpeg)('of a browser or phone (WebM, Ogg, MP4) is read by ffmpeg', async () => {
    const source = join(folder, 'tone.wav')
    await writeFile(source, wavOf(tone))
    for (const [form, codec] of [
      ['webm', 'libopus'],
      ['ogg', 'libopus'],
      ['mp4', 'aac'],
    ] as const) {
      const target = join(folder, `tone.${form}`)
      execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', source, '-c:a', codec, target])
      const text = await speech(program).listen(await readFile(target))
      expect({ form, text }).toEqual({ form, text: 'RIFF 1 16000 true' })
    }
  })
  test('that is none is not understood, and is told', async () => {
    errors.length = 0
    expect(await speech(program).listen(Buffer.from('no sound at all'))).toBeUndefined()
    expect(errors).toEqual(['speech'])
  })
})

describe('a program', () => {
  test('that hears nothing, fails or is not there makes nothing out', async () => {
    const recording = wavOf(tone)
    expect(await speech('').listen(recording)).toBeUndefined()
    expect(await speech('process.exit(3)').listen(recording)).toBeUndefined()
    const missing = createSpeech({ command: [join(folder, 'nothing')], onError: () => undefined })
    expect(await missing.listen(recording)).toBeUndefined()
  })
  test('that never ends is ended, and the next recording is heard', async () => {
    const source = `if (require('node:fs').statSync(process.argv.at(-1)).size > 30000) setInterval(() => 0, 1000); else console.log('好')`
    const stuck = speech(source, 2500)
    expect(await stuck.listen(wavOf(tone))).toBeUndefined()
    expect(await stuck.listen(wavOf(tone.slice(0, 4000)))).toBe('好')
  })
})
