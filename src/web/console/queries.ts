// What the page knows of the server: one hook for each thing it shows. Live news (live.tsx) keeps it fresh.
import { MutationCache, QueryCache, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { VolunteerState } from '../../rules/volunteers/volunteer.ts'
import type { TaskState } from '../../rules/volunteers/volunteer-task.ts'
import { ApiError, call, isSignedOut, type Box, type Me, type Ticket, type TicketPage } from './api.ts'
import { inPage, withTicket, type Pages } from './tickets/lists.ts'

export const keys = {
  me: ['me'],
  lists: ['tickets'],
  emergencies: ['emergencies'],
  list: (box: Box, q: string) => ['tickets', box, q],
  counts: ['counts'],
  visits: ['visits'],
  bookings: ['bookings'],
  services: ['services'],
  library: ['library'],
  events: ['events'],
  feed: ['feed'],
  lookIns: ['lookIns'],
  volunteers: ['volunteers'],
  catalogue: ['catalogue'],
  volunteerTasks: ['volunteerTasks'],
  teams: ['teams'],
  doubleReports: ['doubleReports'],
  consultations: ['consultations'],
  mediations: ['mediations'],
  measures: ['measures'],
  hotSpots: ['hotSpots'],
  tickets: ['ticket'],
  ticket: (id: string) => ['ticket', id],
  staff: ['staff'],
  notices: ['notices'],
  undelivered: ['undelivered'],
  channels: ['channels'],
  alarms: ['alarms'],
  roster: ['roster'],
  bodies: ['bodies'],
  nodes: ['nodes'],
  committees: ['committees'],
  numbers: ['numbers'],
  safetyTexts: ['safety-texts'],
  ways: ['ways'],
  announcements: ['announcements'],
  polls: ['polls'],
  assemblies: ['assemblies'],
  ruleNumbers: ['rule-numbers'],
  paperPoll: (id: string) => ['paper-polls', id],
  proposals: ['proposals'],
  examples: ['examples'],
  audience: ['audience'],
  residents: ['residents'],
  owners: ['owners'],
  resident: (id: string) => ['residents', 'one', id],
}

/** A refused session anywhere shows the sign-in; trying again only helps where nothing was heard. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (isSignedOut(error)) client.setQueryData<Me | null>(keys.me, null)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

/** The bodies outside that cases can be handed to. */
export const useBodies = (enabled: boolean) =>
  useQuery({ queryKey: keys.bodies, queryFn: () => call('GET /external-bodies', {}), enabled })

export const useCommittees = () =>
  useQuery({ queryKey: keys.committees, queryFn: () => call('GET /committees', {}) })

export const useMe = () =>
  useQuery({
    queryKey: keys.me,
    staleTime: Infinity,
    queryFn: () =>
      call('GET /session', {}).catch((error: unknown) => {
        if (isSignedOut(error)) return null
        throw error
      }),
  })

/** Keeps its order while it is on the screen: only the person (or a lost connection) has it read again. */
export const useTickets = (box: Box, q: string) =>
  useInfiniteQuery({
    queryKey: keys.list(box, q),
    queryFn: ({ pageParam }) =>
      call('GET /tickets', {
        query: { box, ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: Infinity,
    refetchOnMount: 'always',
    // While a search is read, the rows before it; another box starts empty.
    placeholderData: (before, query) => (query?.queryKey[1] === box ? before : undefined),
  })

/** The open emergencies of a box: they come first however old they are, also where the list is newest first. */
export const useEmergencies = (box: Box, q: string) =>
  useQuery({
    queryKey: [...keys.emergencies, box, q],
    queryFn: () =>
      call('GET /tickets', {
        query: { box: box === 'all' ? 'open' : box, urgency: 'P0', limit: 100, ...(q === '' ? {} : { q }) },
      }),
    staleTime: Infinity,
    refetchOnMount: 'always',
    enabled: box !== 'done' && box !== 'visits' && box !== 'unhappy',
  })

export const useCounts = () =>
  useQuery({ queryKey: keys.counts, queryFn: () => call('GET /tickets/counts', {}), refetchInterval: 60_000 })

export const useVisits = () =>
  useQuery({ queryKey: keys.visits, queryFn: () => call('GET /tickets/visits', {}) })

export const useBookings = (day: string) =>
  useQuery({
    queryKey: [...keys.bookings, day],
    queryFn: () => call('GET /bookings', { query: { day } }),
    refetchInterval: 60_000,
  })
export const useServices = () =>
  useQuery({ queryKey: keys.services, queryFn: () => call('GET /services', {}) })

export const useLookIns = (enabled: boolean) =>
  useQuery({
    queryKey: keys.lookIns,
    queryFn: () => call('GET /look-ins', {}),
    refetchInterval: 60_000,
    enabled,
  })
export const useLookInRate = (month: string) =>
  useQuery({
    queryKey: [...keys.lookIns, 'rate', month],
    queryFn: () => call('GET /look-ins/rate', { query: { month } }),
  })

export const useVolunteers = (state: VolunteerState) =>
  useQuery({
    queryKey: [...keys.volunteers, state],
    queryFn: () => call('GET /volunteers', { query: { state } }),
  })

export const useCatalogue = () =>
  useQuery({ queryKey: keys.catalogue, queryFn: () => call('GET /catalogue', {}) })
export const useCatalogueVersions = (code: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.catalogue, code],
    queryFn: () => call('GET /catalogue/:id/versions', { id: code }),
    enabled,
  })

/** While people are asked, who was found moves. */
export const useVolunteerTasks = (state: TaskState) =>
  useQuery({
    queryKey: [...keys.volunteerTasks, state],
    queryFn: () => call('GET /volunteer-tasks', { query: { state } }),
    refetchInterval: 30_000,
  })

/** Teams are made in the chat meanwhile. */
export const useTeams = (enabled: boolean) =>
  useQuery({ queryKey: keys.teams, queryFn: () => call('GET /teams', {}), refetchInterval: 60_000, enabled })

export const useDoubleReports = () =>
  useQuery({ queryKey: keys.doubleReports, queryFn: () => call('GET /double-reports', {}) })
export const useUnitFeedback = (id: string, part: string) =>
  useQuery({
    queryKey: [...keys.doubleReports, id, part],
    queryFn: () => call('GET /double-reports/units/:id/feedback/:part', { id, part }),
  })

export const useMeasures = (month: string) =>
  useQuery({
    queryKey: [...keys.measures, month],
    queryFn: () => call('GET /measures', { query: { month } }),
  })
export const useHotSpots = () =>
  useQuery({ queryKey: keys.hotSpots, queryFn: () => call('GET /hot-spots', {}) })

export const ticketQuery = (id: string) => ({
  queryKey: keys.ticket(id),
  queryFn: () => call('GET /tickets/:id', { id }),
})
export const useTicket = (id: string) => useQuery({ ...ticketQuery(id), refetchOnMount: 'always' })

export const useStaff = (enabled: boolean) =>
  useQuery({ queryKey: keys.staff, queryFn: () => call('GET /staff', {}), staleTime: 5 * 60_000, enabled })

export const useNotices = () =>
  useQuery({ queryKey: keys.notices, queryFn: () => call('GET /notices', {}), refetchInterval: 60_000 })

export const useChannels = () =>
  useQuery({ queryKey: keys.channels, queryFn: () => call('GET /channels', {}), refetchInterval: 60_000 })

/** Asked for besides the live news: an alarm that was not heard of must not be missed. */
export const useAlarms = (enabled: boolean) =>
  useQuery({
    queryKey: keys.alarms,
    queryFn: () => call('GET /alarms', {}),
    refetchInterval: 15_000,
    refetchIntervalInBackground: true,
    enabled,
  })

export const useRoster = (enabled: boolean) =>
  useQuery({
    queryKey: keys.roster,
    queryFn: () => call('GET /roster', {}),
    refetchInterval: 5 * 60_000,
    enabled,
  })

export const useNodes = (enabled: boolean) =>
  useQuery({ queryKey: keys.nodes, queryFn: () => call('GET /nodes', {}), staleTime: 5 * 60_000, enabled })

export const useSafetyTexts = () =>
  useQuery({ queryKey: keys.safetyTexts, queryFn: () => call('GET /safety-texts', {}) })
export const useNumbers = () =>
  useQuery({ queryKey: keys.numbers, queryFn: () => call('GET /local-numbers', {}) })

export const useWays = (enabled: boolean) =>
  useQuery({
    queryKey: keys.ways,
    queryFn: () => call('GET /alarm-ways', {}),
    // What came of a test ring shows by itself.
    refetchInterval: 3_000,
    enabled,
  })

export const useProposals = () =>
  useQuery({ queryKey: keys.proposals, queryFn: () => call('GET /proposals', {}) })
export const useExamples = (enabled: boolean) =>
  useQuery({ queryKey: keys.examples, queryFn: () => call('GET /good-examples', {}), enabled })
export const useProposal = (id: string) =>
  useQuery({ queryKey: [...keys.proposals, id], queryFn: () => call('GET /proposals/:id', { id }) })

/** While one is being sent its figures move. */
export const useRuleNumbers = () =>
  useQuery({ queryKey: keys.ruleNumbers, queryFn: () => call('GET /rule-numbers', {}) })
export const useAssembly = (nodeId: number | undefined) =>
  useQuery({
    queryKey: [...keys.assemblies, nodeId],
    queryFn: () => call('GET /assemblies/:id', { id: String(nodeId) }),
    enabled: nodeId !== undefined,
  })
export const usePolls = () => useQuery({ queryKey: keys.polls, queryFn: () => call('GET /polls', {}) })

export const useAnnouncements = (enabled: boolean) =>
  useQuery({
    queryKey: keys.announcements,
    queryFn: () => call('GET /announcements', {}),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ state }) => state === 'sending') ? 5000 : 60_000,
    enabled,
  })

