// Days on which colleagues are not there: noted by themselves or by a manager, and gone once they are over.
import { AppError } from '../../errors.ts'
import { checkAbsence, type Absence } from '../../rules/staff/absence.ts'
import { may, type Role } from '../../rules/staff/roles.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Emit, Writer } from '../writer.ts'

export interface AbsenceView extends Absence {
  id: number
}
interface Noter {
  staffId: number
  role: Role
  scope: string
}

/** Who is away on a day, for use within a statement: its one parameter stands twice. */
export const awayOn = 'SELECT staffId FROM StaffAbsence WHERE fromDay <= ? AND untilDay >= ?'

export async function awayAmong(tx: Tx, day: string): Promise<ReadonlySet<number>> {
  const away = await rows<{ staffId: number }>(tx, awayOn, day, day)
  return new Set(away.map(({ staffId }) => staffId))
}

/** What is under way or ahead, by the person. */
export async function absencesAhead(
  read: PrismaClient | Tx,
  day: string,
): Promise<ReadonlyMap<number, AbsenceView[]>> {
  const found = await rows<AbsenceView & { staffId: number }>(
    read,
    'SELECT id, staffId, fromDay AS "from", untilDay AS until FROM StaffAbsence WHERE untilDay >= ? ORDER BY fromDay, id',
    day,
  )
  const byPerson = new Map<number, AbsenceView[]>()
  for (const { staffId, ...absence } of found)
    byPerson.set(staffId, [...(byPerson.get(staffId) ?? []), absence])
  return byPerson
}

export type Absences = ReturnType<typeof createAbsences>

export function createAbsences(writer: Writer, now: () => number) {
  return {
    /**
     * Somebody is not there from one day to another. Throws NOT_FOUND for nobody where the noter works, RIGHT_MISSING for
     * another's days unless the noter manages staff, and INPUT_INVALID as `checkAbsence` does.
     */
    note: (noter: Noter, staffId: number, { from, until }: Absence): Promise<void> =>
      writer.run(async (tx, emit) => {
        await requireMay(tx, noter, staffId)
        const today = dayOf(now())
        checkAbsence({ from, until }, today)
        await execute(tx, 'DELETE FROM StaffAbsence WHERE untilDay < ?', today)
        await execute(
          tx,
          'INSERT INTO StaffAbsence (staffId, fromDay, untilDay, notedById) VALUES (?, ?, ?, ?)',
          staffId,
          from,
          until,
          noter.staffId,
        )
        told(emit)
      }),

    /** Back earlier, or not away at all. Throws as `note` does. */
    remove: (noter: Noter, id: number): Promise<void> =>
      writer.run(async (tx, emit) => {
        const [absence] = await rows<{ staffId: number }>(
          tx,
          'SELECT staffId FROM StaffAbsence WHERE id = ?',
          id,
        )
        if (!absence) throw new AppError('NOT_FOUND', 'these days are not noted, or no longer')
        await requireMay(tx, noter, absence.staffId)
        await execute(tx, 'DELETE FROM StaffAbsence WHERE id = ?', id)
        told(emit)
      }),
  }
}

const told = (emit: Emit) => emit({ type: 'tree' })

async function requireMay(tx: Tx, noter: Noter, staffId: number): Promise<void> {
  if (staffId === noter.staffId) return
  const found = await tx.staff.count({
    where: { id: staffId, active: true, node: { path: { startsWith: noter.scope } } },
  })
  if (found === 0) throw new AppError('NOT_FOUND', 'there is nobody with this id where you work')
  if (!may(noter.role, 'staff.manage'))
    throw new AppError('RIGHT_MISSING', "a colleague's days are noted by themselves or by a manager")
}
