// Tasks of volunteers as staff make them, see who was found, and confirm who served for how long.
import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { nodeById, placeName, within, type Community } from '../../rules/community/tree.ts'
import type { TaskNeeds } from '../../rules/volunteers/volunteer-ranking.ts'
import {
  minutesBetween,
  requireSound,
  type PostState,
  type TaskState,
} from '../../rules/volunteers/volunteer-task.ts'
import { tellStaffAt } from '../../rules/volunteers/volunteer-waves.ts'
import { say, type Say } from '../../text/say.ts'
import { maskIds } from '../../understand/sensitive.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { isHushed } from '../conversations/hush.ts'
import { oweJobs } from '../outbox.ts'
import { talkOf, tell } from '../conversations/talks.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import { lastContact } from './volunteer-asking.ts'
import { oweWave } from './volunteer-waves.ts'
import { needsOf, type TaskRow } from './volunteer-work.ts'
import { noteVolunteer } from './volunteering.ts'
import type { Emit, Writer } from '../writer.ts'

const listedAtMost = 200

/** What staff tell of a task. */
export interface NewTask extends Omit<TaskNeeds, 'building' | 'estate'> {
  nodeId: number
  about: string
  address: string
  contact: string | null
  places: number
  insurance: string | null
}

interface PostRow {
  id: number
  publicId: string
  taskId: number
  volunteerId: number
  state: PostState
  name: string
  inAt: Date | null
  outAt: Date | null
  byCode: boolean | number
  minutes: number | null
}

export type VolunteerTasks = ReturnType<typeof createVolunteerTasks>

