// A process that holds one system and measures it as the parent says. Its own process, so that no system pays for another's memory.
import { lone, paced, pressed, sideBySide, type Stage } from './measures.ts'
import type { Poison } from './poison-kinds.ts'
import type { Mode, Synchronous, SystemName } from './system.ts'
import { openSystem } from './systems/open.ts'

export interface Spec {
  name: SystemName
  dir: string
  synchronous: Synchronous
  mode: Mode
}

async function createTasks({ name, ...setting }: Spec) {
  const replies = new Map<number, number>()
  let heard: ((resident: number) => void) | undefined
  const system = await openSystem(name, {
    ...setting,
    onReply: (resident) => {
      replies.set(resident, (replies.get(resident) ?? 0) + 1)
      heard?.(resident)
    },
  })
  // The first round and the first 200 residents may be known to the system already.
  let round = 10
  let resident = 1000
  const stage: Stage = {
    system,
    replies,
    listen: (listener) => (heard = listener),
    nextRound: () => round++,
    strangers: (count) => Array.from({ length: count }, () => resident++),
  }
  return {
    pragmas: () => system.pragmas(),
    turns: ({ turns }: { turns: number }) => sideBySide(stage, turns),
    lone: ({ turns }: { turns: number }) => lone(stage, turns),
    paced: ({ rate, seconds }: { rate: number; seconds: number }) => paced(stage, rate, seconds),
    pressed: (how: { twice: boolean; burst: boolean }) => pressed(stage, how),
    poisoned: async ({ how, turns }: { how: Poison; turns: number }) =>
      (await import('./poison.ts')).poisoned(stage, how, turns),
    spike: async (how: { normal: number; seconds: number }) => (await import('./spike.ts')).spike(stage, how),
    parked: async ({ count }: { count: number }) => (await import('./spike.ts')).parked(stage, count),
    grown: async (how: { residents: number }) => (await import('./grown.ts')).grown(system, how),
    broadcast: async (how: { residents: number }) =>
      (await import('./broadcast.ts')).broadcast(system, how, replies),
    ballots: async (how: { residents: number; closing: number }) =>
      (await import('./ballots.ts')).ballots(system, how, setting.dir),
    waves: async (how: { volunteers: number; tasks: number }) =>
      (await import('./waves.ts')).waves(system, how, setting.dir),
    neighbours: async (how: { rate: number; seconds: number }) =>
      (await import('./neighbours.ts')).neighbours(stage, how),
    close: () => system.close(),
  }
}

export type Tasks = Awaited<ReturnType<typeof createTasks>>
export type TaskName = keyof Tasks
export type Input<T extends TaskName> = Parameters<Tasks[T]>[0]
export type Output<T extends TaskName> = Awaited<ReturnType<Tasks[T]>>

export type Answer = { value: unknown } | { error: string }

const argument = process.argv[2]
if (argument !== undefined && process.send) {
  const answer = (message: Answer) => process.send?.(message)
  try {
    const tasks = await createTasks(JSON.parse(argument) as Spec)
    process.on('message', ({ task, input }: { task: TaskName; input: never }) => {
      const act: (input: never) => Promise<unknown> = tasks[task]
      act(input).then(
        (value) => answer({ value }),
        (error: unknown) => answer({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
      )
    })
    process.on('disconnect', () => process.exit())
    answer({ value: 'ready' })
  } catch (error) {
    answer({ error: error instanceof Error ? (error.stack ?? '') : String(error) })
  }
}
