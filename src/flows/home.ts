// Where a resident lives, told by themselves, so that announcements for their building reach them. Nobody is asked for it.
import * as z from 'zod'
import { estatesOf, nodeById } from '../rules/community/tree.ts'
import { numbered, say } from '../text/say.ts'
import { isCourtesy } from '../text/words.ts'
import { choose } from '../understand/choice.ts'
import { parseNumber } from '../understand/number.ts'
import { findEstate, hearPlace, placeAt } from '../understand/place.ts'
import { defineFlow, go, perform, type Scene } from './flow.ts'
import { carriesAlways } from './promise.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('estate') }),
  z.object({ at: z.literal('building'), estateId: z.number() }),
  z.object({ at: z.literal('saving'), nodeId: z.number() }),
  z.object({ at: z.literal('stopping') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const unnamed = /^(?:不说|不想说|不晓得|不知道|只登记小区|没有|算了|skip|no)$/i

/** "3栋", "三栋二单元", or a bare number, which is the building's. Undefined for what is no place in the estate. */
function homeIn(estateId: number, text: string, scene: Scene): number | undefined {
  const bare = parseNumber(text.trim())
  const { detail, estate } = hearPlace(bare === undefined ? text : `${bare}栋`, scene.community)
  if (!detail && !estate) return undefined
  return placeAt(estate?.id ?? estateId, detail, scene.community).nodeId
}

export const home = defineFlow<State>({
  id: 'home',
  version: 1,
  State,
  first: ({ community }, seed) => {
    if (z.object({ stop: z.literal(true) }).safeParse(seed).success) return { at: 'stopping' }
    const [only, second] = estatesOf(community)
    if (!only) return { at: 'saving', nodeId: community.id }
    return second ? { at: 'estate' } : { at: 'building', estateId: only.id }
  },
  steps: {
    estate: {
      to: ['building', 'saving'],
      ask: (_, { community }) => [
        { ...say('home.askEstate'), choices: numbered(estatesOf(community).map(({ name }) => name)) },
      ],
      answer: (_, event, scene) => {
        if (event.type !== 'text') return undefined
        const estates = estatesOf(scene.community)
        const picked = choose(
          event.text,
          estates.map(({ name }) => name),
        )
        const estate =
          picked === undefined ? findEstate(event.text, scene.community)?.estate : estates[picked]
        if (!estate) return undefined
        const told = picked === undefined ? hearPlace(event.text, scene.community).detail : ''
        return go(
          told
            ? { at: 'saving', nodeId: placeAt(estate.id, told, scene.community).nodeId }
            : { at: 'building', estateId: estate.id },
        )
      },
    },
    building: {
      to: ['saving'],
      ask: ({ estateId }, { community }) => [
        say('home.askBuilding', { estate: nodeById(community, estateId)?.name ?? community.name }),
      ],
      answer: ({ estateId }, event, scene) => {
        if (event.type !== 'text') return undefined
        if (unnamed.test(event.text.trim())) return go({ at: 'saving', nodeId: estateId })
        if (isCourtesy(event.text)) return undefined
        const nodeId = homeIn(estateId, event.text, scene)
        return nodeId === undefined ? undefined : go({ at: 'saving', nodeId })
      },
      back: (_, { community }) => (estatesOf(community).length > 1 ? { at: 'estate' } : undefined),
    },
    saving: perform(
      'setHome',
      ['told'],
      ({ nodeId }: { nodeId: number }) => ({ nodeId }),
      (_, { place }, scene) =>
        go(
          { at: 'told' },
          carriesAlways(scene) ? say('home.saved', { place }) : say('home.savedCome', { place }),
        ),
    ),
    stopping: perform(
      'setHome',
      ['told'],
      () => ({ nodeId: null }),
      () => go({ at: 'told' }, say('home.stopped')),
    ),
    told: { end: true, ask: () => [] },
  },
})
