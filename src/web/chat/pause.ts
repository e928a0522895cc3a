// Waiting that can be cut short, and how long to wait after each failure.

export interface Pause {
  /** Resolves after so many milliseconds, or at once when woken. */
  wait(milliseconds: number): Promise<void>
  wake(): void
}

export function createPause(): Pause {
  const waiting = new Set<() => void>()
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
        const timer = setTimeout(done, milliseconds)
        waiting.add(done)
      }),
    wake: () => waiting.forEach((done) => done()),
  }
}

/** 1 s, 2 s, 4 s … at most 30 s, spread a little so that not everybody comes back at the same moment. */
export function backoff(failures: number, dice = Math.random()): number {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1)) * (0.75 + dice / 2)
}
