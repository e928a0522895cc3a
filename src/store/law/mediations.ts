// Mediations as mediators and whoever keeps the files work with them. Each move is one row of the table in src/rules/law/mediation.ts.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import {
  afterMove,
  checkMediator,
  confirmationDays,
  isMediationOver,
  remindedAfter,
  remindedAt,
  type AgreementForm,
  type AskedWay,
  type MediationMove,
  type RecusalReason,
} from '../../rules/law/mediation.ts'
import { say } from '../../text/say.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { isHushed } from '../conversations/hush.ts'
import {
  foundMediation,
  listMediations,
  mediationFile,
  standingOf,
  stateOf,
  type WholeMediation,
} from './mediation-file.ts'
import { checkPerformed, remindOfSession, remindParties } from './mediation-jobs.ts'
import { makeMediationCode } from './mediation-codes.ts'
import { mediatorsOf } from './mediation-intake.ts'
import { endMediation, ringOfMediation, tellParties } from './mediation-news.ts'
import { cancelSession, moveSession, planSession, type NewSession } from './mediation-sessions.ts'
import { roomsIn } from '../bookings/room-uses.ts'
import { oweJobs } from '../outbox.ts'
import { knownTo } from '../residents/residents.ts'
import { stored } from '../tickets/tickets.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

export interface NewAgreement {
  form: AgreementForm
  /** The day of the last signature with the seal, or on which it was said (人民调解法 29, 30). */
  on: string
  text: string
  performBy: string
}

/** What a move adds to its line in the file: words, and whom it is about. */
interface Line {
  note?: string | null
  aboutId?: number | null
}

export type Mediations = ReturnType<typeof createMediations>

