// Gateways as data: what a bad file is told, and what is sent and understood.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGateways, loadGateways } from '../../src/queue/gateways.ts'
import { openGateway, type FakeGateway } from '../support/gateway.ts'

let dir: string
let fake: FakeGateway
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'linli-gateways-'))
})
afterAll(() => rm(dir, { recursive: true }))
beforeEach(async () => {
  fake = await openGateway()
})
afterEach(() => fake.close())

const secrets: Record<string, string> = { SMS_KEY: 'k-123' }
async function load(content: unknown) {
  const path = join(dir, 'gateways.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return loadGateways(path, (name) => secrets[name])
}
const refusal = (content: unknown) =>
  load(content).then(
    () => '',
    (error: unknown) => (error as Error).message,
  )
const call = { gateway: 'sms', phone: '13812345678', text: '着火,"0412"\n& 桂花', number: '0412' }

describe('loadGateways', () => {
  test('has none where no file is named', async () => {
    expect(await loadGateways(undefined, () => undefined)).toEqual([])
  })

  test('names every bad entry at once, and no value', async () => {
    const told = await refusal([
      { name: 'a b', url: 'ftp://secret.example' },
      { name: 'sms', url: 'https://sms.example', accepts: true, headers: { 'x-key': '${NO_SUCH}' } },
      { name: 'sms', url: 'https://sms.example', accepts: true, surplus: 'hidden-value' },
      { name: 'sms', url: 'https://sms.example', accepts: true },
      7,
      { name: 'call', url: 'https://call.example' },
    ])
    expect(told).toMatch(/entry 1: name:[^]*entry 1: url:/)
    expect(told).toContain('entry 2 (sms): the variable NO_SUCH is not set')
    expect(told).toMatch(/entry 3:.*surplus/)
    expect(told).toContain('entry 4: name: it is there twice')
    expect(told).toMatch(/entry 5:/)
    expect(told).toMatch(/entry 6: accepts: .*true where its status alone tells/)
    expect(told).not.toMatch(/secret\.example|hidden-value/)
  })

  test.each([
    ['no JSON', 'the file cannot be read, or is no JSON'],
    [{ name: 'sms' }, 'must hold a list'],
  ])('refuses %j', async (content, told) => {
    expect(await refusal(content)).toContain(told)
  })
})

describe('a gateway', () => {
  const open = async (entry: object, timeout?: number) =>
    createGateways(
      await load([{ name: 'sms', url: `${fake.origin}/send`, accepts: true, ...entry }]),
      timeout,
    )

  test('is sent JSON with its blanks filled and its secret in place', async () => {
    const gateways = await open({
      headers: { authorization: 'Bearer ${SMS_KEY}' },
      body: { to: ['{phone}'], content: '{text}', id: 'n{number}', retries: 2 },
    })
    expect(await gateways.call(call)).toBe('accepted')
    const [request] = fake.received
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer k-123',
      'content-type': 'application/json',
    })
    expect(JSON.parse(request?.body ?? '')).toEqual({
      to: [call.phone],
      content: call.text,
      id: 'n0412',
      retries: 2,
    })
  })

  test.each([
    [
      'a form',
      'application/x-www-form-urlencoded',
      'to={phone}&text={text}',
      (body: string) => new URLSearchParams(body).get('text'),
    ],
    [
      'a JSON text',
      'application/json; charset=utf-8',
      '{"text":"{text}"}',
      (body: string) => (JSON.parse(body) as { text: string }).text,
    ],
  ])('is sent %s whose blanks keep to their place', async (_, type, body, read) => {
    const gateways = await open({ headers: { 'Content-Type': type }, body })
    expect(await gateways.call(call)).toBe('accepted')
    expect(read(fake.received[0]!.body)).toBe(call.text)
  })

  test('is asked by its address alone where it takes GET', async () => {
    const gateways = await open({ url: `${fake.origin}/?to={phone}&t={text}&key=\${SMS_KEY}`, method: 'GET' })
    expect(await gateways.call(call)).toBe('accepted')
    const query = new URL(fake.received[0]!.url, fake.origin).searchParams
    expect([query.get('to'), query.get('t'), query.get('key')]).toEqual([call.phone, call.text, 'k-123'])
  })

  test.each([
    ['a refusal', { status: 503 }, 'refused 503'],
    ['a redirect, which it does not follow', { status: 302, location: 'http://127.0.0.1:9/' }, 'unreachable'],
    ['a refusal in the words of the answer', { status: 200, body: '{"code":"NO_BALANCE"}' }, 'refused'],
    ['the words that it waits for', { status: 200, body: '{"code":"OK"}' }, 'accepted'],
    ['silence', 'silent' as const, 'timeout'],
  ])('is told from %s', async (_, manner, outcome) => {
    fake.answers[0] = manner
    const gateways = await open({ accepts: '"code":"OK"' }, 200)
    expect(await gateways.call(call)).toBe(outcome)
  })

  test('that is not there at all is unreachable, and one of another name unknown', async () => {
    const gateways = await open({ url: 'http://127.0.0.1:9/' })
    expect(await gateways.call(call)).toBe('unreachable')
    expect(await gateways.call({ ...call, gateway: 'gone' })).toBe('unknown')
  })
})
