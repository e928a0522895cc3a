// A voice message whose words were made out: the resident says whether they are right before anything comes of them.
import { numbered, say } from '../text/say.ts'
import { choose, yesOrNo } from '../understand/choice.ts'
import { wordFor } from '../text/words.ts'
import type { FlowEvent } from './message.ts'
import type { Decision } from './moves.ts'
import { joinWithin, type Session } from './session.ts'

const options = [{ text: 'voice.right' }, { text: 'voice.wrong' }] as const
type Voice = Extract<FlowEvent, { type: 'voice' }>

/** Asks whether the words are right. What was said just before, in a message of its own, belongs to them. */
export function askHeard(session: Session, { text, mediaId, at }: Voice): Decision {
  const before = session.heard && at - session.heard.at <= joinWithin ? session.heard : undefined
  const words = before ? `${before.text},${text}` : text
  const media = [...(before?.media ?? []), ...(mediaId === undefined ? [] : [mediaId])]
  return {
    session: { ...session, heard: { text: words, media, at } },
    says: [],
    question: [{ ...say('voice.heard', { text: words }), choices: numbered(options) }],
  }
}

/** The recording goes with the ticket that comes of its words. */
export const withRecordings = (session: Session, media: readonly string[]): Session => ({
  ...session,
  heard: undefined,
  recordings: [...session.recordings, ...media].slice(-recordingsAtMost),
})
const recordingsAtMost = 10

/** What the answer makes of the words that were heard: a turn's end, or the event to go on with. */
export function answerHeard(
  session: Session,
  event: FlowEvent,
): { session: Session; event: FlowEvent } | Decision {
  const { heard } = session
  if (!heard || event.type === 'voice') return { session, event }
  const open: Session = { ...session, heard: undefined }
  // Who takes a message back takes its words and recording back too.
  if (event.type === 'recall') return { session: { ...open, recordings: [] }, event }
  // Anything else than a yes or no was sent instead of it.
  const picked = event.type === 'text' ? (choose(event.text, options) ?? yesOrNo(event.text)) : undefined
  if (picked === 0)
    return {
      session: withRecordings(open, heard.media),
      event: { type: 'text', text: heard.text, at: heard.at },
    }
  const wrong = picked === 1 || (event.type === 'text' && wordFor(event.text) === 'back')
  return wrong ? { session: open, says: [say('voice.again')], question: [] } : { session: open, event }
}
