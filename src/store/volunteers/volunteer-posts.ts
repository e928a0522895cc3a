// What volunteers do about tasks: a yes or a no, coming and going, leaving again, and what is theirs.
import { uuidv7 } from 'uuidv7'
import type { OwnPost, Requests, TaskBrief, TaskHead } from '../../flows/requests.ts'
import { nodeById, placeName, type Community } from '../../rules/community/tree.ts'
import { briefUntil, mayComeAt, mayGoAt, minutesBetween } from '../../rules/volunteers/volunteer-task.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { coarsePlace, noticeOfTask, skillsOf, takenOf, type TaskRow } from './volunteer-work.ts'
import { offerSwap, settleSwap } from './volunteer-swap.ts'
import { oweWave } from './volunteer-waves.ts'
import { noteVolunteer } from './volunteering.ts'
import type { Emit } from '../writer.ts'

interface Options {
  community: (id?: number) => Community
  now: () => number
}
interface Asked extends TaskRow {
  askId: number
  swapOf: number | null
  answer: string | null
}

/** Who the resident is as a volunteer, unless they have ended it. */
export async function volunteerOf(tx: Tx, { residentId }: Contact): Promise<number | undefined> {
  const [found] = await rows<{ id: number }>(
    tx,
    `SELECT id FROM Volunteer WHERE residentId = ? AND state <> 'ended'`,
    residentId,
  )
  return found?.id
}

/** What a volunteer was asked and can still say yes to, the first to begin first. */
const openAsks = (tx: Tx, volunteerId: number, at: number): Promise<Asked[]> =>
  rows<Asked>(
    tx,
    `SELECT t.*, a.id AS askId, a.swapOf, a.answer FROM VolunteerAsk AS a JOIN VolunteerTask AS t ON t.id = a.taskId
     WHERE a.volunteerId = ? AND t.state = 'open' AND t.startsAt > ? AND a.answer IS NOT 'yes' ORDER BY t.startsAt, t.id`,
    volunteerId,
    at,
  )

const headOf = (task: TaskRow, community: Community): TaskHead => ({
  taskId: task.id,
  start: task.startsAt.getTime(),
  end: task.endsAt.getTime(),
  skills: skillsOf(task),
  place: coarsePlace(community, task),
})
function briefOf(task: TaskRow, community: Community): TaskBrief {
  const node = nodeById(community, task.nodeId)
  return {
    about: task.about,
    address: `${node ? placeName(community, node) : ''}${task.address}`,
    contact: task.contact,
  }
}

/** Takes a task or says no to it. Without a number it is the one that is asked about; where there are several, they are told. */
export async function answerTask(
  tx: Tx,
  contact: Contact,
  { yes, taskId }: Requests['answerTask']['in'],
  { community, now }: Options,
  emit: Emit,
): Promise<Requests['answerTask']['out']> {
  const at = now()
  const home = community(contact.communityId)
  const volunteerId = await volunteerOf(tx, contact)
  const asked = volunteerId === undefined ? [] : await openAsks(tx, volunteerId, at)
  // Who said no may still say yes, to a number; nobody asks them.
  const meant = asked.filter((one) => (taskId === undefined ? one.answer === null : one.id === taskId))
  const [task, other] = meant
  const told = (outcome: Requests['answerTask']['out']['outcome']) => ({
    outcome,
    tasks: meant.map((one) => headOf(one, home)),
    brief: outcome === 'taken' && task ? briefOf(task, home) : null,
  })
  if (!task || volunteerId === undefined) return told('none')
  if (other) return told('which')
  const answer = async (said: 'yes' | 'no' | 'late') => {
    await execute(tx, 'UPDATE VolunteerAsk SET answer = ?, answeredAt = ? WHERE id = ?', said, at, task.askId)
  }
  if (!yes) {
    await answer('no')
    if (task.swapOf !== null) await settleSwap(tx, { ...task, swapOf: task.swapOf }, false, at, emit)
    return told('declined')
  }
  const [busy] = await rows(
    tx,
    `SELECT 1 FROM VolunteerPost AS p JOIN VolunteerTask AS t ON t.id = p.taskId
     WHERE p.volunteerId = ? AND p.state = 'taken' AND t.startsAt < ? AND t.endsAt > ?`,
    volunteerId,
    task.endsAt,
    task.startsAt,
  )
  if (busy) return told('busy')
  if (task.swapOf !== null) await settleSwap(tx, { ...task, swapOf: task.swapOf }, true, at, emit)
  if ((await takenOf(tx, task.id)) >= task.places) {
    await answer('late')
    return told('full')
  }
  await execute(
    tx,
    `INSERT INTO VolunteerPost (publicId, taskId, volunteerId, state, takenAt) VALUES (?, ?, ?, 'taken', ?)`,
    uuidv7(),
    task.id,
    volunteerId,
    at,
  )
  await answer('yes')
  await noteVolunteer(tx, volunteerId, at, 'taskTaken')
  return told('taken')
}

interface Held extends TaskRow {
  postId: number
  postState: string
  inAt: Date | null
  outAt: Date | null
  byCode: boolean | number
}
const ownPosts = `SELECT t.*, p.id AS postId, p.state AS postState, p.inAt, p.outAt, p.byCode
  FROM VolunteerPost AS p JOIN VolunteerTask AS t ON t.id = p.taskId WHERE p.volunteerId = ? AND p.state = 'taken'`

