// Asking volunteers for a task: wave by wave until its places are taken, staff told in time where nobody is found.
import { awaitTaskAnswer } from '../flows/decide.ts'
import { dayOf, startOfDay } from '../rules/calendar.ts'
import type { Community } from '../rules/tree.ts'
import { whyAsked, type Candidate, type TaskNeeds } from '../rules/volunteer-ranking.ts'
import { planWave, waveSize } from '../rules/volunteer-waves.ts'
import { line, say, type Say } from '../text/say.ts'
import { execute, rows, type Tx } from './connection.ts'
import { deskChannel } from '../rules/desk.ts'
import { isSafe } from './hush.ts'
import { oweJobs } from './outbox.ts'
import { reaches } from './reach.ts'
import { save, talkOf, tell } from './talks.ts'
import { coarsePlace, needsOf, noticeOfTask, takenOf, type TaskRow } from './volunteer-work.ts'
import type { Effect, Emit } from './writer.ts'

export interface VolunteerJobs {
  /** Asks the next for a task, and owes the wave after it. */
  wave: (taskId: number) => Effect<void>
  /** Tells whoever made a task that places are still free. */
  unfound: (taskId: number) => Effect<void>
  /** A task's time is over: who served is to be confirmed. */
  over: (taskId: number) => Effect<void>
}

const month = 30 * 24 * 60 * 60 * 1000
/** So many of the best are looked at for those whom a message can reach. */
const lookedAt = 4 * waveSize

async function openTask(tx: Tx, id: number): Promise<TaskRow | undefined> {
  const [task] = await rows<TaskRow>(tx, `SELECT * FROM VolunteerTask WHERE id = ? AND state = 'open'`, id)
  return task
}

export const oweWave = (tx: Tx, taskId: number, dueAt: number, emit: Emit) =>
  oweJobs(tx, [{ job: 'volunteer.wave', payload: { taskId }, dueAt }], emit)

export function createVolunteerJobs(options: {
  community: (id?: number) => Community
  now: () => number
}): VolunteerJobs {
  const { community, now } = options
  return {
    wave: (taskId) => async (tx, emit) => {
      const at = now()
      const task = await openTask(tx, taskId)
      if (!task || (await takenOf(tx, taskId)) >= task.places) return
      const home = community(task.communityId)
      const needs = needsOf(task, home)
      const found = await candidatesFor(tx, task, needs, at)
      const plan = planWave(needs, found, task.wave, at, lookedAt)
      let asked = 0
      for (const who of plan.ask) {
        if (asked === waveSize) break
        const contactId = await lastContact(tx, who.id)
        if (contactId === undefined || !(await reaches(tx, contactId, at))) continue
        await ask(tx, { task, needs, who: who, contactId, place: coarsePlace(home, task) }, at, emit)
        asked++
      }
      await execute(tx, 'UPDATE VolunteerTask SET wave = ? WHERE id = ?', plan.next, taskId)
      if (plan.at !== null) await oweWave(tx, taskId, plan.at, emit)
    },

    unfound: (taskId) => async (tx, emit) => {
      const task = await openTask(tx, taskId)
      if (task && (await takenOf(tx, taskId)) < task.places)
        await noticeOfTask(tx, task, 'volunteerUnfound', now(), emit)
    },

    over: (taskId) => async (tx, emit) => {
      const task = await openTask(tx, taskId)
      if (!task || task.endsAt.getTime() > now()) return
      await execute(tx, `UPDATE VolunteerTask SET state = 'over' WHERE id = ?`, taskId)
      const [open] = await rows(
        tx,
        `SELECT 1 FROM VolunteerPost WHERE taskId = ? AND state = 'taken' LIMIT 1`,
        taskId,
      )
      if (open) await noticeOfTask(tx, task, 'volunteerHours', now(), emit)
    },
  }
}

interface CandidateRow {
  id: number
  minor: number | boolean
  checkedAt: Date | null
  skills: string
  languages: string
  vehicles: string
  limits: string
  days: string
  parts: string
  reach: Candidate['reach']
  homePath: string | null
  night: number
  askedToday: number
  askedLately: number
  done: number
  missed: number
  busy: number
}

