// Neighbours: turns while staff ask much of the same process, a manager for the heaviest numbers and another for page after page.
import { setTimeout as pause } from 'node:timers/promises'
import type { Viewer } from '../src/store/views.ts'
import { during, load } from './load.ts'
import type { Stage } from './measures.ts'

export interface Neighbours {
  rate: number
  alone: { p50: number; p99: number }
  beside: { p50: number; p99: number }
  /** How often each was answered meanwhile, and how long the slowest took, in ms. */
  reports: { count: number; longest: number }
  pages: { count: number; longest: number }
}

/** `rate` messages a second for so long alone, and again beside both. */
export async function neighbours(
  stage: Stage,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Neighbours> {
  const { store } = stage.system
  if (!store) throw new Error('only ours is measured so')
  const { staff } = await store.staff.login('wangfang', 'a password for the bench')
  const manager: Viewer = {
    staffId: staff.id,
    name: staff.name,
    role: staff.role,
    scope: staff.node.path,
    ownOnly: false,
  }
  const phase = [{ rate, seconds }]
  await load(stage, [{ rate, seconds: 3 }])
  const alone = during(await load(stage, phase), 1000, Infinity)

  let over = false
  const again = async (gap: number, act: () => Promise<void>) => {
    const found = { count: 0, longest: 0 }
    while (!over) {
      const start = performance.now()
      await act()
      found.count++
      found.longest = Math.max(found.longest, performance.now() - start)
      await pause(gap)
    }
    return found
  }
  // The product's heaviest: the numbers of every box, and a search for words that nothing has.
  const reports = again(100, async () => {
    const { open } = await store.tickets.counts(manager)
    if (open === 0) throw new Error('no ticket is open')
    const { items } = await store.tickets.list(manager, { box: 'all', q: '没有这样的话', limit: 30 })
    if (items.length > 0) throw new Error('a search for nothing found something')
  })
  let cursor: string | undefined
  const pages = again(100, async () => {
    const { items, next } = await store.tickets.list(manager, { box: 'all', limit: 100, cursor })
    if (items.length !== 100) throw new Error('a page of the inbox is short')
    cursor = next ?? undefined
  })
  const beside = during(await load(stage, phase), 1000, Infinity)
  over = true
  return { rate, alone, beside, reports: await reports, pages: await pages }
}
