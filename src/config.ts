// The environment, read once: every variable that the program knows, what it may hold, and what it means.
import { resolve } from 'node:path'
import { z } from 'zod'

const roles = ['bot', 'api', 'worker'] as const
export type Role = (typeof roles)[number]

const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const word = z.string().regex(/^\S+$/)
const packageName = z.string().regex(/^(@[\w.-]+\/)?[\w.-]+$/)

const jsonObject = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue('not JSON')
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), z.unknown()))

const roleList = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(roles)))

const base64url = (length: number) => z.string().regex(new RegExp(`^[\\w-]{${length}}$`))
/** Words with blanks between them: no shell reads it. */
const commandLine = z
  .string()
  .transform((text) => text.split(' ').filter((part) => part !== ''))
  .pipe(z.tuple([z.string()], z.string()))

const Environment = z.object({
  PORT: whole.pipe(z.number().max(65_535)),
  HOST: word,
  DATA_DIR: z.string(),
  DATABASE_URL: z.string().regex(/^file:(?!\/\/|:)[^?#]+$/),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ROLES: roleList,
  WECHATY_PUPPET: packageName.optional(),
  WECHATY_PUPPET_OPTIONS: jsonObject.optional(),
  WECHATY_NAME: word,
  WECHATY_GAP_MS: whole.pipe(z.number().max(60_000)),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  DEMO: z.stringbool(),
  ADMIN_LOGIN: word.optional(),
  ADMIN_PASSWORD: z.string().min(10).optional(),
  COOKIE_SECURE: z.stringbool(),
  TRUST_PROXY: z.stringbool(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  KEEP_VISITS_DAYS: whole.pipe(z.number().min(30).max(3650)),
  KEEP_LEGAL_NOTES_DAYS: whole.pipe(z.number().min(30).max(3650)),
  KEEP_MEDIATIONS_DAYS: whole.pipe(z.number().min(30).max(36_500)).optional(),
  RATE_LIMIT: whole.pipe(z.number().min(1)),
  ALARM_GATEWAYS: z.string().optional(),
  PUSH_PUBLIC_KEY: base64url(87).optional(),
  PUSH_PRIVATE_KEY: base64url(43).optional(),
  PUSH_CONTACT: z.string().regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/),
  PARTY_KEY: base64url(43).optional(),
  SPEECH_COMMAND: commandLine.optional(),
  SPEAK_COMMAND: commandLine.optional(),
  SECOND_LOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  SECOND_LOOK_MODEL: word.optional(),
  SECOND_LOOK_KEY: word.optional(),
})

type Variable = keyof typeof Environment.shape

export interface Setting {
  /** What stands where the variable is unset or empty; `<NAME>` is another variable's value. '' for none. */
  default: string
  meaning: string
  /** Completes "NAME must be …". */
  expects: string
}

/** Every variable, as README's table tells it. */
export const settings: Readonly<Record<Variable, Setting>> = {
  PORT: {
    default: '3000',
    meaning: 'Port of the pages and the API; 0 takes a free one',
    expects: 'a port number from 0 to 65535',
  },
  HOST: {
    default: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 for all',
    expects: 'a host name or an address',
  },
  DATA_DIR: {
    default: './data',
    meaning: 'Folder of the database, the media and the private Redis',
    expects: 'the path of a folder',
  },
  DATABASE_URL: {
    default: 'file:<DATA_DIR>/linli.db',
    meaning: 'The SQLite file',
    expects: 'file: and the path of a file, without parameters, such as file:./data/linli.db',
  },
  REDIS_URL: {
    default: '',
    meaning: 'A Redis to use; without it the program starts one of its own under DATA_DIR',
    expects: 'a redis:// or rediss:// address',
  },
  ROLES: {
    default: 'bot,api,worker',
    meaning: 'What this process does; several processes share one REDIS_URL and one database',
    expects: 'a comma-separated list of bot, api, worker',
  },
  WECHATY_PUPPET: {
    default: '',
    meaning: 'npm package of the Wechaty puppet; without it there is the web chat only',
    expects: 'the name of an npm package',
  },
  WECHATY_PUPPET_OPTIONS: {
    default: '',
    meaning: 'What the puppet is made with, its token among it',
    expects: 'a JSON object',
  },
  WECHATY_NAME: {
    default: '小邻',
    meaning: 'What residents call the bot in a group: @name is a mention',
    expects: 'a name without spaces',
  },
  WECHATY_GAP_MS: {
    default: '1000',
    meaning:
      'The shortest time between two messages of the Wechaty account; below a second, accounts get blocked',
    expects: 'a number of milliseconds from 0 to 60000',
  },
  LOG_LEVEL: {
    default: 'info',
    meaning: 'The least level that is logged',
    expects: 'fatal, error, warn, info, debug, trace or silent',
  },
  DEMO: {
    default: 'true',
    meaning: 'Fill an empty database with the demo community and its staff',
    expects: 'true or false',
  },
  ADMIN_LOGIN: {
    default: '',
    meaning: 'Login of the first administrator where DEMO is false',
    expects: 'a login without spaces, set together with ADMIN_PASSWORD',
  },
  ADMIN_PASSWORD: {
    default: '',
    meaning: 'Password of the first administrator where DEMO is false',
    expects: 'a password of at least 10 characters, set together with ADMIN_LOGIN',
  },
  COOKIE_SECURE: {
    default: 'false',
    meaning: 'Send the login cookie by https only; true behind https',
    expects: 'true or false',
  },
  TRUST_PROXY: {
    default: 'false',
    meaning: "Believe a reverse proxy's X-Forwarded headers",
    expects: 'true or false',
  },
  PUBLIC_URL: {
    default: '',
    meaning: 'The address at which people reach the program; without it, staff get no links in WeChat',
    expects: 'an http:// or https:// address',
  },
  KEEP_VISITS_DAYS: {
    default: '365',
    meaning:
      'For how many days visits to people who are looked in on are kept, and agreements that ended: a year, to compare a month with that of the year before',
    expects: 'a number of days from 30 to 3650',
  },
  KEEP_LEGAL_NOTES_DAYS: {
    default: '1095',
    meaning:
      'For how many days the notes of talks with the legal adviser are kept: three years, the time in which claims lapse (Civil Code 188)',
    expects: 'a number of days from 30 to 3650',
  },
  KEEP_MEDIATIONS_DAYS: {
    default: '',
    meaning:
      'For how many days the files of mediations are kept once they are over; without it they stay: ask the justice office for the time that holds where you are',
    expects: 'a number of days from 30 to 36500, or nothing',
  },
  RATE_LIMIT: {
    default: '300',
    meaning: 'Requests a minute that one address may make',
    expects: 'a whole number from 1',
  },
  ALARM_GATEWAYS: {
    default: '',
    meaning:
      'A JSON file of SMS and voice gateways by which staff are called in an emergency (docs/alarm.md)',
    expects: 'the path of a JSON file',
  },
  PUSH_PUBLIC_KEY: {
    default: '',
    meaning: 'Public key for browser push (VAPID); without it a pair is made once under DATA_DIR',
    expects: 'a P-256 key in base64url, 87 characters, set together with PUSH_PRIVATE_KEY',
  },
  PUSH_PRIVATE_KEY: {
    default: '',
    meaning: 'Private key for browser push',
    expects: 'a P-256 key in base64url, 43 characters, set together with PUSH_PUBLIC_KEY',
  },
  PUSH_CONTACT: {
    default: 'mailto:admin@example.com',
    meaning: 'Whom a push service may write to; Safari’s refuses an address that looks made up',
    expects: 'a mailto: or https: address',
  },
  PARTY_KEY: {
    default: '',
    meaning:
      'Key of the hashes by which no legal adviser sees both sides of a matter; without it one is made once under DATA_DIR',
    expects: '32 random bytes in base64url, 43 characters',
  },
  SPEECH_COMMAND: {
    default: '',
    meaning:
      'A program that prints what a recording says; the path of a WAV file is added to its words (docs/speech.md)',
    expects: 'a program and its arguments, with blanks between them',
  },
  SPEAK_COMMAND: {
    default: '',
    meaning:
      'A program that reads a text aloud for residents who ask 读给我听: words on its input, the path of a WAV file to write added to its words (docs/speech.md)',
    expects: 'a program and its arguments, with blanks between them',
  },
  SECOND_LOOK_URL: {
    default: '',
    meaning:
      'An OpenAI-compatible endpoint that looks at repair reports again, without names and numbers; it can only have staff look (docs/second-look.md)',
    expects: 'an http:// or https:// address without /chat/completions, set together with SECOND_LOOK_MODEL',
  },
  SECOND_LOOK_MODEL: {
    default: '',
    meaning: 'The model that is asked there',
    expects: 'a name without spaces, set together with SECOND_LOOK_URL',
  },
  SECOND_LOOK_KEY: {
    default: '',
    meaning: 'The key that the endpoint asks for, if any',
    expects: 'a key without spaces',
  },
}

export type Config = ReturnType<typeof loadConfig>

/**
 * What the environment asks for, with paths made absolute. An empty variable counts as unset.
 * Throws one Error that names every bad variable with what it must be, and no value.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>) {
  const set = (name: string) => (env[name] === '' ? undefined : env[name])
  const fill = (text: string) =>
    text.replace(/<(\w+)>/, (_, name: Variable) => set(name) ?? settings[name].default)
  const values = Object.entries(settings).map(([name, setting]) => [
    name,
    set(name) ?? (setting.default === '' ? undefined : fill(setting.default)),
  ])
  const parsed = Environment.safeParse(Object.fromEntries(values))
  const bad = new Set(parsed.error?.issues.map((issue) => issue.path[0] as Variable))
  const pairs = [
    ['ADMIN_LOGIN', 'ADMIN_PASSWORD'],
    ['PUSH_PUBLIC_KEY', 'PUSH_PRIVATE_KEY'],
    ['SECOND_LOOK_URL', 'SECOND_LOOK_MODEL'],
  ] as const
  // Not a refinement of the object: zod leaves those out once a field is bad, and one start should name everything.
  for (const pair of pairs) {
    if (pair.every((name) => set(name) === undefined)) continue
    for (const name of pair) if (set(name) === undefined) bad.add(name)
  }
  if (!parsed.success || bad.size > 0) {
    const lines = [...bad].map((name) => `  ${name} must be ${settings[name].expects}`)
    throw new Error(['The environment is wrong:', ...lines].join('\n'))
  }
  const { data } = parsed
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    databasePath: resolve(data.DATABASE_URL.slice('file:'.length)),
    redisUrl: data.REDIS_URL,
    roles: new Set<Role>(data.ROLES),
    wechaty: {
      name: data.WECHATY_NAME,
      /** Undefined: no Wechaty at all. */
      puppet: data.WECHATY_PUPPET,
      puppetOptions: data.WECHATY_PUPPET_OPTIONS ?? {},
      minGapMs: data.WECHATY_GAP_MS,
    },
    logLevel: data.LOG_LEVEL,
    demo: data.DEMO,
    /** The first administrator, or undefined. */
    admin:
      data.ADMIN_LOGIN !== undefined && data.ADMIN_PASSWORD !== undefined
        ? { login: data.ADMIN_LOGIN, password: data.ADMIN_PASSWORD }
        : undefined,
    cookieSecure: data.COOKIE_SECURE,
    trustProxy: data.TRUST_PROXY,
    keptDays: {
      lookIns: data.KEEP_VISITS_DAYS,
      legalNotes: data.KEEP_LEGAL_NOTES_DAYS,
      mediations: data.KEEP_MEDIATIONS_DAYS ?? null,
    },
    /** Undefined: no whole links can be written. */
    publicUrl: data.PUBLIC_URL,
    /** Requests a minute for each address. */
    rateLimit: data.RATE_LIMIT,
    push: {
      /** Undefined: the ones under DATA_DIR. */
      keys:
        data.PUSH_PUBLIC_KEY !== undefined && data.PUSH_PRIVATE_KEY !== undefined
          ? { publicKey: data.PUSH_PUBLIC_KEY, privateKey: data.PUSH_PRIVATE_KEY }
          : undefined,
      contact: data.PUSH_CONTACT,
    },
    /** Undefined: the one under DATA_DIR. */
    partyKey: data.PARTY_KEY,
    /** The program that makes out recordings, or undefined for none. */
    speechCommand: data.SPEECH_COMMAND,
    /** The program that reads texts aloud, or undefined for none. */
    speakCommand: data.SPEAK_COMMAND,
    /** The language model that looks at reports again, or undefined for none. */
    secondLook:
      data.SECOND_LOOK_URL !== undefined && data.SECOND_LOOK_MODEL !== undefined
        ? { url: data.SECOND_LOOK_URL, model: data.SECOND_LOOK_MODEL, key: data.SECOND_LOOK_KEY }
        : undefined,
    /** The file of gateways, or undefined for none. */
    alarmGateways: data.ALARM_GATEWAYS === undefined ? undefined : resolve(data.ALARM_GATEWAYS),
  }
}
