// What a matter is called, and which flow takes it up. Matters that have no flow yet go to a person.
import { isDispute, namesMediation } from '../understand/dispute.ts'
import type { Intent } from '../understand/intents.ts'
import type { PlainKey } from '../text/say.ts'

/** A matter as the resident told it. */
export interface Matter {
  intent: Intent
  text: string
  /** Pictures sent with it. */
  media?: readonly string[]
}

const picturesAtMost = 9
/** Pictures of a matter with one more, each once; only the latest nine. */
export const withMedia = (media: readonly string[], mediaId: string): string[] =>
  [...new Set([...media, mediaId])].slice(-picturesAtMost)

/** What a resident can be asked about: "您是想{…}?". Intents that are answered at once are not among them. */
export const matterNames: Partial<Record<Intent, PlainKey>> = {
  service_request: 'matter.service_request',
  consult: 'matter.consult',
  mediation: 'matter.mediation',
  legal_booking: 'matter.legal_booking',
  appointment: 'matter.appointment',
  event_signup: 'matter.event_signup',
  volunteer_signup: 'matter.volunteer_signup',
  volunteer_ops: 'matter.volunteer_ops',
  deliberation: 'matter.deliberation',
  progress_query: 'matter.progress_query',
  feedback: 'matter.feedback',
  property_feedback: 'matter.property_feedback',
  party_double_report: 'matter.party_double_report',
  privacy: 'matter.privacy',
  complaint_staff: 'matter.complaint_staff',
  anti_fraud: 'matter.anti_fraud',
  human: 'matter.human',
}

/** The flow for a matter, by its id, with what is known already. */
export function openingFor(
  { intent, text, media = [] }: Matter,
  now: number,
): { flow: string; seed: unknown } {
  switch (intent) {
    case 'service_request':
      return { flow: 'service-request', seed: { text, media, at: now } }
    case 'progress_query':
      return { flow: 'progress', seed: { text } }
    case 'appointment':
      return { flow: 'booking', seed: { text } }
    case 'event_signup':
      return { flow: 'events', seed: { text } }
    case 'volunteer_signup':
      return { flow: 'volunteer-sign-up', seed: undefined }
    case 'party_double_report':
      return { flow: 'double-report', seed: undefined }
    case 'human':
      return { flow: 'human', seed: { text } }
    case 'smalltalk':
    case 'nav':
    case 'flow_reply':
      return { flow: 'menu', seed: {} }
    case 'legal_booking':
      return { flow: 'legal', seed: { text } }
    case 'mediation':
      return isDispute(text) && !namesMediation(text)
        ? { flow: 'three-doors', seed: { text, told: now, media: [...media] } }
        : { flow: 'mediation', seed: { text } }
    case 'consult':
      return { flow: 'consult', seed: { text, media } }
    default:
      return { flow: 'handover', seed: { intent, text, media } }
  }
}
