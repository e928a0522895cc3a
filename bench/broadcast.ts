// An announcement to very many residents: it reaches each once, and takes no memory that grows with them.
import { memory } from './spike.ts'
import type { System } from './system.ts'

export interface Broadcast {
  residents: number
  /** Without the pauses that it makes in life. */
  perSecond: number
  /** Megabytes of heap after a collection: before, after a tenth, at the end. */
  heap: [before: number, tenth: number, end: number]
}

/** So many residents write side by side. */
const atOnce = 500

export async function broadcast(
  system: System,
  { residents }: { residents: number },
  replies: Map<number, number>,
): Promise<Broadcast> {
  const { store } = system
  if (!store) throw new Error('only ours is measured so')
  const { staff } = await store.staff.login('wangfang', 'a password for the bench')
  const tell = (resident: number, said: readonly string[]) =>
    said.reduce(
      (before, text, at) =>
        before.then(() => system.handle({ resident, id: `home-${resident}-${at}`, text })),
      Promise.resolve(),
    )
  for (let from = 0; from < residents; from += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, residents - from) }, (_, at) =>
        tell(from + at, ['收通知', `${((from + at) % 4) + 1}`, '2栋']),
      ),
    )
  await system.settled()
  const before = new Map(replies)
  const heap: Broadcast['heap'] = [memory().heap, 0, 0]
  const start = performance.now()
  await store.announcements.create(
    { id: staff.id, scope: staff.node.path },
    { places: [staff.node.id], text: '明早八点停水', urgent: true, until: Date.now() + 3_600_000 },
  )
  const sent = () =>
    [...replies].reduce((sum, [resident, count]) => sum + count - (before.get(resident) ?? 0), 0)
  for (let lots = 0; ; lots++) {
    const owed = await store.outbox.due(Date.now() + 60_000, 0, 10)
    const job = owed.find(({ job }) => job === 'announcement.send')
    if (!job) break
    const { announcementId } = job.payload as { announcementId: number }
    await store.outbox.done(job.id, await store.announcements.send(announcementId))
    await system.settled()
    if (lots === Math.floor(residents / 1000)) heap[1] = memory().heap
  }
  const seconds = (performance.now() - start) / 1000
  heap[2] = memory().heap
  const wrong = [...replies].filter(([resident, count]) => count - (before.get(resident) ?? 0) !== 1).length
  if (sent() !== residents || wrong > 0)
    throw new Error(`${residents} residents had ${sent()} announcements, ${wrong} of them not one each`)
  return { residents, perSecond: residents / seconds, heap }
}
