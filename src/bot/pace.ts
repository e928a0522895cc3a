// How fast one sender writes. Faster than a person can is kept and answered once, so that nobody else waits (domain 4.5).

/** Far above what a person types with photos between: nobody is to be stopped who only hurries. */
const aMinute = 60
const minute = 60_000

/** Tells of each message whether its sender is too fast: the first such message of a minute, the others, or undefined. */
export function createPace(now: () => number): (who: string) => 'first' | 'more' | undefined {
  let counts = new Map<string, number>()
  let since = now()
  return (who) => {
    if (now() - since >= minute) {
      counts = new Map()
      since = now()
    }
    const count = (counts.get(who) ?? 0) + 1
    counts.set(who, count)
    if (count <= aMinute) return undefined
    return count === aMinute + 1 ? 'first' : 'more'
  }
}
