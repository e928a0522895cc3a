// What a run of the bench found, as results.json holds it.
import type { Long } from './long.ts'
import type { Latency, Pressure } from './measures.ts'
import { poisons } from './poison-kinds.ts'
import type { Understood } from './understanding.ts'
import type { Mode, PeerName, SystemName } from './system.ts'

export type PerSystem<T> = Record<SystemName, T>
export const situations = {
  twice: { twice: true, burst: false },
  burst: { twice: false, burst: true },
  both: { twice: true, burst: true },
} as const
export type Situation = keyof typeof situations

export interface Results {
  /** Medians of the interleaved rounds, synchronous=FULL. */
  turnsPerSecond: PerSystem<number>
  /** Every message twice and all five at once, each system as it is advised to run in production. */
  pressure: Record<PeerName, Pressure>
  /** How often ours is as fast as each of the others, median by median. */
  ratios: Partial<Record<SystemName, number>>
  goals: { goal: string; met: boolean }[]
  rounds: { count: number; turns: number; all: PerSystem<number[]> }
  normal?: PerSystem<number>
  fsync: { p50: number; p99: number; perThousandTurns: Partial<Record<SystemName, number>> }
  pragmas: PerSystem<Record<string, unknown>>
  pressureByMode: Record<Situation, Record<Mode, Record<PeerName, Pressure>>>
  lone: Record<PeerName, Latency>
  half: Latency & { perSecond: number }
  /** The others' speed beside a poisoned resident, as a share of their speed beside a healthy one. */
  poison: Record<(typeof poisons)[number], { perSecond: number; ofNone: number }>
  understood: Understood
  /** Only of the full run. */
  long?: Long
  machine: { cpu: string; cores: number; node: string; seconds: number; quick: boolean }
}

/** A value for each name, one after another. */
export async function each<N extends string, T>(
  names: readonly N[],
  make: (name: N) => T | Promise<T>,
): Promise<Record<N, T>> {
  const made: [N, T][] = []
  for (const name of names) made.push([name, await make(name)])
  return Object.fromEntries(made) as Record<N, T>
}

/** A value for each name, side by side: for what is not timed. */
export async function all<N extends string, T>(
  names: readonly N[],
  make: (name: N) => Promise<T>,
): Promise<Record<N, T>> {
  const made = await Promise.all(names.map(async (name): Promise<[N, T]> => [name, await make(name)]))
  return Object.fromEntries(made) as Record<N, T>
}

/** The goals of speed and of correctness, by what was found. */
export function goalsOf(results: Omit<Results, 'goals'>): Results['goals'] {
  const { ratios, pressure, lone, half, poison, understood } = results
  const { safety, whole } = understood.cpu
  const { completed, double, lost } = pressure.linli
  const goal = (text: string, met: boolean) => ({ goal: text, met })
  return [
    goal('at least 5 times Bot Framework', (ratios.botbuilder ?? 0) >= 5),
    goal('at least 5 times grammY', (ratios.grammy ?? 0) >= 5),
    goal('at least 3 times XState', (ratios.xstate ?? 0) >= 3),
    goal('at least 60 % of the floor', (ratios.floor ?? 0) >= 0.6),
    goal('under pressure all completed, none double, none lost', completed === 200 && double + lost === 0),
    goal('a lone resident: p50 ≤ 5 ms, p99 ≤ 20 ms', lone.linli.p50 <= 5 && lone.linli.p99 <= 20),
    goal('p99 ≤ 40 ms at half of the peak load', half.p99 <= 40),
    goal('a resident whose turns throw costs the others at most 30 %', poison.decide.ofNone >= 0.7),
    goal('the same, throwing after a command', poison.settle.ofNone >= 0.7),
    goal(
      'a message: p99 of the rules for danger ≤ 1 ms, of the whole ≤ 2 ms',
      safety.message.p99 <= 1 && whole.message.p99 <= 2,
    ),
    goal('the same for 2,000 characters', safety.long.p99 <= 1 && whole.long.p99 <= 2),
  ]
}
