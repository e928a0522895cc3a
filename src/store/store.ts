// The store's door: everything that the rest of the program may do with the database. Nothing else opens it.
import type { Inbound } from '../flows/message.ts'
import { createAlarmWays, type AlarmWays } from './alarms/alarm-ways.ts'
import { createAlarms, type Alarms } from './alarms/alarms.ts'
import { createAnnouncements, type Announcements } from './conversations/announcements.ts'
import { createAnswer } from './conversations/answers.ts'
import { createBell } from './staff/bell.ts'
import { createBookingDesk, type BookingDesk } from './bookings/booking-desk.ts'
import { createBookingJobs, type BookingJobs } from './bookings/booking-jobs.ts'
import { createCalendars, type Calendars } from './bookings/calendars.ts'
import { createCatalogue, stockCatalogue, type BuiltInEntry, type Catalogue } from './community/catalogue.ts'
import { createCarers, type Carers } from './residents/carers.ts'
import { createChannelStates, type ChannelStates } from './community/channel-states.ts'
import { createCommunities } from './community/communities.ts'
import { openClient } from './connection.ts'
import { createContacts } from './residents/contacts.ts'
import { createCommunityEvents, type CommunityEvents } from './bookings/community-events.ts'
import { createConsultations, type Consultations } from './law/consultations.ts'
import { createDesk, type Desk } from './tickets/desk.ts'
import type { Committed } from './events.ts'
import { createLibrary, type Library } from './law/library-desk.ts'
import { createLookIns, type LookIns } from './residents/look-ins.ts'
import { createLocalNumbers, type LocalNumbers } from './alarms/local-numbers.ts'
import { createSafetyTexts, type SafetyTexts } from './alarms/safety-texts.ts'
import { createMeasures, type Measures } from './tickets/measures.ts'
import { createMedia } from './conversations/media.ts'
import { createMessages, type Messages } from './conversations/messages.ts'
import { createOneViews, type OneViews } from './staff/one-views.ts'
import { createOwners, type Owners } from './residents/owners.ts'
import { createMediations, type Mediations } from './law/mediations.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPollJobs, type PollJobs } from './polls/poll-jobs.ts'
import { createAssemblies, type Assemblies } from './polls/assemblies.ts'
import { createPolls, type Polls } from './polls/polls.ts'
import { createPaperBallots, type PaperBallots } from './polls/paper-ballots.ts'
import { createPaperPolls, type PaperPolls } from './polls/paper-polls.ts'
import { createRuleNumbers, type RuleNumbers } from './polls/rule-numbers.ts'
import { createProposalFlags, type ProposalFlags } from './proposals/proposal-flags.ts'
import { createProposalJobs, type ProposalJobs } from './proposals/proposal-jobs.ts'
import { createProposals, type Proposals } from './proposals/proposals.ts'
import { createProposalShortlists, type ProposalShortlists } from './proposals/shortlist.ts'
import { createRecordings, type Recordings } from './conversations/recordings.ts'
import { createReplays, type Replays } from './tickets/replays.ts'
import { createReporters } from './tickets/reporters.ts'
import type { KeptDays } from '../rules/retention.ts'
import { createRetention, type Retention } from './retention.ts'
import { createResidents } from './residents/residents.ts'
import { createRoster, type Roster } from './alarms/roster.ts'
import type { Community } from '../rules/community/tree.ts'
import { seedCommunity, type SeedCommunity } from './seed.ts'
import { createServices, type Services } from './bookings/services.ts'
import { createStaff, hashPassword } from './staff/staff.ts'
import { keepIndexed } from './tickets/ticket-index.ts'
import { createGoodExamples, type GoodExamples } from './proposals/good-examples.ts'
import { createHandOffs, type HandOffs } from './tickets/hand-offs.ts'
import { createHouseCodes, type HouseCodes } from './residents/house-codes.ts'
import { createRegister, type Register } from './residents/register.ts'
import { createHolds, type Holds } from './conversations/holds.ts'
import { createMerging, type Merging } from './tickets/merging.ts'
import { createTickets } from './tickets/tickets.ts'
import { createCommittees, type Committees } from './community/committees.ts'
import { createTree } from './community/tree.ts'
import { createSecondLooks, type SecondLooks } from './tickets/second-looks.ts'
import { createVisits, type Visits } from './tickets/visit-desk.ts'
import { createRunTurns } from './conversations/turns.ts'
import { createUnconfirmed, type Unconfirmed } from './conversations/unconfirmed.ts'
import { createCertificates, type Certificates } from './volunteers/certificates.ts'
import { createVolunteerLedger, type VolunteerLedger } from './volunteers/volunteer-ledger.ts'
import { createDoubleReports, type DoubleReports } from './volunteers/double-report-desk.ts'
import { createTeams, type Teams } from './volunteers/team-desk.ts'
import { createVolunteerTasks, type VolunteerTasks } from './volunteers/volunteer-tasks.ts'
import { createVolunteerJobs, type VolunteerJobs } from './volunteers/volunteer-waves.ts'
import { createVolunteers, type Volunteers } from './volunteers/volunteers.ts'
import { createWithdrawals, type Withdrawals } from './tickets/withdrawals.ts'
import { createWork, type Work } from './work.ts'
import { createWriter, type Receipt } from './writer.ts'

