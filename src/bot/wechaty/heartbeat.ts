// Whether the platform still hears us: by a message to ourselves that has to come back. A puppet's own flag stays true for days
// after the connection died (domain 3.2, trap 8; wechaty#2442).

export interface Heartbeat {
  /** Something came from the platform: it lives, and nothing has to be asked. */
  heard: () => void
  stop: () => void
}

export interface HeartbeatOptions {
  /** Sends ourselves a message. What comes back is told to `heard`. */
  ping: () => Promise<void>
  /** Told when the platform stopped answering, and when it answers again. */
  onChange: (alive: boolean) => void
  /** Between two looks, in ms. While residents write, nothing is sent. */
  everyMs: number
  /** How long a ping may take to come back, in ms. */
  answerMs: number
}

/** Begins at once. A puppet that has never told of anything proves nothing by its silence, so it is never called dead. */
export function createHeartbeat({ ping, onChange, everyMs, answerMs }: HeartbeatOptions): Heartbeat {
  let lately = false
  let everHeard = false
  let alive = true
  let answer: NodeJS.Timeout | undefined

  const judge = () => {
    answer = undefined
    if (lately || !everHeard || !alive) return
    alive = false
    onChange(false)
  }
  const look = () => {
    if (lately) {
      lately = false
      return
    }
    answer ??= setTimeout(judge, answerMs)
    // A ping that could not be sent does not come back, which is what tells.
    ping().catch(() => undefined)
  }
  const timer = setInterval(look, everyMs)

  return {
    heard: () => {
      lately = true
      everHeard = true
      if (alive) return
      alive = true
      onChange(true)
    },
    stop: () => {
      clearInterval(timer)
      clearTimeout(answer)
    },
  }
}
