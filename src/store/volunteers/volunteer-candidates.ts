// Among whom of the volunteers a task's wave chooses. What it reads grows with how many there are only where few of them can come.
import { dayOf, startOfDay } from '../../rules/time/calendar.ts'
import {
  mayAsk,
  momentOf,
  type Candidate,
  type Moment,
  type TaskNeeds,
} from '../../rules/volunteers/volunteer-ranking.ts'
import { ringAt, waveSize } from '../../rules/volunteers/volunteer-waves.ts'
import { rows, type Tx } from '../connection.ts'
import { isSafe } from '../conversations/hush.ts'
import type { TaskRow } from './volunteer-work.ts'

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

interface Looked {
  /** Only who lives below this path. */
  within?: string
  /** At most so many, those first who were asked longest ago. */
  most?: number
  only?: number
}

/** What a task needs that the database can tell. It spares reading rows; who may be asked is what `mayAsk` says. */
function suits({ skills, languages, vehicle, trusted }: TaskNeeds, { quiet, safe }: Moment) {
  const named = (column: string, names: readonly string[], join: string) => ({
    sql: `(${names.map(() => `instr(v.${column}, ?)`).join(join)})`,
    values: names.map((name) => JSON.stringify(name)),
  })
  const plain = (sql: string) => ({ sql, values: [] as string[] })
  return [
    ...(skills.length > 0 ? [named('skills', skills, ' OR ')] : []),
    ...(languages.length > 0 ? [named('languages', languages, ' AND ')] : []),
    ...(vehicle === null ? [] : [named('vehicles', [vehicle], '')]),
    ...(trusted ? [plain('v.checkedAt IS NOT NULL')] : []),
    ...(safe ? [] : [plain('v.minor = 0')]),
    ...(quiet ? [plain(consented('night'))] : []),
  ]
}
const consented = (purpose: 'push' | 'night') =>
  `EXISTS (SELECT 1 FROM VolunteerConsent AS k WHERE k.volunteerId = v.id AND k.purpose = '${purpose}' AND k.endedAt IS NULL)`

/** Who may be asked for anything, is in the team that the task is for, was not asked for this before, and whose phone may ring (silent mode, domain 4.4), of those that are looked at. */
export async function candidatesFor(
  tx: Tx,
  { id, communityId, teamId }: TaskRow,
  needs: TaskNeeds,
  at: number,
  { within, most = -1, only }: Looked,
): Promise<Candidate[]> {
  const fit = suits(needs, momentOf(needs, at))
  const found = await rows<CandidateRow>(
    tx,
    // With a place, the plus has people found by where they live and not by their turn.
    `WITH near AS (SELECT v.id FROM Volunteer AS v JOIN Resident AS r ON r.id = v.residentId
       WHERE ${within === undefined ? '' : '+'}v.communityId = ? AND v.state = 'active' AND (v.minor = 0 OR v.guardianAt IS NOT NULL)
         ${within === undefined ? '' : `AND v.homeId IN (SELECT n.id FROM Node AS n WHERE n.path LIKE ? || '%')`}
         ${only === undefined ? '' : 'AND v.id = ?'}
         ${fit.map(({ sql }) => `AND ${sql}`).join(' ')}
         ${teamId === null ? '' : 'AND EXISTS (SELECT 1 FROM TeamMember AS m WHERE m.teamId = ? AND m.residentId = v.residentId)'}
         AND NOT EXISTS (SELECT 1 FROM VolunteerAsk AS b WHERE b.taskId = ? AND b.volunteerId = v.id)
         AND ${consented('push')} AND ${isSafe}
       ORDER BY v.askedAt, v.id LIMIT ?)
     SELECT v.id, v.minor, v.checkedAt, v.skills, v.languages, v.vehicles, v.limits, v.days, v.parts, v.reach, h.path AS homePath,
       ${consented('night')} AS night,
       (SELECT count(*) FROM VolunteerAsk AS a WHERE a.volunteerId = v.id AND a.at >= ?) AS askedToday,
       (SELECT count(*) FROM VolunteerAsk AS a WHERE a.volunteerId = v.id AND a.at >= ?) AS askedLately,
       (SELECT count(*) FROM VolunteerPost AS p WHERE p.volunteerId = v.id AND p.state = 'done') AS done,
       (SELECT count(*) FROM VolunteerPost AS p WHERE p.volunteerId = v.id AND p.state = 'missed') AS missed,
       EXISTS (SELECT 1 FROM VolunteerPost AS p JOIN VolunteerTask AS o ON o.id = p.taskId
         WHERE p.volunteerId = v.id AND p.state = 'taken' AND o.startsAt < ? AND o.endsAt > ?) AS busy
     FROM near JOIN Volunteer AS v ON v.id = near.id LEFT JOIN Node AS h ON h.id = v.homeId
     ORDER BY v.askedAt, v.id`,
    communityId,
    ...(within === undefined ? [] : [within]),
    ...(only === undefined ? [] : [only]),
    ...fit.flatMap(({ values }) => values),
    ...(teamId === null ? [] : [teamId]),
    id,
    most,
    startOfDay(dayOf(at)),
    at - month,
    needs.endsAt,
    needs.startsAt,
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

/** So many of each ring are compared: enough to choose among, however many there are. */
export const compared = 256
/** Where fewer of them than this can come, more are looked at, so that nobody able stands behind the others for ever. */
const enough = 4 * waveSize

/**
 * Among whom a wave chooses: of the building, the estate and the community those who suit and were asked longest ago.
 * Where `compared` is more than there are, that is everybody.
 */
export async function poolFor(tx: Tx, task: TaskRow, needs: TaskNeeds, at: number): Promise<Candidate[]> {
  const moment = momentOf(needs, at)
  const { building, estate } = needs
  const places = {
    building: [building, estate, undefined],
    estate: [estate, undefined],
    community: [undefined],
  }
  const pool = new Map<number, Candidate>()
  for (const within of places[ringAt(task.wave)]) {
    if (within === null) continue
    for (const most of [compared, 16 * compared, -1]) {
      const found = await candidatesFor(tx, task, needs, at, {
        most,
        ...(within !== undefined && { within }),
      })
      const able = found.filter((who) => mayAsk(needs, who, 'community', moment))
      for (const who of able) pool.set(who.id, who)
      if (able.length >= enough || found.length < most || most === -1) break
    }
  }
  return [...pool.values()]
}
