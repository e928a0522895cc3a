// An XState 5 machine by its pure functions, with a save for each message made by hand, the ticket in the same commit.
import { estateName, isEstate, isPhone, isYes, says } from '../conversation.ts'
import type { Setting, System } from '../system.ts'
import { load } from './load.ts'
import { openPeerStore } from './peer-store.ts'

interface Answers {
  what: string
  estate: string
  spot: string
  phone: string
}
interface Text {
  type: 'text'
  text: string
}
interface Here {
  context: Answers
  event: Text
}
interface Snapshot {
  value: keyof typeof says
  context: Answers
}
interface XState {
  createMachine: (config: object) => {
    resolveState: (at: { value: string; context: Answers }) => Snapshot
  }
  assign: (change: Partial<Record<keyof Answers, (here: Here) => string>>) => unknown
  transition: (machine: unknown, snapshot: Snapshot, event: Text) => [Snapshot, unknown[]]
}

export async function openXState(setting: Setting): Promise<System> {
  const { createMachine, assign, transition } = await load<XState>('xstate')
  const store = await openPeerStore(setting)
  const when =
    (test: (text: string) => boolean) =>
    ({ event }: Here) =>
      test(event.text)
  const keep = (name: keyof Answers) => assign({ [name]: ({ event }: Here) => event.text })
  const machine = createMachine({
    id: 'request',
    initial: 'what',
    context: { what: '', estate: '', spot: '', phone: '' },
    states: {
      what: { on: { text: { target: 'estate', actions: keep('what') } } },
      estate: {
        on: {
          text: {
            guard: when(isEstate),
            target: 'spot',
            actions: assign({ estate: ({ event }) => estateName(event.text) }),
          },
        },
      },
      spot: { on: { text: { target: 'phone', actions: keep('spot') } } },
      phone: { on: { text: { guard: when(isPhone), target: 'confirm', actions: keep('phone') } } },
      confirm: { on: { text: { guard: when(isYes), target: 'filed' } } },
      filed: { type: 'final' },
    },
  })
  const begin = machine.resolveState({
    value: 'what',
    context: { what: '', estate: '', spot: '', phone: '' },
  })

  function take(resident: number, text: string): string {
    const key = String(resident)
    const data = store.read(key)
    const before =
      data === undefined
        ? begin
        : machine.resolveState(JSON.parse(data) as { value: string; context: Answers })
    const [{ value, context }] = transition(machine, before, { type: 'text', text })
    if (value === 'filed') {
      const { what, estate, spot, phone } = context
      return store.together(() => {
        store.remove(key)
        return says.filed(store.file({ resident, what, place: `${estate}${spot}`, phone }))
      })
    }
    store.write(key, JSON.stringify({ value, context }))
    return value === before.value ? `${says.again}\n${says[value]}` : says[value]
  }

  return {
    ...store,
    handle: ({ resident, text }) => {
      const reply = take(resident, text)
      if (reply) setting.onReply(resident)
      return Promise.resolve()
    },
    settled: () => Promise.resolve(),
    close: () => {
      store.close()
      return Promise.resolve()
    },
  }
}
