// What a bench asks of a system under it: take a message durably, answer it, and show what came of it.
import type { Store } from '../src/store/store.ts'

export interface Told {
  resident: number
  /** The platform's id: the same when a message is delivered again. */
  id: string
  text: string
}

/** A ticket as the resident meant it. */
export interface Filed {
  resident: number
  what: string
  place: string
  phone: string
}

export const systemNames = ['linli', 'botbuilder', 'grammy', 'xstate', 'floor'] as const
export type SystemName = (typeof systemNames)[number]
export type PeerName = Exclude<SystemName, 'floor'>

export type Synchronous = 'FULL' | 'NORMAL'
/** `advised`: with what a system's documentation, or else its community, advises against messages that overtake each other. */
export type Mode = 'default' | 'advised'

export interface Setting {
  /** A folder of the system's own. */
  dir: string
  synchronous: Synchronous
  mode: Mode
  /** Called for each reply that has left. */
  onReply: (resident: number) => void
}

export interface System {
  /** Settles once the message is durable. */
  handle: (message: Told) => Promise<void>
  /** Settles when nothing is under way any more. */
  settled: () => Promise<void>
  /** The tickets after the first `skip`, oldest first. */
  tickets: (skip: number) => Filed[]
  /** How many tickets there are. */
  count: () => number
  /** Rows by table, for checking that the work was done. */
  rows: () => Record<string, number>
  /** Of the very connection that writes. */
  pragmas: () => Promise<Record<string, unknown>>
  close: () => Promise<void>
  /** Ours only: what staff's requests and the queue's handlers go to. */
  store?: Store
}

export const durablePragmas = (synchronous: Synchronous): string => `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = ${synchronous};
  PRAGMA wal_autocheckpoint = 20000;
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;
  PRAGMA mmap_size = 268435456;
`
