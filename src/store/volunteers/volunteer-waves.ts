// Asking volunteers for a task: wave by wave until its places are taken, staff told in time where nobody is found.
import type { Community } from '../../rules/community/tree.ts'
import { planWave, waveSize } from '../../rules/volunteers/volunteer-waves.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import { reaches } from '../residents/reach.ts'
import { ask, goesLast, lastContact } from './volunteer-asking.ts'
import { compared, poolFor } from './volunteer-candidates.ts'
import { coarsePlace, needsOf, noticeOfTask, takenOf, type TaskRow } from './volunteer-work.ts'
import type { Effect, Emit } from '../writer.ts'

export interface VolunteerJobs {
  /** Asks the next for a task, and owes the wave after it. */
  wave: (taskId: number) => Effect<void>
  /** Tells whoever made a task that places are still free. */
  unfound: (taskId: number) => Effect<void>
  /** A task's time is over: who served is to be confirmed. */
  over: (taskId: number) => Effect<void>
}

async function openTask(tx: Tx, id: number): Promise<TaskRow | undefined> {
  const [task] = await rows<TaskRow>(tx, `SELECT * FROM VolunteerTask WHERE id = ? AND state = 'open'`, id)
  return task
}

/** Owes a task's next wave, instead of the one that it may owe already: two would ask at twice the pace. */
export async function oweWave(tx: Tx, taskId: number, dueAt: number, emit: Emit): Promise<void> {
  const payload = { taskId }
  await execute(
    tx,
    // By its time, which has an index; one that fell due and waits for a free hand counts, too.
    `DELETE FROM Outbox WHERE dueAt >= ? AND job = 'volunteer.wave' AND payload = ?`,
    dueAt - 60 * 60_000,
    JSON.stringify(payload),
  )
  await oweJobs(tx, [{ job: 'volunteer.wave', payload, dueAt }], emit)
}

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
      // The best of them whom a message can reach are asked.
      const plan = planWave(needs, await poolFor(tx, task, needs, at), task.wave, at, compared)
      let asked = 0
      for (const who of plan.ask) {
        if (asked === waveSize) break
        const contactId = await lastContact(tx, who.id)
        if (contactId === undefined || !(await reaches(tx, contactId, at))) {
          await goesLast(tx, who.id, at)
          continue
        }
        await ask(tx, { task, needs, who, contactId, place: coarsePlace(home, task) }, at, emit)
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
