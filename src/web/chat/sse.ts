// Reads a stream of Server-Sent Events as the HTML standard describes it, from chunks cut anywhere.

export interface ServerEvent {
  event: string
  data: string
  id: string
}

/** A parser with a memory: feed it chunks of text, it hands back the events that they complete. */
export function createSseParser(): (chunk: string) => ServerEvent[] {
  let rest = ''
  let first = true
  let event = ''
  let data: string[] = []
  let id = ''

  function line(text: string): ServerEvent | undefined {
    if (text === '') {
      const whole = data.length > 0 ? { event: event || 'message', data: data.join('\n'), id } : undefined
      event = ''
      data = []
      return whole
    }
    const colon = text.indexOf(':')
    if (colon === 0) return undefined
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') event = value
    else if (field === 'data') data.push(value)
    else if (field === 'id' && !value.includes('\0')) id = value
    return undefined
  }

  return (chunk) => {
    rest += chunk
    if (first && rest !== '') {
      first = false
      if (rest.startsWith('\uFEFF')) rest = rest.slice(1)
    }
    const events: ServerEvent[] = []
    for (;;) {
      const end = /\r\n|\n|\r/.exec(rest)
      // A carriage return at the very end may be half of a pair: wait for what follows.
      if (!end || (end[0] === '\r' && end.index === rest.length - 1)) return events
      const whole = line(rest.slice(0, end.index))
      rest = rest.slice(end.index + end[0].length)
      if (whole) events.push(whole)
    }
  }
}

/** Hands over each event of a body until it ends, fails, or is silent for longer than `silence` milliseconds. */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  silence: number,
  take: (event: ServerEvent) => void,
): Promise<void> {
  const parse = createSseParser()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  try {
    for (;;) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const silent = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the stream is silent')), silence)
      })
      const { done, value } = await Promise.race([reader.read(), silent]).finally(() => clearTimeout(timer))
      if (done) return
      parse(decoder.decode(value, { stream: true })).forEach(take)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
