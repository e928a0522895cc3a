// Voice messages whose words were asked back and that nobody said yes to: a person has to play them, as those without words.
import { playWithin, recordingCategory } from '../../rules/alarms/alarm.ts'
import { openStatuses } from '../../rules/tickets/ticket.ts'
import { rows, type Tx } from '../connection.ts'
import { ownerOf, type Contact } from '../residents/contacts.ts'
import type { Turn } from './inbound.ts'
import { attach } from './media.ts'
import { readExtra } from './messages.ts'
import { oweJobs } from '../outbox.ts'
import { parseSession } from './stored-session.ts'
import type { Answer } from './answers.ts'
import type { Effect, Emit } from '../writer.ts'

/** Plans the look whether the words of voice messages have been confirmed. */
export const oweConfirmations = (tx: Tx, turns: readonly Turn[], at: number, emit: Emit): Promise<void> =>
  oweJobs(
    tx,
    turns.flatMap(({ id, message: { kind, text }, receipt }) =>
      kind === 'voice' && text !== '' && receipt === 'stored'
        ? [{ job: 'recording.confirm', payload: { messageId: id }, dueAt: at + playWithin }]
        : [],
    ),
    emit,
  )

interface Asked extends Contact {
  kind: string
  extra: string | null
  at: Date
  session: string
}

export type Unconfirmed = ReturnType<typeof createUnconfirmed>

export function createUnconfirmed(answer: Answer) {
  return {
    /** Ten minutes after a voice message: where nobody has confirmed its words, it goes to staff. */
    check:
      (messageId: number): Effect<void> =>
      async (tx, emit) => {
        const [asked] = await rows<Asked>(
          tx,
          `SELECT m.kind, m.extra, m.at, s.data AS session, c.id AS contactId, c.residentId, c.communityId, c.channel, c.account, c.sender
           FROM Message AS m JOIN Contact AS c ON c.id = m.contactId JOIN Session AS s ON s.contactId = c.id WHERE m.id = ?`,
          messageId,
        )
        // One that was taken back is nobody's business.
        if (asked?.kind !== 'voice') return
        const media = await waiting(tx, asked)
        if (!media) return
        const filed = await tx.ticket.findFirst({
          where: {
            contactId: asked.contactId,
            createdAt: { gte: asked.at },
            category: { not: recordingCategory },
            status: { in: [...openStatuses] },
          },
          orderBy: { id: 'desc' },
        })
        // Told in other words meanwhile: it is at hand there, and nobody is called for it.
        if (filed) {
          const { id } = filed
          return attach(
            tx,
            media.map((one) => [one, id, ownerOf(asked)] as const),
          )
        }
        const request = {
          type: 'openTicket',
          in: {
            kind: 'human',
            category: recordingCategory,
            urgency: 'P1',
            summary: { text: 'recording.summary' },
            placeText: '',
            nodeId: asked.communityId,
            media,
          },
        } as const
        await answer(tx, [{ contact: asked, request }], emit)
      },
  }
}

/** The recordings that still wait for somebody who hears them; undefined where there is nothing to hear. */
async function waiting(tx: Tx, { extra, at, session }: Asked): Promise<string[] | undefined> {
  const { heard, recordings } = parseSession(session)
  const { mediaId } = readExtra(extra)
  // Its sound could not be fetched: there are only the words that are being asked back.
  if (mediaId === undefined) return heard?.at === at.getTime() ? heard.media : undefined
  if (recordings.includes(mediaId)) return undefined
  const stored = await tx.media.findUnique({ where: { id: mediaId } })
  if (stored?.ticketId !== null) return undefined
  return heard?.media.includes(mediaId) ? heard.media : [mediaId]
}
