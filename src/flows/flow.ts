// The engine under the flows: steps that ask the resident, steps that ask the store, and ends. No I/O, no clock, no sentence.
import type * as z from 'zod'
import type { Community } from '../rules/community/tree.ts'
import { say, type Lang, type Say } from '../text/say.ts'
import type { FlowEvent } from './message.ts'
import type { Outcome, Request, Requests, RequestType } from './requests.ts'

/** What a flow may look at besides its own state: plain data, given by whoever runs the turn. */
export interface Scene {
  /** Epoch milliseconds. */
  now: number
  lang: Lang
  community: Community
  /** The first read-back tells how the data are used, the later ones do not. */
  firstTime: boolean
  /** Whether the channel can carry a message days later. Without it none is promised. */
  followUp: boolean
  /** Until when (epoch ms) the channel carries messages of ours, if they answer nothing. Absent: without end. */
  carriesUntil?: number
  /** Whether answers can be read to the resident as voice messages. */
  voices?: true
  /** A telephone number was asked for before, for when the channel carries nothing. */
  phoneAsked: boolean
}

export type Effect =
  | Say
  /** Leave the flow as it was and keep it for later. */
  | { type: 'park' }
  /** Remember the ticket just filed, so that it can be withdrawn. */
  | { type: 'filed'; ticketId: number; number: number }
  /** Remember that an answer just went to staff: what follows at once belongs to it. */
  | { type: 'passed'; ticketId: number; number: number }
  /** Remember the ticket of a recording: the next ones belong to it. */
  | { type: 'recorded'; ticketId: number; number: number }
  /** Remember that a telephone number was asked for: it is, once. */
  | { type: 'phoneAsked' }
  /** Go on with what was left for this flow. */
  | { type: 'resume' }
  /** Begin another flow with what is known already. */
  | { type: 'open'; flow: string; seed?: unknown }

export interface Turn<S> {
  state: S
  effects: Effect[]
}

/** Goes to another state, with the effects that the move causes. */
export const go = <S>(state: S, ...effects: Effect[]): Turn<S> => ({ state, effects })

type Ats<S extends { at: string }> = readonly [S['at'], ...S['at'][]]

/** A step that asks the resident. `to` names every other state that it may lead to: a state without a way on can't be written. */
export interface AskStep<S extends { at: string }, Here> {
  to: Ats<S>
  /** Shown on arrival, and again after an answer that was not understood. */
  ask: (here: Here, scene: Scene) => Effect[]
  /** Undefined for an answer that it does not understand. */
  answer: (here: Here, event: FlowEvent, scene: Scene) => Turn<S> | undefined
  /** Where 0 leads, with all answers kept. Absent at the first step, where 0 leaves the flow and parks it. */
  back?: (here: Here, scene: Scene) => S | undefined
  /** What is answered here is not shown to staff, even where it was not understood. */
  sealed?: true
}
/** A step that asks the store; the outcome is its next event, in the same turn. */
export interface StoreStep<S extends { at: string }, Here> {
  to: Ats<S>
  do: (here: Here, scene: Scene) => Request
  then: (here: Here, outcome: Outcome, scene: Scene) => Turn<S>
}
/** A step that ends the flow. */
export interface EndStep<Here> {
  end: true
  ask: (here: Here, scene: Scene) => Effect[]
}
type Step<S extends { at: string }, Here> = AskStep<S, Here> | StoreStep<S, Here> | EndStep<Here>
type Steps<S extends { at: string }> = { [At in S['at']]: Step<S, Extract<S, { at: At }>> }

/** What a flow's move comes to. With a `request` the turn goes on once the store has answered it. */
export interface Move {
  state: { at: string }
  /** What comes of the answer. */
  effects: Effect[]
  /** The question of the step arrived at. A later message of the same resident in the same commit supersedes it. */
  question: Effect[]
  request?: Request
  ended: boolean
  /** False where the answer was not understood and the question was asked again. */
  understood: boolean
}

/** A flow with its state's type forgotten: what the door and the store work with. */
export interface Flow {
  id: string
  version: number
  start: (scene: Scene, seed?: unknown) => Move
  next: (stored: Stored, event: FlowEvent, scene: Scene) => Move
  /** Undefined where there is nothing before. */
  back: (stored: Stored, scene: Scene) => Move | undefined
  /** Asks the present question once more. */
  again: (stored: Stored, scene: Scene) => Move
  settle: (stored: Stored, outcome: Outcome, scene: Scene) => Move
  /** For the diagram: each state, its kind, where it may lead. */
  shape: { at: string; kind: 'ask' | 'store' | 'end'; to: readonly string[]; back: boolean }[]
}
/** A flow's place as a session keeps it. */
export interface Stored {
  id: string
  version: number
  state: unknown
}

