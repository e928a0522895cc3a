// The HTTP side of the program: the admin API, its documentation, the pages, and what main adds. It never listens by itself.
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Right } from '../rules/staff/roles.ts'
import type { AlarmWays } from '../store/alarms/alarm-ways.ts'
import type { Alarms } from '../store/alarms/alarms.ts'
import type { Announcements } from '../store/conversations/announcements.ts'
import type { Bell } from '../store/staff/bell.ts'
import type { Catalogue } from '../store/community/catalogue.ts'
import type { Carers } from '../store/residents/carers.ts'
import type { ChannelStates } from '../store/community/channel-states.ts'
import type { Consultations } from '../store/law/consultations.ts'
import type { Desk } from '../store/tickets/desk.ts'
import type { HandOffs } from '../store/tickets/hand-offs.ts'
import type { Holds } from '../store/conversations/holds.ts'
import type { HouseCodes } from '../store/residents/house-codes.ts'
import type { OneViews } from '../store/staff/one-views.ts'
import type { Owners } from '../store/residents/owners.ts'
import type { Register } from '../store/residents/register.ts'
import type { LocalNumbers } from '../store/alarms/local-numbers.ts'
import type { SafetyTexts } from '../store/alarms/safety-texts.ts'
import type { Replays } from '../store/tickets/replays.ts'
import type { CommunityEvents } from '../store/bookings/community-events.ts'
import type { Library } from '../store/law/library-desk.ts'
import type { Calendars } from '../store/bookings/calendars.ts'
import type { BookingDesk } from '../store/bookings/booking-desk.ts'
import type { Services } from '../store/bookings/services.ts'
import type { LookIns } from '../store/residents/look-ins.ts'
import type { Mediations } from '../store/law/mediations.ts'
import type { Measures } from '../store/tickets/measures.ts'
import type { Media } from '../store/conversations/media.ts'
import type { Merging } from '../store/tickets/merging.ts'
import type { Messages } from '../store/conversations/messages.ts'
import type { Outbox } from '../store/outbox.ts'
import type { Assemblies } from '../store/polls/assemblies.ts'
import type { Polls } from '../store/polls/polls.ts'
import type { PaperBallots } from '../store/polls/paper-ballots.ts'
import type { PaperPolls } from '../store/polls/paper-polls.ts'
import type { RuleNumbers } from '../store/polls/rule-numbers.ts'
import type { ProposalFlags } from '../store/proposals/proposal-flags.ts'
import type { GoodExamples } from '../store/proposals/good-examples.ts'
import type { Proposals } from '../store/proposals/proposals.ts'
import type { ProposalShortlists } from '../store/proposals/shortlist.ts'
import type { Recordings } from '../store/conversations/recordings.ts'
import type { Reporters } from '../store/tickets/reporters.ts'
import type { Residents } from '../store/residents/residents.ts'
import type { Roster } from '../store/alarms/roster.ts'
import type { SecondLooks } from '../store/tickets/second-looks.ts'
import type { StaffStore } from '../store/staff/staff.ts'
import type { Tickets } from '../store/tickets/tickets.ts'
import type { Committees } from '../store/community/committees.ts'
import type { Tree } from '../store/community/tree.ts'
import type { Visits } from '../store/tickets/visit-desk.ts'
import type { Certificates } from '../store/volunteers/certificates.ts'
import type { VolunteerLedger } from '../store/volunteers/volunteer-ledger.ts'
import type { DoubleReports } from '../store/volunteers/double-report-desk.ts'
import type { Teams } from '../store/volunteers/team-desk.ts'
import type { VolunteerTasks } from '../store/volunteers/volunteer-tasks.ts'
import type { Volunteers } from '../store/volunteers/volunteers.ts'
import type { Withdrawals } from '../store/tickets/withdrawals.ts'
import { announcements } from './community/announcements.ts'
import { alarmWays } from './alarms/alarm-ways.ts'
import { alarms, ticketAlarm } from './alarms/alarms.ts'
import { signedInOnly } from './auth.ts'
import { bookings, services } from './bookings/bookings.ts'
import { library } from './law/library.ts'
import { communityEvents } from './bookings/community-events.ts'
import { calendarFeed, calendarFiles } from './bookings/calendars.ts'
import { catalogue } from './community/catalogue.ts'
import { channels } from './community/channels.ts'
import { consultations } from './law/consultations.ts'
import { desk } from './tickets/desk.ts'
import { document } from './documentation.ts'
import { events, type Live } from './events.ts'
import { externalBodies, ticketHandOffs } from './tickets/hand-offs.ts'
import { health } from './health.ts'
import { ticketHolds } from './tickets/holds.ts'
import { houseCodes } from './residents/house-codes.ts'
import { localNumbers } from './alarms/local-numbers.ts'
import { safetyTexts } from './alarms/safety-texts.ts'
import { ticketReplays } from './tickets/replays.ts'
import { lookIns } from './residents/look-ins.ts'
import { mediations } from './law/mediations.ts'
import { measures } from './tickets/measures.ts'
import { media } from './tickets/media.ts'
import { messages } from './tickets/messages.ts'
import { committees } from './community/committees.ts'
import { nodes } from './community/nodes.ts'
import { notices } from './staff/notices.ts'
import { oneViewPages } from './staff/one-views.ts'
import { owners } from './polls/owners.ts'
import { pages } from './pages.ts'
import { paperPolls } from './polls/paper-polls.ts'
import { pollPages } from './polls/poll-page.ts'
import { assemblies } from './polls/assemblies.ts'
import { polls } from './polls/polls.ts'
import { ruleNumbers } from './polls/rule-numbers.ts'
import { proposalPages } from './proposals/proposal-page.ts'
import { goodExamples } from './proposals/good-examples.ts'
import { proposals } from './proposals/proposals.ts'
import { answerError, answerProblems } from './problems.ts'
import { protect } from './protection.ts'
import { reporters } from './tickets/reporters.ts'
import { residents } from './residents/residents.ts'
import { roster } from './alarms/roster.ts'
import { absences } from './staff/absences.ts'
import { session, signIn } from './staff/session.ts'
import { staff } from './staff/staff.ts'
import { ticketDecisions } from './tickets/ticket-decisions.ts'
import { ticketMoves } from './tickets/ticket-moves.ts'
import { tickets } from './tickets/tickets.ts'
import { tokens } from './staff/tokens.ts'
import { ticketVisits } from './tickets/visits.ts'
import { volunteerLedger } from './volunteers/volunteer-ledger.ts'
import { doubleReports } from './volunteers/double-reports.ts'
import { teams } from './volunteers/teams.ts'
import { volunteerTasks } from './volunteers/volunteer-tasks.ts'
import { certificatePages } from './volunteers/certificate-page.ts'
import { certificates } from './volunteers/certificates.ts'
import { volunteers } from './volunteers/volunteers.ts'

