// A resident whose every turn throws: what it costs the others. Breaks our flows, so only in a process of its own.
import { human } from '../src/flows/human.ts'
import { serviceRequest } from '../src/flows/service-request/service-request.ts'
import type { Flow } from '../src/flows/flow.ts'
import { conversation } from './conversation.ts'
import type { Stage } from './measures.ts'
import type { Poison } from './poison-kinds.ts'

const poison = '有毒'
const others = 199

/** Makes what the poisoned resident writes throw: the report in the flow's start, 人工 once its ticket is open. */
let broken = false
function breakFlows(): void {
  if (broken) return
  broken = true
  const { start } = serviceRequest
  serviceRequest.start = (scene, seed) => {
    if (JSON.stringify(seed).includes(poison)) throw new Error('poisoned in decide')
    return start(scene, seed)
  }
  const settle: Flow['settle'] = () => {
    throw new Error('poisoned in settle')
  }
  human.settle = settle
}

export interface Poisoned {
  /** Of the 199 others together. */
  perSecond: number
  /** How often the poisoned resident threw. */
  threw: number
}

/** Turns a second of 199 residents while the 200th writes what `how` says, as fast as it is answered. */
export async function poisoned(stage: Stage, how: Poison, turns: number): Promise<Poisoned> {
  breakFlows()
  const { system, nextRound, strangers } = stage
  const [victim = 0] = strangers(1)
  const rounds = Array.from({ length: Math.ceil(turns / 5 / others) }, nextRound)
  let finished = false
  let threw = 0
  const bad = async () => {
    while (!finished) {
      const round = nextRound()
      const messages = conversation(victim, round)
      const text = how === 'decide' ? `${messages[0]?.text ?? ''}${poison}` : '人工'
      if (how === 'none') for (const message of messages) await system.handle(message)
      else {
        await system.handle({ resident: victim, id: `poison-${round}`, text })
        threw++
      }
    }
  }
  const before = system.count()
  const start = performance.now()
  const beside = bad()
  await Promise.all(
    Array.from({ length: others }, async (_, resident) => {
      for (const round of rounds)
        for (const message of conversation(resident, round)) await system.handle(message)
    }),
  )
  const seconds = (performance.now() - start) / 1000
  finished = true
  await beside
  await system.settled()
  const filed = system.tickets(before).filter(({ resident }) => resident !== victim).length
  if (filed !== rounds.length * others)
    throw new Error(`${filed} of ${rounds.length * others} tickets were filed`)
  return { perSecond: (rounds.length * others * 5) / seconds, threw }
}
