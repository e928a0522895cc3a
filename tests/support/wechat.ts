// WeChat for tests: the program with Wechaty's mock puppet, signed in as 小邻, and people who write to it.
import { afterEach, beforeEach } from 'vitest'
import { types } from 'wechaty-puppet'
import { PuppetMock, mock } from 'wechaty-puppet-mock'
import { openTestProgram, type TestProgram } from './program.ts'

/** What stands while a test runs. */
export interface Wechat {
  program: TestProgram
  platform: mock.Mocker
  puppet: PuppetMock
  self: mock.ContactMock
}

/** Registers the hooks. What it gives is filled before each test. */
export function withWechat(settings: Record<string, string> = {}): Readonly<Wechat> {
  const held = {} as Wechat // filled by the hooks
  beforeEach(async () => {
    held.platform = new mock.Mocker()
    held.puppet = new PuppetMock({ mocker: held.platform })
    held.program = await openTestProgram({ WECHATY_GAP_MS: '0', ...settings }, { puppet: held.puppet })
    await held.program.started
    held.self = held.platform.createContact({ name: '小邻' })
    held.platform.login(held.self)
  })
  afterEach(() => held.program.end())
  return held
}

/** Waits for what 小邻 says to somebody or in a room: all messages until one that holds `until`. */
export const heard = (
  { self }: Wechat,
  at: mock.ContactMock | mock.RoomMock,
  until: string,
): Promise<string> =>
  new Promise((tell) => {
    const all: string[] = []
    const hear = (message: mock.MessageMock) => {
      if (message.talker().id !== self.id) return
      all.push(message.text() ?? '')
      if (!all.join('\n').includes(until)) return
      at.off('message', hear)
      tell(all.join('\n'))
    }
    at.on('message', hear)
  })

let lastId = 0
/** Says something and waits for what is answered, as `heard` does. */
export async function talk(
  wechat: Wechat,
  from: mock.ContactMock,
  text: string,
  until: string,
): Promise<string> {
  const answered = heard(wechat, from, until)
  const id = `said${(lastId += 1)}`
  wechat.platform.MessageMock.create({
    ...{ id, talkerId: from.id, listenerId: wechat.self.id, timestamp: Date.now() },
    ...{ type: types.Message.Text, text },
  })
  wechat.puppet.emit('message', { messageId: id })
  return answered
}
