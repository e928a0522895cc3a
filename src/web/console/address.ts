// What the page shows, as it stands in the address: /console/tickets/<id>?box=mine&q=灯
import { useMemo, useSyncExternalStore } from 'react'
import type { Box } from './api.ts'

export const boxes = [
  'mine',
  'unassigned',
  'undecided',
  'away',
  'overdue',
  'open',
  'done',
  'visits',
  'unhappy',
  'all',
] as const satisfies readonly Box[]
/** What the middle column shows besides a box of tickets: filing for somebody, the messages that reached nobody, announcements, residents, bookings, events, who is looked in on, tasks of volunteers, volunteers, teams, figures, the duty roster, and the community as it is set up. */
export const extraViews = [
  'filing',
  'undelivered',
  'announcements',
  'polls',
  'proposals',
  'residents',
  'bookings',
  'events',
  'lookIns',
  'volunteerTasks',
  'volunteers',
  'mediations',
  'teams',
  'doubleReports',
  'legal',
  'library',
  'catalogue',
  'measures',
  'roster',
  'community',
  'bodies',
] as const
export type ExtraView = (typeof extraViews)[number]
export type View = Box | ExtraView

export interface Address {
  /** Absent: the first view that suits the person's role. */
  view: View | undefined
  q: string
  ticketId: string | undefined
}

const isView = (name: string | null): name is View => [...boxes, ...extraViews].some((view) => view === name)

export const isExtra = (view: View): view is ExtraView => extraViews.some((extra) => extra === view)

export function parseAddress(href: string): Address {
  const { pathname, searchParams } = new URL(href)
  const view = searchParams.get('box')
  return {
    view: isView(view) ? view : undefined,
    q: searchParams.get('q') ?? '',
    ticketId: /^\/console\/tickets\/([^/]+)$/.exec(pathname)?.[1],
  }
}

export function formatAddress({ view, q, ticketId }: Address): string {
  const search = new URLSearchParams()
  if (view !== undefined) search.set('box', view)
  if (q !== '') search.set('q', q)
  const path = ticketId === undefined ? '/console' : `/console/tickets/${ticketId}`
  return search.size > 0 ? `${path}?${search}` : path
}

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('popstate', changed)
  return () => removeEventListener('popstate', changed)
}
const tell = (): boolean => dispatchEvent(new PopStateEvent('popstate'))

export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => location.href)
  return useMemo(() => parseAddress(href), [href])
}

/** Opens a ticket. From one ticket to the next the list stays one step back. */
export function openTicket(ticketId: string): void {
  const here = parseAddress(location.href)
  const there = formatAddress({ ...here, ticketId })
  if (here.ticketId === undefined) history.pushState({ fromList: true }, '', there)
  else history.replaceState(history.state, '', there)
  tell()
}

/** Back to the list: by the browser's own way where we came from there, so that its back button stays right. */
export function closeTicket(): void {
  const state: unknown = history.state
  if (typeof state === 'object' && state !== null && 'fromList' in state) {
    history.back()
    return
  }
  history.replaceState(null, '', formatAddress({ ...parseAddress(location.href), ticketId: undefined }))
  tell()
}

/** Shows another view; the ticket that is open stays open. */
export function showView(view: View): void {
  const here = parseAddress(location.href)
  if (here.view === view && here.q === '') return
  history.pushState(history.state, '', formatAddress({ ...here, view, q: '' }))
  tell()
}

/** Shows one thing of a view, such as the file of a mediation; back leads to where we came from. */
export function showOne(view: View, q: string): void {
  history.pushState(null, '', formatAddress({ ...parseAddress(location.href), view, q, ticketId: undefined }))
  tell()
}

/** Searches, without a step in the history for every letter. */
export function showSearch(view: View, q: string): void {
  history.replaceState(history.state, '', formatAddress({ ...parseAddress(location.href), view, q }))
  tell()
}
