// Every error that staff and integrators can meet, with its HTTP status. Residents never see a code.

export const statuses = {
  INPUT_INVALID: 400,
  LOGIN_WRONG: 401,
  SESSION_MISSING: 401,
  RIGHT_MISSING: 403,
  REPORTER_WITHHELD: 403,
  NOT_FOUND: 404,
  TICKET_CLOSED: 409,
  TICKET_NOT_DONE: 409,
  TICKET_NOT_OFFERED: 409,
  TICKET_NOT_YOURS: 409,
  TICKET_SAME_HANDLER: 409,
  TICKET_SETTLED: 409,
  TICKET_STAYS: 409,
  TICKET_TAKEN: 409,
  TICKET_URGENT: 409,
  CLOCK_STOPPED: 409,
  TICKET_HANDED_OFF: 409,
  HANDOFF_MISSING: 409,
  HANDOFF_REFUSED: 409,
  MERGE_REFUSED: 409,
  EXTENSION_LATE: 409,
  EXTENSION_MISSING: 409,
  EXTENSION_REFUSED: 409,
  DECISION_MISSING: 409,
  DECISION_WAITING: 409,
  PICTURE_MISSING: 409,
  ALARM_CONFIRMED: 409,
  HOLD_TAKEN: 409,
  HOLD_MISSING: 409,
  HOLD_QUIET: 409,
  VISIT_MISSING: 409,
  REPLAY_REFUSED: 409,
  LOOK_IN_EXISTS: 409,
  LOOK_IN_DONE: 409,
  BOOKING_OVER: 409,
  BOOKING_AHEAD: 409,
  TASK_OVER: 409,
  TASK_UNINSURED: 409,
  EVENT_OVER: 409,
  EVENT_HOLDER_BUSY: 409,
  VOLUNTEER_SETTLED: 409,
  VOLUNTEER_UNCONSENTED: 409,
  WITHDRAWAL_MISSING: 409,
  NOTES_CONFIDENTIAL: 403,
  CATALOGUE_CHANGED: 409,
  CATALOGUE_TAKEN: 409,
  APPROVAL_OWN: 409,
  RESIDENT_UNREACHABLE: 409,
  RESIDENT_LINKED: 409,
  OWNER_UNKNOWN: 409,
  POLL_REFUSED: 409,
  PROPOSAL_REFUSED: 409,
  BALLOTS_CHANGED: 409,
  POLL_FILE_WRONG: 400,
  RULE_UNKNOWN: 409,
  LOGIN_TAKEN: 409,
  NODE_IN_USE: 409,
  MEDIA_TOO_LARGE: 413,
  MEDIA_UNREADABLE: 415,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  STORE_FULL: 507,
  STORE_UNAVAILABLE: 503,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof statuses

/** An error that a caller can act on. `message` says what is wrong and what to do; it holds nothing personal. */
export class AppError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
  get status(): number {
    return statuses[this.code]
  }
}
