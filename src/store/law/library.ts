// The library of legal lessons as residents read it: cases by topic, and the cards that they have sent to them.
import { sendableFrom } from '../../rules/community/announcement.ts'
import type { Requests } from '../../flows/requests.ts'
import { newSession } from '../../flows/session.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import type { Profession } from '../../rules/bookings/event.ts'
import { legalTopics, type LegalTopic } from '../../rules/law/legal-topics.ts'
import { mayGetCard } from '../../rules/law/lesson.ts'
import { render } from '../../text/render.ts'
import { line, say, type Say } from '../../text/say.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { isHushed } from '../conversations/hush.ts'
import { insertReplies } from '../conversations/messages.ts'
import { oweJobs } from '../outbox.ts'
import { reaches } from '../residents/reach.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Effect } from '../writer.ts'

/** So many titles are read at once. */
const titlesAtMost = 6
const published = `k.state = 'published' AND n.path LIKE ?`

export async function caseTopics(tx: Tx, { communityId }: Contact): Promise<Requests['caseTopics']['out']> {
  const found = await rows<{ topic: LegalTopic; count: number | bigint }>(
    tx,
    `SELECT k.topic, count(*) AS count FROM LegalCase AS k JOIN Node AS n ON n.id = k.nodeId WHERE ${published} GROUP BY k.topic`,
    `/${communityId}/%`,
  )
  return {
    topics: legalTopics.flatMap((topic) => {
      const one = found.find((row) => row.topic === topic)
      return one ? [{ topic, count: Number(one.count) }] : []
    }),
  }
}

export async function casesOf(
  tx: Tx,
  { communityId }: Contact,
  { topic }: Requests['casesOf']['in'],
): Promise<Requests['casesOf']['out']> {
  const cases = await rows<{ caseId: number; title: string; profession: Profession }>(
    tx,
    `SELECT k.id AS caseId, k.title, k.profession FROM LegalCase AS k JOIN Node AS n ON n.id = k.nodeId
     WHERE ${published} AND k.topic = ? ORDER BY k.id DESC LIMIT ${titlesAtMost}`,
    `/${communityId}/%`,
    topic,
  )
  return { cases }
}

export async function readCase(
  tx: Tx,
  { communityId }: Contact,
  { caseId }: Requests['readCase']['in'],
  now: number,
): Promise<Requests['readCase']['out']> {
  const [found] = await rows<{ title: string; profession: Profession; text: string; topic: LegalTopic }>(
    tx,
    `SELECT k.title, k.profession, k.text, k.topic FROM LegalCase AS k JOIN Node AS n ON n.id = k.nodeId WHERE ${published} AND k.id = ?`,
    `/${communityId}/%`,
    caseId,
  )
  if (!found) return { found: null }
  const { topic, ...told } = found
  const [lecture] = await rows<{ name: string; startAt: Date }>(
    tx,
    `SELECT v.name, e.startAt FROM CommunityEvent AS e JOIN Service AS v ON v.id = e.serviceId JOIN Node AS n ON n.id = v.nodeId
     WHERE v.active = 1 AND e.startAt > ? AND e.topic = ? AND n.path LIKE ? ORDER BY e.startAt LIMIT 1`,
    now,
    topic,
    `/${communityId}/%`,
  )
  return {
    found: { ...told, lecture: lecture ? { name: lecture.name, start: lecture.startAt.getTime() } : null },
  }
}

/** Has cards sent to this conversation, or stops them. When the last one came stays, so that beginning anew brings none sooner. */
export async function setLessons(
  tx: Tx,
  { residentId, contactId }: Contact,
  { on }: Requests['setLessons']['in'],
): Promise<null> {
  const data = { contactId, active: on }
  await tx.lessonReader.upsert({ where: { residentId }, create: { residentId, ...data }, update: data })
  return null
}

export async function lessonAnswer(
  tx: Tx,
  { residentId }: Contact,
): Promise<Requests['lessonAnswer']['out']> {
  const [last] = await rows<{ answer: string }>(
    tx,
    `SELECT c.answer FROM LessonReader AS r JOIN LessonCard AS c ON c.id = r.cardId WHERE r.residentId = ?`,
    residentId,
  )
  return { answer: last?.answer ?? null }
}

interface Reader {
  residentId: number
  contactId: number
  channel: string
  account: string
  sender: string
  lastAt: Date | null
  session: string | null
}

const atOnce = 100

const cardSay = ({ text, source, question }: { text: string; source: string; question: string }): Say => ({
  ...say('lessons.card', { text }),
  lines: [line('lessons.source', { source }), line('lessons.question', { question }), line('lessons.stop')],
})

/**
 * Sends a card to the next hundred who asked for cards, and owes itself again. None goes to whoever nothing may be sent to, cannot be
 * reached just now, or had one within a week: a card that missed somebody is no task for staff.
 */
export const sendCard =
  (read: PrismaClient, now: () => number) =>
  (cardId: number, after: number): Effect<void> =>
  async (tx, emit) => {
    const at = now()
    const card = await tx.lessonCard.findUnique({ where: { id: cardId }, include: { node: true } })
    if (card?.state !== 'published' || card.expiresOn < dayOf(at)) return
    // The work may have stood still until night: no card leaves then.
    const morning = sendableFrom(at, false)
    if (morning > at)
      return oweJobs(tx, [{ job: 'lesson.send', payload: { cardId, after }, dueAt: morning }], emit)
    const readers = await rows<Reader>(
      tx,
      `SELECT r.residentId, r.contactId, c.channel, c.account, c.sender, r.lastAt, s.data AS session
       FROM LessonReader AS r JOIN Contact AS c ON c.id = r.contactId JOIN Node AS n ON n.id = c.communityId
       LEFT JOIN Session AS s ON s.contactId = c.id
       WHERE r.active = 1 AND r.residentId > ? AND ? LIKE n.path || '%' ORDER BY r.residentId LIMIT ${atOnce}`,
      after,
      card.node.path,
    )
    for (const { residentId, lastAt, session, ...to } of readers) {
      if (!mayGetCard(lastAt?.getTime() ?? null, at)) continue
      if ((await isHushed(tx, to.contactId)) || !(await reaches(tx, to.contactId, at))) continue
      const { lang } = session === null ? newSession() : parseSession(session)
      insertReplies(tx, [{ to, from: 'bot', reply: render(cardSay(card), lang), at, bulk: true }], emit)
      await execute(
        tx,
        'UPDATE LessonReader SET lastAt = ?, cardId = ? WHERE residentId = ?',
        at,
        cardId,
        residentId,
      )
    }
    const last = readers.at(-1)
    if (last && readers.length === atOnce)
      await oweJobs(
        tx,
        [{ job: 'lesson.send', payload: { cardId, after: last.residentId }, dueAt: at }],
        emit,
      )
  }