/** What is ahead or under way, and how many minutes count so far. Where and with whom is told until a task's day is over. */
export async function myTasks(
  tx: Tx,
  contact: Contact,
  { community, now }: Options,
): Promise<Requests['myTasks']['out']> {
  const at = now()
  const home = community(contact.communityId)
  const volunteerId = await volunteerOf(tx, contact)
  if (volunteerId === undefined) return { posts: [], open: [], minutes: 0 }
  const held = await rows<Held>(tx, `${ownPosts} ORDER BY t.startsAt`, volunteerId)
  const [sum] = await rows<{ minutes: number | null }>(
    tx,
    `SELECT sum(minutes) AS minutes FROM VolunteerPost WHERE volunteerId = ? AND state = 'done'`,
    volunteerId,
  )
  const open = (await openAsks(tx, volunteerId, at)).filter(({ answer }) => answer === null)
  return {
    posts: held
      .filter(({ endsAt }) => at < briefUntil(endsAt.getTime()))
      .map((post): OwnPost => ({
        ...headOf(post, home),
        ...briefOf(post, home),
        postId: post.postId,
        stage: post.inAt === null ? 'ahead' : post.outAt === null ? 'there' : 'gone',
      })),
    open: open.map((task) => headOf(task, home)),
    minutes: sum?.minutes ?? 0,
  }
}

/** Comes, goes or gives the place back. With the code of the place both times, the hours count at once; else staff confirm them. */
export async function markTask(
  tx: Tx,
  contact: Contact,
  { postId, act, code }: Requests['markTask']['in'],
  { now }: Options,
  emit: Emit,
): Promise<Requests['markTask']['out']> {
  const at = now()
  const volunteerId = await volunteerOf(tx, contact)
  const [post] =
    volunteerId === undefined ? [] : await rows<Held>(tx, `${ownPosts} AND p.id = ?`, volunteerId, postId)
  if (!post || volunteerId === undefined) return { result: 'over', minutes: null }
  const { startsAt, endsAt } = { startsAt: post.startsAt.getTime(), endsAt: post.endsAt.getTime() }
  if (act === 'leave') {
    if (post.inAt !== null) return { result: 'over', minutes: null }
    await execute(tx, `UPDATE VolunteerPost SET state = 'left' WHERE id = ?`, postId)
    await noteVolunteer(tx, volunteerId, at, 'taskLeft')
    await refill(tx, post, at, emit)
    return { result: 'done', minutes: null }
  }
  if (code !== undefined && code !== post.code) return { result: 'code', minutes: null }
  if (act === 'in') {
    if (!mayComeAt(startsAt, endsAt, at)) return { result: at < startsAt ? 'early' : 'over', minutes: null }
    await execute(
      tx,
      'UPDATE VolunteerPost SET inAt = ?, byCode = ? WHERE id = ? AND inAt IS NULL',
      at,
      code !== undefined,
      postId,
    )
    return { result: 'done', minutes: null }
  }
  if (post.inAt === null || !mayGoAt(endsAt, at)) return { result: 'over', minutes: null }
  const byCode = Boolean(post.byCode) && code !== undefined
  const minutes = byCode ? minutesBetween(post.inAt.getTime(), at) : null
  await execute(
    tx,
    `UPDATE VolunteerPost SET outAt = ?, byCode = ?, minutes = ?, state = ?, settledAt = ? WHERE id = ?`,
    at,
    byCode,
    minutes,
    byCode ? 'done' : 'taken',
    byCode ? at : null,
    postId,
  )
  return { result: 'done', minutes }
}

/** Asks another volunteer, by name, to take over an own place that has not begun. */
export async function swapTask(
  tx: Tx,
  contact: Contact,
  { postId, name }: Requests['offerSwap']['in'],
  { community, now }: Options,
  emit: Emit,
): Promise<Requests['offerSwap']['out']> {
  const volunteerId = await volunteerOf(tx, contact)
  const [task] =
    volunteerId === undefined
      ? []
      : await rows<Held>(
          tx,
          `${ownPosts} AND p.id = ? AND p.inAt IS NULL AND t.startsAt > ?`,
          volunteerId,
          postId,
          now(),
        )
  if (!task || volunteerId === undefined) return { result: 'over' }
  return offerSwap(tx, { task, postId, volunteerId, name }, community(contact.communityId), now(), emit)
}

/** A place is free again: others are asked at once, and whoever made the task hears of it. */
async function refill(tx: Tx, task: TaskRow, at: number, emit: Emit): Promise<void> {
  if (task.startsAt.getTime() > at) await oweWave(tx, task.id, at, emit)
  await noticeOfTask(tx, task, 'volunteerLeft', at, emit)
}

/** Gives back what somebody has taken and not begun, as staff have stopped asking them (domain 2.5: until both sides are heard). */
export async function holdPosts(tx: Tx, volunteerId: number, at: number, emit: Emit): Promise<void> {
  for (const post of await rows<Held>(tx, `${ownPosts} AND p.inAt IS NULL`, volunteerId)) {
    await execute(tx, `UPDATE VolunteerPost SET state = 'held' WHERE id = ?`, post.postId)
    await refill(tx, post, at, emit)
  }
}
