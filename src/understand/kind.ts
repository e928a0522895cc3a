// What kind of service request a report is: by the model where it is sure, else by the words that tell.
import type { Urgency } from '../rules/tickets/ticket.ts'
import { categoryOf } from './category.ts'
import { sureFrom, understand } from './understand.ts'

/** Category and urgency of a reported problem; 'other' where nothing tells. */
export function kindOf(text: string): { category: string; urgency: Urgency } {
  const { intent, category, urgency, confidence } = understand(text)
  if (intent === 'service_request' && category !== null && confidence >= sureFrom)
    return { category, urgency }
  return categoryOf(text) ?? { category: 'other', urgency: 'P2' }
}
