// An ordinary conversation becomes a test that plays it again: a draft with stand-ins, and the file once a person has read every line.
import { AppError } from '../../errors.ts'
import { apartFrom, mayReplay, toldBefore, type Replay } from '../../rules/tickets/replay.ts'
import type { TicketKind, Urgency } from '../../rules/tickets/ticket.ts'
import { stillTells, withStandIns } from '../../understand/stand-ins.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import { namesOf } from './case-names.ts'
import { applyMove, stored } from './tickets.ts'
import { visibleIn, identifiedIn, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

/** A turn and its filing share a commit; clocks may differ by a moment. */
const answeredWithin = 10 * 1000
const turnsAtMost = 40

interface Told {
  id: number
  residentId: number
  contactId: number
  communityId: number
  kind: TicketKind
  category: string
  urgency: Urgency
  intake: string | null
  confidential: boolean
  createdAt: Date
  name: string | null
}
type Other = Pick<Told, 'kind' | 'category' | 'urgency' | 'confidential'>

export type Replays = ReturnType<typeof createReplays>

export function createReplays(writer: Writer, read: PrismaClient, now: () => number) {
  const refused = () =>
    new AppError('REPLAY_REFUSED', 'this conversation cannot become a test; take another, ordinary one')

  async function conversation(tx: Tx, viewer: Viewer, publicId: string) {
    const known = visibleIn(viewer)
    const named = identifiedIn(viewer)
    const [ticket] = await rows<Told & { theirs: number }>(
      tx,
      `SELECT t.id, t.residentId, t.contactId, t.communityId, t.kind, t.category, t.urgency, t.intake, t.confidential, t.createdAt,
         r.name, (${named.sql}) AS theirs
       FROM Ticket AS t JOIN Resident AS r ON r.id = t.residentId WHERE t.publicId = ? AND ${known.sql}`,
      ...named.params,
      publicId,
      ...known.params,
    )
    if (!ticket) throw new AppError('NOT_FOUND', 'there is no such ticket where you work; check its number')
    const filedAt = ticket.createdAt.getTime()
    const others = await rows<Other>(
      tx,
      `SELECT t.kind, t.category, t.urgency, t.confidential FROM Ticket AS t
       WHERE t.residentId = ? AND t.createdAt BETWEEN ? AND ?`,
      ticket.residentId,
      filedAt - apartFrom,
      filedAt + apartFrom,
    )
    // What staff filed for the same person has no words in the chat.
    const apart = others.some((other) => !mayReplay({ ...other, intake: null }))
    if (!mayReplay(ticket) || ticket.theirs !== 1 || apart) throw refused()
    const said = await rows<{ text: string }>(
      tx,
      `SELECT m.text FROM Message AS m WHERE m.contactId = ? AND m.author = 'in' AND m.kind = 'text' AND m.at BETWEEN ? AND ?
       ORDER BY m.id LIMIT ${turnsAtMost}`,
      ticket.contactId,
      filedAt - toldBefore,
      filedAt + answeredWithin,
    )
    if (said.length === 0) throw refused()
    return { ticket, said: said.map(({ text }) => text) }
  }

  const filedAs = ({ kind, category, urgency }: Told): Replay['filed'] => ({ kind, category, urgency })

  return {
    /** What the resident wrote until it was filed, with stand-ins for who and where. Throws NOT_FOUND, REPLAY_REFUSED. */
    draft: async (viewer: Viewer, id: string): Promise<Replay> => {
      const { ticket, said } = await conversation(read, viewer, id)
      const known = await namesOf(read, ticket)
      return { version: 1, turns: said.map((text) => withStandIns(text, known)), filed: filedAs(ticket) }
    },

    /**
     * The file, of lines that a person has read; that they did stands in the ticket's history. Throws NOT_FOUND, REPLAY_REFUSED
     * where a line still holds a name, a place or a long number that is known.
     */
    confirm: (viewer: Viewer, id: string, turns: readonly string[]): Promise<Replay> =>
      writer.run(async (tx, emit) => {
        const { ticket } = await conversation(tx, viewer, id)
        const known = await namesOf(tx, ticket)
        if (turns.some((text) => stillTells(text, known)))
          throw new AppError(
            'REPLAY_REFUSED',
            'a line still names somebody, a place or a number; take it out',
          )
        const move = {
          set: {},
          event: { type: 'madeTest' as const },
          notifyResident: false,
          notifyStaff: [],
        }
        const by = { at: now(), staffId: viewer.staffId }
        await applyMove(tx, await stored(tx, viewer, id), move, by, emit)
        return { version: 1, turns: [...turns], filed: filedAs(ticket) }
      }),
  }
}
