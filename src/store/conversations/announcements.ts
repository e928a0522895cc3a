// Announcements to the residents of some places: who gets one, a few at a time, and how many it reached.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { newSession } from '../../flows/session.ts'
import { announcementDays, sendableFrom } from '../../rules/community/announcement.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { keptSince } from '../../rules/retention.ts'
import { placeName, type TreeNode } from '../../rules/community/tree.ts'
import { render } from '../../text/render.ts'
import { say } from '../../text/say.ts'
import { reachOf } from './announcement-reach.ts'
import { announcementView, receptionOf, type ReceptionRow } from './announcement-views.ts'
import { treeNode } from '../community/node-rows.ts'
import { execute, executeEach, rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Recipient } from '../events.ts'
import { isSafe } from './hush.ts'
import { insertReplies } from './messages.ts'
import { oweJobs } from '../outbox.ts'
import { parseSession } from './stored-session.ts'
import type { Effect, Emit, Writer } from '../writer.ts'

export interface NewAnnouncement {
  /** The nodes whose residents it is for. */
  places: readonly number[]
  text: string
  urgent: boolean
  /** Epoch milliseconds: what has not left by then is not sent any more. */
  until: number
}

/** So many are written in one transaction, and so many may wait to leave. */
const atOnce = 100
/** A pause between two lots, so that conversations go first, */
const pauseMs = 250
/** and while the last lot has not left. */
const waitMs = 5000
/** A lot that has not left by then waits for a channel that is gone: the next one does not wait for it. */
const stuckMs = 10 * 60 * 1000

const dayMs = 24 * 60 * 60 * 1000

/** Who lives at or under one of the places of which ? is the JSON list. */
const livesThere = `r.homeId IN (SELECT h.id FROM json_each(?) AS p JOIN Node AS t ON t.id = p.value
  JOIN Node AS h ON h.path LIKE t.path || '%')`

export type Announcements = ReturnType<typeof createAnnouncements>

