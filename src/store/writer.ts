// The one place that writes: a loop that takes all that waits into one transaction.
// A turn shares its commit with others but never its misfortune; an effect (a staff move, a job handler's) has a savepoint of its own.
import { setImmediate as turnOver } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import type { Inbound } from '../flows/message.ts'
import { execute, rollBack, transact, type PrismaClient, type Tx } from './connection.ts'
import type { Committed } from './events.ts'

/** What became of a message: stored and answered, or seen before. */
export type Receipt = 'stored' | 'repeated'

/** An effect's way to say what others should hear of once it is committed. */
export type Emit = (event: Committed) => void
export type Effect<T> = (tx: Tx, emit: Emit) => Promise<T>

/** Runs turns inside the transaction. `apologise` holds the turns whose own fault it is known to be: they only get an apology. */
export type RunTurns = (
  tx: Tx,
  turns: readonly Inbound[],
  apologise: ReadonlySet<Inbound>,
  emit: Emit,
) => Promise<Receipt[]>

/** Thrown by RunTurns when a turn failed after it had run a command: the batch is run again without it. */
export class TurnFailed extends Error {
  readonly turn: Inbound
  constructor(turn: Inbound, options: ErrorOptions) {
    super('a turn failed after it had written', options)
    this.turn = turn
  }
}

interface Waiting<T> {
  settle: (value: T) => void
  refuse: (error: unknown) => void
}
type TurnJob = { turn: Inbound } & Waiting<Receipt>
type Job = TurnJob | ({ effect: Effect<unknown> } & Waiting<unknown>)

export interface Writer {
  turn: (message: Inbound) => Promise<Receipt>
  run: <T>(effect: Effect<T>) => Promise<T>
  /** Stops taking work, finishes what waits, and closes the connection. */
  close: () => Promise<void>
}

export interface WriterOptions {
  client: PrismaClient
  runTurns: RunTurns
  onCommit: (events: readonly Committed[]) => void
  /** Called with ids and codes only. */
  onError: (error: unknown, what: string) => void
  /** The connection can no longer be trusted: the program must end. */
  onFatal: (error: unknown) => void
}

const senderOf = ({ channel, account, sender }: Inbound): string => JSON.stringify([channel, account, sender])

const turnsAtMost = 256
/** A transaction may wait for a checkpoint or a backup, never for ever. */
const limits = { maxWait: 60_000, timeout: 60_000 }

