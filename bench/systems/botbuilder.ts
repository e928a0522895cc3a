// Bot Framework as its documentation has it: a waterfall of prompts, its state saved at the end of each turn.
import { estateName, isEstate, isPhone, isYes, says } from '../conversation.ts'
import type { Setting, System } from '../system.ts'
import { load } from './load.ts'
import { openPeerStore } from './peer-store.ts'

interface Activity {
  type: string
  id: string
  text: string
  channelId: string
  serviceUrl: string
  from: { id: string }
  recipient: { id: string }
  conversation: { id: string }
}
interface TurnContext {
  activity: Activity
  responded: boolean
  sendActivity: (text: string) => Promise<unknown>
}
interface BotStorage {
  read: (keys: string[]) => Promise<Record<string, unknown>>
  write: (changes: Record<string, unknown>) => Promise<void>
  delete: (keys: string[]) => Promise<void>
}
interface BotBuilder {
  BotAdapter: new () => {
    runMiddleware: (context: TurnContext, act: (context: TurnContext) => Promise<void>) => Promise<void>
  }
  TurnContext: new (adapter: unknown, activity: Activity) => TurnContext
  ConversationState: new (storage: BotStorage) => {
    createProperty: (name: string) => unknown
    saveChanges: (context: TurnContext) => Promise<void>
  }
}
interface StepContext {
  context: TurnContext
  result: string
  values: { what: string; estate: string; spot: string; phone: string }
  prompt: (id: string, options: { prompt: string; retryPrompt: string }) => Promise<unknown>
  endDialog: () => Promise<unknown>
}
interface Prompted {
  recognized: { succeeded: boolean; value?: string }
}
interface DialogContext {
  continueDialog: () => Promise<unknown>
  beginDialog: (id: string) => Promise<unknown>
}
interface Dialogs {
  DialogSet: new (state: unknown) => {
    add: (dialog: unknown) => unknown
    createContext: (context: TurnContext) => Promise<DialogContext>
  }
  WaterfallDialog: new (id: string, steps: ((step: StepContext) => Promise<unknown>)[]) => unknown
  TextPrompt: new (id: string, validator?: (prompted: Prompted) => Promise<boolean>) => unknown
}

export async function openBotBuilder(setting: Setting): Promise<System> {
  const { BotAdapter, TurnContext, ConversationState } = await load<BotBuilder>('botbuilder')
  const { DialogSet, WaterfallDialog, TextPrompt } = await load<Dialogs>('botbuilder-dialogs')
  const store = await openPeerStore(setting)

  class Adapter extends BotAdapter {
    sendActivities(context: TurnContext, activities: unknown[]): Promise<{ id: string }[]> {
      return Promise.resolve(
        activities.map(() => {
          setting.onReply(Number(context.activity.from.id))
          return { id: '1' }
        }),
      )
    }
  }
  const adapter = new Adapter()
  const state = new ConversationState({
    read: (keys) =>
      Promise.resolve(
        Object.fromEntries(
          keys.flatMap((key) => {
            const data = store.read(key)
            return data === undefined ? [] : [[key, JSON.parse(data) as unknown]]
          }),
        ),
      ),
    // BotState writes with the eTag "*": the last writer wins, whatever the storage could check.
    write: (changes) => {
      for (const [key, data] of Object.entries(changes)) store.write(key, JSON.stringify(data))
      return Promise.resolve()
    },
    delete: (keys) => {
      for (const key of keys) store.remove(key)
      return Promise.resolve()
    },
  })

  const ask = (step: StepContext, id: string, prompt: string) =>
    step.prompt(id, { prompt, retryPrompt: `${says.again}\n${prompt}` })
  const valid =
    (test: (text: string) => boolean) =>
    ({ recognized: { succeeded, value = '' } }: Prompted) =>
      Promise.resolve(succeeded && test(value))
  const dialogs = new DialogSet(state.createProperty('dialog'))
  dialogs.add(new TextPrompt('text'))
  dialogs.add(new TextPrompt('estate', valid(isEstate)))
  dialogs.add(new TextPrompt('phone', valid(isPhone)))
  dialogs.add(new TextPrompt('yes', valid(isYes)))
  dialogs.add(
    new WaterfallDialog('request', [
      (step) => {
        step.values.what = step.context.activity.text
        return ask(step, 'estate', says.estate)
      },
      (step) => {
        step.values.estate = estateName(step.result)
        return ask(step, 'text', says.spot)
      },
      (step) => {
        step.values.spot = step.result
        return ask(step, 'phone', says.phone)
      },
      (step) => {
        step.values.phone = step.result
        return ask(step, 'yes', says.confirm)
      },
      async (step) => {
        const { what, estate, spot, phone } = step.values
        const resident = Number(step.context.activity.from.id)
        const number = store.file({ resident, what, place: `${estate}${spot}`, phone })
        await step.context.sendActivity(says.filed(number))
        return step.endDialog()
      },
    ]),
  )

  async function turn({ resident, id, text }: Parameters<System['handle']>[0]): Promise<void> {
    const who = String(resident)
    const context = new TurnContext(adapter, {
      type: 'message',
      id,
      text,
      channelId: 'bench',
      serviceUrl: 'https://bench.invalid',
      from: { id: who },
      recipient: { id: 'bot' },
      conversation: { id: who },
    })
    await adapter.runMiddleware(context, async (context) => {
      const dialog = await dialogs.createContext(context)
      await dialog.continueDialog()
      if (!context.responded) await dialog.beginDialog('request')
      await state.saveChanges(context)
    })
  }

  // Its documentation names no way to keep a conversation's messages in order; the usual answer is a queue of one's own.
  const queues = new Map<number, Promise<void>>()
  function queued(message: Parameters<System['handle']>[0]): Promise<void> {
    const { resident } = message
    const mine = (queues.get(resident) ?? Promise.resolve()).then(() => turn(message))
    queues.set(resident, mine)
    return mine.finally(() => {
      if (queues.get(resident) === mine) queues.delete(resident)
    })
  }

  return {
    ...store,
    handle: setting.mode === 'advised' ? queued : turn,
    settled: () => Promise.resolve(),
    close: () => {
      store.close()
      return Promise.resolve()
    },
  }
}