export interface Store {
  /** Stores a message and answers it. Settles after the commit; rejects where nothing was stored. */
  turn: (message: Inbound) => Promise<Receipt>
  tickets: ReturnType<typeof createTickets>
  holds: Holds
  handOffs: HandOffs
  lookIns: LookIns
  replays: Replays
  secondLooks: SecondLooks
  merging: Merging
  visits: Visits
  volunteers: Volunteers
  volunteerTasks: VolunteerTasks
  teams: Teams
  doubleReports: DoubleReports
  volunteerLedger: VolunteerLedger
  certificates: Certificates
  volunteerJobs: VolunteerJobs
  measures: Measures
  withdrawals: Withdrawals
  messages: Messages
  outbox: Outbox
  staff: ReturnType<typeof createStaff>
  tree: ReturnType<typeof createTree>
  committees: Committees
  residents: ReturnType<typeof createResidents>
  desk: Desk
  consultations: Consultations
  mediations: Mediations
  register: Register
  houseCodes: HouseCodes
  carers: Carers
  catalogue: Catalogue
  oneViews: OneViews
  owners: Owners
  reporters: ReturnType<typeof createReporters>
  bell: ReturnType<typeof createBell>
  media: ReturnType<typeof createMedia>
  channels: ChannelStates
  alarms: Alarms
  alarmWays: AlarmWays
  recordings: Recordings
  unconfirmed: Unconfirmed
  localNumbers: LocalNumbers
  safetyTexts: SafetyTexts
  roster: Roster
  announcements: Announcements
  retention: Retention
  work: Work
  bookingJobs: BookingJobs
  bookingDesk: BookingDesk
  calendars: Calendars
  library: Library
  communityEvents: CommunityEvents
  services: Services
  polls: Polls
  assemblies: Assemblies
  ruleNumbers: RuleNumbers
  paperPolls: PaperPolls
  paperBallots: PaperBallots
  pollJobs: PollJobs
  proposals: Proposals
  proposalShortlists: ProposalShortlists
  proposalFlags: ProposalFlags
  proposalJobs: ProposalJobs
  goodExamples: GoodExamples
  /** The name of the community that newcomers belong to. */
  communityName: () => string
  /** The first community's own first words for dangers. */
  safety: () => Community['safety']
  /** Reads the community trees anew, after another process changed them. */
  refresh: () => Promise<void>
  /** Fills an empty database. Returns false, and does nothing, where there is a community already. */
  seed: (community: SeedCommunity, password: string) => Promise<boolean>
  /** Gives every community the built-in entries of the catalogue that it lacks, or that nobody there has changed. */
  stockCatalogue: (entries: readonly BuiltInEntry[]) => Promise<void>
  /** Whether there is no community yet. */
  empty: () => Promise<boolean>
  ready: () => Promise<boolean>
  close: () => Promise<void>
}

export interface StoreOptions {
  /** "file:<path>" of a database that is migrated. */
  url: string
  mediaDir: string
  /** Of the hashes by which no legal adviser sees both sides. */
  partyKey: string
  now: () => number
  /** How many days some records are kept; as the rule has it where the operator names nothing. */
  keptDays?: KeptDays | undefined
  /** The address at which people reach the program, for links in chats that show text only. */
  publicUrl?: string | undefined
  /** The names of the gateways by which staff can be called. */
  gateways?: readonly string[]
  /** Told after each commit what it brings about. */
  onCommit: (events: readonly Committed[]) => void
  /** Gets errors that somebody should look at, with the name of what failed. */
  onError: (error: unknown, what: string) => void
  /** The connection can no longer be trusted: end the program. */
  onFatal: (error: unknown) => void
}