export interface FlowDefinition<S extends { at: string }> {
  id: string
  /** Raised whenever a stored state of the last release would not be read or not mean the same. */
  version: number
  State: z.ZodType<S>
  /** The first state; `seed` is what the door or an older release already knows, unchecked. */
  first: (scene: Scene, seed: unknown) => S
  /** Turns an older version's state into this one's, or undefined to start over from it as the seed. */
  migrate?: (from: number, state: unknown) => unknown
  steps: Steps<S>
}

export function defineFlow<S extends { at: string }>(flow: FlowDefinition<S>): Flow {
  // The one cast: TypeScript can't see that a state and the step under its own name belong together.
  const stepAt = (state: S) => flow.steps[state.at as S['at']] as Step<S, S>

  /** States that these very steps made: what comes back as it went needs no reading. */
  const made = new WeakSet<object>()

  function arrive(turn: Turn<S>, scene: Scene, understood = true): Move {
    const { state, effects } = turn
    made.add(state)
    const step = stepAt(state)
    if ('do' in step)
      return { state, effects, question: [], request: step.do(state, scene), ended: false, understood }
    const asked = step.ask(state, scene)
    if ('end' in step)
      return { state, effects: [...effects, ...asked], question: [], ended: true, understood }
    return { state, effects, question: asked, ended: false, understood }
  }
  function leave(from: S, turn: Turn<S>, scene: Scene): Move {
    const step = stepAt(from)
    const named = 'to' in step && (turn.state.at === from.at || step.to.includes(turn.state.at))
    if (!named) throw new Error(`${flow.id}: ${from.at} does not name ${turn.state.at} among its ways on`)
    return arrive(turn, scene)
  }
  /** The stored state, or undefined where this release cannot read it. */
  function read(stored: Stored): S | undefined {
    const known = isMade(stored) ? stored.state : parse(stored)
    return known && 'answer' in stepAt(known) ? known : undefined
  }
  const isMade = (stored: Stored): stored is Stored & { state: S } =>
    typeof stored.state === 'object' && stored.state !== null && made.has(stored.state)
  function parse(stored: Stored): S | undefined {
    const state =
      stored.version === flow.version ? stored.state : flow.migrate?.(stored.version, stored.state)
    const parsed = flow.State.safeParse(state)
    return parsed.success ? parsed.data : undefined
  }
  const startOver = (stored: Stored, scene: Scene) => arrive(go(flow.first(scene, stored.state)), scene)

  return {
    id: flow.id,
    version: flow.version,
    start: (scene, seed) => arrive(go(flow.first(scene, seed)), scene),
    next: (stored, event, scene) => {
      const state = read(stored)
      if (!state) return startOver(stored, scene)
      const step = stepAt(state)
      const turn = 'answer' in step ? step.answer(state, event, scene) : undefined
      if (turn) return leave(state, turn, scene)
      const asked = say(event.type === 'unknown' ? 'common.kind' : 'common.retry')
      const sealed = 'answer' in step && step.sealed === true
      return arrive(go(state, sealed ? { ...asked, sealed: true } : asked), scene, false)
    },
    back: (stored, scene) => {
      const state = read(stored)
      if (!state) return startOver(stored, scene)
      const step = stepAt(state)
      const before = 'back' in step ? step.back(state, scene) : undefined
      return before && arrive(go(before), scene)
    },
    again: (stored, scene) => {
      const state = read(stored)
      return state ? arrive(go(state), scene) : startOver(stored, scene)
    },
    settle: (stored, outcome, scene) => {
      const state = isMade(stored) ? stored.state : flow.State.parse(stored.state)
      const step = stepAt(state)
      if (!('then' in step)) throw new Error(`${flow.id}: ${state.at} asked the store for nothing`)
      return leave(state, step.then(state, outcome, scene), scene)
    },
    shape: Object.entries<Step<S, never>>(flow.steps).map(([at, step]) => ({
      at,
      kind: 'do' in step ? 'store' : 'end' in step ? 'end' : 'ask',
      to: 'to' in step ? step.to : [],
      back: 'back' in step,
    })),
  }
}

/** A step that performs one request; `then` gets that request's own outcome. */
export function perform<S extends { at: string }, Here, T extends RequestType>(
  type: T,
  to: Ats<S>,
  input: (here: Here, scene: Scene) => Requests[T]['in'],
  then: (here: Here, out: Requests[T]['out'], scene: Scene) => Turn<S>,
): StoreStep<S, Here> {
  return {
    to,
    do: (here, scene) => ({ type, in: input(here, scene) }) as Request,
    then: (here, outcome, scene) => {
      if (outcome.type !== type) throw new Error(`asked for ${type}, was answered ${outcome.type}`)
      return then(here, outcome.out, scene)
    },
  }
}
