// The intents of the understanding layer. docs/understanding.md tells what each of them means.

export const intents = [
  'emergency',
  'crisis',
  'mandatory_report',
  'anti_fraud',
  'service_request',
  'consult',
  'mediation',
  'legal_booking',
  'appointment',
  'event_signup',
  'volunteer_signup',
  'volunteer_ops',
  'deliberation',
  'progress_query',
  'feedback',
  'property_feedback',
  'party_double_report',
  'privacy',
  'complaint_staff',
  'human',
  'smalltalk',
  'abuse',
  'flow_reply',
  'nav',
] as const
export type Intent = (typeof intents)[number]