/** Who may be asked for anything, was not asked for this before, and whose phone may ring (silent mode, domain 4.4). */
async function candidatesFor(
  tx: Tx,
  { id, communityId }: TaskRow,
  { startsAt, endsAt }: TaskNeeds,
  at: number,
) {
  const found = await rows<CandidateRow>(
    tx,
    `SELECT v.id, v.minor, v.checkedAt, v.skills, v.languages, v.vehicles, v.limits, v.days, v.parts, v.reach, h.path AS homePath,
       EXISTS (SELECT 1 FROM VolunteerConsent AS n WHERE n.volunteerId = v.id AND n.purpose = 'night' AND n.endedAt IS NULL) AS night,
       (SELECT count(*) FROM VolunteerAsk AS a WHERE a.volunteerId = v.id AND a.at >= ?) AS askedToday,
       (SELECT count(*) FROM VolunteerAsk AS a WHERE a.volunteerId = v.id AND a.at >= ?) AS askedLately,
       (SELECT count(*) FROM VolunteerPost AS p WHERE p.volunteerId = v.id AND p.state = 'done') AS done,
       (SELECT count(*) FROM VolunteerPost AS p WHERE p.volunteerId = v.id AND p.state = 'missed') AS missed,
       EXISTS (SELECT 1 FROM VolunteerPost AS p JOIN VolunteerTask AS o ON o.id = p.taskId
         WHERE p.volunteerId = v.id AND p.state = 'taken' AND o.startsAt < ? AND o.endsAt > ?) AS busy
     FROM Volunteer AS v JOIN Resident AS r ON r.id = v.residentId LEFT JOIN Node AS h ON h.id = v.homeId
     WHERE v.communityId = ? AND v.state = 'active' AND (v.minor = 0 OR v.guardianAt IS NOT NULL) AND ${isSafe}
       AND EXISTS (SELECT 1 FROM VolunteerConsent AS k WHERE k.volunteerId = v.id AND k.purpose = 'push' AND k.endedAt IS NULL)
       AND NOT EXISTS (SELECT 1 FROM VolunteerAsk AS b WHERE b.taskId = ? AND b.volunteerId = v.id)`,
    startOfDay(dayOf(at)),
    at - month,
    endsAt,
    startsAt,
    communityId,
    id,
  )
  return found.map(({ minor, checkedAt, night, busy, ...row }): Candidate => ({
    ...row,
    minor: Boolean(minor),
    checked: checkedAt !== null,
    night: Boolean(night),
    busy: Boolean(busy),
    skills: JSON.parse(row.skills) as Candidate['skills'],
    languages: JSON.parse(row.languages) as string[],
    vehicles: JSON.parse(row.vehicles) as string[],
    limits: JSON.parse(row.limits) as string[],
    days: JSON.parse(row.days) as number[],
    parts: JSON.parse(row.parts) as Candidate['parts'],
  }))
}

/** Where a volunteer wrote last. */
export async function lastContact(tx: Tx, volunteerId: number): Promise<number | undefined> {
  const [found] = await rows<{ id: number }>(
    tx,
    `SELECT c.id FROM Volunteer AS v JOIN Contact AS c ON c.residentId = v.residentId LEFT JOIN Session AS s ON s.contactId = c.id
     WHERE v.id = ? AND c.channel <> '${deskChannel}' ORDER BY s.updatedAt DESC LIMIT 1`,
    volunteerId,
  )
  return found?.id
}

interface Asking {
  task: TaskRow
  needs: TaskNeeds
  who: Candidate
  contactId: number
  place: string
}

/** Asks one volunteer. Where they are in the middle of something else, the question is told and waits for their word. */
async function ask(tx: Tx, asking: Asking, at: number, emit: Emit): Promise<void> {
  const { task, who, contactId } = asking
  await execute(
    tx,
    'INSERT INTO VolunteerAsk (taskId, volunteerId, at) VALUES (?, ?, ?)',
    task.id,
    who.id,
    at,
  )
  const talk = await talkOf(tx, contactId)
  const { session, busy } = awaitTaskAnswer(talk.session, task.id, at)
  if (!busy) await save(tx, { ...talk, session }, at)
  tell(tx, talk, [questionOf(asking)], at, emit)
}

function questionOf({ task, needs, who, place }: Asking): Say {
  const moment = { moment: needs.startsAt }
  const minutes = Math.round((needs.endsAt - needs.startsAt) / 60_000)
  const skills = needs.skills.length > 0 ? needs.skills : (['errand'] as const)
  return {
    ...say('task.ask', {
      number: task.id,
      skill: { words: skills.map((skill) => ({ text: `volunteer.skill.${skill}` }) as const) },
      place,
      moment,
      minutes,
    }),
    lines: [
      ...needs.risks.map((risk) => line(`task.risk.${risk}`)),
      ...(task.insurance === null ? [] : [line('task.insured', { by: task.insurance })]),
      line('task.why', {
        why: { words: whyAsked(needs, who).map((reason) => ({ text: `task.why.${reason}` }) as const) },
      }),
      line('task.how', { number: task.id }),
    ],
  }
}