export function createVolunteerTasks(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  async function find(tx: Tx, viewer: Viewer, publicId: string): Promise<TaskRow> {
    const [task] = await rows<TaskRow>(
      tx,
      'SELECT * FROM VolunteerTask WHERE publicId = ? AND communityId = ? AND scope LIKE ?',
      publicId,
      communityIdOf(viewer),
      `${viewer.scope}%`,
    )
    if (!task) throw new AppError('NOT_FOUND', 'there is no such task where you work')
    return task
  }
  async function findPost(
    tx: Tx,
    viewer: Viewer,
    publicId: string,
  ): Promise<{ post: PostRow; task: TaskRow }> {
    const [post] = await rows<PostRow>(tx, `${posts} WHERE p.publicId = ?`, publicId)
    const [task] = post
      ? await rows<TaskRow>(tx, 'SELECT * FROM VolunteerTask WHERE id = ?', post.taskId)
      : []
    if (!post || !task || !within(viewer.scope, task.scope))
      throw new AppError('NOT_FOUND', 'there is no such place of a task where you work')
    return { post, task }
  }

  return {
    /** Tasks in a state, the next to begin first, with who was found and how many were asked. */
    list: async (viewer: Viewer, state: TaskState) => {
      const home = community(communityIdOf(viewer))
      const found = await rows<TaskRow>(
        read,
        `SELECT * FROM VolunteerTask WHERE communityId = ? AND scope LIKE ? AND state = ?
         ORDER BY startsAt ${state === 'open' ? 'ASC' : 'DESC'} LIMIT ${String(listedAtMost)}`,
        communityIdOf(viewer),
        `${viewer.scope}%`,
        state,
      )
      const ids = JSON.stringify(found.map(({ id }) => id))
      const taken = await rows<PostRow>(
        read,
        `${posts} WHERE p.taskId IN (SELECT value FROM json_each(?)) ORDER BY p.id`,
        ids,
      )
      const asks = await rows<{ taskId: number; asked: number; declined: number }>(
        read,
        `SELECT taskId, count(*) AS asked, count(CASE answer WHEN 'no' THEN 1 END) AS declined FROM VolunteerAsk
         WHERE taskId IN (SELECT value FROM json_each(?)) GROUP BY taskId`,
        ids,
      )
      return found.map((task) => {
        const { asked = 0, declined = 0 } = asks.find(({ taskId }) => taskId === task.id) ?? {}
        return {
          ...shown(task, home),
          asked,
          declined,
          posts: taken.filter(({ taskId }) => taskId === task.id).map(shownPost),
        }
      })
    },

    /** Makes a task and begins to ask at once. Throws INPUT_INVALID, TASK_UNINSURED. */
    create: (viewer: Viewer, wish: NewTask): Promise<{ id: string }> =>
      writer.run(async (tx, emit) => ({
        id: (await makeTask(tx, community(communityIdOf(viewer)), viewer, wish, now(), emit)).publicId,
      })),

    /** Nobody is asked any more, and whoever has a place hears why. Throws TASK_OVER. */
    cancel: (viewer: Viewer, publicId: string, reason: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const task = await find(tx, viewer, publicId)
        if (task.state !== 'open') throw new AppError('TASK_OVER', `the task is ${task.state}`)
        await execute(tx, `UPDATE VolunteerTask SET state = 'cancelled' WHERE id = ?`, task.id)
        for (const post of await rows<PostRow>(
          tx,
          `${posts} WHERE p.taskId = ? AND p.state = 'taken'`,
          task.id,
        )) {
          await execute(tx, `UPDATE VolunteerPost SET state = 'cancelled' WHERE id = ?`, post.id)
          const moment = { moment: task.startsAt.getTime() }
          await tellVolunteer(tx, post, say('task.cancelled', { moment, reason: maskIds(reason) }), at, emit)
        }
      }),

    /**
     * Says for whoever took a place whether they came and how long they served; what they told of coming and going goes before the
     * task's own times. Throws TASK_OVER for what was settled, INPUT_INVALID for more minutes than lie between.
     */
    settle: (
      viewer: Viewer,
      publicId: string,
      told: { came: boolean; minutes?: number | undefined },
    ): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const { post, task } = await findPost(tx, viewer, publicId)
        if (post.state !== 'taken') throw new AppError('TASK_OVER', `this place is ${post.state}`)
        if (task.startsAt.getTime() > at) throw new AppError('INPUT_INVALID', 'the task has not begun yet')
        if (!told.came) {
          await execute(
            tx,
            `UPDATE VolunteerPost SET state = 'missed', settledAt = ? WHERE id = ?`,
            at,
            post.id,
          )
          return noteVolunteer(tx, post.volunteerId, at, 'taskMissed', {
            staffId: viewer.staffId,
            note: null,
          }).then(() => undefined)
        }
        const inAt = post.inAt ?? task.startsAt
        const outAt = post.outAt ?? task.endsAt
        const minutes = told.minutes ?? minutesBetween(inAt.getTime(), outAt.getTime())
        requireWithin(minutes, inAt, outAt)
        await execute(
          tx,
          `UPDATE VolunteerPost SET state = 'done', inAt = ?, outAt = ?, minutes = ?, settledAt = ? WHERE id = ?`,
          inAt,
          outAt,
          minutes,
          at,
          post.id,
        )
        await tellVolunteer(tx, post, say('task.thanks', { minutes }), at, emit)
      }),

    /** Counts other minutes than before; the reason is kept, and the volunteer reads it. Throws INPUT_INVALID beyond the span. */
    correct: (viewer: Viewer, publicId: string, told: { minutes: number; reason: string }): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const { post } = await findPost(tx, viewer, publicId)
        if (post.state !== 'done' || post.inAt === null || post.outAt === null || post.minutes === null)
          throw new AppError('TASK_OVER', 'only hours that count can be corrected')
        requireWithin(told.minutes, post.inAt, post.outAt)
        const reason = maskIds(told.reason)
        await execute(tx, 'UPDATE VolunteerPost SET minutes = ? WHERE id = ?', told.minutes, post.id)
        await noteVolunteer(tx, post.volunteerId, at, 'hoursCorrected', {
          staffId: viewer.staffId,
          note: `${String(post.minutes)} → ${String(told.minutes)}: ${reason}`,
        })
        const blanks = { before: post.minutes, minutes: told.minutes, reason }
        await tellVolunteer(tx, post, say('task.corrected', blanks), at, emit)
      }),
  }
}

