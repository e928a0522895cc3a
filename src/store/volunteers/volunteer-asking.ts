// The question by which a volunteer is asked for a task.
import { awaitTaskAnswer } from '../../flows/awaited.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { whyAsked, type Candidate, type TaskNeeds } from '../../rules/volunteers/volunteer-ranking.ts'
import { line, say, type Say, type Word } from '../../text/say.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { save, talkOf, tell } from '../conversations/talks.ts'
import type { TaskRow } from './volunteer-work.ts'
import type { Emit } from '../writer.ts'

/** Who was asked, or could not be reached, is looked at again after all others. */
export const goesLast = (tx: Tx, volunteerId: number, at: number) =>
  execute(tx, 'UPDATE Volunteer SET askedAt = ? WHERE id = ?', at, volunteerId)

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
  await goesLast(tx, who.id, at)
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
