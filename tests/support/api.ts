// The API on a real database with the tiny community, spoken to as somebody who is signed in.
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createApp, type ApiStore, type AppOptions } from '../../src/api/app.ts'
import { createAlarmWays } from '../../src/store/alarms/alarm-ways.ts'
import { createAlarms } from '../../src/store/alarms/alarms.ts'
import { createAnnouncements } from '../../src/store/conversations/announcements.ts'
import { createBell } from '../../src/store/staff/bell.ts'
import { createBookingDesk } from '../../src/store/bookings/booking-desk.ts'
import { createCommunityEvents } from '../../src/store/bookings/community-events.ts'
import { createLibrary } from '../../src/store/law/library-desk.ts'
import { createCalendars } from '../../src/store/bookings/calendars.ts'
import { createServices } from '../../src/store/bookings/services.ts'
import { createCarers } from '../../src/store/residents/carers.ts'
import { createCatalogue } from '../../src/store/community/catalogue.ts'
import { createChannelStates } from '../../src/store/community/channel-states.ts'
import { createCommunities } from '../../src/store/community/communities.ts'
import { createConsultations } from '../../src/store/law/consultations.ts'
import { createDesk } from '../../src/store/tickets/desk.ts'
import { createHouseCodes } from '../../src/store/residents/house-codes.ts'
import { createOneViews } from '../../src/store/staff/one-views.ts'
import { createOwners } from '../../src/store/residents/owners.ts'
import { createRegister } from '../../src/store/residents/register.ts'
import { createHandOffs } from '../../src/store/tickets/hand-offs.ts'
import { createHolds } from '../../src/store/conversations/holds.ts'
import { createMerging } from '../../src/store/tickets/merging.ts'
import { createLocalNumbers } from '../../src/store/alarms/local-numbers.ts'
import { createSafetyTexts } from '../../src/store/alarms/safety-texts.ts'
import { createReplays } from '../../src/store/tickets/replays.ts'
import { createSecondLooks } from '../../src/store/tickets/second-looks.ts'
import { createLookIns } from '../../src/store/residents/look-ins.ts'
import { createMediations } from '../../src/store/law/mediations.ts'
import { createMeasures } from '../../src/store/tickets/measures.ts'
import { createMedia } from '../../src/store/conversations/media.ts'
import { createMessages } from '../../src/store/conversations/messages.ts'
import { createOutbox } from '../../src/store/outbox.ts'
import { createAssemblies } from '../../src/store/polls/assemblies.ts'
import { createPolls } from '../../src/store/polls/polls.ts'
import { createPaperBallots } from '../../src/store/polls/paper-ballots.ts'
import { createPaperPolls } from '../../src/store/polls/paper-polls.ts'
import { createRuleNumbers } from '../../src/store/polls/rule-numbers.ts'
import { createProposalFlags } from '../../src/store/proposals/proposal-flags.ts'
import { createGoodExamples } from '../../src/store/proposals/good-examples.ts'
import { createProposals } from '../../src/store/proposals/proposals.ts'
import { createProposalShortlists } from '../../src/store/proposals/shortlist.ts'
import { createRecordings } from '../../src/store/conversations/recordings.ts'
import { createReporters } from '../../src/store/tickets/reporters.ts'
import { createResidents } from '../../src/store/residents/residents.ts'
import { createRoster } from '../../src/store/alarms/roster.ts'
import { createStaff } from '../../src/store/staff/staff.ts'
import { createTickets } from '../../src/store/tickets/tickets.ts'
import { createCommittees } from '../../src/store/community/committees.ts'
import { createTree } from '../../src/store/community/tree.ts'
import { createVisits } from '../../src/store/tickets/visit-desk.ts'
import { createDoubleReports } from '../../src/store/volunteers/double-report-desk.ts'
import { createTeams } from '../../src/store/volunteers/team-desk.ts'
import { createCertificates } from '../../src/store/volunteers/certificates.ts'
import { createVolunteerLedger } from '../../src/store/volunteers/volunteer-ledger.ts'
import { createVolunteerTasks } from '../../src/store/volunteers/volunteer-tasks.ts'
import { createVolunteers } from '../../src/store/volunteers/volunteers.ts'
import { createWithdrawals } from '../../src/store/tickets/withdrawals.ts'
import {
  monday,
  password,
  plantCommunity,
  plantTicket,
  type Community,
  type TicketWish,
} from './community.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'

export interface Answer {
  status: number
  headers: Record<string, unknown>
  /** The parsed JSON, or undefined where there is none. */
  body: unknown
  text: string
}
export type Ask = (method: string, url: string, body?: object) => Promise<Answer>

export interface TestApi {
  app: FastifyInstance
  store: ApiStore
  database: TestDatabase
  community: Community
  clock: { now: number }
  /** Reads the community anew, as the program does once it changed. */
  refresh: () => Promise<void>
  /** Asks as nobody, with whatever the request holds. */
  inject: (request: InjectOptions) => Promise<Answer>
  /** Signs in, once for each login, and asks as them. */
  as: (login: string) => Ask
  cookieOf: (login: string) => Promise<string>
  ticket: (wish?: TicketWish) => ReturnType<typeof plantTicket>
  close: () => Promise<void>
}

