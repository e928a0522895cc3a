// Live news from the server: rows and the open ticket are renewed in their places, new tickets are offered, not pushed in.
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { eventsUrl, type Box, type Me, type TicketSummary } from './api.ts'
import { belongs, firstPage, holds, matches, type Pages } from './tickets/lists.ts'
import { keys, spreadTicket, ticketQuery } from './queries.ts'

interface Waiting {
  count: number
  urgent: boolean
}
interface Live {
  connected: boolean
  /** New tickets for the list on the screen. */
  waiting: Waiting
  /** Reads the list again, with what waited. */
  show: () => void
  /** A test ring sounds; `endTest` stops it. */
  testRing: boolean
  endTest: () => void
}
const LiveContext = createContext<Live>({
  connected: true,
  waiting: { count: 0, urgent: false },
  show: () => undefined,
  testRing: false,
  endTest: () => undefined,
})
export const useLive = (): Live => use(LiveContext)

const gatherMs = 1_000
const reconnectMs = 5_000
/** Above this many at once, reading the lists again is cheaper than one by one. */
const mostAtOnce = 8

/** The id in a `ticket` event, or undefined where it is none. */
function ticketIdIn(data: unknown): string | undefined {
  if (typeof data !== 'string') return undefined
  const event: unknown = JSON.parse(data)
  return typeof event === 'object' && event !== null && 'id' in event && typeof event.id === 'string'
    ? event.id
    : undefined
}

/** Whether an `alarm` event is a test ring for whoever is signed in: it belongs to no ticket. */
function isTestRing(data: unknown): boolean {
  if (typeof data !== 'string') return false
  const event: unknown = JSON.parse(data)
  return typeof event === 'object' && event !== null && 'ticketId' in event && event.ticketId === null
}

interface Props {
  me: Me
  box: Box | undefined
  q: string
  children: ReactNode
}

export function LiveProvider({ me, box, q, children }: Props) {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  const [testRing, setTestRing] = useState(false)
  const listName = `${box ?? ''} ${q}`
  const [offered, setOffered] = useState<{ listName: string; tickets: TicketSummary[] }>({
    listName,
    tickets: [],
  })
  const gathered = useRef(new Set<string>())

  const offer = (ticket: TicketSummary): void => {
    if (box === undefined || box === 'visits' || box === 'unhappy') return
    if (holds(client.getQueryData<Pages>(keys.list(box, q)), ticket.id)) return
    if (!belongs(ticket, box, me.id, Date.now()) || !matches(ticket, q)) return
    setOffered((before) => ({
      listName,
      tickets: [
        ...(before.listName === listName ? before.tickets.filter(({ id }) => id !== ticket.id) : []),
        ticket,
      ],
    }))
  }
  const flush = useEffectEvent(async () => {
    const ids = [...gathered.current]
    gathered.current.clear()
    void client.invalidateQueries({ queryKey: keys.counts })
    void client.invalidateQueries({ queryKey: keys.alarms })
    if (ids.length > mostAtOnce) {
      void client.invalidateQueries({ queryKey: keys.lists })
      void client.invalidateQueries({ queryKey: keys.emergencies })
      void client.invalidateQueries({ queryKey: keys.tickets })
      return
    }
    for (const id of ids) {
      // A ticket that we may not see is no news.
      const ticket = await client.query(ticketQuery(id)).catch(() => undefined)
      if (ticket === undefined) continue
      spreadTicket(client, ticket)
      offer(ticket)
    }
  })
  const renewAll = useEffectEvent(() => {
    for (const queryKey of [
      keys.lists,
      keys.emergencies,
      keys.tickets,
      keys.counts,
      keys.notices,
      keys.undelivered,
      keys.channels,
      keys.alarms,
    ])
      void client.invalidateQueries({ queryKey })
  })
  const renewNotices = useEffectEvent(() => {
    void client.invalidateQueries({ queryKey: keys.notices })
    void client.invalidateQueries({ queryKey: keys.undelivered })
  })

  const renewChannels = useEffectEvent(() => void client.invalidateQueries({ queryKey: keys.channels }))

  const renewAlarms = useEffectEvent((data: unknown) => {
    if (isTestRing(data)) setTestRing(true)
    else void client.invalidateQueries({ queryKey: keys.alarms })
  })

  useEffect(() => {
    let source: EventSource
    let reconnect: ReturnType<typeof setTimeout> | undefined
    let gather: ReturnType<typeof setTimeout> | undefined
    let lost = false
    const open = (): void => {
      source = new EventSource(eventsUrl)
      source.addEventListener('open', () => {
        setConnected(true)
        if (lost) renewAll() // what happened meanwhile was not heard
        lost = false
      })
      source.addEventListener('error', () => {
        lost = true
        setConnected(false)
        if (source.readyState === EventSource.CLOSED) reconnect = setTimeout(open, reconnectMs)
      })
      source.addEventListener('channel', () => renewChannels())
      source.addEventListener('alarm', (event: MessageEvent<unknown>) => renewAlarms(event.data))
      source.addEventListener('notice', () => renewNotices())
      source.addEventListener('ticket', (event: MessageEvent<unknown>) => {
        const id = ticketIdIn(event.data)
        if (id === undefined) return
        gathered.current.add(id)
        gather ??= setTimeout(() => {
          gather = undefined
          void flush()
        }, gatherMs)
      })
    }
    open()
    return () => {
      clearTimeout(reconnect)
      clearTimeout(gather)
      source.close()
    }
  }, [])

  const live = useMemo<Live>(() => {
    const tickets = offered.listName === listName ? offered.tickets : []
    return {
      connected,
      waiting: { count: tickets.length, urgent: tickets.some(({ urgency }) => urgency === 'P0') },
      show: () => {
        setOffered({ listName, tickets: [] })
        if (box === undefined) return
        client.setQueryData<Pages>(keys.list(box, q), (pages) => pages && firstPage(pages))
        void client.invalidateQueries({ queryKey: keys.list(box, q) })
        void client.invalidateQueries({ queryKey: keys.emergencies })
      },
      testRing,
      endTest: () => setTestRing(false),
    }
  }, [box, client, connected, listName, offered, q, testRing])
  return <LiveContext value={live}>{children}</LiveContext>
}