export function createAnnouncements(writer: Writer, read: PrismaClient, now: () => number) {
  const placesIn = async (scope: string): Promise<TreeNode[]> =>
    (await read.node.findMany({ where: { path: { startsWith: scope } }, orderBy: { id: 'asc' } })).map(
      treeNode,
    )

  /**
   * What became of it by place, of those whom it was sent to: of whoever it was kept from (isSafe) nothing is to be seen, not even
   * that they are missing.
   */
  const reception = async (id: number, nodes: readonly TreeNode[]) =>
    receptionOf(
      await rows<ReceptionRow>(
        read,
        `SELECT r.homeId AS nodeId, count(*) AS people, sum(m.unsent = 0 AND m.failure IS NULL) AS delivered,
           sum(m.failure IS NOT NULL) AS held
         FROM AnnouncementDelivery AS d JOIN Resident AS r ON r.id = d.residentId JOIN Message AS m ON m.id = d.messageId
         WHERE d.announcementId = ? AND r.homeId IS NOT NULL GROUP BY r.homeId`,
        id,
      ),
      nodes,
    )

  return {
    /** The places of the scope with how many residents have told that they live there, for whoever chooses. */
    audience: async (scope: string) => {
      const nodes = await placesIn(scope)
      const counted = await rows<{ path: string; people: number | bigint }>(
        read,
        `SELECT n.path, count(*) AS people FROM Resident AS r JOIN Node AS n ON n.id = r.homeId
         WHERE n.path LIKE ? || '%' GROUP BY homeId`,
        scope,
      )
      // Who lives in a unit lives in its building, too, and so on up.
      const people = new Map<number, number>()
      for (const home of counted)
        for (const id of home.path.split('/').map(Number))
          people.set(id, (people.get(id) ?? 0) + Number(home.people))
      return nodes.map((node) => ({
        id: node.id,
        parentId: node.path === scope ? null : node.parentId,
        kind: node.kind,
        name: node.name,
        people: people.get(node.id) ?? 0,
      }))
    },

    /** Whom chat reaches at some places, and which doors it does not: for whoever is about to send. Throws as `create` does. */
    reach: (scope: string, places: readonly number[]) => reachOf(read, scope, places, now()),

    /** Begins an announcement. Throws INPUT_INVALID for a place outside the scope, and for an end that has passed or is far off. */
    create: (by: { id: number; scope: string }, { places, text, urgent, until }: NewAnnouncement) =>
      writer.run(async (tx, emit) => {
        if (until <= now() || until > now() + announcementDays * dayMs)
          throw new AppError('INPUT_INVALID', `until: has to lie within ${announcementDays} days from now`)
        const known = await tx.node.count({
          where: { id: { in: [...places] }, path: { startsWith: by.scope } },
        })
        if (known !== new Set(places).size)
          throw new AppError('INPUT_INVALID', 'places: there is no such place where you work')
        const at = now()
        const { id, publicId } = await tx.announcement.create({
          data: {
            publicId: uuidv7(),
            scope: by.scope,
            places: JSON.stringify(places),
            text,
            urgent,
            staffId: by.id,
            createdAt: new Date(at),
            until: new Date(until),
          },
        })
        await owe(tx, id, sendableFrom(at, urgent), emit)
        return { id: publicId }
      }),

    /** The latest announcements of the scope with what became of each, newest first. */
    list: async (scope: string, limit: number) => {
      const found = await read.announcement.findMany({
        where: { scope: { startsWith: scope } },
        include: { staff: { select: { id: true, name: true } } },
        orderBy: { id: 'desc' },
        take: limit,
      })
      const nodes = await placesIn('/')
      const named = (places: string) =>
        (JSON.parse(places) as number[]).flatMap((id) => {
          const node = nodes.find((node) => node.id === id)
          return node ? [placeName({ nodes }, node)] : []
        })
      return Promise.all(
        found.map(async (row) =>
          announcementView(
            row,
            named(row.places),
            // From then on some of the messages that it is counted by are gone.
            row.createdAt.getTime() < keptSince(now()) ? null : await reception(row.id, nodes),
            now(),
          ),
        ),
      )
    },

    /** Ends the sending; what has left stays. Throws NOT_FOUND outside the scope. */
    stop: (scope: string, publicId: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const found = await tx.announcement.findFirst({ where: { publicId, scope: { startsWith: scope } } })
        if (!found) throw new AppError('NOT_FOUND', 'there is no such announcement where you work')
        await tx.announcement.update({
          where: { id: found.id },
          data: { stopped: true, endedAt: found.endedAt ?? new Date(now()) },
        })
        await owe(tx, found.id, now(), emit)
      }),

    /**
     * Sends an announcement to the next residents and plans what comes after; at its end takes back what has not left. Who is
     * next is read before the effect: it may take longer than a commit should.
     */
    send: async (announcementId: number): Promise<Effect<void>> => {
      const seen = await read.announcement.findUnique({ where: { id: announcementId } })
      const next = seen && !seen.endedAt ? await recipients(read, seen.places, seen.cursor) : []
      return async (tx, emit) => {
        const found = await tx.announcement.findUnique({ where: { id: announcementId } })
        if (!seen || !found) return
        const at = now()
        const until = found.until.getTime()
        const later = (dueAt: number) => owe(tx, announcementId, Math.min(dueAt, until), emit)
        if (found.stopped || at >= until) return expire(tx, announcementId, at, emit)
        // A second chain of jobs has been here meanwhile.
        if (found.endedAt || found.cursor !== seen.cursor) return
        const from = sendableFrom(at, found.urgent)
        if (from > at) return later(from)
        if (await waiting(tx, announcementId, at)) return later(at + waitMs)
        const last = next.at(-1)
        if (!last) {
          await tx.announcement.update({ where: { id: announcementId }, data: { endedAt: new Date(at) } })
          return later(until)
        }
        deliver(tx, found, await stillSafe(tx, next), at, emit)
        await tx.announcement.update({ where: { id: announcementId }, data: { cursor: last.residentId } })
        return later(at + pauseMs)
      }
    },
  }
}

