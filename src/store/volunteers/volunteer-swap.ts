// One volunteer asks another to take a place over: it changes hands only with both their yeses.
import type { Requests } from '../../flows/requests.ts'
import type { Community } from '../../rules/community/tree.ts'
import { mayAsk, momentOf } from '../../rules/volunteers/volunteer-ranking.ts'
import { say, type Say } from '../../text/say.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { isHushed } from '../conversations/hush.ts'
import { reaches } from '../residents/reach.ts'
import { talkOf, tell } from '../conversations/talks.ts'
import { ask, lastContact } from './volunteer-asking.ts'
import { candidatesFor } from './volunteer-candidates.ts'
import { coarsePlace, needsOf, type TaskRow } from './volunteer-work.ts'
import type { Emit } from '../writer.ts'

/**
 * Asks whoever signed up by this name to take over an own place that has not begun. 'unfit' tells nothing of why: they may have said no,
 * have something else, live elsewhere, or not be known.
 */
export async function offerSwap(
  tx: Tx,
  { task, postId, volunteerId, name }: { task: TaskRow; postId: number; volunteerId: number; name: string },
  home: Community,
  at: number,
  emit: Emit,
): Promise<Requests['offerSwap']['out']> {
  const named = await rows<{ id: number }>(
    tx,
    `SELECT id FROM Volunteer WHERE communityId = ? AND name = ? AND state = 'active' AND id <> ?`,
    task.communityId,
    name.normalize('NFKC').trim(),
    volunteerId,
  )
  const [only, other] = named
  if (!only || other) return { result: 'unfit' }
  const needs = needsOf(task, home)
  const [who] = await candidatesFor(tx, task, needs, at, { only: only.id })
  const contactId = await lastContact(tx, only.id)
  if (!who || contactId === undefined || !mayAsk(needs, who, 'community', momentOf(needs, at)))
    return { result: 'unfit' }
  if (!(await reaches(tx, contactId, at))) return { result: 'unfit' }
  const asker = await tx.volunteer.findUniqueOrThrow({ where: { id: volunteerId }, select: { name: true } })
  const swap = { postId, name: asker.name }
  await ask(tx, { task, needs, who, contactId, place: coarsePlace(home, task), swap }, at, emit)
  return { result: 'asked' }
}

/** What came of it: with a yes the place is free for them; whoever had asked hears it either way. */
export async function settleSwap(
  tx: Tx,
  { swapOf, startsAt }: { swapOf: number; startsAt: Date },
  yes: boolean,
  at: number,
  emit: Emit,
): Promise<void> {
  const [post] = await rows<{ volunteerId: number }>(
    tx,
    `SELECT volunteerId FROM VolunteerPost WHERE id = ? AND state = 'taken' AND inAt IS NULL`,
    swapOf,
  )
  if (!post) return
  if (yes) await execute(tx, `UPDATE VolunteerPost SET state = 'left' WHERE id = ?`, swapOf)
  const contactId = await lastContact(tx, post.volunteerId)
  if (contactId === undefined || (await isHushed(tx, contactId))) return
  const blanks = { moment: { moment: startsAt.getTime() } }
  const said: Say = yes ? say('task.swapped', blanks) : say('task.swapRefused', blanks)
  tell(tx, await talkOf(tx, contactId), [said], at, emit)
}
