// Asks a member of staff to look. Says when one will be there.
import * as z from 'zod'
import { isOpen as officeOpen, nextOpening } from '../rules/time/calendar.ts'
import { numberText } from '../rules/tickets/ticket.ts'
import { say, type Say } from '../text/say.ts'
import { defineFlow, go, perform, type Scene } from './flow.ts'
import { carries } from './promise.ts'

/** `yi`: written in Yi script, for somebody who speaks Yi. */
const Known = z.object({ text: z.string(), yi: z.boolean().optional() })
const State = z.discriminatedUnion('at', [
  Known.extend({ at: z.literal('asking') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

/** That staff were asked, and when one will be there. */
export function askedSaying(number: number, scene: Scene): Say {
  const { now, community } = scene
  const told = { number: numberText(number) }
  const opens = officeOpen(community.hours, now) ? undefined : nextOpening(community.hours, now)
  if (opens === undefined) return say('human.asked', told)
  return say(carries(scene, opens) ? 'human.askedClosed' : 'human.askedClosedCome', {
    ...told,
    opens: { moment: opens },
  })
}

export const human = defineFlow<State>({
  id: 'human',
  version: 1,
  State,
  first: (_, seed) => ({ at: 'asking', ...Known.catch({ text: '' }).parse(seed) }),
  steps: {
    asking: perform(
      'openTicket',
      ['told'],
      ({ text, yi }: z.infer<typeof Known>, { community }) => ({
        kind: 'human',
        category: yi ? 'yi_language' : 'human',
        urgency: 'P2',
        summary: text || { text: 'human.summary' },
        placeText: '',
        nodeId: community.id,
        media: [],
      }),
      (_, { number }, scene) => go({ at: 'told' }, askedSaying(number, scene)),
    ),
    told: { end: true, ask: () => [] },
  },
})
