// One run of the bench: every system in a process of its own, the rounds interleaved so that a busy machine is busy for all.
import { cpus } from 'node:os'
import { startWorker, type Worker } from './crew.ts'
import { fsyncsOf, fsyncTime } from './disk.ts'
import { runLong } from './long.ts'
import { longGoals } from './long-report.ts'
import { median } from './median.ts'
import { poisons } from './poison-kinds.ts'
import { all, each, goalsOf, situations, type PerSystem, type Results, type Situation } from './results.ts'
import { cpuOfUnderstanding, learnt, learners, type Understood } from './understanding.ts'
import { systemNames, type Mode, type PeerName, type Synchronous, type SystemName } from './system.ts'

export interface Plan {
  quick: boolean
  /** A folder on the disk that is measured. */
  home: string
  say: (line: string) => void
}

const peers = systemNames.filter((name): name is PeerName => name !== 'floor')
/** How each runs in the race: grammY as its documentation advises, the others as they are. */
const racing = (name: SystemName): Mode => (name === 'grammy' ? 'advised' : 'default')

type Crew = PerSystem<Worker>
const startCrew = (home: string, synchronous: Synchronous): Promise<Crew> =>
  all(systemNames, (name) => startWorker({ home, name, synchronous, mode: racing(name) }))

export async function runBench({ quick, home, say }: Plan): Promise<Results> {
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  const [count, turns] = quick ? [3, 3000] : [5, 20_000]
  say(`fsync, then ${count} rounds of ${turns} turns`)
  const disk = await fsyncTime(home)
  const understood: Understood = { cpu: await cpuOfUnderstanding() }
  const crew = await startCrew(home, 'FULL')
  const pragmas = await each(systemNames, (name) => crew[name].do('pragmas', undefined))
  for (const [name, { journal_mode, synchronous }] of Object.entries(pragmas))
    if (journal_mode !== 'wal' || synchronous !== 2) throw new Error(`${name} is not durable`)

  const speeds = await race(crew, count, turns, say, () => quick && seconds() > 20)
  const turnsPerSecond = await each(systemNames, (name) => Math.round(median(speeds[name])))

  say('under pressure')
  const pressureByMode = await pressures(crew, home)
  say('latency')
  const lone = await each(peers, (name) => crew[name].do('lone', { turns: quick ? 100 : 1000 }))
  const rate = Math.round(turnsPerSecond.linli / 2)
  const half = { perSecond: rate, ...(await crew.linli.do('paced', { rate, seconds: quick ? 2 : 10 })) }
  say('beside a poisoned resident')
  const poison = await poisonings(crew.linli, quick ? 2 : 5, quick ? 3000 : 10_000)
  await stop(crew)

  const long = quick ? undefined : await runLong({ home, say, peak: turnsPerSecond.linli })
  let normal: Results['normal']
  if (!quick) {
    say('the same with synchronous=NORMAL')
    const relaxed = await startCrew(home, 'NORMAL')
    const found = await race(relaxed, 3, 10_000, say, () => false)
    normal = await each(systemNames, (name) => Math.round(median(found[name])))
    await stop(relaxed)
  }
  if (!quick) {
    say('understanding, beside nlp.js')
    understood.quality = await each(learners, learnt)
  }
  say('counting fsyncs')
  // A quick run on a busy machine leaves them out.
  const perThousandTurns = quick && seconds() > 40 ? {} : await fsyncs(home)

  const linli = turnsPerSecond.linli
  const results: Omit<Results, 'goals'> = {
    turnsPerSecond,
    pressure: pressureByMode.both.advised,
    ratios: Object.fromEntries(
      systemNames.filter((name) => name !== 'linli').map((name) => [name, linli / turnsPerSecond[name]]),
    ),
    rounds: { count: speeds.linli.length, turns, all: speeds },
    ...(normal && { normal }),
    fsync: { ...disk, perThousandTurns },
    pragmas,
    pressureByMode,
    lone,
    half,
    poison,
    understood,
    ...(long && { long }),
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      node: process.version,
      seconds: seconds(),
      quick,
    },
  }
  return { ...results, goals: [...goalsOf(results), ...(long ? longGoals(long) : [])] }
}

/** Turns a second by system and round. Ours and the floor must have written the same rows. */
async function race(
  crew: Crew,
  count: number,
  turns: number,
  say: (line: string) => void,
  late: () => boolean,
): Promise<PerSystem<number[]>> {
  await each(systemNames, (name) => crew[name].do('turns', { turns: Math.min(turns, 5000) }))
  const speeds = await each(systemNames, (): number[] => [])
  for (let round = 1; round <= count && !(round > 1 && late()); round++) {
    const found = await each(systemNames, (name) => crew[name].do('turns', { turns }))
    if (JSON.stringify(found.linli.rows) !== JSON.stringify(found.floor.rows))
      throw new Error(
        `the floor wrote other rows than ours: ${JSON.stringify([found.linli.rows, found.floor.rows])}`,
      )
    for (const name of systemNames) speeds[name].push(found[name].perSecond)
    const line = systemNames.map((name) => `${name} ${found[name].perSecond.toFixed(0)}`).join(', ')
    say(`round ${round}: ${line}`)
  }
  return speeds
}

async function pressures(crew: Crew, home: string): Promise<Results['pressureByMode']> {
  // The other mode of those that have two.
  const other = await startWorker({ home, name: 'botbuilder', synchronous: 'FULL', mode: 'advised' })
  const bare = await startWorker({ home, name: 'grammy', synchronous: 'FULL', mode: 'default' })
  const workers: Record<Mode, Record<PeerName, Worker>> = {
    default: { ...crew, grammy: bare },
    advised: { ...crew, botbuilder: other },
  }
  const found = await each(Object.keys(situations) as Situation[], (situation) =>
    each(['default', 'advised'], (mode) =>
      all(peers, (name) => workers[mode][name].do('pressed', situations[situation])),
    ),
  )
  await Promise.all([other.stop(), bare.stop()])
  return found
}

async function poisonings(worker: Worker, rounds: number, turns: number): Promise<Results['poison']> {
  const speeds = await each(poisons, (): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const how of poisons) speeds[how].push((await worker.do('poisoned', { how, turns })).perSecond)
  const none = median(speeds.none)
  return each(poisons, (how) => ({
    perSecond: Math.round(median(speeds[how])),
    ofNone: median(speeds[how]) / none,
  }))
}

async function fsyncs(home: string): Promise<Results['fsync']['perThousandTurns']> {
  const counts = await all(systemNames, (name) =>
    fsyncsOf({ home, name, synchronous: 'FULL', mode: racing(name) }),
  )
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined))
}

async function stop(crew: Crew): Promise<void> {
  for (const name of systemNames) {
    await crew[name].do('close', undefined)
    await crew[name].stop()
  }
}
