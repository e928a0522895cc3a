// What flows ask of the store: look-ups and commands, one statement a kind for all residents of a commit.
import type { Outcome, Request, Requests, RequestType } from '../../flows/requests.ts'
import { resume } from '../../rules/tickets/pause.ts'
import { isOpen, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { nodeById, placeName, type Community } from '../../rules/community/tree.ts'
import { wordText } from '../../text/render.ts'
import type { Tx } from '../connection.ts'
import { castVote, myVotes, openPolls } from '../polls/ballots.ts'
import {
  bookables,
  cancelBooking,
  confirmBooking,
  holdSlot,
  joinWaiting,
  moveBooking,
  myBookings,
  setBookingPhone,
  slotOffers,
} from '../bookings/bookings.ts'
import { fileForm } from '../community/catalogue.ts'
import { consentTicket, setConsent } from '../tickets/consent.ts'
import { familyTickets, shareReports, stopSharing, useFamilyCode } from '../residents/carers.ts'
import { ownerOf, type Contact } from '../residents/contacts.ts'
import { ticketMoved } from '../events.ts'
import { findAlike, follow } from '../tickets/followers.ts'
import { goodExamples, praise } from '../proposals/good-examples.ts'
import { useMediationCode } from '../law/mediation-codes.ts'
import { applyHouseCode } from '../residents/house-codes.ts'
import { tellHolder } from './holds.ts'
import { endLookIn, myLookIn } from '../residents/own-look-in.ts'
import { attach } from './media.ts'
import { casesOf, caseTopics, lessonAnswer, readCase, setLessons } from '../law/library.ts'
import { openEvents } from '../bookings/open-events.ts'
import { oweJobs } from '../outbox.ts'
import { holdsSound, oweChecks } from './recordings.ts'
import { noticeOfPage } from '../staff/page-notices.ts'
import { openOrKeep } from '../tickets/asked-again.ts'
import { findInRegister } from '../staff/staff-register.ts'
import { stateOf } from '../tickets/tickets.ts'
import { phoneOf, setPhone } from '../residents/callback-phones.ts'
import { rateConsultation } from '../law/consultation-rating.ts'
import { myAdvice } from '../law/consultations.ts'
import { noteLegalMatter } from '../law/legal-intake.ts'
import {
  adviserDay,
  adviserLink,
  adviserMove,
  adviserSlot,
  adviserSlots,
  adviserTalk,
} from '../staff/adviser-chat.ts'
import { staffCase, staffLink, staffMove, staffTodo, staffUnbind } from '../staff/staff-chat.ts'
import { myTickets, nudgeTicket, withdrawTicket } from '../tickets/own-tickets.ts'
import { myProposals, openProposals, propose, sayOfProposal } from '../proposals/proposal-talk.ts'
import { reopenTicket } from '../tickets/reopening.ts'
import { noteReport } from '../law/matter-parties.ts'
import { applyMediation, mediators } from '../law/mediation-intake.ts'
import {
  answerForWard,
  findWard,
  guardianCode,
  myVolunteering,
  setVolunteering,
  signUpVolunteer,
  stopWards,
} from '../volunteers/volunteering.ts'
import { answerVisit, visitTicket } from '../tickets/visits.ts'
import { callTeam, findTeam, foundTeam, joinTeam, moveTeam, myTeams, teams } from '../volunteers/teams.ts'
import {
  claimItem,
  doubleReport,
  endDoubleReport,
  myDoubleReport,
  myPartyClaims,
  partyItems,
} from '../volunteers/double-reports.ts'
import { myCertificates } from '../volunteers/certificates.ts'
import { answerTask, markTask, myTasks, swapTask } from '../volunteers/volunteer-posts.ts'
import type { Emit } from '../writer.ts'

interface Asked<T extends RequestType> {
  contact: Contact
  request: Requests[T]['in']
}
type Handler<T extends RequestType> = (
  tx: Tx,
  asked: readonly Asked<T>[],
  emit: Emit,
) => Promise<Requests[T]['out'][]>

/** Answers the requests of many lanes, one statement a kind, in the order given. */
export type Answer = (
  tx: Tx,
  asked: readonly { contact: Contact; request: Request }[],
  emit: Emit,
) => Promise<Outcome[]>

export function createAnswer(options: {
  community: (id?: number) => Community
  now: () => number
  partyKey: string
  publicUrl?: string | undefined
}): Answer {
  const handlers: { [T in RequestType]: Handler<T> } = {
    openTicket: async (tx, asked, emit) => {
      const opened = await openOrKeep(tx, asked, emit, { ...options, addToTicket })
      for (const [index, { contact, request }] of asked.entries())
        await noteReport(tx, contact, request, opened[index]?.ticketId ?? 0, options, emit)
      return each(
        asked.map((one, index) => ({ ...one, ticket: opened[index] as Requests['openTicket']['out'] })),
        async ({ contact, request, ticket }) =>
          request.kind === 'emergency'
            ? { ...ticket, home: await homeOf(tx, contact, options.community(contact.communityId)) }
            : ticket,
      )
    },
    fileForm: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => fileForm(tx, contact, request, options, emit)),
    findAlike: (tx, asked) => each(asked, ({ contact, request }) => findAlike(tx, contact, request, options)),
    follow: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => follow(tx, contact, request, options.now(), emit)),
    myTickets: (tx, asked) => each(asked, ({ contact }) => myTickets(tx, contact)),
    withdrawTicket: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => withdrawTicket(tx, contact, request, options.now(), emit)),
    phoneOf: (tx, asked) => each(asked, ({ contact, request }) => phoneOf(tx, contact, request.ticketId)),
    setPhone: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => setPhone(tx, contact, request, emit)),
    nudgeTicket: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => nudgeTicket(tx, contact, request.ticketId, options.now(), emit)),
    addToTicket: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => addToTicket(tx, contact, request, options, emit)),
    consentTicket: (tx, asked) => each(asked, ({ contact }) => consentTicket(tx, contact)),
    setConsent: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => setConsent(tx, contact, request, options.now(), emit)),
    visitTicket: (tx, asked) => each(asked, ({ contact }) => visitTicket(tx, contact)),
    answerVisit: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => answerVisit(tx, contact, request, options.now(), emit)),
    reopenTicket: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => reopenTicket(tx, contact, request, options.now(), emit)),
    setHome: (tx, asked) =>
      each(asked, ({ contact, request }) =>
        setHome(tx, contact, request.nodeId, options.community(contact.communityId)),
      ),
    useHouseCode: (tx, asked) =>
      each(asked, ({ contact, request }) => applyHouseCode(tx, contact, request.code, options)),
    shareReports: (tx, asked) => each(asked, ({ contact }) => shareReports(tx, contact, options.now)),
    stopSharing: (tx, asked) => each(asked, ({ contact }) => stopSharing(tx, contact, options.now)),
    useMediationCode: (tx, asked) =>
      each(asked, ({ contact, request }) => useMediationCode(tx, contact, request.code, options.now())),
    useFamilyCode: (tx, asked) =>
      each(asked, ({ contact, request }) => useFamilyCode(tx, contact, request.code, options.now)),
    familyTickets: (tx, asked) => each(asked, ({ contact }) => familyTickets(tx, contact)),
    tellHolder: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => tellHolder(tx, contact, request, options.now(), emit)),
    findInRegister: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => findInRegister(tx, contact, request, options.now(), emit)),
    bookables: (tx, asked) => each(asked, ({ contact, request }) => bookables(tx, contact, request)),
    slotOffers: (tx, asked) =>
      each(asked, ({ contact, request }) => slotOffers(tx, contact, request, options.now())),
    holdSlot: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => holdSlot(tx, contact, request, options.now(), emit)),
    confirmBooking: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => confirmBooking(tx, contact, request, options.now(), emit)),
    cancelBooking: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => cancelBooking(tx, contact, request, options.now(), emit)),
    moveBooking: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => moveBooking(tx, contact, request, options.now(), emit)),
    setBookingPhone: (tx, asked) =>
      each(asked, ({ contact, request }) => setBookingPhone(tx, contact, request)),
    caseTopics: (tx, asked) => each(asked, ({ contact }) => caseTopics(tx, contact)),
    casesOf: (tx, asked) => each(asked, ({ contact, request }) => casesOf(tx, contact, request)),
    readCase: (tx, asked) =>
      each(asked, ({ contact, request }) => readCase(tx, contact, request, options.now())),
    setLessons: (tx, asked) => each(asked, ({ contact, request }) => setLessons(tx, contact, request)),
    lessonAnswer: (tx, asked) => each(asked, ({ contact }) => lessonAnswer(tx, contact)),
    openEvents: (tx, asked) => each(asked, ({ contact }) => openEvents(tx, contact, options.now())),
    myBookings: (tx, asked) => each(asked, ({ contact }) => myBookings(tx, contact, options.now())),
    rateConsultation: (tx, asked) =>
      each(asked, ({ contact, request }) => rateConsultation(tx, contact, request)),
    myAdvice: (tx, asked) => each(asked, ({ contact }) => myAdvice(tx, contact, options.now())),
    noteLegalMatter: (tx, asked) =>
      each(asked, ({ contact, request }) => noteLegalMatter(tx, contact, request, options)),
    joinWaiting: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => joinWaiting(tx, contact, request, options.now(), emit)),
    myVolunteering: (tx, asked) => each(asked, ({ contact }) => myVolunteering(tx, contact)),
    signUpVolunteer: (tx, asked, emit) =>
      each(asked, async ({ contact, request }) => {
        const out = await signUpVolunteer(tx, contact, request, options.now())
        const home = options.community(contact.communityId)
        if (out.fresh) await noticeOfPage(tx, 'volunteerApplied', home, options.now(), emit)
        return out
      }),
    setVolunteering: (tx, asked) =>
      each(asked, ({ contact, request }) => setVolunteering(tx, contact, request.to, options.now())),
    answerTask: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => answerTask(tx, contact, request, options, emit)),
    offerSwap: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => swapTask(tx, contact, request, options, emit)),
    myCertificates: (tx, asked) => each(asked, ({ contact }) => myCertificates(tx, contact)),
    myTasks: (tx, asked) => each(asked, ({ contact }) => myTasks(tx, contact, options)),
    markTask: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => markTask(tx, contact, request, options, emit)),
    guardianCode: (tx, asked) => each(asked, ({ contact }) => guardianCode(tx, contact, options.now())),
    findWard: (tx, asked) =>
      each(asked, ({ contact, request }) => findWard(tx, contact, request.code, new Date(options.now()))),
    answerForWard: (tx, asked) =>
      each(asked, ({ contact, request }) => answerForWard(tx, contact, request, options.now())),
    stopWards: (tx, asked) => each(asked, ({ contact }) => stopWards(tx, contact, options.now())),
    myDoubleReport: (tx, asked) => each(asked, ({ contact }) => myDoubleReport(tx, contact)),
    doubleReport: (tx, asked) =>
      each(asked, ({ contact, request }) => doubleReport(tx, contact, request, options.now())),
    endDoubleReport: (tx, asked) => each(asked, ({ contact }) => endDoubleReport(tx, contact)),
    partyItems: (tx, asked) => each(asked, ({ contact }) => partyItems(tx, contact)),
    claimItem: (tx, asked, emit) =>
      each(asked, async ({ contact, request }) => {
        const out = await claimItem(tx, contact, request, options.now())
        const home = options.community(contact.communityId)
        if (out.outcome === 'claimed') await noticeOfPage(tx, 'claimWaiting', home, options.now(), emit)
        return out
      }),
    myPartyClaims: (tx, asked) => each(asked, ({ contact }) => myPartyClaims(tx, contact)),
    foundTeam: (tx, asked, emit) =>
      each(asked, async ({ contact, request }) => {
        const home = options.community(contact.communityId)
        const out = await foundTeam(tx, contact, request, home, options.now())
        // Neighbours' own teams are looked at once they are enough.
        if (out.code !== null && request.sort !== 'residents')
          await noticeOfPage(tx, 'teamWaiting', home, options.now(), emit)
        return out
      }),
    findTeam: (tx, asked) =>
      each(asked, ({ contact, request }) => findTeam(tx, contact, request.code, options.now())),
    joinTeam: (tx, asked, emit) =>
      each(asked, async ({ contact, request }) => {
        const out = await joinTeam(tx, contact, request, options.now(), emit)
        const home = options.community(contact.communityId)
        if (out.result === 'joined' && out.completed)
          await noticeOfPage(tx, 'teamWaiting', home, options.now(), emit)
        return out
      }),
    teams: (tx, asked) =>
      each(asked, ({ contact }) => teams(tx, contact, options.community(contact.communityId))),
    myTeams: (tx, asked) => each(asked, ({ contact }) => myTeams(tx, contact)),
    callTeam: (tx, asked) =>
      each(asked, ({ contact, request }) => callTeam(tx, contact, request, options.now())),
    moveTeam: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => moveTeam(tx, contact, request, options.now(), emit)),
    openPolls: (tx, asked) => each(asked, ({ contact }) => openPolls(tx, contact, options.now())),
    castVote: (tx, asked) =>
      each(asked, ({ contact, request }) => castVote(tx, contact, request, options.now())),
    myVotes: (tx, asked) => each(asked, ({ contact }) => myVotes(tx, contact)),
    propose: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => propose(tx, contact, request, options, emit)),
    openProposals: (tx, asked) => each(asked, ({ contact }) => openProposals(tx, contact, options.community)),
    sayOfProposal: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => sayOfProposal(tx, contact, request, options.now, emit)),
    praise: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => praise(tx, contact, request, options.now(), emit)),
    goodExamples: (tx, asked) => each(asked, ({ contact }) => goodExamples(tx, contact)),
    myProposals: (tx, asked) => each(asked, ({ contact }) => myProposals(tx, contact)),
    mediators: (tx, asked) => each(asked, ({ contact }) => mediators(tx, contact)),
    applyMediation: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => applyMediation(tx, contact, request, options, emit)),
    myLookIn: (tx, asked) => each(asked, ({ contact }) => myLookIn(tx, contact)),
    endLookIn: (tx, asked, emit) => each(asked, ({ contact }) => endLookIn(tx, contact, options.now(), emit)),
    staffTodo: (tx, asked) => each(asked, ({ contact }) => staffTodo(tx, contact, options.now())),
    staffCase: (tx, asked) =>
      each(asked, ({ contact, request }) => staffCase(tx, contact, request.id, options.now())),
    staffMove: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => staffMove(tx, contact, request, options.now(), emit)),
    staffLink: (tx, asked) =>
      each(asked, ({ contact, request }) => staffLink(tx, contact, request.id, options)),
    adviserDay: (tx, asked) => each(asked, ({ contact }) => adviserDay(tx, contact, options.now())),
    adviserTalk: (tx, asked) =>
      each(asked, ({ contact, request }) => adviserTalk(tx, contact, request.id, options.now())),
    adviserMove: (tx, asked) =>
      each(asked, ({ contact, request }) => adviserMove(tx, contact, request, options.now())),
    adviserLink: (tx, asked) =>
      each(asked, ({ contact, request }) => adviserLink(tx, contact, request.id, options)),
    adviserSlots: (tx, asked) => each(asked, ({ contact }) => adviserSlots(tx, contact, options.now())),
    adviserSlot: (tx, asked, emit) =>
      each(asked, ({ contact, request }) => adviserSlot(tx, contact, request, options.now(), emit)),
    staffUnbind: (tx, asked) => each(asked, ({ contact }) => staffUnbind(tx, contact)),
    waitingTicket: (tx, asked) => each(asked, ({ contact }) => waitingTicket(tx, contact)),
  }
  return async (tx, asked, emit) => {
    const outcomes = new Array<Outcome>(asked.length)
    const kinds = new Set(asked.map(({ request }) => request.type))
    for (const kind of kinds) {
      const places = asked.flatMap(({ request }, at) => (request.type === kind ? [at] : []))
      const own = places.flatMap((at) => {
        const one = asked[at]
        return one ? [{ contact: one.contact, request: one.request.in }] : []
      })
      // A kind's handler and its requests belong together by the kind, which the compiler cannot follow through a loop.
      const handle = handlers[kind] as (
        tx: Tx,
        asked: readonly { contact: Contact; request: Request['in'] }[],
        emit: Emit,
      ) => Promise<Outcome['out'][]>
      const outs = await handle(tx, own, emit)
      places.forEach((at, index) => (outcomes[at] = { type: kind, out: outs[index] } as Outcome))
    }
    return outcomes
  }
}

