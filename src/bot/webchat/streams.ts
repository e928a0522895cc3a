// The open event streams of the web chat, by visitor. A poke makes a stream read on from where it stands, so nothing is skipped or doubled.

export interface Streams {
  /** Registers a stream; the function returned takes it away. */
  add: (sender: string, poke: () => void) => () => void
  /** Tells a visitor's streams that there is more to read. */
  poke: (sender: string) => void
  closeAll: () => void
  /** Called when the channel stops. */
  onClose: (close: () => void) => () => void
}

export function createStreams(): Streams {
  const open = new Map<string, Set<() => void>>()
  const closers = new Set<() => void>()
  return {
    add: (sender, poke) => {
      const own = open.get(sender) ?? new Set()
      open.set(sender, own.add(poke))
      return () => {
        own.delete(poke)
        if (own.size === 0 && open.get(sender) === own) open.delete(sender)
      }
    },
    poke: (sender) => {
      for (const poke of open.get(sender) ?? []) poke()
    },
    onClose: (close) => {
      closers.add(close)
      return () => closers.delete(close)
    },
    closeAll: () => {
      for (const close of closers) close()
    },
  }
}