/** What of the store the API needs. */
export interface ApiStore {
  tickets: Tickets
  holds: Holds
  handOffs: HandOffs
  lookIns: LookIns
  mediations: Mediations
  replays: Replays
  bookingDesk: BookingDesk
  calendars: Calendars
  library: Library
  communityEvents: CommunityEvents
  services: Services
  merging: Merging
  visits: Visits
  volunteers: Volunteers
  volunteerTasks: VolunteerTasks
  teams: Teams
  doubleReports: DoubleReports
  volunteerLedger: VolunteerLedger
  certificates: Certificates
  measures: Measures
  withdrawals: Withdrawals
  messages: Messages
  outbox: Outbox
  staff: StaffStore
  tree: Tree
  committees: Committees
  residents: Residents
  desk: Desk
  consultations: Consultations
  register: Register
  houseCodes: HouseCodes
  carers: Carers
  catalogue: Catalogue
  owners: Owners
  oneViews: OneViews
  reporters: Reporters
  bell: Bell
  media: Media
  channels: ChannelStates
  alarms: Alarms
  alarmWays: AlarmWays
  roster: Roster
  secondLooks: SecondLooks
  recordings: Recordings
  announcements: Announcements
  polls: Polls
  assemblies: Assemblies
  ruleNumbers: RuleNumbers
  paperPolls: PaperPolls
  paperBallots: PaperBallots
  proposals: Proposals
  proposalFlags: ProposalFlags
  proposalShortlists: ProposalShortlists
  goodExamples: GoodExamples
  localNumbers: LocalNumbers
  safetyTexts: SafetyTexts
  ready: () => Promise<boolean>
}

