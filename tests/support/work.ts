// Does the jobs that a store owes, without a queue, until none is due at the store's clock.
import { createGateways } from '../../src/queue/gateways.ts'
import { createHandlers, type Handlers } from '../../src/queue/handlers.ts'
import { jobs, type JobName } from '../../src/queue/jobs.ts'
import { testPush } from './push.ts'
import type { SecondLook } from '../../src/queue/second-look.ts'
import type { TestStore } from './store.ts'

export async function doJobs({ store, clock }: TestStore, secondLook?: SecondLook): Promise<string[]> {
  const handlers: Handlers = createHandlers({
    ...{ store, gateways: createGateways([]), push: testPush, secondLook },
  })
  const done: string[] = []
  for (;;) {
    const [due] = await store.outbox.due(clock.now, 0, 1)
    if (!due) return done
    const name = due.job as JobName
    // A job's payload and its handler belong together by the name, which the compiler cannot follow.
    const handle = handlers[name] as (payload: unknown) => ReturnType<Handlers[JobName]>
    await store.outbox.done(due.id, await handle(jobs[name].payload.parse(due.payload)))
    done.push(name)
  }
}
