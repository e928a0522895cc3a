// How long the adapter waits for a puppet. Puppets hang: a dead connection can look alive for days (wechaty#2442).

/** The longest waits, in ms. What takes longer counts as failed, so that no resident waits behind it for ever. */
export const patience = { lookUp: 10_000, media: 30_000, send: 30_000, stop: 5_000 }

/** Nobody answered in time. */
export class TimeoutError extends Error {
  constructor() {
    super('The puppet did not answer in time')
    this.name = 'TimeoutError'
  }
}

/** What `work` gives, or a TimeoutError after `ms`. The work itself is not stopped. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimeoutError())
    }, ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