export interface AppOptions {
  store: ApiStore
  live: Live
  queue: { healthy: () => Promise<boolean> }
  /** Fastify's own options, or false for silence. */
  logger: Exclude<FastifyServerOptions['logger'], boolean | undefined> | false
  /** Behind https: the cookie is sent by https only, and browsers are told to stay there. */
  cookieSecure: boolean
  /** Believe a reverse proxy's X-Forwarded headers. */
  trustProxy: boolean
  /** Requests a minute for each address. */
  rateLimit: number
  /** What browsers subscribe with for push messages. */
  pushKey: string
  /** Folder of the built pages. */
  webDir: string
  /** The address at which people reach the program, for what is printed; without it the one that was asked for. */
  publicUrl?: string | undefined
  /** Further plugins, open to everybody. */
  extra?: readonly FastifyPluginAsync[]
  /** Further plugins for staff who have the right. */
  guarded?: readonly { right: Right; plugin: FastifyPluginAsync }[]
  /** Milliseconds between the signs of life on a live stream. */
  heartbeat?: number
}

export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, live, queue, cookieSecure, trustProxy, rateLimit, webDir, pushKey } = options
  const app: FastifyInstance = fastify({
    logger: options.logger && { ...options.logger, ...quiet },
    logController: new fastify.LogController({ disableRequestLogging: true }),
    trustProxy,
    frameworkErrors: answerError,
    // A program that is told to stop refuses new work by closing its door, not by answers that nobody expects.
    return503OnClosing: false,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  await app.register(cookie)
  await protect(app, { requestsAMinute: rateLimit, secure: cookieSecure })
  await document(app)

  await app.register(health, { prefix: '/api', store, queue })
  await app.register(signIn, { prefix: '/api/session', staff: store.staff, secure: cookieSecure })
  signedInOnly(app, { staff: store.staff }, async (scope) => {
    await scope.register(session, { prefix: '/api/session', staff: store.staff })
    await scope.register(tickets, { prefix: '/api/tickets', tickets: store.tickets })
    await scope.register(ticketMoves, { prefix: '/api/tickets', tickets: store.tickets, staff: store.staff })
    await scope.register(ticketDecisions, {
      prefix: '/api/tickets',
      tickets: store.tickets,
      media: store.media,
      merging: store.merging,
      staff: store.staff,
    })
    await scope.register(ticketHandOffs, {
      prefix: '/api/tickets',
      tickets: store.tickets,
      handOffs: store.handOffs,
    })
    await scope.register(externalBodies, { prefix: '/api/external-bodies', handOffs: store.handOffs })
    await scope.register(reporters, {
      prefix: '/api',
      reporters: store.reporters,
      tickets: store.tickets,
      staff: store.staff,
    })
    await scope.register(ticketHolds, {
      prefix: '/api/tickets',
      tickets: store.tickets,
      holds: store.holds,
    })
    await scope.register(ticketVisits, {
      prefix: '/api/tickets',
      tickets: store.tickets,
      visits: store.visits,
      withdrawals: store.withdrawals,
    })
    await scope.register(ticketReplays, { prefix: '/api/tickets', replays: store.replays })
    await scope.register(bookings, { prefix: '/api/bookings', desk: store.bookingDesk })
    await scope.register(library, { prefix: '/api/legal-library', library: store.library })
    await scope.register(communityEvents, {
      prefix: '/api/community-events',
      events: store.communityEvents,
    })
    await scope.register(calendarFeed, { prefix: '/api/calendar-feed', calendars: store.calendars })
    await scope.register(services, { prefix: '/api/services', services: store.services })
    await scope.register(catalogue, { prefix: '/api/catalogue', catalogue: store.catalogue })
    await scope.register(mediations, {
      prefix: '/api/mediations',
      mediations: store.mediations,
      media: store.media,
    })
    await scope.register(lookIns, { prefix: '/api/look-ins', lookIns: store.lookIns })
    await scope.register(volunteers, { prefix: '/api/volunteers', volunteers: store.volunteers })
    await scope.register(volunteerLedger, { prefix: '/api/volunteer-ledger', ledger: store.volunteerLedger })
    await scope.register(doubleReports, { prefix: '/api/double-reports', reports: store.doubleReports })
    await scope.register(teams, { prefix: '/api/teams', teams: store.teams })
    await scope.register(volunteerTasks, { prefix: '/api/volunteer-tasks', tasks: store.volunteerTasks })
    await scope.register(measures, { prefix: '/api', measures: store.measures })
    await scope.register(ticketAlarm, { prefix: '/api/tickets', alarms: store.alarms })
    await scope.register(alarms, { prefix: '/api/alarms', alarms: store.alarms })
    await scope.register(alarmWays, {
      prefix: '/api/alarm-ways',
      ways: store.alarmWays,
      alarms: store.alarms,
      pushKey,
    })
    await scope.register(roster, { prefix: '/api/roster', roster: store.roster })
    await scope.register(announcements, { prefix: '/api/announcements', announcements: store.announcements })
    await scope.register(polls, { prefix: '/api/polls', polls: store.polls })
    await scope.register(assemblies, { prefix: '/api/assemblies', assemblies: store.assemblies })
    await scope.register(paperPolls, {
      prefix: '/api/paper-polls',
      polls: store.paperPolls,
      ballots: store.paperBallots,
    })
    await scope.register(ruleNumbers, { prefix: '/api/rule-numbers', numbers: store.ruleNumbers })
    await scope.register(goodExamples, { prefix: '/api/good-examples', examples: store.goodExamples })
    await scope.register(proposals, {
      prefix: '/api/proposals',
      proposals: store.proposals,
      flags: store.proposalFlags,
      shortlists: store.proposalShortlists,
    })
    await scope.register(localNumbers, { prefix: '/api/local-numbers', numbers: store.localNumbers })
    await scope.register(safetyTexts, { prefix: '/api/safety-texts', texts: store.safetyTexts })
    await scope.register(desk, { prefix: '/api/desk', desk: store.desk })
    await scope.register(consultations, {
      prefix: '/api/consultations',
      consultations: store.consultations,
    })
    await scope.register(residents, {
      prefix: '/api/residents',
      residents: store.residents,
      register: store.register,
      carers: store.carers,
    })
    await scope.register(owners, { prefix: '/api/owners', owners: store.owners })
    await scope.register(houseCodes, { prefix: '/api/house-codes', codes: store.houseCodes })
    await scope.register(staff, { prefix: '/api/staff', staff: store.staff })
    await scope.register(absences, { prefix: '/api/absences', absences: store.staff.absences })
    await scope.register(committees, { prefix: '/api/committees', committees: store.committees })
    await scope.register(nodes, { prefix: '/api/nodes', tree: store.tree })
    await scope.register(tokens, { prefix: '/api/tokens', tokens: store.staff.tokens })
    await scope.register(notices, { prefix: '/api/notices', bell: store.bell })
    await scope.register(messages, {
      prefix: '/api/messages',
      messages: store.messages,
      desk: store.desk,
    })
    await scope.register(media, {
      prefix: '/api/media',
      media: store.media,
      recordings: store.recordings,
    })
    await scope.register(certificates, {
      prefix: '/api',
      certificates: store.certificates,
      publicUrl: options.publicUrl,
    })
    await scope.register(channels, { prefix: '/api/channels', channels: store.channels })
    const { heartbeat = 20_000 } = options
    await scope.register(events, { prefix: '/api/events', live, staff: store.staff, heartbeat })
  })
  for (const { right, plugin } of options.guarded ?? [])
    signedInOnly(app, { staff: store.staff, right }, plugin)
  for (const plugin of options.extra ?? []) await app.register(plugin)
  await app.register(calendarFiles, { calendars: store.calendars })
  await app.register(oneViewPages, { oneViews: store.oneViews })
  await app.register(pollPages, {
    polls: store.polls,
    paperPolls: store.paperPolls,
    publicUrl: options.publicUrl,
  })
  await app.register(certificatePages, { certificates: store.certificates })
  await app.register(proposalPages, { proposals: store.proposals })
  await app.register(pages, { webDir })
  await app.ready()
  return app
}

/** What a log line says of a request: never a query, a header or an address. */
const quiet = {
  serializers: {
    req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
  },
  redact: ['req.headers', 'res.headers', 'request.headers'],
}