/** Makes a task, for all volunteers or those of a team, and owes the asking. Throws INPUT_INVALID, TASK_UNINSURED. */
export async function makeTask(
  tx: Tx,
  home: Community,
  viewer: Viewer,
  wish: NewTask & { teamId?: number },
  at: number,
  emit: Emit,
): Promise<{ publicId: string }> {
  const node = nodeById(home, wish.nodeId)
  if (!node || !within(viewer.scope, node.path))
    throw new AppError('INPUT_INVALID', 'nodeId is no place where you work')
  requireSound(wish, wish.insurance, at)
  const made = await tx.volunteerTask.create({
    data: {
      ...{ publicId: uuidv7(), communityId: home.id, nodeId: node.id, scope: node.path, code: newCode() },
      about: maskIds(wish.about),
      address: maskIds(wish.address),
      contact: wish.contact,
      startsAt: new Date(wish.startsAt),
      endsAt: new Date(wish.endsAt),
      places: wish.places,
      skills: JSON.stringify(wish.skills),
      languages: JSON.stringify(wish.languages),
      vehicle: wish.vehicle,
      demands: JSON.stringify(wish.demands),
      risks: JSON.stringify(wish.risks),
      insurance: wish.insurance,
      trusted: wish.trusted,
      urgency: wish.urgency,
      state: 'open',
      createdById: viewer.staffId,
      createdAt: new Date(at),
      teamId: wish.teamId ?? null,
    },
  })
  const payload = { taskId: made.id }
  await oweWave(tx, made.id, at, emit)
  await oweJobs(
    tx,
    [
      { job: 'volunteer.unfound', payload, dueAt: tellStaffAt(at, wish.startsAt) },
      { job: 'volunteer.over', payload, dueAt: wish.endsAt },
    ],
    emit,
  )
  return made
}

/** Writes down a service that nobody was asked for: a task that is over, with its one place done. Times are epoch milliseconds. */
export async function recordService(
  tx: Tx,
  {
    staffId,
    ...task
  }: {
    about: string
    address: string
    communityId: number
    nodeId: number
    scope: string
    staffId: number
  },
  { volunteerId, from, until }: { volunteerId: number; from: number; until: number },
  at: number,
): Promise<void> {
  const [inAt, outAt, noted] = [new Date(from), new Date(until), new Date(at)]
  await tx.volunteerTask.create({
    data: {
      ...{ ...task, publicId: uuidv7(), code: newCode(), startsAt: inAt, endsAt: outAt, places: 1 },
      ...{ skills: '[]', languages: '[]', demands: '[]', risks: '[]', trusted: false, urgency: 'P2' },
      ...{ state: 'over', createdById: staffId, createdAt: noted },
      posts: {
        create: {
          ...{ publicId: uuidv7(), volunteerId, state: 'done', takenAt: inAt, inAt, outAt },
          ...{ minutes: minutesBetween(from, until), settledAt: noted },
        },
      },
    },
  })
}

/** Said on the spot to whoever comes and goes. */
const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

const posts = `SELECT p.id, p.publicId, p.taskId, p.volunteerId, p.state, v.name, p.inAt, p.outAt, p.byCode, p.minutes
  FROM VolunteerPost AS p JOIN Volunteer AS v ON v.id = p.volunteerId`

function requireWithin(minutes: number, inAt: Date, outAt: Date): void {
  const most = minutesBetween(inAt.getTime(), outAt.getTime())
  if (minutes > most)
    throw new AppError('INPUT_INVALID', `minutes cannot be more than ${String(most)}, from coming to going`)
}

function shown(task: TaskRow, home: Community) {
  const { skills, languages, vehicle, demands, risks, trusted, urgency } = needsOf(task, home)
  const node = nodeById(home, task.nodeId)
  return {
    ...{
      skills: [...skills],
      languages: [...languages],
      vehicle,
      demands: [...demands],
      risks: [...risks],
      trusted,
      urgency,
    },
    id: task.publicId,
    number: task.id,
    state: task.state as TaskState,
    place: node ? placeName(home, node) : home.name,
    about: task.about,
    address: task.address,
    contact: task.contact,
    start: task.startsAt.toISOString(),
    end: task.endsAt.toISOString(),
    places: task.places,
    insurance: task.insurance,
    code: task.code,
  }
}
const shownPost = ({ publicId, state, name, inAt, outAt, byCode, minutes }: PostRow) => ({
  id: publicId,
  state,
  name,
  inAt: inAt?.toISOString() ?? null,
  outAt: outAt?.toISOString() ?? null,
  byCode: Boolean(byCode),
  minutes,
})

/** Tells a volunteer something where they wrote last. Whoever told of violence is sent nothing (isHushed). */
async function tellVolunteer(
  tx: Tx,
  { volunteerId }: PostRow,
  said: Say,
  at: number,
  emit: Emit,
): Promise<void> {
  const contactId = await lastContact(tx, volunteerId)
  if (contactId === undefined || (await isHushed(tx, contactId))) return
  tell(tx, await talkOf(tx, contactId), [said], at, emit)
}
