// Whose a new ticket is: the category leads to a committee, the place to a grid worker. The decision tells its reasons.
import { complaintCategory, isHead } from './complaint.ts'
import type { Role } from '../staff/roles.ts'
import type { SpokenLanguage } from '../volunteers/volunteer.ts'
import type { TicketKind } from './ticket.ts'
import { within } from '../community/tree.ts'

/** What routing may know of a member of staff. */
export interface Candidate {
  staffId: number
  name: string
  role: Role
  /** The path of the node they work at. */
  scope: string
  committeeId: number | null
  /** How many open tickets they hold. */
  load: number
  /** What they speak besides Mandarin. */
  languages: readonly SpokenLanguage[]
}
export interface CommitteeRule {
  id: number
  name: string
  categories: readonly string[]
}
export interface Routed {
  staffId: number | null
  committeeId: number | null
  /** For 为什么归我. Data, so that each reader's language can say it. */
  why: {
    by: 'roster' | 'duty' | 'language' | 'committee' | 'grid' | 'manager' | 'nobody'
    name: string
    /** Whose it would have been, were they there. */
    away?: string
  }
}

/** Who is there today. */
export interface Present {
  away: ReadonlySet<number>
  /** The duty rosters of the place and of those above it, in the order of calling. */
  roster: readonly number[]
}

/**
 * Who alone knows the reporter of a confidential report: whoever it goes to, else a manager. Of a complaint about staff always
 * a manager, if there is one: it may be about whoever it goes to (domain 2.7: who is complained about is left out).
 */
export function namedFor(
  category: string,
  staffId: number | null,
  staff: readonly Candidate[],
): number | null {
  const manager = staff.find(({ role }) => role === 'manager')?.staffId ?? null
  return category === complaintCategory ? (manager ?? staffId) : (staffId ?? manager)
}

/** Whoever writes so is answered by somebody who reads it (domain 4.2: never by machine). */
const languageOf: Readonly<Partial<Record<string, SpokenLanguage>>> = { yi_language: 'yi' }

/**
 * Complaints about staff go to a manager. Who writes Yi gets whoever reads it, if anybody does. Emergencies and calls for a person go to whoever is on duty: by the
 * roster, else by their post. Other matters go to the committee that answers for the
 * category (plan, T7.2): to the member who works nearest to the place, then to the least loaded. Without a committee the
 * grid worker of the place takes it, without one the least loaded on the roster, then a manager, the nearest first; without anybody the
 * ticket stays in the unassigned box. Who is away is passed by, also where that leads to a place above.
 */
export function route(
  ticket: Routable,
  committees: readonly CommitteeRule[],
  staff: readonly Candidate[],
  { away, roster }: Present = { away: new Set(), roster: [] },
): Routed {
  const near = staff.filter((candidate) => within(candidate.scope, ticket.scope))
  const usual = choose(ticket, committees, near, roster)
  if (usual.staffId === null || !away.has(usual.staffId)) return usual
  const missed = near.find(({ staffId }) => staffId === usual.staffId)?.name ?? ''
  const here = near.filter(({ staffId }) => !away.has(staffId))
  // A complaint does not come down to whom it may be about only because the managers are away.
  const chosen =
    ticket.category === complaintCategory && !here.some(isHead)
      ? ({ staffId: null, committeeId: null, why: { by: 'nobody', name: '' } } as const)
      : choose(ticket, committees, here, roster)
  return { ...chosen, why: { ...chosen.why, away: missed } }
}

interface Routable {
  kind: TicketKind
  category: string
  scope: string
}

function choose(
  ticket: Routable,
  committees: readonly CommitteeRule[],
  near: readonly Candidate[],
  roster: readonly number[],
): Routed {
  const best = (candidates: readonly Candidate[]): Candidate | undefined =>
    [...candidates].sort(
      (a, b) => b.scope.length - a.scope.length || a.load - b.load || a.staffId - b.staffId,
    )[0]

  if (ticket.category === complaintCategory) {
    const head = best(near.filter(isHead))
    if (head) return { staffId: head.staffId, committeeId: null, why: { by: 'manager', name: head.name } }
  }
  const language = languageOf[ticket.category]
  const speaker = language && best(near.filter(({ languages }) => languages.includes(language)))
  if (speaker)
    return { staffId: speaker.staffId, committeeId: null, why: { by: 'language', name: speaker.name } }
  const onRoster = roster.flatMap((id) => near.find(({ staffId }) => staffId === id) ?? [])
  if (ticket.kind !== 'help') {
    const [first] = onRoster
    if (first) return { staffId: first.staffId, committeeId: null, why: { by: 'roster', name: first.name } }
    const duty = best(near.filter(({ role }) => role === 'duty'))
    if (duty) return { staffId: duty.staffId, committeeId: null, why: { by: 'duty', name: duty.name } }
  }
  const committee = committees.find(({ categories }) => categories.includes(ticket.category))
  const workers = near.filter(({ role }) => role === 'staff')
  if (committee) {
    const member = best(workers.filter(({ committeeId }) => committeeId === committee.id))
    if (member)
      return {
        staffId: member.staffId,
        committeeId: committee.id,
        why: { by: 'committee', name: committee.name },
      }
  }
  const worker = best(workers.filter(({ committeeId }) => committeeId === null))
  const committeeId = committee?.id ?? null
  if (worker) return { staffId: worker.staffId, committeeId, why: { by: 'grid', name: worker.name } }
  const [free] = [...onRoster].sort((a, b) => a.load - b.load)
  if (free) return { staffId: free.staffId, committeeId, why: { by: 'roster', name: free.name } }
  const manager = best(near.filter(({ role }) => role === 'manager'))
  if (manager) return { staffId: manager.staffId, committeeId, why: { by: 'manager', name: manager.name } }
  return { staffId: null, committeeId, why: { by: 'nobody', name: '' } }
}
