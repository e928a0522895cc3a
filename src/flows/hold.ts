// A member of staff holds the conversation: the bot is silent, what the resident writes goes to them.
import { say, type Say } from '../text/say.ts'
import { emergency } from './emergency/emergency.ts'
import { drafts, park, type Decision } from './moves.ts'
import type { Scene } from './flow.ts'
import { silentDangers, type Danger } from '../rules/alarms/danger.ts'
import type { FlowEvent } from './message.ts'
import type { Held, Session } from './session.ts'

/** So long after the last word of either side a held conversation goes back to the bot, in milliseconds. */
export const releasedAfter = 30 * 60 * 1000
/** An unanswered resident is called for again after so long. */
export const calledAgainAfter = 10 * 60 * 1000

/** Gives the conversation to a member of staff. What runs is parked; an emergency stays where it is. */
export function hold(session: Session, held: Held, scene: Pick<Scene, 'now'>): Session {
  return { ...(session.flow?.id === emergency.id ? session : park(session, scene)), heard: undefined, held }
}

/** Gives the conversation back, and what the resident is told: nothing in a matter that others must not read of. */
export function release(session: Session): { session: Session; says: Say[] } {
  const { held, ...rest } = session
  if (!held || held.quiet) return { session: rest, says: [] }
  const hint = drafts(rest).length > 0 && rest.flow === undefined ? [say('nav.hint')] : []
  return { session: rest, says: [say('hold.released'), ...hint] }
}

/** The resident wrote while staff hold the conversation. Who holds it is called once for each stretch without an answer. */
export function toHolder(
  session: Session,
  held: Held,
  event: FlowEvent,
  { now }: Pick<Scene, 'now'>,
): Decision {
  const file = event.type === 'image' || event.type === 'voice' ? event.mediaId : undefined
  const media = file === undefined ? [] : [file]
  const next = { ...held, last: now, unanswered: held.unanswered ?? now }
  return {
    session: { ...session, held: next },
    says: [],
    question: [],
    request: {
      type: 'tellHolder',
      in: {
        ticketId: held.ticketId,
        staffId: held.staffId,
        since: held.since,
        ring: held.unanswered === undefined,
        media,
      },
    },
  }
}

/** What was said of danger while a person holds the conversation is marked as the bot's, unless others may look. */
export function marked(decision: Decision, { now }: Pick<Scene, 'now'>, danger?: Danger): Decision {
  const { held } = decision.session
  if (!held) return decision
  const quiet = held.quiet || (danger !== undefined && silentDangers.includes(danger))
  const mark = (said: Say): Say =>
    quiet
      ? said
      : {
          ...said,
          ...say('hold.auto'),
          lines: [{ text: said.text, params: said.params }, ...(said.lines ?? [])],
        }
  return {
    ...decision,
    session: {
      ...decision.session,
      held: { ...held, quiet, alarmed: true, last: now, unanswered: held.unanswered ?? now },
    },
    says: decision.says.map(mark),
    question: decision.question.map(mark),
  }
}

/** What comes of the look at a held conversation: a later look, whom to call, or its end. */
type Look =
  | { then: 'later'; at: number }
  | { then: 'call'; whom: 'holder' | 'managers'; at: number }
  | { then: 'release' }

/** Never released while the resident waits: then the holder is called, and after them the managers. */
export function lookAt({ last, unanswered, rung }: Held, now: number): Look {
  if (unanswered === undefined)
    return now < last + releasedAfter ? { then: 'later', at: last + releasedAfter } : { then: 'release' }
  const due = unanswered + releasedAfter
  if (now < due) return { then: 'later', at: due }
  return { then: 'call', whom: rung === 0 ? 'holder' : 'managers', at: now + calledAgainAfter * (rung + 1) }
}

/** What the resident is told when a person begins to talk with them: nothing where others may look. */
export const takenSaying = ({ quiet, staff }: Held): Say[] => (quiet ? [] : [say('hold.taken', { staff })])

export const wordsSaying = ({ staff }: Held, words: string): Say => say('hold.words', { staff, words })
