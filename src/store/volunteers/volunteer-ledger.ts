// What volunteers served in a year, as an organiser has to keep it (志愿服务条例 19).
import { startOfDay } from '../../rules/time/calendar.ts'
import { nodeById, placeName, type Community } from '../../rules/community/tree.ts'
import { rows, type PrismaClient } from '../connection.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import { stateOfVolunteer } from './volunteering.ts'
import { skillsOf, type TaskRow } from './volunteer-work.ts'

interface ServedRow extends Pick<TaskRow, 'skills' | 'nodeId'> {
  volunteerId: number
  name: string
  volunteerState: string
  signedUpAt: Date
  inAt: Date
  outAt: Date
  minutes: number
  byCode: boolean | number
}

export type VolunteerLedger = ReturnType<typeof createVolunteerLedger>

export function createVolunteerLedger(
  read: PrismaClient,
  { community }: { community: (id?: number) => Community },
) {
  return {
    /** Every service of a year that counts, where the viewer works, in the order of its time. What a task was about stays out: it tells of others. */
    of: async (viewer: Viewer, year: number) => {
      const home = community(communityIdOf(viewer))
      const found = await rows<ServedRow>(
        read,
        `SELECT p.volunteerId, v.name, v.state AS volunteerState, v.createdAt AS signedUpAt, t.skills, t.nodeId,
           p.inAt, p.outAt, p.minutes, p.byCode
         FROM VolunteerPost AS p JOIN VolunteerTask AS t ON t.id = p.taskId JOIN Volunteer AS v ON v.id = p.volunteerId
         WHERE t.communityId = ? AND t.scope LIKE ? AND p.state = 'done' AND p.inAt >= ? AND p.inAt < ?
         ORDER BY p.inAt, p.id`,
        home.id,
        `${viewer.scope}%`,
        startOfDay(`${String(year)}-01-01`),
        startOfDay(`${String(year + 1)}-01-01`),
      )
      return found.map((row) => {
        const node = nodeById(home, row.nodeId)
        return {
          volunteer: row.volunteerId,
          name: row.name,
          state: stateOfVolunteer(row.volunteerState),
          signedUpAt: row.signedUpAt,
          skills: skillsOf(row),
          place: node ? placeName(home, node) : home.name,
          from: row.inAt,
          until: row.outAt,
          minutes: row.minutes,
          byCode: Boolean(row.byCode),
        }
      })
    },
  }
}