async function each<A, B>(items: readonly A[], act: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = []
  for (const item of items) results.push(await act(item))
  return results
}

async function own(tx: Tx, contact: Contact, id: number) {
  return tx.ticket.findFirst({ where: { id, residentId: contact.residentId } })
}

/** Adds the resident's words or pictures to their own open ticket. */
export async function addToTicket(
  tx: Tx,
  contact: Contact,
  { ticketId, note, media, recordings = [], place }: Requests['addToTicket']['in'],
  { community, now }: { community: (id?: number) => Community; now: () => number },
  emit: Emit,
): Promise<{ ok: boolean; number: number }> {
  const at = now()
  const ticket = await own(tx, contact, ticketId)
  if (!ticket) return { ok: false, number: 0 }
  if (!isOpen(ticket.status as TicketStatus)) return { ok: false, number: ticket.number }
  const node = place && community(contact.communityId).nodes.find(({ id }) => id === place.nodeId)
  const placed = node && { placeText: place.text, nodeId: node.id, scope: node.path }
  const status = ticket.status === 'need_info' ? 'in_progress' : ticket.status
  const running = resume(await stateOf(tx, ticket), at)
  await tx.ticket.update({
    where: { id: ticketId },
    data: { ...running, status, updatedAt: new Date(at), rev: { increment: 1 }, ...placed },
  })
  await tx.ticketEvent.create({
    data: {
      ticketId,
      at: new Date(at),
      actor: 'resident',
      type: 'answered',
      note: wordText(note, 'zh') || null,
    },
  })
  await attach(
    tx,
    [...media, ...recordings].map((id) => [id, ticketId, ownerOf(contact)] as const),
  )
  if (await holdsSound(tx, media)) await oweChecks(tx, [ticketId], at, emit)
  await tellStaff(tx, { ...ticket, ...placed }, 'answered', at, emit)
  return { ok: true, number: ticket.number }
}

