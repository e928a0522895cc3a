// Speaks to the server: each endpoint by its name, with what it takes and what it answers.
import type * as z from 'zod'
import type * as alarms from '../../api/alarms/alarm-schemas.ts'
import type * as announcements from '../../api/community/announcement-schemas.ts'
import type * as examples from '../../api/proposals/example-schemas.ts'
import type * as proposals from '../../api/proposals/proposal-schemas.ts'
import type * as assemblies from '../../api/polls/assembly-schemas.ts'
import type * as polls from '../../api/polls/poll-schemas.ts'
import type * as papers from '../../api/polls/paper-schemas.ts'
import type * as ruleNumbers from '../../api/polls/rule-number-schemas.ts'
import type * as desk from '../../api/tickets/desk-schemas.ts'
import type * as register from '../../api/residents/register-schemas.ts'
import type { ConfirmedReplay } from '../../api/tickets/replay-schemas.ts'
import type { Replay } from '../../rules/tickets/replay.ts'
import type * as bookings from '../../api/bookings/booking-schemas.ts'
import type * as library from '../../api/law/library-schemas.ts'
import type * as events from '../../api/bookings/event-schemas.ts'
import type * as consultations from '../../api/law/consultation-schemas.ts'
import type * as lookIns from '../../api/residents/look-in-schemas.ts'
import type * as measures from '../../api/tickets/measure-schemas.ts'
import type * as outside from '../../api/tickets/hand-off-schemas.ts'
import type * as schemas from '../../api/schemas.ts'
import type * as mediations from '../../api/law/mediation-schemas.ts'
import type * as catalogue from '../../api/community/catalogue-schemas.ts'
import type * as certificates from '../../api/volunteers/certificate-schemas.ts'
import type * as volunteers from '../../api/volunteers/volunteer-schemas.ts'
import type * as party from '../../api/volunteers/double-report-schemas.ts'
import type * as teams from '../../api/volunteers/team-schemas.ts'
import type * as volunteerTasks from '../../api/volunteers/volunteer-task-schemas.ts'
import type { Urgency } from '../../rules/tickets/ticket.ts'

export type Me = z.output<typeof schemas.Me>
export type Ticket = z.output<typeof schemas.Ticket>
export type TicketSummary = z.output<typeof schemas.TicketSummary>
export type TicketEvent = z.output<typeof schemas.TicketEvent>
export type TranscriptLine = z.output<typeof schemas.TranscriptLine>
export type TicketPage = z.output<typeof schemas.TicketPage>
export type TicketCounts = z.output<typeof schemas.TicketCounts>
export type Staff = z.output<typeof schemas.Staff>
export type NoticeList = z.output<typeof schemas.NoticeList>
export type ChannelList = z.output<typeof schemas.ChannelList>
export type Undelivered = z.output<typeof schemas.Undelivered>
export type AlarmItem = z.output<typeof alarms.AlarmList>['items'][number]
export type Place = z.output<typeof alarms.RosterList>['items'][number]
export type Committee = z.output<typeof schemas.CommitteeList>['items'][number]
export type TreeNode = z.output<typeof schemas.Node>
export type Way = z.output<typeof alarms.WayList>['items'][number]
export type PaperPoll = z.output<typeof papers.PaperPoll>
export type PaperBallot = PaperPoll['electors'][number]
export type RuleNumberList = z.output<typeof ruleNumbers.RuleNumberList>
export type Assembly = z.output<typeof assemblies.Assembly>
export type Poll = z.output<typeof polls.PollList>['items'][number]
export type ProposalRow = z.output<typeof proposals.ProposalList>['items'][number]
export type Example = z.output<typeof examples.ExampleList>['items'][number]
export type ProposalDetails = z.output<typeof proposals.Proposal>
export type Announcement = z.output<typeof announcements.AnnouncementList>['items'][number]
export type Filed = z.output<typeof desk.Filed>
export type ResidentDetail = z.output<typeof schemas.Resident>
export type Sheet = z.output<typeof register.Sheet>
export type ResidentRow = z.output<typeof schemas.ResidentPage>['items'][number]
export type Credentials = z.input<typeof schemas.Credentials>
export type ExternalBody = z.output<typeof outside.BodyList>['items'][number]
export type Booking = z.output<typeof bookings.BookingList>['items'][number]
export type Service = z.output<typeof bookings.ServiceList>['items'][number]
export type Consultation = z.output<typeof consultations.ConsultationList>['items'][number]
export type LegalReferral = z.output<typeof consultations.ReferralList>['items'][number]
export type CommunityEvent = z.output<typeof events.EventList>['items'][number]
export type Attendance = z.output<typeof events.Attendance>
export type LegalCase = z.output<typeof library.LibraryList>['cases'][number]
export type LessonCard = z.output<typeof library.LibraryList>['cards'][number]
export type MediationRow = z.output<typeof mediations.MediationList>['items'][number]
export type MediationDetails = z.output<typeof mediations.Mediation>
export type LookIn = z.output<typeof lookIns.LookInList>['items'][number]
export type CatalogueItem = z.output<typeof catalogue.EntryList>['items'][number]
export type Volunteer = z.output<typeof volunteers.VolunteerList>['items'][number]
export type PartyLine = z.output<typeof party.DoubleReportList>['items'][number]
export type PartyReport = z.output<typeof party.DoubleReportList>['reports'][number]
export type PartyUnitRow = z.output<typeof party.DoubleReportList>['units'][number]
export type Team = z.output<typeof teams.TeamList>['items'][number]
export type VolunteerTask = z.output<typeof volunteerTasks.VolunteerTaskList>['items'][number]
export type NewVolunteerTask = z.input<typeof volunteerTasks.NewVolunteerTask>
export type Measures = z.output<typeof measures.Measures>
export type Box = (typeof schemas.TicketBoxes)[number]