export function createWriter({ client, runTurns, onCommit, onError, onFatal }: WriterOptions): Writer {
  let queue: Job[] = []
  let running: Promise<void> | undefined
  let closed = false
  let broken: unknown
  /** Senders whose last turn failed after it had written. Theirs run apart, so that no other commit is run twice for them. */
  const suspects = new Set<string>()
  const isSuspect = (job: Job): job is TurnJob =>
    suspects.size > 0 && 'turn' in job && suspects.has(senderOf(job.turn))

  function enqueue<T>(make: (waiting: Waiting<T>) => Job): Promise<T> {
    return new Promise<T>((settle, refuse) => {
      if (closed || broken !== undefined) {
        refuse(new AppError('STORE_UNAVAILABLE', 'the store is closing; try again in a moment'))
        return
      }
      queue.push(make({ settle, refuse }))
      running ??= loop()
    })
  }

  async function loop(): Promise<void> {
    // The callers of this tick share the first commit.
    await turnOver()
    while (queue.length > 0) {
      const batch = queue.slice(0, turnsAtMost)
      queue = queue.slice(turnsAtMost)
      const apart = batch.filter(isSuspect)
      await commit(apart.length > 0 ? batch.filter((job) => !isSuspect(job)) : batch, new Set())
      if (apart.length > 0) {
        for (const job of apart) suspects.delete(senderOf(job.turn))
        await commit(apart, new Set())
      }
      // Microtasks alone would starve timers and sockets.
      await turnOver()
    }
    running = undefined
  }

  async function commit(batch: readonly Job[], apologise: ReadonlySet<Inbound>): Promise<void> {
    if (batch.length === 0) return
    const events: Committed[] = []
    const outcomes: (() => void)[] = []
    try {
      await transact(client, limits, (tx) => perform(tx, batch, apologise, events, outcomes))
    } catch (error) {
      recover(error)
      await retry(batch, apologise, error)
      return
    }
    if (events.length > 0) onCommit(events)
    for (const done of outcomes) done()
  }

  async function perform(
    tx: Tx,
    batch: readonly Job[],
    apologise: ReadonlySet<Inbound>,
    events: Committed[],
    outcomes: (() => void)[],
  ): Promise<void> {
    const turns = batch.filter((job) => 'turn' in job)
    if (turns.length > 0) {
      const receipts = await runTurns(
        tx,
        turns.map((job) => job.turn),
        apologise,
        (event) => events.push(event),
      )
      outcomes.push(() => turns.forEach((job, at) => job.settle(receipts[at] ?? 'stored')))
    }
    for (const job of batch) {
      if (!('effect' in job)) continue
      const own: Committed[] = []
      await execute(tx, 'SAVEPOINT effect')
      try {
        const value = await job.effect(tx, (event) => own.push(event))
        outcomes.push(() => job.settle(value))
        events.push(...own)
      } catch (error) {
        await execute(tx, 'ROLLBACK TO effect').catch(() => {
          // SQLite has ended the whole transaction by itself, as it does on a full disk: the batch fails, and with the cause.
          throw error
        })
        outcomes.push(() => job.refuse(storeError(error)))
      }
      await execute(tx, 'RELEASE effect')
    }
  }

  /** After a failed COMMIT the connection is still inside its transaction, and would swallow whatever comes next. */
  function recover(cause: unknown): void {
    try {
      rollBack(client)
    } catch (error) {
      broken = cause
      onFatal(error)
    }
  }

  /** Finds whose fault it was: by name where it is known, else by halves. */
  async function retry(
    batch: readonly Job[],
    apologise: ReadonlySet<Inbound>,
    error: unknown,
  ): Promise<void> {
    if (broken === undefined && error instanceof TurnFailed && !apologise.has(error.turn)) {
      onError(error.cause, 'turn')
      suspects.add(senderOf(error.turn))
      await commit(batch, new Set([...apologise, error.turn]))
      return
    }
    const [only] = batch
    const told = storeError(error)
    const turn = only && 'turn' in only ? only.turn : undefined
    // A full disk is nobody's fault in the batch: looking for the culprit would only write more.
    const nobodys = broken !== undefined || told instanceof AppError
    if (nobodys || batch.length === 1) {
      onError(error, turn ? 'turn' : 'effect')
      // A turn whose own fault it is becomes an apology, so that its message is stored all the same.
      if (turn && !nobodys && !apologise.has(turn)) await commit(batch, new Set([turn]))
      else for (const job of batch) job.refuse(told)
      return
    }
    const half = Math.ceil(batch.length / 2)
    await commit(batch.slice(0, half), apologise)
    await commit(batch.slice(half), apologise)
  }

  return {
    turn: (message) => enqueue<Receipt>((waiting) => ({ turn: message, ...waiting })),
    run: <T>(effect: Effect<T>) =>
      enqueue<T>((waiting) => ({
        effect,
        settle: waiting.settle as (value: unknown) => void,
        refuse: waiting.refuse,
      })),
    close: async () => {
      closed = true
      await running
      await client.$disconnect()
    },
  }
}

/** An error of the database as one that a caller can act on. */
function storeError(error: unknown): unknown {
  if (error instanceof AppError) return error
  const text = String(error)
  if (/disk is full|SQLITE_FULL/.test(text))
    return new AppError('STORE_FULL', 'the disk is full: free some room; nothing was changed', {
      cause: error,
    })
  if (
    /readonly database|disk I\/O|unable to open|database is locked|SocketTimeout|P1008|SQLITE_BUSY/i.test(
      text,
    )
  )
    return new AppError('STORE_UNAVAILABLE', 'the database cannot be written just now; try again', {
      cause: error,
    })
  return error
}
