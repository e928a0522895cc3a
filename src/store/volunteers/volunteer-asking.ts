// Whom of the volunteers a task may be put to, and the question that they read.
import { awaitTaskAnswer } from '../../flows/awaited.ts'
import { dayOf, startOfDay } from '../../rules/time/calendar.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { whyAsked, type Candidate, type TaskNeeds } from '../../rules/volunteers/volunteer-ranking.ts'
import { line, say, type Say, type Word } from '../../text/say.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { isSafe } from '../conversations/hush.ts'
import { save, talkOf, tell } from '../conversations/talks.ts'
import type { TaskRow } from './volunteer-work.ts'
import type { Emit } from '../writer.ts'

const month = 30 * 24 * 60 * 60 * 1000

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

/** Who may be asked for anything, is in the team that the task is for, was not asked for this before, and whose phone may ring (silent mode, domain 4.4): all, or only one. */
export async function candidatesFor(
  tx: Tx,
  { id, communityId, teamId }: TaskRow,
  { startsAt, endsAt }: TaskNeeds,
  at: number,
  only?: number,
): Promise<Candidate[]> {
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
       AND NOT EXISTS (SELECT 1 FROM VolunteerAsk AS b WHERE b.taskId = ? AND b.volunteerId = v.id)
       ${teamId === null ? '' : 'AND EXISTS (SELECT 1 FROM TeamMember AS m WHERE m.teamId = ? AND m.residentId = v.residentId)'}
       ${only === undefined ? '' : 'AND v.id = ?'}`,
    startOfDay(dayOf(at)),
    at - month,
    endsAt,
    startsAt,
    communityId,
    id,
    ...(teamId === null ? [] : [teamId]),
    ...(only === undefined ? [] : [only]),
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
  /** The place that somebody asks them to take over, and who. */
  swap?: { postId: number; name: string }
}

/** Asks one volunteer. Where they are in the middle of something else, the question is told and waits for their word. */
export async function ask(tx: Tx, asking: Asking, at: number, emit: Emit): Promise<void> {
  const { task, who, contactId, swap } = asking
  await execute(
    tx,
    'INSERT INTO VolunteerAsk (taskId, volunteerId, at, swapOf) VALUES (?, ?, ?, ?)',
    task.id,
    who.id,
    at,
    swap?.postId ?? null,
  )
  const talk = await talkOf(tx, contactId)
  const { session, busy } = awaitTaskAnswer(talk.session, task.id, at)
  if (!busy) await save(tx, { ...talk, session }, at)
  tell(tx, talk, [questionOf(asking)], at, emit)
}

function questionOf({ task, needs, who, place, swap }: Asking): Say {
  const minutes = Math.round((needs.endsAt - needs.startsAt) / 60_000)
  const skill: Word =
    needs.skills.length > 0
      ? { words: needs.skills.map((one) => ({ text: `volunteer.skill.${one}` }) as const) }
      : { text: 'task.anything' }
  const blanks = { number: task.id, skill, place, moment: { moment: needs.startsAt }, minutes }
  const why = whyAsked(needs, who).map((reason) => ({ text: `task.why.${reason}` }) as const)
  return {
    ...(swap ? say('task.swapAsk', { ...blanks, name: swap.name }) : say('task.ask', blanks)),
    lines: [
      ...needs.risks.map((risk) => line(`task.risk.${risk}`)),
      ...(task.insurance === null ? [] : [line('task.insured', { by: task.insurance })]),
      ...(swap || why.length === 0 ? [] : [line('task.why', { why: { words: why } })]),
      line('task.how', { number: task.id }),
    ],
  }
}
