// What waits on a page of the console for whoever may decide it. The bell names the page and nobody on it.
import { may, type Right } from '../../rules/staff/roles.ts'
import type { Community } from '../../rules/community/tree.ts'
import type { Tx } from '../connection.ts'
import { candidatesFor } from '../tickets/candidates.ts'
import type { Emit } from '../writer.ts'

/** Each with the right by which it is decided. */
export const pageNotices = {
  volunteerApplied: 'volunteer.manage',
  teamWaiting: 'volunteer.manage',
  claimWaiting: 'doubleReport.manage',
} as const satisfies Record<string, Right>
export type PageNotice = keyof typeof pageNotices

/** Rings everybody of the community who may decide it, unless the same stands unread under their bell already. */
export async function noticeOfPage(
  tx: Tx,
  type: PageNotice,
  { id, nodes }: Community,
  at: number,
  emit: Emit,
): Promise<void> {
  const scope = nodes.find((node) => node.id === id)?.path ?? '/'
  for (const { staffId, role } of await candidatesFor(tx, scope)) {
    if (!may(role, pageNotices[type])) continue
    if (await tx.staffNotice.findFirst({ where: { staffId, type, readAt: null } })) continue
    await tx.staffNotice.create({ data: { staffId, type, at: new Date(at) } })
    emit({ type: 'notice', staffId, ticketId: null })
  }
}

/** Those that somebody of this role (still) may decide. */
export const pageNoticesFor = (role: Parameters<typeof may>[0]): string[] =>
  Object.entries(pageNotices).flatMap(([type, right]) => (may(role, right) ? [type] : []))