export async function openTestApi(options: Partial<AppOptions> = {}): Promise<TestApi> {
  const database = await openTestDatabase()
  const community = await plantCommunity(database)
  const clock = { now: monday }
  const now = () => clock.now
  const { writer, read } = database
  const communities = await createCommunities(read)
  const known = { community: communities.get, now }
  const alarms = createAlarms(writer, read, now)
  const store: ApiStore = {
    tickets: createTickets(writer, read, now),
    holds: createHolds(writer, now),
    replays: createReplays(writer, read, now),
    secondLooks: createSecondLooks(read, now),
    teams: createTeams(writer, read, known),
    doubleReports: createDoubleReports(writer, read, known),
    lookIns: createLookIns(writer, read, known),
    mediations: createMediations(writer, read, now),
    communityEvents: createCommunityEvents(writer, read, now),
    library: createLibrary(writer, read, now),
    calendars: createCalendars(writer, read, now),
    bookingDesk: createBookingDesk(writer, read, now),
    services: createServices(writer, read, now),
    handOffs: createHandOffs(writer, read, now),
    merging: createMerging(writer, now),
    visits: createVisits(writer, read, now),
    volunteers: createVolunteers(writer, read, known),
    volunteerLedger: createVolunteerLedger(read, known),
    certificates: createCertificates(writer, read, known),
    volunteerTasks: createVolunteerTasks(writer, read, known),
    measures: createMeasures(read, now),
    withdrawals: createWithdrawals(writer, now),
    messages: createMessages(writer, read, now),
    outbox: createOutbox(writer, read),
    staff: createStaff(writer, read, now),
    committees: createCommittees(writer, read),
    tree: createTree(writer, read),
    residents: createResidents(read, known),
    desk: createDesk(writer, known),
    consultations: createConsultations(writer, read, known),
    register: createRegister(writer, known),
    houseCodes: createHouseCodes(writer, read, known),
    carers: createCarers(writer, now),
    catalogue: createCatalogue(writer, read, now),
    oneViews: createOneViews(writer, now),
    owners: createOwners(writer, read, known),
    reporters: createReporters(writer, now),
    bell: createBell(writer, read, now),
    media: createMedia(writer, read, { dir: join(database.dir, 'media'), now }),
    channels: createChannelStates(writer, read, now),
    alarms,
    alarmWays: createAlarmWays(writer, read, now, ['sms'], alarms),
    recordings: createRecordings(writer, now),
    announcements: createAnnouncements(writer, read, now),
    polls: createPolls(writer, read, known),
    assemblies: createAssemblies(writer, read, known),
    paperPolls: createPaperPolls(writer, read, known),
    paperBallots: createPaperBallots(writer, known),
    ruleNumbers: createRuleNumbers(writer, read, known),
    proposals: createProposals(writer, read, known),
    goodExamples: createGoodExamples(writer, read, now),
    proposalFlags: createProposalFlags(writer, now),
    proposalShortlists: createProposalShortlists(writer, known),
    localNumbers: createLocalNumbers(writer, read, now),
    safetyTexts: createSafetyTexts(writer, read, now),
    roster: createRoster(writer, read, ['sms']),
    ready: () => Promise.resolve(true),
  }
  const app = await createApp({
    store,
    live: { subscribe: database.subscribe },
    queue: { healthy: () => Promise.resolve(true) },
    logger: false,
    cookieSecure: false,
    trustProxy: false,
    rateLimit: 100_000,
    pushKey: 'a key',
    webDir: join(database.dir, 'web'),
    ...options,
  })

  const inject = async (request: InjectOptions): Promise<Answer> => {
    const { statusCode, headers, payload } = await app.inject(request)
    const json = String(headers['content-type']).startsWith('application/json')
    return {
      status: statusCode,
      headers,
      text: payload,
      body: json ? (JSON.parse(payload) as unknown) : undefined,
    }
  }
  const cookies = new Map<string, Promise<string>>()
  const signIn = async (login: string): Promise<string> => {
    const answer = await inject({
      method: 'POST',
      url: '/api/session',
      payload: { login, password },
      // Signing in is limited for each address.
      remoteAddress: `10.0.0.${cookies.size + 1}`,
    })
    const [cookie = ''] = String(answer.headers['set-cookie']).split(';')
    return cookie
  }
  const cookieOf = (login: string): Promise<string> => {
    const cookie = cookies.get(login) ?? signIn(login)
    cookies.set(login, cookie)
    return cookie
  }
  return {
    app,
    store,
    database,
    community,
    clock,
    refresh: communities.refresh,
    inject,
    cookieOf,
    as: (login) => async (method, url, body) =>
      inject({
        method,
        url,
        headers: { cookie: await cookieOf(login) },
        ...(body && { payload: body }),
      }),
    ticket: (wish) => plantTicket(database, community, wish),
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}
