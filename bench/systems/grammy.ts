// grammY with its conversations plugin, as its documentation has it; Telegram's side is answered here.
import { estateName, isEstate, isPhone, isYes, says } from '../conversation.ts'
import type { Setting, System } from '../system.ts'
import { load } from './load.ts'
import { openPeerStore } from './peer-store.ts'

interface Api {
  config: {
    use: (call: (previous: unknown, method: string, payload: { chat_id: number }) => Promise<object>) => void
  }
}
interface Context {
  api: Api
  chatId: number
  message: { text: string }
  reply: (text: string) => Promise<unknown>
  conversation: { enter: (name: string) => Promise<void> }
}
interface Conversation {
  waitUntil: (
    test: (context: Context) => boolean,
    options: { otherwise: (context: Context) => Promise<unknown> },
  ) => Promise<Context>
  waitFor: (what: 'message:text') => Promise<Context>
  external: <T>(act: () => T) => Promise<T>
}
type Middleware = (context: Context, next: () => Promise<void>) => Promise<unknown>
interface Grammy {
  Bot: new (
    token: string,
    options: { botInfo: object },
  ) => {
    api: Api
    use: (middleware: Middleware) => void
    on: (what: 'message:text', middleware: (context: Context) => Promise<unknown>) => void
    handleUpdate: (update: object) => Promise<void>
  }
}
interface Conversations {
  conversations: (options: { storage: object; plugins: Middleware[] }) => Middleware
  createConversation: (
    act: (conversation: Conversation, context: Context) => Promise<void>,
    name: string,
  ) => Middleware
}
interface Runner {
  sequentialize: (keyOf: (context: Context) => string) => Middleware
}

export async function openGrammy(setting: Setting): Promise<System> {
  const { Bot } = await load<Grammy>('grammy')
  const { conversations, createConversation } = await load<Conversations>('@grammyjs/conversations')
  const { sequentialize } = await load<Runner>('@grammyjs/runner')
  const store = await openPeerStore(setting)
  const botInfo = { id: 1, is_bot: true, first_name: 'bench', username: 'bench_bot' }
  const bot = new Bot('1:bench', { botInfo })
  const telegram = (api: Api) =>
    api.config.use((_, method, { chat_id: chat }) => {
      if (method === 'sendMessage') setting.onReply(chat)
      const result = { message_id: 1, date: 0, chat: { id: chat, type: 'private' }, text: '' }
      return Promise.resolve({ ok: true, result })
    })
  telegram(bot.api)

  async function request(conversation: Conversation, context: Context): Promise<void> {
    const what = context.message.text
    const until = async (test: (text: string) => boolean, question: string) => {
      await context.reply(question)
      const answer = await conversation.waitUntil((next) => test(next.message.text), {
        otherwise: (next) => next.reply(`${says.again}\n${question}`),
      })
      return answer.message.text
    }
    const estate = estateName(await until(isEstate, says.estate))
    await context.reply(says.spot)
    const spot = (await conversation.waitFor('message:text')).message.text
    const phone = await until(isPhone, says.phone)
    await until(isYes, says.confirm)
    const resident = context.chatId
    const number = await conversation.external(() =>
      store.file({ resident, what, place: `${estate}${spot}`, phone }),
    )
    await context.reply(says.filed(number))
  }

  // "Concurrency" in its documentation: without it two updates of one chat may overtake each other.
  if (setting.mode === 'advised') bot.use(sequentialize((context) => String(context.chatId)))
  bot.use(
    conversations({
      // A conversation has an api of its own.
      plugins: [
        (context, next) => {
          telegram(context.api)
          return next()
        },
      ],
      storage: {
        type: 'key',
        version: 0,
        adapter: {
          read: (key: string) => {
            const data = store.read(key)
            return data === undefined ? undefined : (JSON.parse(data) as unknown)
          },
          write: (key: string, data: unknown) => store.write(key, JSON.stringify(data)),
          delete: (key: string) => store.remove(key),
        },
      },
    }),
  )
  bot.use(createConversation(request, 'request'))
  bot.on('message:text', (context) => context.conversation.enter('request'))

  let updates = 0
  return {
    ...store,
    handle: ({ resident, text }) => {
      const chat = { id: resident, type: 'private', first_name: 'r' }
      const from = { id: resident, is_bot: false, first_name: 'r' }
      const message = { message_id: ++updates, date: Math.floor(Date.now() / 1000), chat, from, text }
      return bot.handleUpdate({ update_id: updates, message })
    },
    settled: () => Promise.resolve(),
    close: () => {
      store.close()
      return Promise.resolve()
    },
  }
}
