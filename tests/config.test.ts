import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadConfig, settings } from '../src/config.ts'

function messageOf(env: Record<string, string>): string {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return ''
}

describe('loadConfig', () => {
  test('needs no variable at all', () => {
    expect(loadConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      databasePath: resolve('data/linli.db'),
      redisUrl: undefined,
      roles: new Set(['bot', 'api', 'worker']),
      wechaty: { name: '小邻', puppet: undefined, puppetOptions: {}, minGapMs: 1000 },
      logLevel: 'info',
      demo: true,
      admin: undefined,
      cookieSecure: false,
      trustProxy: false,
      rateLimit: 300,
      keptDays: { lookIns: 365, legalNotes: 1095, mediations: null },
      push: { keys: undefined, contact: 'mailto:admin@example.com' },
      alarmGateways: undefined,
    })
  })

  test('reads every variable', () => {
    const config = loadConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      DATA_DIR: '/srv/linli',
      DATABASE_URL: 'file:/srv/db/linli.db',
      REDIS_URL: 'rediss://user:secret@redis.example:6380/2',
      ROLES: 'api, worker',
      WECHATY_PUPPET: '@scope/wechaty-puppet-x',
      WECHATY_PUPPET_OPTIONS: '{"token":"t"}',
      WECHATY_NAME: 'yuhua',
      LOG_LEVEL: 'debug',
      DEMO: 'false',
      ADMIN_LOGIN: 'chen',
      ADMIN_PASSWORD: 'ten letters',
      COOKIE_SECURE: 'true',
      TRUST_PROXY: 'yes',
      RATE_LIMIT: '60',
      KEEP_VISITS_DAYS: '90',
      KEEP_LEGAL_NOTES_DAYS: '400',
      KEEP_MEDIATIONS_DAYS: '3650',
      PUBLIC_URL: 'https://linli.example',
      ALARM_GATEWAYS: '/srv/gateways.json',
      PUSH_PUBLIC_KEY: 'B'.repeat(87),
      PUSH_PRIVATE_KEY: 'x'.repeat(43),
      PUSH_CONTACT: 'mailto:office@linli.example',
    })
    expect(config).toEqual({
      port: 0,
      host: '0.0.0.0',
      dataDir: '/srv/linli',
      databasePath: '/srv/db/linli.db',
      redisUrl: 'rediss://user:secret@redis.example:6380/2',
      roles: new Set(['api', 'worker']),
      wechaty: {
        name: 'yuhua',
        puppet: '@scope/wechaty-puppet-x',
        puppetOptions: { token: 't' },
        minGapMs: 1000,
      },
      logLevel: 'debug',
      demo: false,
      admin: { login: 'chen', password: 'ten letters' },
      cookieSecure: true,
      trustProxy: true,
      rateLimit: 60,
      keptDays: { lookIns: 90, legalNotes: 400, mediations: 3650 },
      publicUrl: 'https://linli.example',
      push: {
        keys: { publicKey: 'B'.repeat(87), privateKey: 'x'.repeat(43) },
        contact: 'mailto:office@linli.example',
      },
      alarmGateways: '/srv/gateways.json',
    })
  })

  test('keeps the database under DATA_DIR unless told otherwise', () => {
    expect(loadConfig({ DATA_DIR: '/srv/linli' }).databasePath).toBe('/srv/linli/linli.db')
  })

  test('takes an empty variable as unset', () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, '']))
    expect(loadConfig(empty)).toEqual(loadConfig({}))
  })

  test.each([
    ['PORT', '65536'],
    ['PORT', '3000a'],
    ['HOST', 'two words'],
    ['DATABASE_URL', 'postgresql://db.example/linli'],
    ['DATABASE_URL', 'file:linli.db?mode=ro'],
    ['DATABASE_URL', 'file::memory:'],
    ['REDIS_URL', 'https://redis.example'],
    ['ROLES', 'bot,admin'],
    ['WECHATY_PUPPET', 'no such/name/x'],
    ['WECHATY_PUPPET_OPTIONS', '{"token":'],
    ['WECHATY_PUPPET_OPTIONS', '[1]'],
    ['WECHATY_NAME', 'a b'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO', 'perhaps'],
    ['COOKIE_SECURE', '2'],
    ['TRUST_PROXY', 'nginx'],
    ['RATE_LIMIT', '0'],
    ['PUSH_CONTACT', 'the office'],
    ['PUSH_PRIVATE_KEY', 'short'],
  ])('refuses %s=%s by name, without its value', (name, value) => {
    const message = messageOf({ [name]: value })
    expect(message).toContain(`${name} must be `)
    expect(message.replace(`${name} must be `, '')).not.toContain(value)
  })

  test.each([
    ['ADMIN_PASSWORD', { ADMIN_LOGIN: 'chen' }],
    ['ADMIN_PASSWORD', { ADMIN_LOGIN: 'chen', ADMIN_PASSWORD: 'too short' }],
    ['ADMIN_LOGIN', { ADMIN_PASSWORD: 'ten letters' }],
    ['PUSH_PRIVATE_KEY', { PUSH_PUBLIC_KEY: 'B'.repeat(87) }],
  ])('wants %s where its pair is half given', (name, env) => {
    expect(messageOf(env)).toContain(`${name} must be `)
  })

  test('names all that is wrong at once', () => {
    const message = messageOf({ PORT: 'x', DEMO: 'x', RATE_LIMIT: 'x', ADMIN_LOGIN: 'chen' })
    expect(message.match(/^ {2}\w+ must be /gm)?.map((line) => line.trim().split(' ')[0])).toEqual([
      'PORT',
      'DEMO',
      'RATE_LIMIT',
      'ADMIN_PASSWORD',
    ])
  })
})
