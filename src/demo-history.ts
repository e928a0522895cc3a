// The weeks that lie behind a new demo: its cases, played through the store with a clock of their own.
import { readFile } from 'node:fs/promises'
import type { DemoAct, DemoCase } from '../prisma/demo-cases.ts'
import { createGateways } from './queue/gateways.ts'
import { createHandlers, type Handlers } from './queue/handlers.ts'
import { jobs, type JobName } from './queue/jobs.ts'
import type { Push } from './queue/push.ts'
import { dayOf, plusDays, startOfDay } from './rules/time/calendar.ts'
import { makeSafe, reach } from './rules/tickets/clocks.ts'
import { askResident, note, reply, resolve, take } from './rules/tickets/ticket.ts'
import type { Store } from './store/store.ts'
import { viewerOf, type Viewer } from './store/views.ts'

const minute = 60_000
/** Between two messages of a resident. */
const pause = 20_000
const moves = { take, reach, makeSafe, reply, askResident, note, resolve }
const pictures = new URL('../prisma/demo-pictures/', import.meta.url)

export interface Stage {
  /** Of a demo in which nothing has happened yet, by the clock that is moved here. */
  store: Store
  clock: { now: number }
  push: Push
}

/** Plays the cases up to `until` (epoch ms), one event after the other, with the jobs that fall due between them. */
export async function playHistory(cases: readonly DemoCase[], stage: Stage, until: number): Promise<void> {
  const today = dayOf(until)
  const [root] = await stage.store.tree.list('/')
  const staff = (await stage.store.staff.list('/')).map(({ id, name, role }) =>
    viewerOf({ staffId: id, name, role, scope: `/${root?.id}/` }),
  )
  const events: { at: number; run: () => Promise<void> }[] = []
  for (const one of cases) {
    const play = playerOf(one, stage, staff)
    let at =
      one.day === 0
        ? until + one.minute * minute
        : startOfDay(plusDays(today, -one.day)) + one.minute * minute
    events.push({ at, run: play.open })
    for (const act of one.acts ?? []) {
      at += act.after * minute
      const due = at
      events.push({ at: due, run: () => play.act(act) })
    }
  }
  for (const { at, run } of events.filter((event) => event.at < until).sort((a, b) => a.at - b.at)) {
    await doJobs(stage, at)
    stage.clock.now = at
    await run()
  }
  await doJobs(stage, until)
  stage.clock.now = until
}

/** One case: how its resident tells it, and what is done about it. */
function playerOf(one: DemoCase, { store, clock }: Stage, staff: readonly Viewer[]) {
  const manager = staff.find(({ role }) => role === 'manager')
  if (!manager) throw new Error('the demo has no manager')
  let ticketId: string | undefined

  const say = async (texts: readonly string[]) => {
    for (const text of texts) {
      clock.now += pause
      await store.turn({
        ...{ channel: 'webchat', account: 'web', sender: `demo-${one.who}`, kind: 'text', text },
        ...{ messageId: `demo-${one.who}-${clock.now}`, at: clock.now },
      })
    }
  }
  /** Whoever the case was given to; the manager where nobody was. */
  const handler = async (id: string): Promise<Viewer> => {
    const { assignee } = await store.tickets.read(manager, id)
    return staff.find(({ staffId }) => staffId === assignee?.id) ?? manager
  }

  return {
    open: async () => {
      const newest = async () => (await store.tickets.list(manager, { box: 'all', limit: 1 })).items[0]?.id
      const before = await newest()
      await say(one.says)
      const after = await newest()
      if (after !== before) ticketId = after
    },
    act: async (act: DemoAct) => {
      if ('says' in act) return say(act.says)
      const id = ticketId
      if (id === undefined) throw new Error(`the demo's resident ${one.who} opened no case`)
      const by = await handler(id)
      if (act.act === 'picture')
        return store.media.take(by, id, await readFile(new URL(`${act.of}.jpg`, pictures)))
      await store.tickets.change(by, id, (ticket, actor) =>
        'text' in act ? moves[act.act](ticket, actor, act.text) : moves[act.act](ticket, actor),
      )
    },
  }
}

/** Does what falls due until an instant, each job at its own. */
async function doJobs({ store, clock, push }: Stage, until: number): Promise<void> {
  const handlers: Handlers = createHandlers({ store, gateways: createGateways([]), push })
  for (;;) {
    const [owed] = await store.outbox.due(until, 0, 1)
    if (!owed) return
    clock.now = Math.max(clock.now, owed.dueAt.getTime())
    const name = owed.job as JobName
    // A job's payload and its handler belong together by the name, which the compiler cannot follow.
    const handle = handlers[name] as (payload: unknown) => ReturnType<Handlers[JobName]>
    await store.outbox.done(owed.id, await handle(jobs[name].payload.parse(owed.payload)))
  }
}