export function createMediations(writer: Writer, read: PrismaClient, now: () => number) {
  /** Makes a move: the state it leads to, and its line in the file. */
  const move = (
    viewer: Viewer,
    id: string,
    type: MediationMove,
    does: (tx: Tx, mediation: WholeMediation, emit: Emit) => Promise<Line>,
  ): Promise<void> =>
    writer.run(async (tx, emit) => {
      const mediation = await foundMediation(tx, viewer, id)
      const state = afterMove(type, standingOf(mediation))
      await tx.mediation.update({ where: { id: mediation.id }, data: { state } })
      // Before what the move itself tells: that may be of its end.
      if (isMediationOver(state)) await endMediation(tx, mediation.id, now(), emit)
      const line = await does(tx, { ...mediation, state }, emit)
      await tx.mediationEvent.create({
        data: { mediationId: mediation.id, at: new Date(now()), staffId: viewer.staffId, type, ...line },
      })
    })
  const tell = (tx: Tx, mediation: WholeMediation, said: Parameters<typeof tellParties>[2], emit: Emit) =>
    tellParties(tx, { ...mediation, state: stateOf(mediation) }, said, now(), emit)

  return {
    list: (viewer: Viewer, ticketId?: string) => listMediations(read, viewer, ticketId),
    file: (viewer: Viewer, id: string) => mediationFile(read, viewer, id),
    /** Where they may sit together. */
    rooms: (viewer: Viewer) => roomsIn(read, communityIdOf(viewer)),
    /** Who may be named. */
    mediators: (viewer: Viewer) => mediatorsOf(read, communityIdOf(viewer)),

    /**
     * Opens a file for a ticket, such as of somebody who came to the counter. Throws NOT_FOUND, MEDIATION_BARRED where violence was told,
     * MEDIATION_REFUSED where there is a file already.
     */
    begin: (viewer: Viewer, { ticketId, about }: { ticketId: string; about: string }) =>
      writer.run(async (tx) => {
        const ticket = await stored(tx, viewer, ticketId)
        if (await isHushed(tx, ticket.contactId))
          throw new AppError('MEDIATION_BARRED', 'violence is not mediated: see to safety first')
        if ((await tx.mediation.count({ where: { ticketId: ticket.id } })) > 0)
          throw new AppError('MEDIATION_REFUSED', 'there is a mediation for this ticket already')
        const publicId = uuidv7()
        const at = new Date(now())
        await tx.mediation.create({
          data: {
            ...{ publicId, ticketId: ticket.id, scope: ticket.scope, about: maskIds(about), open: null },
            ...{ state: 'applied', createdAt: at },
            parties: { create: { applicant: true, contactId: ticket.contactId } },
            events: { create: { at, type: 'applied', staffId: viewer.staffId } },
          },
        })
        return { id: publicId }
      }),

    /** Names a mediator, who hears of it. Throws MEDIATOR_CONFLICT. */
    assign: (viewer: Viewer, id: string, staffId: number) =>
      move(viewer, id, 'assign', async (tx, mediation, emit) => {
        const mediator = (await mediatorsOf(tx, mediation.ticket.communityId)).find(
          (one) => one.staffId === staffId,
        )
        if (!mediator)
          throw new AppError('INPUT_INVALID', 'staffId: name one of the mediators who work there')
        checkMediator(mediator, {
          parties: mediation.parties.map(({ name, contact }) => name ?? contact?.resident.name ?? null),
          recused: mediation.events.flatMap(({ type, aboutId }) =>
            type === 'recuse' && aboutId !== null ? [aboutId] : [],
          ),
        })
        await tx.mediation.update({ where: { id: mediation.id }, data: { mediatorId: staffId } })
        await ringOfMediation(tx, { mediationId: mediation.id, staffId, type: 'mediationYours' }, now(), emit)
        return { aboutId: staffId }
      }),

    /** The mediator is no longer the mediator of this one, and cannot be named for it again. */
    recuse: (viewer: Viewer, id: string, reason: RecusalReason) =>
      move(viewer, id, 'recuse', async (tx, { id: mediationId, mediatorId }) => {
        await tx.mediation.update({ where: { id: mediationId }, data: { mediatorId: null } })
        return { note: reason, aboutId: mediatorId }
      }),

    addParty: (viewer: Viewer, id: string, party: { name: string; phone: string | null }) =>
      move(viewer, id, 'addParty', async (tx, { id: mediationId }) => {
        await tx.mediationParty.create({ data: { ...party, mediationId, applicant: false } })
        return {}
      }),

    /**
     * Notes what somebody said to the mediator. With a yes they may be told by the bot from now on, if the house knows a conversation of
     * theirs; a no ends it, and everything that has not left yet is taken back.
     */
    answer: (
      viewer: Viewer,
      id: string,
      said: { partyId: number; yes: boolean; way: AskedWay; residentId: string | null },
    ) =>
      move(viewer, id, said.yes ? 'yes' : 'no', async (tx, mediation, emit) => {
        const party = mediation.parties.find((one) => one.id === said.partyId)
        if (!party || party.applicant || party.answer !== null)
          throw new AppError('INPUT_INVALID', 'partyId: name somebody who has not answered yet')
        await tx.mediationParty.update({
          where: { id: party.id },
          data: {
            ...{ answer: said.yes, answeredAt: new Date(now()), answeredBy: said.way },
            ...{ heardById: viewer.staffId },
            ...(said.yes &&
              said.residentId !== null && { contactId: await contactFor(tx, viewer, said.residentId) }),
          },
        })
        if (mediation.state === 'agreed') await tell(tx, mediation, say('mediation.allAgreed'), emit)
        return {}
      }),

    /** A time at which they sit together. */
    plan: (viewer: Viewer, id: string, session: NewSession) =>
      move(viewer, id, 'plan', async (tx, mediation, emit) => {
        await tell(tx, mediation, await planSession(tx, mediation, session, now(), emit), emit)
        return {}
      }),

    moveSession: (viewer: Viewer, id: string, session: NewSession & { sessionId: number }) =>
      move(viewer, id, 'move', async (tx, mediation, emit) => {
        await tell(tx, mediation, await moveSession(tx, mediation, session, now(), emit), emit)
        return {}
      }),

    cancelSession: (viewer: Viewer, id: string, sessionId: number) =>
      move(viewer, id, 'cancel', async (tx, mediation, emit) => {
        await tell(tx, mediation, await cancelSession(tx, mediation, sessionId, now(), emit), emit)
        return {}
      }),

    /** What happened at a session, for the file. */
    record: (viewer: Viewer, id: string, { sessionId, text }: { sessionId: number; text: string }) =>
      move(viewer, id, 'record', async (tx, mediation) => {
        const session = mediation.sessions.find((one) => one.id === sessionId)
        if (!session || session.cancelledAt !== null || session.startAt.getTime() > now())
          throw new AppError('INPUT_INVALID', 'sessionId: name a session that has begun')
        await tx.mediationSession.update({
          where: { id: sessionId },
          data: { record: maskIds(text), recordedAt: new Date(now()) },
        })
        return {}
      }),

    /** Notes an agreement: from its day on the court can be asked for 30 days, and both sides are reminded of that. */
    agree: (viewer: Viewer, id: string, { form, on, text, performBy }: NewAgreement) =>
      move(viewer, id, form, async (tx, { id: mediationId, scans }, emit) => {
        const today = dayOf(now())
        if (on > today || performBy < on)
          throw new AppError(
            'INPUT_INVALID',
            'on, performBy: it was made already, and is performed afterwards',
          )
        if (form === 'written' && scans.length === 0)
          throw new AppError('INPUT_INVALID', 'scans: add the signed pages')
        const { last, reminders } = confirmationDays(on)
        await tx.mediation.update({
          where: { id: mediationId },
          data: { form, agreement: maskIds(text), effectiveOn: on, confirmBy: last, performBy },
        })
        const owed = remindedAfter.flatMap((days, index) => {
          const day = reminders[index]
          return day === undefined || day < today ? [] : [{ days, dueAt: remindedAt(day) }]
        })
        await oweJobs(
          tx,
          [
            ...owed.map(({ days, dueAt }) => ({
              job: 'mediation.remind',
              payload: { mediationId, days },
              dueAt,
            })),
            {
              job: 'mediation.check',
              payload: { mediationId, day: performBy },
              dueAt: remindedAt(performBy),
            },
          ],
          emit,
        )
        return {}
      }),

    /** Adds a signed page. It is read with the file alone, and kept as long. */
    addScan: (viewer: Viewer, id: string, mediaId: string): Promise<void> =>
      writer.run(async (tx) => {
        const mediation = await foundMediation(tx, viewer, id)
        if (!['agreed', 'meeting', 'agreement'].includes(mediation.state))
          throw new AppError('MEDIATION_REFUSED', 'there is no agreement to sign just now')
        await tx.mediationScan.create({ data: { mediationId: mediation.id, mediaId } })
      }),

    /** Ends it without an agreement; of a failure the sides hear which ways they have left (26). */
    end: (viewer: Viewer, id: string, how: 'fail' | 'stop' | 'bar', words: string | null) =>
      move(viewer, id, how, async (tx, mediation, emit) => {
        if (how === 'fail') await tell(tx, mediation, say('mediation.failed'), emit)
        return { note: words && maskIds(words) }
      }),

    /** Notes what a look at its performance found (31); where it is not performed yet, when somebody looks again. */
    perform: (viewer: Viewer, id: string, { next, words }: { next: string | null; words: string }) =>
      move(viewer, id, next === null ? 'perform' : 'check', async (tx, { id: mediationId }, emit) => {
        if (next !== null) {
          if (next <= dayOf(now())) throw new AppError('INPUT_INVALID', 'next: name a day that lies ahead')
          await tx.mediation.update({ where: { id: mediationId }, data: { performBy: next } })
          const payload = { mediationId, day: next }
          await oweJobs(tx, [{ job: 'mediation.check', payload, dueAt: remindedAt(next) }], emit)
        }
        return { note: maskIds(words) }
      }),

    /** As in mediation-codes.ts. */
    code: (viewer: Viewer, id: string, partyId: number) =>
      makeMediationCode({ writer, read, now }, viewer, { id, partyId }),

    /** Keeps a note in confidence, of one side or of all. */
    note: (viewer: Viewer, id: string, { partyId, text }: { partyId: number | null; text: string }) =>
      writer.run(async (tx) => {
        const mediation = await foundMediation(tx, viewer, id)
        if (partyId !== null && !mediation.parties.some((party) => party.id === partyId))
          throw new AppError('INPUT_INVALID', 'partyId: name a side of this mediation')
        await tx.mediationNote.create({
          data: {
            ...{ mediationId: mediation.id, partyId, staffId: viewer.staffId },
            ...{ at: new Date(now()), text: maskIds(text) },
          },
        })
      }),

    /** One's own notes, nobody else's. */
    notes: async (viewer: Viewer, id: string) => {
      const { id: mediationId } = await foundMediation(read, viewer, id)
      const notes = await read.mediationNote.findMany({
        where: { mediationId, staffId: viewer.staffId },
        orderBy: { id: 'asc' },
      })
      return notes.map(({ at, partyId, text }) => ({ at: at.toISOString(), partyId, text }))
    },

    /** As in mediation-jobs.ts. */
    remind: remindParties(now),
    check: checkPerformed(now),
    remindSession: remindOfSession(now),
  }
}

/** The conversation of a resident whom the viewer knows, the one last begun. */
async function contactFor(tx: Tx, viewer: Viewer, publicId: string): Promise<number> {
  const resident = await tx.resident.findFirst({
    where: { AND: [await knownTo(tx, viewer), { publicId }] },
    include: { contacts: { orderBy: { id: 'desc' }, take: 1 } },
  })
  const [contact] = resident?.contacts ?? []
  if (!contact) throw new AppError('NOT_FOUND', 'there is no such resident where you work')
  return contact.id
}