type Nothing = Readonly<Record<string, never>>
interface OnMediation<B> {
  in: { id: string; body: B }
  out: null
}
interface OnTicket<Body> {
  in: { id: string; body: Body }
  out: Ticket
}

interface OnProposal<Body> {
  in: { id: string; body: Body }
  out: null
}

interface Endpoints {
  'POST /session': { in: { body: Credentials }; out: Me }
  'GET /session': { in: Nothing; out: Me }
  'DELETE /session': { in: Nothing; out: null }
  'GET /tickets': {
    in: { query: { box: Box; q?: string; urgency?: Urgency; cursor?: string; limit?: number } }
    out: TicketPage
  }
  'GET /tickets/counts': { in: Nothing; out: TicketCounts }
  'GET /tickets/:id': { in: { id: string }; out: Ticket }
  'POST /tickets/:id/take': OnTicket<Nothing>
  'POST /tickets/:id/assign': OnTicket<z.input<typeof schemas.ToStaff>>
  'POST /tickets/:id/transfer': OnTicket<z.input<typeof schemas.Transfer>>
  'POST /tickets/:id/accept': OnTicket<Nothing>
  'POST /tickets/:id/decline': OnTicket<z.input<typeof schemas.Reason>>
  'POST /tickets/:id/settle': OnTicket<z.input<typeof schemas.Transfer>>
  'POST /tickets/:id/call-in': OnTicket<z.input<typeof schemas.ToStaff>>
  'POST /tickets/:id/let-go': OnTicket<z.input<typeof schemas.ToStaff>>
  'POST /tickets/:id/note': OnTicket<z.input<typeof schemas.Question>>
  'POST /tickets/:id/ask': OnTicket<z.input<typeof schemas.Question>>
  'POST /tickets/:id/reply': OnTicket<z.input<typeof schemas.Question>>
  'POST /tickets/:id/resolve': OnTicket<z.input<typeof schemas.Result>>
  'POST /tickets/:id/reopen': OnTicket<z.input<typeof schemas.Reason>>
  'POST /tickets/:id/flag': OnTicket<z.input<typeof schemas.Reason>>
  'GET /tickets/visits': { in: Nothing; out: z.output<typeof schemas.VisitsMeasured> }
  'GET /tickets/:id/replay': { in: { id: string }; out: Replay }
  'POST /tickets/:id/replay': { in: { id: string; body: z.input<typeof ConfirmedReplay> }; out: Replay }
  'GET /bookings': { in: { query: { day: string } }; out: z.output<typeof bookings.BookingList> }
  'POST /bookings/check-in': {
    in: { body: z.input<typeof bookings.CheckIn> }
    out: z.output<typeof bookings.CheckedIn>
  }
  'POST /bookings/:id/came': { in: { id: string; body: z.input<typeof bookings.Came> }; out: null }
  'POST /bookings/:id/cancel': { in: { id: string; body: z.input<typeof bookings.Cancelled> }; out: null }
  'GET /calendar-feed': { in: Nothing; out: { path: string | null } }
  'POST /calendar-feed': { in: Nothing; out: { path: string | null } }
  'DELETE /calendar-feed': { in: Nothing; out: null }
  'GET /community-events': { in: Nothing; out: z.output<typeof events.EventList> }
  'POST /community-events': {
    in: { body: z.input<typeof events.NewEvent> }
    out: z.output<typeof events.MadeEvent>
  }
  'PUT /community-events/:id': {
    in: { id: string; body: z.input<typeof events.ChangedEvent> }
    out: z.output<typeof events.ToldAll>
  }
  'GET /community-events/:id': { in: { id: string }; out: Attendance }
  'POST /community-events/:id/cancel': {
    in: { id: string; body: z.input<typeof events.CancelledEvent> }
    out: z.output<typeof events.ToldAll>
  }
  'GET /legal-library': { in: Nothing; out: z.output<typeof library.LibraryList> }
  'POST /legal-library/cases': {
    in: { body: z.input<typeof library.NewCase> }
    out: z.output<typeof library.MadeLesson>
  }
  'POST /legal-library/cases/:id/confirm': { in: { id: string }; out: null }
  'POST /legal-library/cases/:id/withdraw': { in: { id: string }; out: null }
  'POST /legal-library/cards': {
    in: { body: z.input<typeof library.NewCard> }
    out: z.output<typeof library.MadeLesson>
  }
  'POST /legal-library/cards/:id/confirm': { in: { id: string }; out: z.output<typeof library.CardDue> }
  'POST /legal-library/cards/:id/withdraw': { in: { id: string }; out: null }
  'GET /services': { in: Nothing; out: z.output<typeof bookings.ServiceList> }
  'POST /services': {
    in: { body: z.input<typeof bookings.NewService> }
    out: z.output<typeof bookings.MadeService>
  }
  'PUT /services/:id': {
    in: { id: string; body: z.input<typeof bookings.ServiceChange> }
    out: z.output<typeof bookings.Told>
  }
  'POST /services/:id/exceptions': {
    in: { id: string; body: z.input<typeof bookings.NewException> }
    out: z.output<typeof bookings.Told>
  }
  'POST /services/leave': {
    in: { body: z.input<typeof bookings.Leave> }
    out: z.output<typeof bookings.Told>
  }
  'DELETE /services/leave': { in: { query: { day: string } }; out: null }
  'DELETE /services/exceptions/:id': { in: { id: string }; out: null }
  'GET /consultations': { in: Nothing; out: z.output<typeof consultations.ConsultationList> }
  'POST /consultations/:id/check': {
    in: { id: string; body: z.input<typeof consultations.Check> }
    out: null
  }
  'GET /consultations/:id/notes': { in: { id: string }; out: z.output<typeof consultations.NoteList> }
  'POST /consultations/:id/notes': {
    in: { id: string; body: z.input<typeof consultations.NewNote> }
    out: null
  }
  'POST /consultations/:id/notes/read': {
    in: { id: string; body: z.input<typeof schemas.Reason> }
    out: z.output<typeof consultations.NoteList>
  }
  'GET /consultations/referrals': { in: Nothing; out: z.output<typeof consultations.ReferralList> }
  'POST /consultations/:id/referral': {
    in: { id: string; body: z.input<typeof consultations.FollowReferral> }
    out: null
  }
  'GET /consultations/satisfaction': { in: Nothing; out: z.output<typeof consultations.SatisfactionSums> }
  'POST /consultations/:id/refer': {
    in: { id: string; body: z.input<typeof consultations.Refer> }
    out: null
  }
  'GET /mediations': {
    in: { query?: { ticketId: string } }
    out: z.output<typeof mediations.MediationList>
  }
  'POST /mediations': {
    in: { body: z.input<typeof mediations.NewMediation> }
    out: z.output<typeof mediations.BegunMediation>
  }
  'GET /mediations/mediators': { in: Nothing; out: z.output<typeof mediations.Mediators> }
  'GET /mediations/rooms': { in: Nothing; out: z.output<typeof mediations.Rooms> }
  'GET /mediations/:id': { in: { id: string }; out: z.output<typeof mediations.Mediation> }
  'POST /mediations/:id/mediator': OnMediation<z.input<typeof mediations.NamedMediator>>
  'POST /mediations/:id/recuse': OnMediation<z.input<typeof mediations.Recusal>>
  'POST /mediations/:id/parties': OnMediation<z.input<typeof mediations.NewParty>>
  'POST /mediations/:id/answers': OnMediation<z.input<typeof mediations.PartyAnswer>>
  'POST /mediations/:id/sessions': OnMediation<z.input<typeof mediations.NewSession>>
  'POST /mediations/:id/parties/:part/code': {
    in: { id: string; part: string }
    out: z.output<typeof mediations.PartyCode>
  }
  'PUT /mediations/:id/sessions/:part': {
    in: { id: string; part: string; body: z.input<typeof mediations.NewSession> }
    out: null
  }
  'DELETE /mediations/:id/sessions/:part': { in: { id: string; part: string }; out: null }
  'POST /mediations/:id/records': OnMediation<z.input<typeof mediations.SessionRecord>>
  'POST /mediations/:id/scans': OnMediation<File>
  'POST /mediations/:id/agreement': OnMediation<z.input<typeof mediations.Agreement>>
  'POST /mediations/:id/end': OnMediation<z.input<typeof mediations.Ending>>
  'POST /mediations/:id/performance': OnMediation<z.input<typeof mediations.Performance>>
  'GET /mediations/:id/notes': { in: { id: string }; out: z.output<typeof mediations.NoteList> }
  'POST /mediations/:id/notes': OnMediation<z.input<typeof mediations.NewNote>>
  'GET /look-ins': { in: Nothing; out: z.output<typeof lookIns.LookInList> }
  'POST /look-ins': { in: { body: z.input<typeof lookIns.NewLookIn> }; out: null }
  'GET /look-ins/rate': { in: { query: { month: string } }; out: z.output<typeof lookIns.LookInRate> }
  'POST /look-ins/:id/visit': {
    in: { id: string; body: z.input<typeof lookIns.LookInVisit> }
    out: z.output<typeof lookIns.LookInNoted>
  }
  'POST /look-ins/:id/settle': { in: { id: string; body: z.input<typeof schemas.Reason> }; out: null }
  'POST /look-ins/:id/end': { in: { id: string; body: z.input<typeof lookIns.LookInEnd> }; out: null }
  'GET /volunteers': {
    in: { query: z.output<typeof volunteers.VolunteerQuery> }
    out: z.output<typeof volunteers.VolunteerList>
  }
  'POST /volunteers/:id/approve': { in: { id: string; body: object }; out: null }
  'POST /volunteers/:id/resume': { in: { id: string; body: object }; out: null }
  'POST /volunteers/:id/refuse': { in: { id: string; body: z.input<typeof schemas.Reason> }; out: null }
  'POST /volunteers/:id/pause': { in: { id: string; body: z.input<typeof schemas.Reason> }; out: null }
  'GET /volunteers/:id/certificates': {
    in: { id: string }
    out: z.output<typeof certificates.CertificateList>
  }
  'POST /volunteers/:id/certificates': {
    in: { id: string; body: Nothing }
    out: z.output<typeof certificates.Certificate>
  }
  'POST /volunteer-certificates/:id/withdraw': {
    in: { id: string; body: z.input<typeof schemas.Reason> }
    out: null
  }
  'POST /volunteers/:id/check': {
    in: { id: string; body: z.input<typeof volunteers.VolunteerCheck> }
    out: null
  }
  'POST /volunteers/:id/paper': {
    in: { id: string; body: z.input<typeof volunteers.VolunteerPaper> }
    out: null
  }
  'POST /volunteers/:id/reveal': {
    in: { id: string; body: z.input<typeof schemas.Reason> }
    out: z.output<typeof volunteers.VolunteerNumbers>
  }
  'GET /volunteer-tasks': {
    in: { query: z.output<typeof volunteerTasks.VolunteerTaskQuery> }
    out: z.output<typeof volunteerTasks.VolunteerTaskList>
  }
  'POST /volunteer-tasks': {
    in: { body: NewVolunteerTask }
    out: z.output<typeof volunteerTasks.MadeVolunteerTask>
  }
  'POST /volunteer-tasks/:id/cancel': { in: { id: string; body: z.input<typeof schemas.Reason> }; out: null }
  'POST /volunteer-tasks/posts/:id/settle': {
    in: { id: string; body: z.input<typeof volunteerTasks.VolunteerPostSettled> }
    out: null
  }
  'POST /volunteer-tasks/posts/:id/correct': {
    in: { id: string; body: z.input<typeof volunteerTasks.VolunteerPostCorrection> }
    out: null
  }
  'GET /double-reports': { in: Nothing; out: z.output<typeof party.DoubleReportList> }
  'POST /double-reports/units': {
    in: { body: z.input<typeof party.NewPartyUnit> }
    out: z.output<typeof party.MadeDoubleReport>
  }
  'POST /double-reports/:id/unit': { in: { id: string; body: z.input<typeof party.TiedUnit> }; out: null }
  'POST /double-reports/items': {
    in: { body: z.input<typeof party.NewPartyItem> }
    out: z.output<typeof party.MadeDoubleReport>
  }
  'POST /double-reports/items/:id/close': { in: { id: string; body: Nothing }; out: null }
  'POST /double-reports/claims/:id/confirm': { in: { id: string; body: Nothing }; out: null }
  'POST /double-reports/claims/:id/refuse': {
    in: { id: string; body: z.input<typeof schemas.Reason> }
    out: null
  }
  'POST /double-reports/claims/:id/finish': {
    in: { id: string; body: z.input<typeof party.ServiceDone> }
    out: null
  }
  'GET /double-reports/units/:id/feedback/:part': {
    in: { id: string; part: string }
    out: z.output<typeof party.UnitFeedback>
  }
  'POST /double-reports/units/:id/feedback/:part/release': {
    in: { id: string; part: string; body: Nothing }
    out: null
  }
  'GET /teams': { in: Nothing; out: z.output<typeof teams.TeamList> }
  'POST /teams': {
    in: { body: z.input<typeof teams.NewOrganisation> }
    out: z.output<typeof teams.MadeTeam>
  }
  'POST /teams/:id/approve': { in: { id: string; body: Nothing }; out: null }
  'POST /teams/:id/refuse': { in: { id: string; body: z.input<typeof schemas.Reason> }; out: null }
  'POST /teams/:id/dissolve': { in: { id: string; body: z.input<typeof schemas.Reason> }; out: null }
  'POST /teams/calls/:id/settle': {
    in: { id: string; body: z.input<typeof teams.TeamCallSettled> }
    out: z.output<typeof teams.MadeTeam>
  }
  'POST /teams/calls/:id/decline': { in: { id: string; body: z.input<typeof schemas.Reason> }; out: null }
  'GET /measures': { in: { query: { month: string } }; out: Measures }
  'GET /hot-spots': { in: Nothing; out: z.output<typeof measures.HotSpots> }
  'POST /tickets/:id/visit': OnTicket<z.input<typeof schemas.Phoned>>
  'POST /tickets/:id/withdraw': OnTicket<Nothing>
  'POST /tickets/:id/uphold': OnTicket<z.input<typeof schemas.Reason>>
  'POST /tickets/:id/extension': OnTicket<z.input<typeof schemas.Extension>>
  'POST /tickets/:id/extension/grant': OnTicket<Nothing>
  'POST /tickets/:id/extension/refuse': OnTicket<z.input<typeof schemas.Reason>>
  'POST /tickets/:id/stuck': OnTicket<z.input<typeof schemas.Stuck>>
  'POST /tickets/:id/give-back': OnTicket<z.input<typeof schemas.Reason>>
  'POST /tickets/:id/explain': OnTicket<z.input<typeof schemas.Question>>
  'POST /tickets/:id/reject': OnTicket<z.input<typeof schemas.Rejection>>
  'POST /tickets/:id/reached': OnTicket<Nothing>
  'POST /tickets/:id/safe': OnTicket<z.input<typeof schemas.Question>>
  'POST /tickets/:id/sort': OnTicket<z.input<typeof schemas.Sorting>>
  'POST /tickets/:id/waive-picture': OnTicket<z.input<typeof schemas.Reason>>
  'POST /tickets/:id/pictures': OnTicket<File>
  'POST /tickets/:id/about': OnTicket<z.input<typeof schemas.ToStaff>>
  'POST /tickets/:id/merge': OnTicket<z.input<typeof schemas.Merge>>
  'POST /tickets/:id/hand-off': OnTicket<z.input<typeof outside.HandOff>>
  'POST /tickets/:id/hand-off/receipt': OnTicket<z.input<typeof outside.Receipt>>
  'POST /tickets/:id/hand-off/answer': OnTicket<z.input<typeof outside.HandOffAnswer>>
  'GET /tickets/:id/hand-offs': { in: { id: string }; out: z.output<typeof outside.HandOffList> }
  'GET /external-bodies': { in: Nothing; out: z.output<typeof outside.BodyList> }
  'POST /external-bodies': { in: { body: z.input<typeof outside.NewBody> }; out: null }
  'PUT /external-bodies/:id': { in: { id: string; body: z.input<typeof outside.BodyChange> }; out: null }
  'POST /tickets/:id/hold': OnTicket<Nothing>
  'POST /tickets/:id/say': OnTicket<z.input<typeof schemas.Question>>
  'POST /tickets/:id/release': OnTicket<Nothing>
  'POST /tickets/:id/reveal': { in: { id: string; body: Nothing }; out: z.output<typeof schemas.Revealed> }
  'POST /tickets/:id/entrust': OnTicket<z.input<typeof schemas.ToStaff>>
  'POST /media/:id/release': { in: { id: string; body: z.input<typeof schemas.Release> }; out: null }
  'POST /tickets/:id/alarm/confirm': { in: { id: string; body: Nothing }; out: z.output<typeof alarms.Alarm> }
  'POST /tickets/:id/alarm/shown': { in: { id: string; body: Nothing }; out: null }
  'POST /tickets/:id/alarm/authority': {
    in: { id: string; body: z.input<typeof alarms.Authority> }
    out: z.output<typeof alarms.Alarm>
  }
  'GET /alarms': { in: Nothing; out: z.output<typeof alarms.AlarmList> }
  'PUT /roster/:id': {
    in: { id: string; body: z.input<typeof alarms.NewRoster> }
    out: z.output<typeof alarms.RosterList>
  }
  'GET /roster': { in: Nothing; out: z.output<typeof alarms.RosterList> }
  'GET /alarm-ways': { in: Nothing; out: z.output<typeof alarms.WayList> }
  'POST /alarm-ways': { in: { body: z.input<typeof alarms.NewWay> }; out: z.output<typeof alarms.MadeWay> }
  'POST /alarm-ways/:id/test': { in: { id: string; body: Nothing }; out: null }
  'POST /alarm-ways/tapped': { in: { body: z.input<typeof alarms.Tapped> }; out: null }
  'POST /alarm-ways/heard': { in: { body: Nothing }; out: null }
  'DELETE /alarm-ways/:id': { in: { id: string }; out: null }
  'GET /safety-texts': { in: Nothing; out: z.output<typeof alarms.SafetyTextList> }
  'POST /safety-texts': {
    in: { body: z.input<typeof alarms.NewSafetyText> }
    out: z.output<typeof alarms.SafetyTextList>
  }
  'POST /safety-texts/:id/approve': {
    in: { id: string; body: Nothing }
    out: z.output<typeof alarms.SafetyTextList>
  }
  'GET /local-numbers': { in: Nothing; out: z.output<typeof alarms.LocalNumberList> }
  'POST /local-numbers': {
    in: { body: z.input<typeof alarms.NewLocalNumber> }
    out: z.output<typeof alarms.LocalNumberList>
  }
  'POST /local-numbers/:id/approve': {
    in: { id: string; body: Nothing }
    out: z.output<typeof alarms.LocalNumberList>
  }
  'PATCH /nodes/:id': {
    in: { id: string; body: z.input<typeof schemas.NodePatch> }
    out: z.output<typeof schemas.Node>
  }
  'POST /nodes': { in: { body: z.input<typeof schemas.NewNode> }; out: z.output<typeof schemas.Node> }
  'POST /nodes/:id/buildings': {
    in: { id: string; body: z.input<typeof schemas.NewBuildings> }
    out: z.output<typeof schemas.AddedBuildings>
  }
  'DELETE /nodes/:id': { in: { id: string }; out: null }
  'POST /absences': { in: { body: z.input<typeof schemas.NewAbsence> }; out: null }
  'DELETE /absences/:id': { in: { id: string }; out: null }
  'POST /staff': { in: { body: z.input<typeof schemas.NewStaff> }; out: z.output<typeof schemas.Staff> }
  'PATCH /staff/:id': {
    in: { id: string; body: z.input<typeof schemas.StaffPatch> }
    out: z.output<typeof schemas.Staff>
  }
  'GET /committees': { in: Nothing; out: z.output<typeof schemas.CommitteeList> }
  'POST /committees': { in: { body: z.input<typeof schemas.NewCommittee> }; out: null }
  'PUT /committees/:id': { in: { id: string; body: z.input<typeof schemas.CommitteePatch> }; out: null }
  'DELETE /committees/:id': { in: { id: string }; out: null }
  'GET /nodes': { in: Nothing; out: z.output<typeof schemas.NodeList> }
  'GET /catalogue': { in: Nothing; out: z.output<typeof catalogue.EntryList> }
  'GET /catalogue/:id/versions': { in: { id: string }; out: z.output<typeof catalogue.VersionList> }
  'POST /catalogue': { in: { body: z.input<typeof catalogue.NewEntry> }; out: null }
  'PUT /catalogue/:id': { in: { id: string; body: z.input<typeof catalogue.EntryChange> }; out: null }
  'POST /catalogue/:id/offer': { in: { id: string; body: z.input<typeof catalogue.Offered> }; out: null }
  'GET /polls': { in: Nothing; out: z.output<typeof polls.PollList> }
  'POST /polls': { in: { body: z.input<typeof polls.NewPoll> }; out: z.output<typeof polls.MadePoll> }
  'POST /polls/:id/start': { in: { id: string; body: Nothing }; out: null }
  'POST /polls/:id/withdraw': { in: { id: string; body: Nothing }; out: null }
  'POST /paper-polls': {
    in: { body: z.input<typeof papers.NewPaperPoll> }
    out: z.output<typeof polls.MadePoll>
  }
  'GET /paper-polls/:id': { in: { id: string }; out: z.output<typeof papers.PaperPoll> }
  'POST /paper-polls/:id/entries': { in: { id: string; body: z.input<typeof papers.NewEntry> }; out: null }
  'POST /paper-polls/:id/settle': { in: { id: string; body: z.input<typeof papers.Settling> }; out: null }
  'POST /paper-polls/:id/proxies': { in: { id: string; body: z.input<typeof papers.NewProxy> }; out: null }
  'POST /paper-polls/:id/deliveries': {
    in: { id: string; body: z.input<typeof papers.NewDelivery> }
    out: null
  }
  'POST /paper-polls/:id/count': { in: { id: string; body: Nothing }; out: null }
  'GET /assemblies/:id': { in: { id: string }; out: Assembly }
  'PUT /assemblies/:id': { in: { id: string; body: z.input<typeof assemblies.AssemblyPlan> }; out: null }
  'PUT /assemblies/:id/steps': {
    in: { id: string; body: z.input<typeof assemblies.AssemblyTick> }
    out: null
  }
  'GET /rule-numbers': { in: Nothing; out: z.output<typeof ruleNumbers.RuleNumberList> }
  'POST /rule-numbers': {
    in: { body: z.input<typeof ruleNumbers.NewRuleNumber> }
    out: z.output<typeof ruleNumbers.RuleNumberList>
  }
  'POST /rule-numbers/:id/approve': {
    in: { id: string; body: Nothing }
    out: z.output<typeof ruleNumbers.RuleNumberList>
  }
  'GET /good-examples': { in: Nothing; out: z.output<typeof examples.ExampleList> }
  'POST /good-examples/:id/publish': OnProposal<z.input<typeof examples.Consent>>
  'POST /good-examples/:id/remove': OnProposal<Nothing>
  'GET /proposals': { in: Nothing; out: z.output<typeof proposals.ProposalList> }
  'POST /proposals': {
    in: { body: z.input<typeof proposals.NewProposal> }
    out: z.output<typeof proposals.MadeProposal>
  }
  'POST /proposals/shortlist': {
    in: { body: z.input<typeof proposals.Shortlist> }
    out: z.output<typeof proposals.MadeProposal>
  }
  'GET /proposals/:id': { in: { id: string }; out: ProposalDetails }
  'POST /proposals/:id/qualify': OnProposal<z.input<typeof proposals.Qualify>>
  'POST /proposals/:id/refuse': OnProposal<z.input<typeof proposals.WithReason>>
  'POST /proposals/:id/merge': OnProposal<z.input<typeof proposals.Merge>>
  'POST /proposals/:id/refer': OnProposal<z.input<typeof proposals.Refer>>
  'POST /proposals/:id/study': OnProposal<z.input<typeof proposals.Study>>
  'POST /proposals/:id/notice': OnProposal<z.input<typeof proposals.Notice>>
  'POST /proposals/:id/discuss-again': OnProposal<z.input<typeof proposals.DiscussAgain>>
  'POST /proposals/:id/poll': OnProposal<z.input<typeof proposals.PollOfProposal>>
  'POST /proposals/:id/drop-poll': OnProposal<z.input<typeof proposals.WithReason>>
  'POST /proposals/:id/decide': OnProposal<z.input<typeof proposals.Decide>>
  'POST /proposals/:id/steps': OnProposal<z.input<typeof proposals.Step>>
  'POST /proposals/:id/tasks': OnProposal<z.input<typeof proposals.NewTask>>
  'POST /proposals/:id/tasks/:part': {
    in: { id: string; part: string; body: z.input<typeof proposals.Progress> }
    out: null
  }
  'POST /proposals/:id/money': OnProposal<z.input<typeof proposals.NewMoney>>
  'POST /proposals/:id/finish': OnProposal<z.input<typeof proposals.WithReason>>
  'POST /proposals/:id/flags': OnProposal<z.input<typeof proposals.NewFlag>>
  'POST /proposals/:id/flags/:part/answer': {
    in: { id: string; part: string; body: z.input<typeof proposals.WithReason> }
    out: null
  }
  'POST /proposals/:id/comments/:part/moderate': {
    in: { id: string; part: string; body: z.input<typeof proposals.Moderation> }
    out: null
  }
  'POST /proposals/:id/comments/:part/answer': {
    in: { id: string; part: string; body: z.input<typeof proposals.ObjectionAnswer> }
    out: null
  }
  'GET /announcements': { in: Nothing; out: z.output<typeof announcements.AnnouncementList> }
  'GET /announcements/audience': { in: Nothing; out: z.output<typeof announcements.Audience> }
  'GET /announcements/reach': {
    in: { query: { places: string } }
    out: z.output<typeof announcements.ReachList>
  }
  'POST /announcements': {
    in: { body: z.input<typeof announcements.NewAnnouncement> }
    out: z.output<typeof announcements.MadeAnnouncement>
  }
  'POST /announcements/:id/stop': { in: { id: string; body: Nothing }; out: null }
  'GET /staff': { in: Nothing; out: z.output<typeof schemas.StaffList> }
  'GET /notices': { in: Nothing; out: NoticeList }
  'POST /notices/read': { in: { body: Nothing }; out: null }
  'GET /channels': { in: Nothing; out: ChannelList }
  'GET /messages/undelivered': { in: Nothing; out: Undelivered }
  'POST /messages/:id/told': { in: { id: string; body: z.input<typeof desk.Told> }; out: null }
  'POST /desk/tickets': { in: { body: z.input<typeof desk.NewFiling> }; out: Filed }
  'GET /residents': {
    in: { query: { q: string; limit: number } }
    out: z.output<typeof schemas.ResidentPage>
  }
  'GET /residents/:id': { in: { id: string }; out: ResidentDetail }
  'POST /residents/:id/level': {
    in: { id: string; body: z.input<typeof register.Confirmation> }
    out: ResidentDetail
  }
  'POST /residents/:id/link': { in: { id: string; body: z.input<typeof register.Link> }; out: ResidentDetail }
  'POST /residents/:id/carers': {
    in: { id: string; body: z.input<typeof register.Link> }
    out: ResidentDetail
  }
  'POST /residents/:id/carers/stop': {
    in: { id: string; body: z.input<typeof schemas.Reason> }
    out: ResidentDetail
  }
  'GET /owners': { in: Nothing; out: z.output<typeof register.OwnerSummary> }
  'POST /house-codes': { in: { body: z.input<typeof register.NewSheet> }; out: Sheet }
}
/** What takes a file instead of JSON. */
interface Uploads {
  'POST /owners': z.output<typeof register.OwnersTaken>
  'POST /paper-polls/:id/sheet': z.output<typeof papers.SheetTaken>
}
type Endpoint = keyof Endpoints

