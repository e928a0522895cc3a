// What a change to one ticket means for the lists that are already on the screen. Pure.
import type { InfiniteData } from '@tanstack/react-query'
import { isOpen } from '../../../rules/tickets/ticket.ts'
import type { Box, TicketPage, TicketSummary } from '../api.ts'

export type Pages = InfiniteData<TicketPage>

/** Whether a ticket is in a box, as the server would say. */
export function belongs(ticket: TicketSummary, box: Box, meId: number, now: number): boolean {
  const open = isOpen(ticket.status)
  switch (box) {
    case 'mine':
      return open && ticket.assignee?.id === meId
    case 'unassigned':
      return open && ticket.assignee === null
    case 'undecided':
      // Who asks for more time is told by the whole ticket only: the server has said that it belongs here.
      return open
    case 'away':
      // Who is away is known to the server; whatever is handed on leaves with the next reading.
      return open && ticket.assignee !== null
    case 'overdue':
      return open && Date.parse(ticket.dueAt) < now
    case 'open':
      return open
    case 'done':
      return !open
    // What came of a return visit does not stand in a row: a ticket stays here until the list is read again.
    case 'visits':
    case 'unhappy':
    case 'all':
      return true
  }
}

export const matches = (ticket: TicketSummary, q: string): boolean => {
  const words = q.trim().replace(/^#/, '').split(/\s+/)
  return words.every((word) =>
    [ticket.number, ticket.summary, ticket.place].some((text) => text.includes(word)),
  )
}

export const holds = (pages: Pages | undefined, id: string): boolean =>
  pages?.pages.some((page) => page.items.some((item) => item.id === id)) ?? false

/** One row's news in a single page. */
export const inPage = (page: TicketPage, ticket: TicketSummary): TicketPage => ({
  ...page,
  items: page.items.map((item) => (item.id === ticket.id ? ticket : item)),
})

/** The same list in the same order, with one row's news. */
export const withTicket = (pages: Pages, ticket: TicketSummary): Pages =>
  holds(pages, ticket.id)
    ? {
        ...pages,
        pages: pages.pages.map((page) => inPage(page, ticket)),
      }
    : pages

/** The emergencies and the list, each row once, open emergencies first. */
export function rowsOf(emergencies: TicketPage | undefined, pages: Pages | undefined): TicketSummary[] {
  const all = [...(emergencies?.items ?? []), ...(pages?.pages ?? []).flatMap((page) => page.items)]
  const rows = [...new Map(all.map((item) => [item.id, item])).values()]
  const pressing = (ticket: TicketSummary): boolean => ticket.urgency === 'P0' && isOpen(ticket.status)
  return [...rows.filter(pressing), ...rows.filter((row) => !pressing(row))]
}

/** The list as it is when it is first opened. */
export const firstPage = (pages: Pages): Pages => ({
  pages: pages.pages.slice(0, 1),
  pageParams: pages.pageParams.slice(0, 1),
})
