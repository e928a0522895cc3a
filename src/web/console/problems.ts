// What went wrong, in plain words with what to do about it.
import type { ErrorCode } from '../../errors.ts'
import { ApiError } from './api.ts'
import type { TextKey, Translate } from './texts/texts.ts'

/** The errors that this page can meet. */
type Met = Exclude<ErrorCode, 'LOGIN_TAKEN' | 'NODE_IN_USE' | 'COMMITTEE_IN_USE'> | 'OFFLINE'

const words: Readonly<Record<Met, TextKey & `problem.${string}`>> = {
  INPUT_INVALID: 'problem.inputInvalid',
  LOGIN_WRONG: 'problem.loginWrong',
  SESSION_MISSING: 'problem.sessionMissing',
  RIGHT_MISSING: 'problem.rightMissing',
  NOT_FOUND: 'problem.notFound',
  REPORTER_WITHHELD: 'problem.withheld',
  TICKET_CLOSED: 'problem.closed',
  TICKET_NOT_DONE: 'problem.notDone',
  TICKET_NOT_OFFERED: 'problem.notOffered',
  TICKET_SETTLED: 'problem.settled',
  TICKET_STAYS: 'problem.stays',
  TICKET_NOT_YOURS: 'problem.notYours',
  TICKET_SAME_HANDLER: 'problem.same',
  TICKET_TAKEN: 'problem.taken',
  TICKET_URGENT: 'problem.urgent',
  CLOCK_STOPPED: 'problem.clockStopped',
  TICKET_HANDED_OFF: 'problem.handedOff',
  HANDOFF_MISSING: 'problem.handoffMissing',
  HANDOFF_REFUSED: 'problem.handoffRefused',
  MERGE_REFUSED: 'problem.mergeRefused',
  EXTENSION_LATE: 'problem.extensionLate',
  REPLAY_REFUSED: 'problem.replayRefused',
  LOOK_IN_EXISTS: 'problem.lookInExists',
  LOOK_IN_DONE: 'problem.lookInDone',
  BOOKING_OVER: 'problem.bookingOver',
  BOOKING_AHEAD: 'problem.bookingAhead',
  TASK_OVER: 'problem.taskOver',
  HOURS_MISSING: 'problem.hoursMissing',
  TASK_UNINSURED: 'problem.taskUninsured',
  EVENT_OVER: 'problem.eventOver',
  EVENT_HOLDER_BUSY: 'problem.eventHolderBusy',
  EVENT_PLACES_TAKEN: 'problem.eventPlacesTaken',
  VOLUNTEER_SETTLED: 'problem.volunteerSettled',
  CLAIM_SETTLED: 'problem.claimSettled',
  TEAM_SETTLED: 'problem.teamSettled',
  VOLUNTEER_UNCONSENTED: 'problem.volunteerUnconsented',
  NOTES_CONFIDENTIAL: 'problem.notesConfidential',
  MEDIATION_REFUSED: 'problem.mediationRefused',
  MEDIATION_BARRED: 'problem.mediationBarred',
  ROOM_TAKEN: 'problem.roomTaken',
  MEDIATOR_CONFLICT: 'problem.mediatorConflict',
  EXTENSION_MISSING: 'problem.extensionMissing',
  EXTENSION_REFUSED: 'problem.extensionRefused',
  DECISION_MISSING: 'problem.decisionMissing',
  DECISION_WAITING: 'problem.decisionWaiting',
  PICTURE_MISSING: 'problem.pictureMissing',
  MEDIA_TOO_LARGE: 'problem.mediaLarge',
  MEDIA_UNREADABLE: 'problem.mediaUnreadable',
  HOLD_TAKEN: 'problem.holdTaken',
  HOLD_MISSING: 'problem.holdMissing',
  HOLD_QUIET: 'problem.holdQuiet',
  VISIT_MISSING: 'problem.visitMissing',
  WITHDRAWAL_MISSING: 'problem.withdrawalMissing',
  ALARM_CONFIRMED: 'problem.confirmed',
  CATALOGUE_CHANGED: 'problem.catalogueChanged',
  CATALOGUE_TAKEN: 'problem.catalogueTaken',
  APPROVAL_OWN: 'problem.approvalOwn',
  RESIDENT_UNREACHABLE: 'problem.unreachable',
  RESIDENT_LINKED: 'problem.linked',
  OWNER_UNKNOWN: 'problem.ownerUnknown',
  POLL_REFUSED: 'problem.pollRefused',
  PROPOSAL_REFUSED: 'problem.proposalRefused',
  BALLOTS_CHANGED: 'problem.ballotsChanged',
  BALLOTS_UNSETTLED: 'problem.ballotsUnsettled',
  BALLOT_ENTERED: 'problem.ballotEntered',
  POLL_FILE_WRONG: 'problem.pollFile',
  RULE_UNKNOWN: 'problem.ruleUnknown',
  TOO_MANY_REQUESTS: 'problem.tooMany',
  INTERNAL: 'problem.internal',
  STORE_FULL: 'problem.internal',
  STORE_UNAVAILABLE: 'problem.unavailable',
  OFFLINE: 'problem.offline',
}
const isMet = (code: string): code is Met => code in words

export const problemWords = (error: unknown, t: Translate): string =>
  t(error instanceof ApiError && isMet(error.code) ? words[error.code] : 'problem.internal')

export const isInvalid = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'INPUT_INVALID'
