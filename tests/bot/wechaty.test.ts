// The Wechaty channel in real conversations: Wechaty itself, with the puppet that keeps its accounts in memory.
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { types, type payloads } from 'wechaty-puppet'
import { PuppetMock, mock } from 'wechaty-puppet-mock'
import type { Channel, Outgoing } from '../../src/bot/channel.ts'
import { SendError } from '../../src/bot/channel.ts'
import { createWechatyChannel, type WechatyChannelOptions } from '../../src/bot/wechaty/channel.ts'
import { createHeartbeat } from '../../src/bot/wechaty/heartbeat.ts'
import { createLanes } from '../../src/bot/wechaty/lanes.ts'
import { parsePlace } from '../../src/bot/wechaty/location.ts'
import { TimeoutError, within } from '../../src/bot/wechaty/patience.ts'
import type { Inbound } from '../../src/flows/message.ts'

const minute = 60_000
const now = Date.now()
const privateText = '请加我为好友,私下告诉我。'
const groupAnswer = (text: string) =>
  text.includes('着火') ? { text: '先走人!', urgent: true } : { text: privateText, urgent: false }
const png = Buffer.from('a picture, as far as the channel can tell')
const source = new URL('../../src/bot/wechaty/', import.meta.url)

/** Values in the order of their coming, and a promise for the first n of them. */
class Heard<T> {
  readonly all: T[] = []
  #waiting: { n: number; tell: (all: T[]) => void }[] = []
  add(value: T) {
    this.all.push(value)
    this.#waiting = this.#waiting.filter(({ n, tell }) => {
      if (this.all.length >= n) tell(this.all)
      return this.all.length < n
    })
  }
  first(n: number): Promise<T[]> {
    if (this.all.length >= n) return Promise.resolve(this.all)
    return new Promise((tell) => this.#waiting.push({ n, tell }))
  }
}

/** A puppet like the real ones: it can be slow to tell of a message or unable to tell of a location. */
class TestPuppet extends PuppetMock {
  readonly held = new Map<string, Promise<void>>()
  place: payloads.Location | undefined
  broken: Error | undefined
  override async messageRawPayload(id: string) {
    await this.held.get(id)
    return super.messageRawPayload(id)
  }
  // wechat4u rejects in the same way.
  override messageLocation() {
    return this.place ? Promise.resolve(this.place) : Promise.reject(new Error('unsupported'))
  }
  /** Takes what is sent and never tells of it again, as a dead connection does. */
  deaf = false
  override messageSendText(to: string, text: string) {
    if (this.deaf) return Promise.resolve()
    return this.broken ? Promise.reject(this.broken) : super.messageSendText(to, text)
  }
}

const running: { stop: () => Promise<void> }[] = []
afterEach(async () => {
  for (const thing of running.splice(0).reverse()) await thing.stop()
})

async function open(
  options: Partial<WechatyChannelOptions> & { store?: (message: Inbound) => Promise<void> } = {},
) {
  const mocker = new mock.Mocker()
  const puppet = new TestPuppet({ mocker })
  const received = new Heard<Inbound>()
  const logged = new Heard<{ fields: object; event: string }>()
  const write = (fields: object, event: string) => logged.add({ fields, event })
  const states = new Heard<boolean>()
  const saved: { bytes: Buffer; sender: string }[] = []
  const channel = createWechatyChannel({
    puppet,
    name: '社区助手',
    minGapMs: 1000,
    log: { info: write, warn: write, error: write },
    groupAnswer,
    clock: () => now,
    onState: (online) => states.add(online),
    saveMedia: (bytes, sender) => {
      saved.push({ bytes, sender })
      return Promise.resolve({ mediaId: `m${saved.length}` })
    },
    ...options,
  })
  running.push(channel)
  const self = mocker.createContact({ name: '麻柳小邻' })
  const wang = mocker.createContact({ name: '王阿姨' })
  const li = mocker.createContact({ name: '李叔' })
  await channel.start((message) => {
    received.add(message)
    return options.store?.(message) ?? Promise.resolve()
  })
  mocker.login(self)

  let lastId = 0
  /** A message as the platform delivers it. */
  const deliver = (from: mock.ContactMock, message: Partial<payloads.Message>) => {
    const id = `id${(lastId += 1)}`
    const payload = {
      id,
      talkerId: from.id,
      listenerId: self.id,
      timestamp: now,
      type: types.Message.Text,
      ...message,
    }
    mocker.MessageMock.create(payload)
    puppet.emit('message', { messageId: payload.id })
    return payload.id
  }
  /** What a contact gets to read, by the platform. */
  const inbox = (of: { on: (event: 'message', hear: (message: mock.MessageMock) => void) => unknown }) => {
    const texts = new Heard<string | undefined>()
    of.on('message', (message) => {
      if (message.talker().id === self.id) texts.add(message.text())
    })
    return texts
  }
  const events = (name: string) => logged.all.filter(({ event }) => event === name)
  return { channel, mocker, puppet, self, wang, li, received, logged, events, states, saved, deliver, inbox }
}