interface Input {
  id?: string
  /** What of it, where a route names two. */
  part?: string
  query?: Readonly<Record<string, string | number>>
  body?: object
}

/** A refusal by the server (its code), or OFFLINE where nothing was heard from it. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ApiError'
    this.code = code
    this.status = status
  }
}

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'SESSION_MISSING'

export const mediaUrl = (id: string): string => `/api/media/${encodeURIComponent(id)}`
export const smallMediaUrl = (id: string): string => `${mediaUrl(id)}?size=small`
export const eventsUrl = '/api/events'

function addressOf(
  endpoint: Endpoint | keyof Uploads,
  { id, part, query }: Input,
): { method: string; url: string } {
  const [method = '', path = ''] = endpoint.split(' ')
  const search = new URLSearchParams(
    Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]),
  )
  const url = `/api${path
    .replace(':id', encodeURIComponent(id ?? ''))
    .replace(':part', encodeURIComponent(part ?? ''))}`
  return { method, url: search.size > 0 ? `${url}?${search}` : url }
}

/** The code in a Problem, or INTERNAL where something between us and the server answered in its place. */
async function refusal(response: Response): Promise<ApiError> {
  const problem: unknown = await response.json().catch(() => null)
  if (
    typeof problem === 'object' &&
    problem !== null &&
    'code' in problem &&
    typeof problem.code === 'string'
  ) {
    const message = 'message' in problem && typeof problem.message === 'string' ? problem.message : ''
    return new ApiError(problem.code, response.status, message)
  }
  return new ApiError(response.status === 503 ? 'STORE_UNAVAILABLE' : 'INTERNAL', response.status, '')
}

async function answered(url: string, sent: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...sent, credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new ApiError('OFFLINE', 0, 'the server could not be reached', { cause })
  })
  if (!response.ok) throw await refusal(response)
  return response
}

export async function call<E extends Endpoint>(
  endpoint: E,
  input: Endpoints[E]['in'],
): Promise<Endpoints[E]['out']> {
  const parts: Input = input
  const { method, url } = addressOf(endpoint, parts)
  const sent: RequestInit =
    parts.body === undefined
      ? { method }
      : parts.body instanceof File
        ? { method, headers: { 'content-type': parts.body.type }, body: parts.body }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(parts.body) }
  const response = await answered(url, sent)
  // The one cast: the server encodes its answers by the very schemas that these types are inferred from.
  return (response.status === 204 ? null : await response.json()) as Endpoints[E]['out']
}

/** Sends a file as it is. */
export async function upload<E extends keyof Uploads>(
  endpoint: E,
  file: File,
  input: { id?: string } = {},
): Promise<Uploads[E]> {
  const { method, url } = addressOf(endpoint, input)
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await answered(url, { method, headers, body: file })
  return (await response.json()) as Uploads[E] // as above
}
