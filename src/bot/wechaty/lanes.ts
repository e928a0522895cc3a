// Order where it matters and only there: tasks of one key run one after another, other keys do not wait.

export interface Lanes {
  /** Runs `task` once all earlier tasks of `key` are over. A task that fails is reported and holds nobody up. */
  run: (key: string, task: () => Promise<void> | void) => void
  /** Settles when no task is left, also none that was added meanwhile. */
  idle: () => Promise<void>
  /** How many keys have tasks. A key whose tasks are over takes no memory. */
  readonly size: number
}

export function createLanes(failed: (error: unknown) => void): Lanes {
  const ends = new Map<string, Promise<void>>()
  return {
    run(key, task) {
      const end = (ends.get(key) ?? Promise.resolve())
        .then(task)
        .catch(failed)
        .then(() => {
          if (ends.get(key) === end) ends.delete(key)
        })
      ends.set(key, end)
    },
    async idle() {
      while (ends.size > 0) await Promise.all(ends.values())
    },
    get size() {
      return ends.size
    },
  }
}