async function waitingTicket(tx: Tx, contact: Contact): Promise<Requests['waitingTicket']['out']> {
  const ticket = await tx.ticket.findFirst({
    where: { residentId: contact.residentId, status: 'need_info' },
    orderBy: { updatedAt: 'desc' },
  })
  return ticket && { ticketId: ticket.id, number: ticket.number }
}

/** Where the resident lives: whose door it is, else what they told to get announcements. */
async function homeOf(tx: Tx, { residentId }: Contact, community: Community) {
  const found = await tx.resident.findUnique({
    where: { id: residentId },
    select: { homeId: true, flat: { select: { nodeId: true } } },
  })
  const node = nodeById(community, found?.flat?.nodeId ?? found?.homeId ?? 0)
  return node && node.id !== community.id ? { nodeId: node.id, text: placeName(community, node) } : undefined
}

async function setHome(tx: Tx, contact: Contact, nodeId: number | null, community: Community) {
  const node = nodeId === null ? undefined : nodeById(community, nodeId)
  await tx.resident.update({ where: { id: contact.residentId }, data: { homeId: node?.id ?? null } })
  return { place: node ? placeName(community, node) : '' }
}

/** Whoever has the ticket hears what the resident did. */
async function tellStaff(
  tx: Tx,
  ticket: {
    id: number
    publicId: string
    number: number
    category: string
    scope: string
    assigneeId: number | null
  },
  type: 'answered',
  at: number,
  emit: Emit,
): Promise<void> {
  if (ticket.assigneeId !== null)
    await oweJobs(
      tx,
      [
        {
          job: 'staff.notify',
          payload: { ticketId: ticket.id, staffId: ticket.assigneeId, type },
          dueAt: at,
        },
      ],
      emit,
    )
  emit(ticketMoved(ticket, type))
}