function deliver(
  tx: Tx,
  { id, text }: { id: number; text: string },
  next: readonly Next[],
  at: number,
  emit: Emit,
): void {
  const messages = insertReplies(
    tx,
    next.map(({ session, community, contactId, channel, account, sender }) => {
      const { lang } = session === null ? newSession() : parseSession(session)
      const reply = render(say('announcement.text', { community, text }), lang)
      return { to: { contactId, channel, account, sender }, from: 'bot', reply, at, bulk: true }
    }),
    emit,
  )
  executeEach(
    tx,
    'INSERT INTO AnnouncementDelivery (announcementId, residentId, messageId) VALUES (?, ?, ?)',
    next.map(({ residentId }, index) => [id, residentId, messages[index]]),
  )
}

/** Danger may have been told since they were looked up. */
async function stillSafe(tx: Tx, next: readonly Next[]): Promise<Next[]> {
  const safe = await rows<{ id: number }>(
    tx,
    `SELECT r.id FROM json_each(?) AS k JOIN Resident AS r ON r.id = k.value WHERE ${isSafe}`,
    JSON.stringify(next.map(({ residentId }) => residentId)),
  )
  const ids = new Set(safe.map(({ id }) => id))
  return next.filter(({ residentId }) => ids.has(residentId))
}

const owe = (tx: Tx, announcementId: number, dueAt: number, emit: Emit): Promise<void> =>
  oweJobs(tx, [{ job: 'announcement.send', payload: { announcementId }, dueAt }], emit)

/** Whether any of the last lot is still on its way. */
async function waiting(tx: Tx, announcementId: number, at: number): Promise<boolean> {
  const [found] = await rows(
    tx,
    `SELECT 1 FROM (SELECT messageId FROM AnnouncementDelivery WHERE announcementId = ? ORDER BY residentId DESC LIMIT ?) AS d
     JOIN Message AS m ON m.id = d.messageId WHERE m.unsent = 1 AND m.failure IS NULL AND m.at > ? LIMIT 1`,
    announcementId,
    atOnce,
    at - stuckMs,
  )
  return found !== undefined
}

interface Next extends Recipient {
  residentId: number
  community: string
  session: string | null
}

/** The next residents of the places, each by the contact from which they wrote last. */
const recipients = (read: PrismaClient, places: string, after: number): Promise<Next[]> =>
  rows<Next>(
    read,
    `SELECT r.id AS residentId, n.name AS community, c.id AS contactId, c.channel, c.account, c.sender, s.data AS session
     FROM Resident AS r JOIN Node AS n ON n.id = r.communityId
     JOIN Contact AS c ON c.id = (SELECT o.id FROM Contact AS o LEFT JOIN Session AS l ON l.contactId = o.id
       WHERE o.residentId = r.id AND o.channel <> '${deskChannel}' ORDER BY l.updatedAt DESC LIMIT 1)
     LEFT JOIN Session AS s ON s.contactId = c.id
     WHERE r.id > ? AND ${livesThere} AND ${isSafe} ORDER BY r.id LIMIT ?`,
    after,
    places,
    atOnce,
  )

/** Takes back what has not left, a lot at a time: nobody wants to hear of last week's water cut. */
async function expire(tx: Tx, announcementId: number, at: number, emit: Emit): Promise<void> {
  const changed = await execute(
    tx,
    `UPDATE Message SET unsent = 0, failure = 'expired' WHERE id IN
       (SELECT m.id FROM AnnouncementDelivery AS d JOIN Message AS m ON m.id = d.messageId
        WHERE d.announcementId = ? AND m.unsent = 1 LIMIT ?)`,
    announcementId,
    atOnce,
  )
  if (changed === atOnce) await owe(tx, announcementId, at, emit)
}
