// What the same things cost in a small and in a large database, measured inside our process. Each checks what it gets.
import type { TicketFilter } from '../src/store/tickets/ticket-filter.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type { Viewer } from '../src/store/views.ts'
import { conversation } from './conversation.ts'
import { median } from './median.ts'
import type { System } from './system.ts'

/** Milliseconds, by what was done. */
export type Costs = Record<string, number>

export async function grown(system: System, { residents }: { residents: number }): Promise<Costs> {
  const { store } = system
  if (!store) throw new Error('only ours is measured so')
  const { staff } = await store.staff.login('wangfang', 'a password for the bench')
  const manager: Viewer = {
    staffId: staff.id,
    name: staff.name,
    role: staff.role,
    scope: staff.node.path,
    ownOnly: false,
  }
  const costs: Costs = {}
  const measure = async (name: string, times: number, act: (round: number) => Promise<unknown>) => {
    await act(times)
    const found: number[] = []
    for (let round = 0; round < times; round++) {
      const start = performance.now()
      await act(round)
      found.push(performance.now() - start)
    }
    costs[name] = median(found)
  }

  // 200 residents from all over the data, five messages each, side by side.
  const spread = Array.from({ length: 200 }, (_, at) => Math.floor((at * residents) / 200))
  let round = 0
  const before = system.count()
  await measure('1,000 turns', 9, async () => {
    const mine = round++
    await Promise.all(
      spread.map(async (resident) => {
        for (const message of conversation(resident, mine)) await system.handle(message)
      }),
    )
  })
  if (system.count() - before !== 200 * round) throw new Error('turns in the grown database filed no tickets')
  let asked = 0
  await measure('progress query, a turn', 50, async () => {
    const resident = spread[asked % spread.length] ?? 0
    await system.handle({ resident, id: `ask-${asked++}`, text: '进度' })
  })

  // What the turns have filed goes into the search index meanwhile.
  await pause(8000)
  const list = async (name: string, filter: Partial<TicketFilter>, least: number, viewer = manager) =>
    measure(`list: ${name}`, 15, async () => {
      const { items } = await store.tickets.list(viewer, { box: 'all', limit: 30, ...filter })
      if (items.length < least) throw new Error(`the list ${name} has only ${items.length} tickets`)
    })
  for (const box of ['mine', 'unassigned', 'overdue', 'open', 'done', 'all'] as const)
    await list(box, { box }, 5)
  await list('status', { status: 'need_info' }, 5)
  await list('urgency', { urgency: 'P2' }, 30)
  await list('category', { category: 'noise' }, 30)
  await list('category of the open', { box: 'open', category: 'noise' }, 5)
  await list('search: a number', { q: '77' }, 1)
  await list('search: a common word', { q: '泵坏了' }, 30)
  await list('search: words of one ticket', { q: '第77处' }, 1)
  await list('search: one character', { q: '泵' }, 30)
  await list('search: what nothing has', { q: '没有这样的话' }, 0)
  await list('search: among the open', { box: 'open', q: '灯坏了' }, 5)
  await list('search: among the done, of a category', { box: 'done', category: 'noise', q: '灯坏了' }, 20)
  await list('urgency that nothing has', { urgency: 'P0' }, 0)
  // Somebody who works at one estate of the demo, with a share of the tickets.
  const nodes = await store.tree.list(manager.scope)
  const pathOf = (id: number | null): string => {
    const node = nodes.find((one) => one.id === id)
    return node ? `${pathOf(node.parentId)}${node.id}/` : '/'
  }
  const estate = nodes.find(({ kind }) => kind === 'estate')
  const narrow: Viewer = { ...manager, scope: pathOf(estate?.id ?? null) }
  await list('all, for one estate', {}, 30, narrow)
  await list('open, for one estate', { box: 'open' }, 5, narrow)
  await measure('counts of the boxes', 9, async () => {
    const { open } = await store.tickets.counts(manager)
    if (open < Math.min(residents / 50, 1000)) throw new Error(`only ${open} tickets are open`)
  })
  await measure('residents: by name', 9, async () => {
    const { items } = await store.residents.list(manager, { q: '住户77', limit: 30 })
    if (items.length === 0) throw new Error('nobody was found')
  })

  await measure('residents: by number', 9, async () => {
    const { items } = await store.residents.list(manager, { q: '13800000077', limit: 30 })
    if (items.length === 0) throw new Error('nobody was found')
  })

  const owed = (await store.outbox.due(Date.now(), 0, 1000)).filter(({ job }) => job === 'ticket.route')
  await measure('routing', 50, async (at) => {
    const job = owed[at]
    if (!job) throw new Error('no ticket is left to route')
    const { ticketId } = job.payload as { ticketId: number }
    if ((await store.outbox.done(job.id, store.work.routeTicket(ticketId))) !== 'done')
      throw new Error('a ticket was routed before')
  })
  await system.settled()
  return costs
}