export async function openStore({
  url,
  mediaDir,
  partyKey,
  publicUrl,
  keptDays,
  now,
  gateways = [],
  onCommit,
  onError,
  onFatal,
}: StoreOptions): Promise<Store> {
  const read = openClient(url)
  const communities = await createCommunities(read)
  const community = communities.get
  const refresh = async () => {
    try {
      await communities.refresh()
    } catch (error) {
      onError(error, 'communities')
    }
  }
  const answer = createAnswer({ community, now, partyKey, publicUrl })
  const writer = createWriter({
    client: read,
    runTurns: createRunTurns({
      contacts: createContacts(),
      community,
      answer,
      now,
      onError,
    }),
    onCommit: (events) => {
      if (events.some(({ type }) => type === 'tree')) void refresh()
      onCommit(events)
    },
    onError,
    onFatal,
  })

  const alarms = createAlarms(writer, read, now)
  const alarmWays = createAlarmWays(writer, read, now, gateways, alarms)
  const stopIndexing = keepIndexed(writer, read, onError)
  const empty = async () => (await read.node.count()) === 0

  return {
    turn: (message) => alarmWays.take(message, () => community().id, writer.turn),
    tickets: createTickets(writer, read, now),
    holds: createHolds(writer, now),
    replays: createReplays(writer, read, now),
    secondLooks: createSecondLooks(read, now),
    lookIns: createLookIns(writer, read, { community, now }),
    handOffs: createHandOffs(writer, read, now),
    merging: createMerging(writer, now),
    visits: createVisits(writer, read, now),
    volunteers: createVolunteers(writer, read, { community, now }),
    volunteerTasks: createVolunteerTasks(writer, read, { community, now }),
    doubleReports: createDoubleReports(writer, read, { community, now }),
    teams: createTeams(writer, read, { community, now }),
    volunteerLedger: createVolunteerLedger(read, { community }),
    certificates: createCertificates(writer, read, { community, now }),
    volunteerJobs: createVolunteerJobs({ community, now }),
    measures: createMeasures(read, now),
    withdrawals: createWithdrawals(writer, now),
    messages: createMessages(writer, read, now),
    outbox: createOutbox(writer, read),
    staff: createStaff(writer, read, now),
    tree: createTree(writer, read),
    committees: createCommittees(writer, read),
    residents: createResidents(read, { community, now }),
    desk: createDesk(writer, { community, now }),
    consultations: createConsultations(writer, read, { community, now }),
    mediations: createMediations(writer, read, now),
    register: createRegister(writer, { community, now }),
    houseCodes: createHouseCodes(writer, read, { community, now }),
    carers: createCarers(writer, now),
    catalogue: createCatalogue(writer, read, now),
    oneViews: createOneViews(writer, now),
    owners: createOwners(writer, read, { community, now }),
    reporters: createReporters(writer, now),
    bell: createBell(writer, read, now),
    media: createMedia(writer, read, { dir: mediaDir, now }),
    channels: createChannelStates(writer, read, now),
    alarms,
    alarmWays,
    recordings: createRecordings(writer, now),
    unconfirmed: createUnconfirmed(answer),
    localNumbers: createLocalNumbers(writer, read, now),
    safetyTexts: createSafetyTexts(writer, read, now),
    roster: createRoster(writer, read, gateways),
    announcements: createAnnouncements(writer, read, now),
    retention: createRetention(writer, read, { now, mediaDir, days: keptDays, onError }),
    work: createWork(now),
    bookingJobs: createBookingJobs(now),
    bookingDesk: createBookingDesk(writer, read, now),
    calendars: createCalendars(writer, read, now),
    library: createLibrary(writer, read, now),
    communityEvents: createCommunityEvents(writer, read, now),
    services: createServices(writer, read, now),
    polls: createPolls(writer, read, { community, now }),
    assemblies: createAssemblies(writer, read, { community, now }),
    paperPolls: createPaperPolls(writer, read, { community, now }),
    paperBallots: createPaperBallots(writer, { community, now }),
    ruleNumbers: createRuleNumbers(writer, read, { community, now }),
    pollJobs: createPollJobs(read, now),
    proposals: createProposals(writer, read, { community, now }),
    proposalShortlists: createProposalShortlists(writer, { community, now }),
    proposalFlags: createProposalFlags(writer, now),
    proposalJobs: createProposalJobs(now),
    goodExamples: createGoodExamples(writer, read, now),
    communityName: () => community().name,
    safety: () => community().safety,
    refresh,
    seed: async (seed, password) => {
      if (!(await empty())) return false
      await writer.run(seedCommunity(seed, await hashPassword(password), now()))
      await communities.refresh()
      return true
    },
    stockCatalogue: async (entries) => {
      await writer.run(stockCatalogue(entries, now()))
      await communities.refresh()
    },
    empty,
    ready: async () => {
      try {
        await read.$queryRaw`SELECT 1`
        return true
      } catch {
        return false
      }
    },
    close: async () => {
      await stopIndexing()
      await writer.close()
    },
  }
}
