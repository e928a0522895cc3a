// What this browser remembers of one resident, in localStorage. Several residents can sit side by side, each in a slot.
import type { Outbox, Unsent } from './outbox.ts'

export interface Memory {
  read(name: 'token' | 'community' | 'hidden'): string | undefined
  write(name: 'token' | 'community' | 'hidden', value: string): void
  forget(name: 'token' | 'community' | 'hidden'): void
  /** Every message is kept by itself, so that two tabs do not overwrite each other's. */
  readUnsent(): string[]
  saveUnsent(item: Unsent): void
  forgetUnsent(id: string): void
}

type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** A browser may refuse to store (private windows, full storage): then the page works on without a memory. */
function tolerate<T>(action: () => T, otherwise: T): T {
  try {
    return action()
  } catch {
    return otherwise
  }
}

/** The browser's storage, or one that keeps nothing where even its mention is forbidden. */
export function browserBox(): Box {
  const none: Box = {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
    key: () => null,
    length: 0,
  }
  return tolerate(() => localStorage, none)
}

export function createMemory(slot: string, box: Box): Memory {
  const prefix = `linli.chat.${slot}.`
  const unsent = `${prefix}unsent.`
  return {
    read: (name) => tolerate(() => box.getItem(prefix + name) ?? undefined, undefined),
    write: (name, value) => tolerate(() => box.setItem(prefix + name, value), undefined),
    forget: (name) => tolerate(() => box.removeItem(prefix + name), undefined),
    readUnsent: () =>
      tolerate(() => {
        const keys = Array.from({ length: box.length }, (_, index) => box.key(index) ?? '')
        return keys.filter((key) => key.startsWith(unsent)).map((key) => box.getItem(key) ?? '')
      }, []),
    saveUnsent: (item) => tolerate(() => box.setItem(unsent + item.id, JSON.stringify(item)), undefined),
    forgetUnsent: (id) => tolerate(() => box.removeItem(unsent + id), undefined),
  }
}

/** Brings what is kept in line with the outbox: what waits survives a reload, what is settled does not. */
export function keepUnsent(memory: Memory, before: Outbox, after: Outbox): void {
  const waiting = after.filter(({ state }) => state === 'queued' || state === 'failed')
  const ids = new Set(waiting.map(({ id }) => id))
  before.filter(({ id }) => !ids.has(id)).forEach(({ id }) => memory.forgetUnsent(id))
  waiting.filter((item) => !before.includes(item)).forEach((item) => memory.saveUnsent(item))
}
