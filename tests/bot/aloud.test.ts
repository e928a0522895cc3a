// Answers that are read aloud: the program that reads, and a conversation in WeChat with one.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'silk-wasm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createReader } from '../../src/bot/speech/reader.ts'
import { isAloud } from '../../src/flows/aloud.ts'
import { newSession, type Session } from '../../src/flows/session.ts'
import { say } from '../../src/text/say.ts'
import { talk, withWechat } from '../support/wechat.ts'

/** A reader of the test's own: a tone of a tenth of a second for each character. */
const source = `
import { readFileSync, writeFileSync } from 'node:fs'
const text = readFileSync(0, 'utf8')
const samples = Int16Array.from({ length: 1600 * text.length }, (_, at) => Math.sin(at / 20) * 8000)
const head = Buffer.alloc(44)
head.write('RIFF')
head.writeUInt32LE(36 + samples.byteLength, 4)
head.write('WAVEfmt ', 8)
;[16, 16000, 32000].forEach((value, at) => head.writeUInt32LE(value, [16, 24, 28][at]))
;[1, 1, 2, 16].forEach((value, at) => head.writeUInt16LE(value, [20, 22, 32, 34][at]))
head.write('data', 36)
head.writeUInt32LE(samples.byteLength, 40)
writeFileSync(process.argv.at(-1), Buffer.concat([head, Buffer.from(samples.buffer)]))`

const folder = await mkdtemp(join(tmpdir(), 'linli-'))
const program = join(folder, 'read.mjs')
beforeAll(() => writeFile(program, source))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a program that reads', () => {
  const errors: string[] = []
  const speak = (command: readonly [string, ...string[]], text: string, patienceMs = 30_000) =>
    createReader({ command, onError: (_, what) => errors.push(what), patienceMs }).speak({
      text,
      body: text,
    })

  test('gets the text on its input, and its sound comes back as SILK with its length', async () => {
    const voice = await speak([process.execPath, program], '路灯已经修好了')
    expect(voice?.durationMs).toBeGreaterThan(600)
    expect(voice?.durationMs).toBeLessThan(900)
    const { data } = await decode(voice?.silk ?? new Uint8Array(), 16_000)
    expect(data.length).toBeGreaterThan(16_000)
    expect(errors).toEqual([])
  })

  test('reads nothing that is longer than a voice message', async () => {
    expect(await speak([process.execPath, program], '长'.repeat(251))).toBeUndefined()
    expect(errors).toEqual([])
  })

  test.each<[string, readonly [string, ...string[]], number]>([
    ['is not there', ['/no/such/program'], 30_000],
    ['fails', [process.execPath, '-e', 'process.exit(3)'], 30_000],
    ['writes no sound', [process.execPath, '-e', ''], 30_000],
    ['hangs', [process.execPath, '-e', 'setTimeout(() => 0, 60000)'], 300],
  ])('that %s reads nothing, and is told', async (_, command, patienceMs) => {
    errors.length = 0
    expect(await speak(command, '好的', patienceMs)).toBeUndefined()
    expect(errors).toEqual(['aloud'])
  })
})

describe('what is read', () => {
  const asked: Session = { ...newSession(), aloud: true }
  const hit = { id: 'emergency', version: 2, state: { at: 'silent', danger: 'domestic_violence' } }
  const fire = { id: 'emergency', version: 2, state: { at: 'watching', danger: 'fire' } }
  test.each<[boolean, string, Session]>([
    [true, 'where it was asked for', asked],
    [false, 'where it was not', newSession()],
    [true, 'in a fire', { ...asked, flow: fire }],
    [false, 'while violence is told of', { ...asked, flow: hit }],
    [false, 'after violence was told of', { ...asked, parked: [{ ...hit, at: 0 }] }],
  ])('%s %s', (aloud, _, session) => {
    expect(isAloud(session, say('nav.aloud'))).toBe(aloud)
  })
  test('is nothing that is sealed', () => {
    expect(isAloud(asked, { ...say('nav.aloud'), sealed: true })).toBe(false)
  })
})

describe('without a program', () => {
  const wechat = withWechat()
  test('nothing is promised', async () => {
    const resident = wechat.platform.createContact({ name: '刘婆婆' })
    expect(await talk(wechat, resident, '读给我听', '念不了')).not.toContain('都念给您听')
  })
})

describe('in WeChat', () => {
  const wechat = withWechat({ SPEAK_COMMAND: `${process.execPath} ${program}` })
  const voices = () =>
    [...wechat.platform.cacheFileBoxPayload.values()].filter(({ name }) => name === 'voice.sil').length

  test('answers are read once somebody asks for it, until they have heard enough', async () => {
    const resident = wechat.platform.createContact({ name: '刘婆婆' })
    await talk(wechat, resident, '你好', '小邻')
    expect(voices()).toBe(0)
    await talk(wechat, resident, '读给我听', '都念给您听')
    await vi.waitFor(() => expect(voices()).toBe(1), { timeout: 15_000 })
    await talk(wechat, resident, '你是谁', '不是真人')
    await vi.waitFor(() => expect(voices()).toBeGreaterThan(1), { timeout: 15_000 })
    await talk(wechat, resident, '不用读了', '不念了')
    const before = voices()
    await talk(wechat, resident, '你是谁', '不是真人')
    await wechat.program.end()
    expect(voices()).toBe(before)
  })
})
