// Several residents meet the same thing: one case, the others follow it. Who follows never learns who reported it (domain 2.7).
import { AppError } from '../../errors.ts'
import { resume } from './pause.ts'
import {
  isOpen,
  others,
  requireHere,
  requireOpen,
  type Actor,
  type TicketMove,
  type TicketState,
} from './ticket.ts'
import { asksConfidential, kindsOf, type Case } from '../staff/visibility.ts'

/** For so long after it was reported, in milliseconds, the same at the same place is taken for one matter (domain 2.7). */
export const sameWithin = 72 * 60 * 60 * 1000

/**
 * Whether others may be told that this was reported: things, never people. What somebody lives beside (noise, dogs, what they
 * built) would tell them of the neighbour who reported it.
 */
export const mayFollow = ({
  kind,
  category,
  urgency,
  confidential,
}: Case & { kind: string; urgency: string }): boolean =>
  kind === 'help' &&
  urgency !== 'P0' &&
  category !== 'other' &&
  !asksConfidential(category) &&
  kindsOf({ category, confidential }).every((one) => one === 'ordinary')

interface Told {
  summary: string
  placeText: string
}
const counted = /(?:[0-9]+|[一二三四五六七八九十两]+)(?=[楼层盏号根台个])/g
const numbersOf = ({ summary, placeText }: Told): string =>
  [...(placeText.match(counted) ?? []), ...(summary.match(/[0-9]+/g) ?? summary.match(counted) ?? [])].join()
/** Whether two reports may mean one thing: not where both count, and differently (五楼的灯, 三楼的灯). */
export function mayBeSame(a: Told, b: Told): boolean {
  const [ours, theirs] = [numbersOf(a), numbersOf(b)]
  return ours === '' || theirs === '' || ours === theirs
}

interface Merged {
  state: TicketState
  number: number
  followable: boolean
}

/**
 * Staff find that two cases are one: this one ends, the other goes on for both. It is due when the earlier of them was, and cannot wait
 * where one of them could not: a person has still to speak with whoever was told so, and it has still to be made safe.
 */
export function merge(from: Merged, into: Merged, actor: Actor, reason: string): [TicketMove, TicketMove] {
  requireOpen(from.state)
  requireHere(from.state)
  if (from.number === into.number)
    throw new AppError('MERGE_REFUSED', 'a case cannot be merged with itself; give another number')
  if (!isOpen(into.state.status))
    throw new AppError('MERGE_REFUSED', 'the other case has ended; reopen it first')
  if (!from.followable || !into.followable)
    throw new AppError('MERGE_REFUSED', 'a protected, delicate or urgent case stays by itself')
  const running = { ...from.state, ...times(resume(from.state, actor.at)) }
  return [
    {
      set: {
        ...resume(from.state, actor.at),
        status: 'merged',
        assigneeId: from.state.assigneeId ?? actor.staffId,
        offeredToId: null,
        stuckFor: null,
        extensionBy: null,
        extensionDays: null,
      },
      event: { type: 'merged', note: reason, data: { into: into.number } },
      notifyResident: true,
      notifyStaff: others(actor, from.state.assigneeId),
    },
    {
      set: { ...earlier(into.state, running.dueAt), ...pressing(from.state, into.state) },
      event: { type: 'joined', note: reason, data: { from: from.number } },
      notifyResident: false,
      notifyStaff: others(actor, into.state.assigneeId),
    },
  ]
}

const times = ({ dueAt }: { dueAt?: Date }) => (dueAt ? { dueAt: dueAt.getTime() } : {})

/** What the other resident was promised is kept. */
function earlier({ dueAt, pausedDue }: TicketState, promised: number): TicketMove['set'] {
  if (pausedDue !== null) return promised < pausedDue ? { pausedDue: new Date(promised) } : {}
  return promised < dueAt ? { dueAt: new Date(promised) } : {}
}

/** The clocks of what cannot wait (P1) go on in the other case, from where they are. */
function pressing(from: TicketState, into: TicketState): TicketMove['set'] {
  if (from.urgency !== 'P1' || from.contactDueAt === null) return {}
  const both = into.urgency === 'P1' && into.contactDueAt !== null
  const due = both ? Math.min(from.contactDueAt, into.contactDueAt ?? Infinity) : from.contactDueAt
  const until = (own: number | null, other: number | null) => {
    const over = both && (own === null || other === null) ? null : other
    return over === null ? null : new Date(over)
  }
  return {
    urgency: 'P1',
    contactDueAt: new Date(due),
    contactedAt: until(into.contactedAt, from.contactedAt),
    safeAt: until(into.safeAt, from.safeAt),
  }
}