type World = Awaited<ReturnType<typeof open>>

const texts = (messages: Inbound[]) => messages.map(({ text }) => text)
const outgoing = (text: string): Outgoing => ({ id: 1, from: 'bot', at: now, text, body: text })

/** A picture server that answers when it is told to. */
async function pictures(body: Buffer = png) {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const server = createServer((_, response) => {
    void released.then(() => response.end(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { release, url: `http://127.0.0.1:${port ?? 0}/a.png` }
}

/** Sends a picture that lies at an address. */
function deliverPicture({ mocker, deliver }: World, from: mock.ContactMock, id: string, url: string) {
  mocker.cacheFileBoxPayload.set(id, { type: 2, url, name: 'a.png', metadata: {} })
  deliver(from, { id, type: types.Message.Image })
}

describe('a text', () => {
  test('arrives as plain data with the time of its receipt', async () => {
    const { channel, received, wang, self, deliver } = await open()
    const messageId = deliver(wang, { text: '电梯坏了', timestamp: now - 5 * minute })
    expect(await received.first(1)).toEqual([
      {
        channel: 'wechaty',
        account: self.id,
        sender: wang.id,
        messageId,
        kind: 'text',
        text: '电梯坏了',
        at: now,
      },
    ])
    expect(channel.account).toBe(self.id)
  })

  test('of our own is dropped, also from before a new login', async () => {
    const { mocker, puppet, received, wang, self, deliver } = await open()
    self.say('您好').to(wang)
    await puppet.logout()
    const newSelf = mocker.createContact()
    mocker.login(newSelf)
    self.say('您好').to(wang)
    newSelf.say('您好').to(wang)
    deliver(wang, { text: '在吗' })
    expect(texts(await received.first(1))).toEqual(['在吗'])
  })

  test('that the platform repeats is handed on again: the store drops it', async () => {
    const { puppet, received, wang, deliver } = await open()
    const messageId = deliver(wang, { text: '1' })
    puppet.emit('message', { messageId })
    deliver(wang, { text: '2' })
    expect(texts(await received.first(3))).toEqual(['1', '1', '2'])
  })

  test('of an official account is dropped', async () => {
    const { mocker, received, wang, deliver } = await open()
    deliver(mocker.createContact({ type: types.Contact.Official }), { text: '今日要闻' })
    deliver(wang, { text: '在吗' })
    expect(texts(await received.first(1))).toEqual(['在吗'])
  })
})

describe('order', () => {
  test('keeps a fast text behind the slow picture of its sender, while another sender overtakes', async () => {
    const world = await open()
    const { received, saved, wang, li, deliver } = world
    const { release, url } = await pictures()
    deliverPicture(world, wang, 'picture', url)
    deliver(wang, { text: '就是这里' })
    deliver(li, { text: '报修' })
    expect(texts(await received.first(1))).toEqual(['报修'])
    release()
    const [, picture, text] = await received.first(3)
    expect(picture).toMatchObject({ kind: 'image', messageId: 'picture', mediaId: 'm1', sender: wang.id })
    expect(text).toMatchObject({ kind: 'text', text: '就是这里', sender: wang.id })
    expect(saved).toEqual([{ bytes: png, sender: wang.id }])
  })

  test('is that of arrival, even where the puppet tells of the first message last', async () => {
    const { puppet, received, wang, deliver } = await open()
    let tell = () => {}
    puppet.held.set('first', new Promise((resolve) => (tell = resolve)))
    deliver(wang, { id: 'first', text: '一' })
    deliver(wang, { text: '二' })
    await setImmediate()
    expect(received.all).toEqual([])
    tell()
    expect(texts(await received.first(2))).toEqual(['一', '二'])
  })

  test('does not wait until the message before is stored', async () => {
    const { received, wang, deliver } = await open({ store: () => new Promise(() => {}) })
    for (const text of ['一', '二', '三']) deliver(wang, { text })
    expect(texts(await received.first(3))).toEqual(['一', '二', '三'])
  })

  test('takes no memory for senders who wait for nothing', async () => {
    const failures = new Heard<unknown>()
    const lanes = createLanes((error) => failures.add(error))
    const ran: number[] = []
    for (let n = 0; n < 1000; n += 1) lanes.run(`sender ${n % 500}`, () => void ran.push(n))
    lanes.run('sender 1', () => Promise.reject(new Error('one fails')))
    lanes.run('sender 1', () => lanes.run('late', () => void ran.push(1000)))
    expect(lanes.size).toBe(500)
    await lanes.idle()
    expect(lanes.size).toBe(0)
    expect(ran).toHaveLength(1001)
    expect(failures.all).toEqual([new Error('one fails')])
  })
})

describe('a handler that fails', () => {
  test.each([
    [
      'throws',
      () => {
        throw new Error('王阿姨的电话是 13800000000')
      },
    ],
    ['rejects', () => Promise.reject(new Error('王阿姨的电话是 13800000000'))],
  ])('and %s leaves the process alive, later messages work and no words are logged', async (_, fail) => {
    const { received, logged, events, wang, deliver } = await open({
      store: (message) => (message.text === '一' ? fail() : Promise.resolve()),
    })
    const messageId = deliver(wang, { text: '一' })
    deliver(wang, { text: '二' })
    expect(texts(await received.first(2))).toEqual(['一', '二'])
    await setImmediate()
    expect(events('wechaty.notStored')).toEqual([
      { event: 'wechaty.notStored', fields: { code: 'Error', messageId } },
    ])
    expect(JSON.stringify(logged.all)).not.toMatch(/王阿姨|138|一|二/)
  })

  test('includes a puppet’s own error events', async () => {
    const { puppet, received, events, wang, deliver } = await open()
    puppet.emit('error', { data: '王阿姨' })
    puppet.emit('message', { messageId: 'unknown to the puppet' })
    deliver(wang, { text: '在吗' })
    expect(texts(await received.first(1))).toEqual(['在吗'])
    expect(events('wechaty.error').length).toBeGreaterThan(0)
    expect(JSON.stringify(events('wechaty.error'))).not.toContain('王阿姨')
  })
})

describe('a picture', () => {
  test('without a file arrives without media', async () => {
    const { received, wang, deliver } = await open()
    deliver(wang, { type: types.Message.Image })
    const [message] = await received.first(1)
    expect(message).toMatchObject({ kind: 'image', text: '' })
    expect(message).not.toHaveProperty('mediaId')
  })

  test.each([
    ['is refused', () => Promise.resolve({ refused: 'unreadable' as const })],
    ['cannot be stored', () => Promise.reject(new Error('disk full'))],
  ])('that %s arrives without media', async (_, saveMedia) => {
    const world = await open({ saveMedia })
    const { release, url } = await pictures()
    release()
    deliverPicture(world, world.wang, 'picture', url)
    const [message] = await world.received.first(1)
    expect(message).toMatchObject({ kind: 'image' })
    expect(message).not.toHaveProperty('mediaId')
    expect(world.events('wechaty.unreadable')).toHaveLength(1)
  })

  test('of more than 20 MB is not kept in memory', async () => {
    const world = await open()
    const { release, url } = await pictures(Buffer.alloc(21 * 1024 * 1024))
    release()
    deliverPicture(world, world.wang, 'picture', url)
    const [message] = await world.received.first(1)
    expect(message).not.toHaveProperty('mediaId')
    expect(world.saved).toEqual([])
  })
})

describe('other kinds', () => {
  test('a recall names the message that was taken back', async () => {
    const { received, wang, deliver } = await open()
    const recalled = deliver(wang, { text: '我家漏水' })
    deliver(wang, { type: types.Message.Recalled, text: recalled })
    deliver(wang, { type: types.Message.Recalled, text: 'gone-before-we-started' })
    const [, first, second] = await received.first(3)
    expect(first).toMatchObject({ kind: 'recall', text: recalled })
    expect(second).toMatchObject({ kind: 'recall', text: 'gone-before-we-started' })
  })

  test.each(['', '<sysmsg type="revokemsg"></sysmsg>'])(
    'a recall that names no message (%j) is unknown',
    async (text) => {
      const { received, wang, deliver } = await open()
      deliver(wang, { type: types.Message.Recalled, text })
      expect(await received.first(1)).toMatchObject([{ kind: 'unknown', text: '' }])
    },
  )

  test('a voice message carries what was heard, and its recording', async () => {
    const heard: string[] = []
    const world = await open({
      saveMedia: () => Promise.resolve({ mediaId: 'recording' }),
      listen: (recording) => {
        heard.push(recording.toString())
        return Promise.resolve('灯不亮了')
      },
    })
    const { release, url } = await pictures(Buffer.from('a recording'))
    release()
    world.mocker.cacheFileBoxPayload.set('voice', { type: 2, url, name: 'a.sil', metadata: {} })
    world.deliver(world.wang, { id: 'voice', type: types.Message.Audio })
    expect(await world.received.first(1)).toMatchObject([
      { kind: 'voice', text: '灯不亮了', mediaId: 'recording' },
    ])
    expect(heard).toEqual(['a recording'])
  })

  test('a voice message counts by its words where its recording cannot be kept', async () => {
    const world = await open({
      saveMedia: () => Promise.reject(new Error('disk full')),
      listen: () => Promise.resolve('着火了'),
    })
    const { release, url } = await pictures(Buffer.from('a recording'))
    release()
    world.mocker.cacheFileBoxPayload.set('voice', { type: 2, url, name: 'a.sil', metadata: {} })
    world.deliver(world.wang, { id: 'voice', type: types.Message.Audio })
    expect(await world.received.first(1)).toMatchObject([{ kind: 'voice', text: '着火了' }])
  })

  test('a voice message without a file is a voice message', async () => {
    const { received, wang, deliver } = await open()
    deliver(wang, { type: types.Message.Audio })
    expect(await received.first(1)).toMatchObject([{ kind: 'voice', text: '' }])
  })

  test.each(['Emoticon', 'Video', 'Url', 'MiniProgram', 'Transfer', 'RedEnvelope', 'Unknown'] as const)(
    '%s is unknown, its words not handed on',
    async (type) => {
      const { received, wang, deliver } = await open()
      deliver(wang, { type: types.Message[type], text: '<xml>内容</xml>' })
      expect(await received.first(1)).toMatchObject([{ kind: 'unknown', text: '' }])
    },
  )

  test('a type that a later release adds is unknown', async () => {
    const { received, wang, deliver } = await open()
    deliver(wang, JSON.parse('{"type":99}') as Partial<payloads.Message>)
    expect(await received.first(1)).toMatchObject([{ kind: 'unknown' }])
  })
})

describe('a location', () => {
  const xml =
    '<msg><location x="30.5728" y="104.0668" scale="16" label="成都市麻柳街 5 号" poiname="麻柳社区" /></msg>'

  test('is read from the platform’s XML', async () => {
    const { received, wang, deliver } = await open()
    deliver(wang, { type: types.Message.Location, text: xml })
    const location = { latitude: 30.5728, longitude: 104.0668, label: '麻柳社区 成都市麻柳街 5 号' }
    expect(await received.first(1)).toMatchObject([{ kind: 'location', text: '', location }])
  })

  test('comes from the puppet where the text has no XML', async () => {
    const { puppet, received, wang, deliver } = await open()
    puppet.place = { accuracy: 15, address: '麻柳街', latitude: 30.5, longitude: 104, name: '麻柳社区' }
    deliver(wang, { type: types.Message.Location })
    const location = { latitude: 30.5, longitude: 104, label: '麻柳社区 麻柳街' }
    expect(await received.first(1)).toMatchObject([{ kind: 'location', location }])
  })

  test('that nobody can read is unknown', async () => {
    const { received, wang, deliver } = await open()
    deliver(wang, { type: types.Message.Location, text: '麻柳街:<br/>/cgi-bin/img' })
    const [message] = await received.first(1)
    expect(message).toMatchObject({ kind: 'unknown' })
    expect(message).not.toHaveProperty('location')
  })

  test.each([
    [
      'escaped',
      xml.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
      '麻柳社区 成都市麻柳街 5 号',
    ],
    ['with single quotes', `<location y='104.0668' x='30.5728' label='A &amp; B'/>`, 'A & B'],
    [
      'of a place without a name',
      '<location x="30.5728" y="104.0668" label="麻柳街" poiname="[位置]"/>',
      '麻柳街',
    ],
  ])('%s is read too', (_, text, label) => {
    expect(parsePlace(text)).toEqual({ latitude: 30.5728, longitude: 104.0668, label })
  })

  test.each([
    '',
    '麻柳街',
    '<location/>',
    '<location x="" y=""/>',
    '<location x="north" y="1"/>',
    '<location x="-1000" y="-1000"/>',
  ])('is not read from %j', (text) => {
    expect(parsePlace(text)).toBeUndefined()
  })
})

describe('a group', () => {
  const inRoom = async () => {
    const world = await open()
    const { mocker, self, wang, li, inbox } = world
    const room = mocker.createRoom({ memberIdList: [self.id, wang.id, li.id] })
    return { ...world, room, heard: inbox(room) }
  }

  test('is not listened to without a mention', async () => {
    const { room, heard, received, wang, deliver } = await inRoom()
    wang.say('电梯又坏了').to(room)
    wang.say('问问 @社区助手').to(room)
    wang.say('@李叔 在吗').to(room)
    deliver(wang, { text: '在吗' })
    expect(texts(await received.first(1))).toEqual(['在吗'])
    await setImmediate()
    expect(heard.all).toEqual([])
  })

  test.each([
    ['by the platform’s list', '电梯坏了', true],
    ['in plain text', '@社区助手 电梯坏了', false],
    ['with the space of WeChat’s own mentions', '@社区助手\u2005电梯坏了', false],
    ['with full-width signs', '＠社区助手\u3000电梯坏了', false],
    ['by the account’s own name', '@麻柳小邻 电梯坏了', false],
  ])('that mentions us %s hears to write in private; nothing is handed on', async (_, text, listed) => {
    const { room, heard, received, self, wang, deliver } = await inRoom()
    wang.say(text, listed ? [self] : []).to(room)
    expect(await heard.first(1)).toEqual([privateText])
    deliver(wang, { text: '在吗' })
    expect(texts(await received.first(1))).toEqual(['在吗'])
  })

  test('hears what to do in danger at once, however lately it heard something', async () => {
    const { room, heard, wang } = await inRoom()
    wang.say('@社区助手 在吗').to(room)
    await heard.first(1)
    wang.say('@社区助手 着火了').to(room)
    expect(await heard.first(2)).toEqual([privateText, '先走人!'])
  })

  test('hears it once a minute at most', async () => {
    let time = now
    const world = await open({ clock: () => time })
    const { channel, mocker, self, wang, li, inbox } = world
    const room = mocker.createRoom({ memberIdList: [self.id, wang.id, li.id] })
    const heard = inbox(room)
    wang.say('@社区助手').to(room)
    await heard.first(1)
    li.say('@社区助手').to(room)
    time += minute
    li.say('@社区助手').to(room)
    await heard.first(2)
    await channel.stop() // ends once every message is dealt with
    expect(heard.all).toEqual([privateText, privateText])
  })
})

describe('a replay', () => {
  test.each([
    ['milliseconds', now - 11 * minute],
    ['seconds', Math.floor((now - 11 * minute) / 1000)],
  ])(
    'of 200 messages from more than ten minutes before the login hands nothing on (A34, %s)',
    async (_, timestamp) => {
      const { received, events, wang, deliver } = await open()
      for (let n = 0; n < 200; n += 1) deliver(wang, { text: `旧消息 ${n}`, timestamp })
      deliver(wang, { text: '新消息' })
      expect(texts(await received.first(1))).toEqual(['新消息'])
      expect(events('wechaty.replay')).toHaveLength(200)
    },
  )

  test('is told by the latest login, and nine minutes are not one', async () => {
    let time = now
    const { mocker, puppet, self, received, wang, deliver } = await open({ clock: () => time })
    time += 60 * minute
    deliver(wang, { text: '发得慢', timestamp: now })
    await received.first(1)
    await puppet.logout()
    mocker.login(self)
    deliver(wang, { text: '重放', timestamp: now })
    deliver(wang, { text: '刚才', timestamp: time - 9 * minute })
    deliver(wang, { text: '按秒', timestamp: Math.floor(time / 1000) })
    deliver(wang, { text: '没有时间', timestamp: 0 })
    expect(texts(await received.first(4))).toEqual(['发得慢', '刚才', '按秒', '没有时间'])
  })
})

describe('whether residents are reached', () => {
  test('is told at the login and at a logout', async () => {
    const { puppet, states, events } = await open()
    await puppet.logout()
    expect(await states.first(2)).toEqual([true, false])
    expect(events('wechaty.logout')).toHaveLength(1)
  })

  test('is seen by a message to ourselves that comes back, and no resident gets it', async () => {
    const { puppet, states, received, wang, deliver } = await open({
      heartbeat: { everyMs: 5, answerMs: 5000 },
    })
    const pinged = new Heard<string>()
    puppet.on('message', ({ messageId }) => pinged.add(messageId))
    await pinged.first(3)
    deliver(wang, { text: '在吗' })
    expect(texts(await received.first(1))).toEqual(['在吗'])
    expect(states.all).toEqual([true])
  })

  test('is no longer so once nothing comes back, whatever the flag says, and the puppet is begun anew', async () => {
    const { puppet, states, received, wang, deliver, events } = await open({
      heartbeat: { everyMs: 20, answerMs: 10 },
    })
    deliver(wang, { text: '在吗' })
    await received.first(1)
    const begun = new Promise<void>((resolve) => {
      puppet.once('start', () => {
        resolve()
      })
    })
    puppet.deaf = true
    expect((await states.first(2)).slice(0, 2)).toEqual([true, false])
    expect(events('wechaty.silent')).not.toHaveLength(0)
    await begun
  })

  test('is not doubted of a puppet that never gives our own messages back', async () => {
    const states: boolean[] = []
    let pings = 0
    const enough = new Promise<void>((resolve) => {
      const heartbeat = createHeartbeat({
        ping: () => {
          if ((pings += 1) === 10) {
            heartbeat.stop()
            resolve()
          }
          return Promise.reject(new Error('unsupported'))
        },
        onChange: (alive) => states.push(alive),
        everyMs: 2,
        answerMs: 1,
      })
    })
    await enough
    expect(states).toEqual([])
  })
})

describe('send', () => {
  const refusal = async (sending: Promise<void>) => {
    const error: unknown = await sending.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SendError)
    return (error as SendError).retry
  }

  test('reaches the resident, and does not come back as a message', async () => {
    const { channel, wang, inbox, received, deliver } = await open()
    const read = inbox(wang)
    await channel.send(wang.id, outgoing('已登记'))
    expect(await read.first(1)).toEqual(['已登记'])
    deliver(wang, { text: '谢谢' })
    expect(texts(await received.first(1))).toEqual(['谢谢'])
  })

  test('to an unknown contact is not worth trying again', async () => {
    const { channel, puppet } = await open()
    expect(await refusal(channel.send('from-an-earlier-login', outgoing('已登记')))).toBe(false)
    puppet.broken = new Error('timeout') // not asked any more: some puppets take a text for anybody
    expect(await refusal(channel.send('from-an-earlier-login', outgoing('已登记')))).toBe(false)
  })

  test.each([
    ['a reset connection', Object.assign(new Error('read'), { code: 'ECONNRESET' }), true],
    ['a gRPC service that is away', Object.assign(new Error('14'), { code: 14 }), true],
    ['words about a time-out', new Error('Request timed out'), true],
    ['a cause in the network', new Error('failed', { cause: new Error('socket hang up') }), true],
    ['a refusal', new Error('ret -2'), false],
  ])('after %s: retry %s', async (_, broken, retry) => {
    const { channel, puppet, wang } = await open()
    puppet.broken = broken
    expect(await refusal(channel.send(wang.id, outgoing('已登记')))).toBe(retry)
  })

  test('is worth trying again before the login, after a logout and before the start', async () => {
    const { channel, puppet, wang } = await open()
    puppet.broken = new Error('ret -2')
    await puppet.logout()
    expect(await refusal(channel.send(wang.id, outgoing('已登记')))).toBe(true)
    const write = () => {}
    const log = { info: write, warn: write, error: write }
    const saveMedia = () => Promise.resolve({ mediaId: 'm' })
    const unstarted = createWechatyChannel({
      puppet,
      name: '社区助手',
      minGapMs: 1000,
      log,
      groupAnswer,
      clock: () => now,
      onState: () => {},
      saveMedia,
    })
    expect(await refusal(unstarted.send(wang.id, outgoing('已登记')))).toBe(true)
    expect(unstarted.account).toBe('社区助手')
    await unstarted.stop()
  })
})

describe('patience', () => {
  test('ends with an error of its own', async () => {
    await expect(within(1, new Promise(() => {}))).rejects.toThrow(TimeoutError)
  })

  test('gives what comes in time, also a failure', async () => {
    expect(await within(minute, Promise.resolve(1))).toBe(1)
    await expect(within(minute, Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  })
})

describe('the channel', () => {
  test('says what personal WeChat bears', async () => {
    const { channel } = await open()
    expect(channel.capabilities).toEqual({
      maxBytes: 2048,
      minGapMs: 1000,
      buttons: false,
      media: true,
      proactive: true,
    })
  })

  test('logs login, logout and the code to scan', async () => {
    const { mocker, puppet, self, logged, events } = await open()
    expect(events('wechaty.login')).toEqual([{ event: 'wechaty.login', fields: { account: self.id } }])
    const before = logged.all.length
    mocker.scan('https://login.weixin.qq.com/l/x')
    await logged.first(before + 1)
    expect(events('wechaty.scan')).toMatchObject([{ fields: { qrcode: 'https://login.weixin.qq.com/l/x' } }])
    await puppet.logout()
    await logged.first(before + 2)
    expect(events('wechaty.logout')).toEqual([{ event: 'wechaty.logout', fields: { account: self.id } }])
  })

  test('stops cleanly: hands over what has come, takes nothing more, and may be stopped twice', async () => {
    const world = await open()
    const { channel, received, wang, deliver } = world
    const { release, url } = await pictures()
    deliverPicture(world, wang, 'picture', url)
    deliver(wang, { text: '就是这里' })
    const stopping = channel.stop()
    deliver(wang, { text: '太晚了' })
    release()
    await stopping
    await channel.stop()
    deliver(wang, { text: '太晚了' })
    await setImmediate()
    expect(received.all.map(({ kind }) => kind)).toEqual(['image', 'text'])
  })

  test('leaves nothing behind that keeps the process alive', async () => {
    const program = `
      const { createWechatyChannel } = await import(${JSON.stringify(new URL('channel.ts', source).href)})
      const write = () => {}
      const channel = createWechatyChannel({
        puppet: 'wechaty-puppet-mock', name: 'n', privateText: 'p', clock: Date.now,
        log: { info: write, warn: write, error: write }, saveMedia: async () => ({ mediaId: 'm' }),
      })
      await channel.start(async () => {})
      await channel.stop()
      process.on('exit', () => console.log('ended by itself'))`
    const node = ['--import', 'tsx', '--input-type=module', '--eval', program]
    const { stdout } = await promisify(execFile)(process.execPath, node, { timeout: 25_000 })
    expect(stdout).toContain('ended by itself')
  }, 30_000)

  test('refuses to start with a puppet that is not installed, and stops after that', async () => {
    const write = () => {}
    const channel: Channel = createWechatyChannel({
      puppet: 'wechaty-puppet-nowhere',
      name: '社区助手',
      minGapMs: 1000,
      log: { info: write, warn: write, error: write },
      groupAnswer,
      clock: () => now,
      onState: () => {},
      saveMedia: () => Promise.resolve({ mediaId: 'm' }),
    })
    await expect(channel.start(() => Promise.resolve())).rejects.toThrow()
    await channel.stop()
  })

  test('takes a puppet by its package’s name', async () => {
    const write = () => {}
    const channel = createWechatyChannel({
      puppet: 'wechaty-puppet-mock',
      name: '社区助手',
      minGapMs: 1000,
      log: { info: write, warn: write, error: write },
      groupAnswer,
      clock: () => now,
      onState: () => {},
      saveMedia: () => Promise.resolve({ mediaId: 'm' }),
    })
    await channel.start(() => Promise.resolve())
    await channel.stop()
    expect(channel.account).toBe('社区助手')
  })

  test('loads Wechaty only when it starts', async () => {
    const files = await readdir(source)
    expect(files).toContain('channel.ts')
    for (const file of files) {
      const code = await readFile(new URL(file, source), 'utf8')
      expect(code).not.toMatch(/^import (?!type ).* from 'wechaty/m)
    }
  })
})
