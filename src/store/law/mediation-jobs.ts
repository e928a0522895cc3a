// What comes later of a mediation: its sessions are reminded of; of an agreement, that a court can confirm it, and the mediator looks at
// its performance.
import { dayOf } from '../../rules/time/calendar.ts'
import type { RemindedAfter } from '../../rules/law/mediation.ts'
import { say } from '../../text/say.ts'
import { stateOf } from './mediation-file.ts'
import { ringOfMediation, tellParties } from './mediation-news.ts'
import type { Effect } from '../writer.ts'

/** Tells both sides until when they can ask a court together. Nothing once that day is over, or somebody ended it. */
export const remindParties =
  (now: () => number) =>
  (mediationId: number, days: RemindedAfter): Effect<void> =>
  async (tx, emit) => {
    const at = now()
    const mediation = await tx.mediation.findUnique({ where: { id: mediationId } })
    if (!mediation?.confirmBy || !['agreement', 'closed'].includes(mediation.state)) return
    if (dayOf(at) > mediation.confirmBy) return
    const said = say('mediation.confirm', { day: { day: mediation.confirmBy } })
    await tellParties(tx, { ...mediation, state: stateOf(mediation) }, said, at, emit)
    await tx.mediationEvent.create({
      data: { mediationId, at: new Date(at), type: 'reminded', note: String(days) },
    })
  }

/** Has the mediator look whether what was agreed is performed (人民调解法 31), unless that was moved to another day. */
export const checkPerformed =
  (now: () => number) =>
  (mediationId: number, day: string): Effect<void> =>
  async (tx, emit) => {
    const mediation = await tx.mediation.findUnique({ where: { id: mediationId } })
    if (mediation?.state !== 'agreement' || mediation.performBy !== day || mediation.mediatorId === null)
      return
    const { mediatorId: staffId } = mediation
    await ringOfMediation(tx, { mediationId, staffId, type: 'mediationCheck' }, now(), emit)
  }

/** Reminds the sides of a session, unless it was moved or called off since; whoever is not reached is for the mediator to call. */
export const remindOfSession =
  (now: () => number) =>
  (sessionId: number, start: number): Effect<void> =>
  async (tx, emit) => {
    const at = now()
    const session = await tx.mediationSession.findUnique({
      where: { id: sessionId },
      include: { mediation: true },
    })
    if (session?.cancelledAt !== null || session.startAt.getTime() !== start || start <= at) return
    const { mediation, place } = session
    const said = say('mediation.sessionSoon', { moment: { moment: start }, place })
    await tellParties(tx, { ...mediation, state: stateOf(mediation) }, said, at, emit)
  }
