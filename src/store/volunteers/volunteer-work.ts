// A task of volunteers as its row holds it, and who of staff hears of it.
import type { Skill } from '../../rules/volunteers/volunteer.ts'
import { skills } from '../../rules/volunteers/volunteer.ts'
import { taskRisks, type TaskNeeds } from '../../rules/volunteers/volunteer-ranking.ts'
import { healthLimits, spokenLanguages, vehicles } from '../../rules/volunteers/volunteer.ts'
import { nodeById, type Community } from '../../rules/community/tree.ts'
import { candidatesFor, managersAmong } from '../tickets/candidates.ts'
import { rows, type Tx } from '../connection.ts'
import type { Emit } from '../writer.ts'

export interface TaskRow {
  id: number
  publicId: string
  communityId: number
  nodeId: number
  scope: string
  about: string
  address: string
  contact: string | null
  startsAt: Date
  endsAt: Date
  places: number
  skills: string
  languages: string
  vehicle: string | null
  demands: string
  risks: string
  insurance: string | null
  trusted: boolean | number
  urgency: string
  state: string
  wave: number
  code: string
  createdById: number
  createdAt: Date
  /** Only for the members of this team. */
  teamId: number | null
}

/** Which of some known names a stored list holds. */
const listed = <T extends string>(json: string, known: readonly T[]): T[] => {
  const found: unknown = JSON.parse(json)
  return known.filter((name) => Array.isArray(found) && found.includes(name))
}
export const skillsOf = ({ skills: told }: Pick<TaskRow, 'skills'>): Skill[] => listed(told, skills)

/** The nearest place of a kind that holds a node, the node itself among them. */
function above(community: Community, path: string, kind: 'building' | 'estate') {
  const ids = path.split('/').filter(Boolean).map(Number)
  return ids.flatMap((id) => nodeById(community, id) ?? []).find((node) => node.kind === kind)
}
/** The place as it is told before somebody accepts: its estate. */
export const coarsePlace = (
  community: Community,
  { scope, nodeId }: Pick<TaskRow, 'scope' | 'nodeId'>,
): string => (above(community, scope, 'estate') ?? nodeById(community, nodeId))?.name ?? community.name

export const needsOf = (task: TaskRow, community: Community): TaskNeeds => ({
  skills: skillsOf(task),
  languages: listed(task.languages, spokenLanguages),
  vehicle: vehicles.find((one) => one === task.vehicle) ?? null,
  demands: listed(task.demands, healthLimits),
  risks: listed(task.risks, taskRisks),
  trusted: Boolean(task.trusted),
  urgency: task.urgency === 'P0' || task.urgency === 'P1' ? task.urgency : 'P2',
  startsAt: task.startsAt.getTime(),
  endsAt: task.endsAt.getTime(),
  building: above(community, task.scope, 'building')?.path ?? null,
  estate: above(community, task.scope, 'estate')?.path ?? null,
})

/** How many places of a task are taken. */
export async function takenOf(tx: Tx, taskId: number): Promise<number> {
  const [found] = await rows<{ taken: number }>(
    tx,
    `SELECT count(*) AS taken FROM VolunteerPost WHERE taskId = ? AND state IN ('taken', 'done', 'missed')`,
    taskId,
  )
  return found?.taken ?? 0
}

export type TaskNotice = 'volunteerUnfound' | 'volunteerLeft' | 'volunteerHours'

/** Puts an entry under the bell of whoever made the task; where they left, of the managers there. */
export async function noticeOfTask(
  tx: Tx,
  { id, createdById, scope }: Pick<TaskRow, 'id' | 'createdById' | 'scope'>,
  type: TaskNotice,
  at: number,
  emit: Emit,
): Promise<void> {
  const maker = await tx.staff.findFirst({ where: { id: createdById, active: true }, select: { id: true } })
  const told = maker ? [maker.id] : managersAmong(await candidatesFor(tx, scope))
  for (const staffId of told) {
    await tx.staffNotice.create({ data: { staffId, volunteerTaskId: id, type, at: new Date(at) } })
    emit({ type: 'notice', staffId, ticketId: null })
  }
}
