// Whether a message tells of danger, and of which: asked of every message before anything else.
import type { Danger } from '../rules/alarms/danger.ts'
import { plainSigns } from './safety.ts'
import type { Judgement } from './judge.ts'
import { understand } from './understand.ts'

/** The class of danger of an understood message, or undefined. */
function dangerOf({ intent, category, urgency }: Judgement): Danger | undefined {
  if (urgency !== 'P0') return undefined
  switch (intent) {
    case 'crisis':
      return category === 'bystander' ? 'crisis_witness' : 'crisis'
    case 'mandatory_report':
      return category === 'told-by-child' ? 'child_tells' : 'harm_told'
    case 'anti_fraud':
      return 'fraud'
    default:
      return category === 'other' || category === null ? 'danger' : (category as Danger) // the corpus has no others
  }
}

/** An answer to an open question is rarely danger: it counts only where it is told for certain. */
const surely = 0.6

/**
 * The danger that a message tells of, or undefined. Where another question is open (`busy`) it has to be told for certain; within an
 * emergency (`alarmed`) most of what is told belongs to it, so only plain words tell of another.
 */
export function dangerIn(text: string, during?: 'busy' | 'alarmed'): Danger | undefined {
  if (during === 'alarmed') return plainSigns(text).danger
  const heard = understand(text)
  const unsure = during === 'busy' && heard.confidence < surely && plainSigns(text).danger === undefined
  return unsure ? undefined : dangerOf(heard)
}