export const useAudience = (enabled: boolean) =>
  useQuery({ queryKey: keys.audience, queryFn: () => call('GET /announcements/audience', {}), enabled })

export const useReach = (places: readonly number[]) =>
  useQuery({
    queryKey: [...keys.audience, places],
    queryFn: () => call('GET /announcements/reach', { query: { places: places.join(',') } }),
    enabled: places.length > 0,
  })

const foundAtMost = 8

/** Whom a house, a number or a name finds. */
export const useResidents = (q: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.residents, q],
    queryFn: () => call('GET /residents', { query: { q, limit: foundAtMost } }),
    enabled,
  })
export const useResident = (id: string) =>
  useQuery({ queryKey: keys.resident(id), queryFn: () => call('GET /residents/:id', { id }) })

export const useUndelivered = (enabled: boolean) =>
  useQuery({
    queryKey: keys.undelivered,
    queryFn: () => call('GET /messages/undelivered', {}),
    refetchInterval: 60_000,
    enabled,
  })

/** Puts a ticket's news wherever the ticket is shown. */
export function spreadTicket(client: QueryClient, ticket: Ticket): void {
  client.setQueryData<Ticket>(keys.ticket(ticket.id), ticket)
  spreadRow(client, ticket)
}

/** The same for the lists alone. */
export function spreadRow(client: QueryClient, ticket: Ticket): void {
  client.setQueriesData<Pages>({ queryKey: keys.lists }, (pages) => pages && withTicket(pages, ticket))
  client.setQueriesData<TicketPage>({ queryKey: keys.emergencies }, (page) => page && inPage(page, ticket))
}

/** Somebody signed in, or out (null): what another person saw is not for this one. */
export function startSession(client: QueryClient, me: Me | null): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.me[0] })
  client.setQueryData<Me | null>(keys.me, me)
}
