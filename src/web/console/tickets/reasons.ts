// Data of the server in words: why a ticket went where it did, and how much of its time is gone.
import { stuckCauses } from '../../../rules/tickets/decision.ts'
import { outcomes, satisfactions } from '../../../rules/tickets/visit.ts'
import { numberText, urgencies } from '../../../rules/tickets/ticket.ts'
import type { Routed } from '../../../rules/tickets/routing.ts'
import type { Ticket, TicketEvent } from '../api.ts'
import { categoryLabel } from '../labels.ts'
import type { Language, Translate } from '../texts/texts.ts'

type Why = Routed['why']
const ways: readonly string[] = [
  'roster',
  'duty',
  'language',
  'committee',
  'grid',
  'manager',
  'nobody',
] satisfies Why['by'][]

const isWhy = (data: unknown): data is Why =>
  typeof data === 'object' &&
  data !== null &&
  'by' in data &&
  typeof data.by === 'string' &&
  ways.includes(data.by) &&
  'name' in data &&
  typeof data.name === 'string'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // words already
  }
}

/** A ticket's `routedWhy`; what is no data is shown as it is. */
function whyWords(routedWhy: string, t: Translate): string {
  const why = parsed(routedWhy)
  return isWhy(why) ? routedWords(why, t) : routedWhy
}

const routedWords = ({ by, name, away }: Why, t: Translate): string =>
  [...(away === undefined ? [] : [t('why.away', { name: away })]), t(`why.${by}`, { name })].join('')

const handings: readonly string[] = [
  'routed',
  'assigned',
  'transferred',
  'settled',
] satisfies TicketEvent['type'][]

/** What a ticket is, beside the category that its row shows: a call for a person says so by its category. */
export const matterWords = (
  { kind, category }: Pick<Ticket, 'kind' | 'category'>,
  t: Translate,
  language: Language,
): string => [categoryLabel(category, language), ...(kind === 'human' ? [] : [t(`kind.${kind}`)])].join(' · ')

/** Why it is in these hands: how it was handed over last, unless somebody else took it then. */
export function holdingWords({ assignee, events, routedWhy }: Ticket, t: Translate): string | undefined {
  const handed = events.findLast(({ type }) => handings.includes(type))
  if (assignee !== null && handed !== undefined) {
    const took = t('why.taken', { name: assignee.name })
    const { type, name, data } = handed
    if (type === 'routed') {
      const person = isWhy(data) && data.by !== 'committee' ? data.name : undefined
      if (person !== undefined && person !== assignee.name) return took
    } else {
      if (data?.['to'] !== assignee.id) return took
      const by = name ?? t('actor.someone')
      if (type === 'assigned') return t('why.assigned', { name: by })
      if (type === 'settled') return t('why.settled', { name: by })
      return t('why.accepted', {
        name: events.findLast(({ type }) => type === 'offered')?.name ?? t('actor.someone'),
      })
    }
  }
  return routedWhy === null ? undefined : whyWords(routedWhy, t)
}

/** What a resident said of what was done, or that nobody answered the call. */
function visitWords(data: Record<string, unknown>, t: Translate): string {
  const outcome = outcomes.find((one) => one === data['outcome'])
  const satisfaction = satisfactions.find((one) => one === data['satisfaction'])
  if (!outcome && !satisfaction) return data['outcome'] === null ? t('visit.unreached') : ''
  return [
    ...(outcome ? [t(`visit.outcome.${outcome}`)] : []),
    ...(satisfaction ? [t(`visit.satisfaction.${satisfaction}`)] : []),
  ].join(' · ')
}

/** What an event's data add to its name, if anything. */
export function eventWords({ type, data }: TicketEvent, t: Translate): string | undefined {
  if (type === 'routed' && isWhy(data)) return routedWords(data, t)
  if (type === 'visited') return visitWords(data ?? {}, t)
  if (type === 'lookedUp')
    return t(data?.['found'] ? 'why.inRegister' : data?.['name'] ? 'why.notInRegister' : 'why.noFullName')
  const times = data?.['times']
  if (type === 'nudged' && typeof times === 'number') return t('why.nudgedTimes', { n: times })
  const percent = data?.['percent']
  if (type === 'reminded' && typeof percent === 'number')
    return percent >= 100 ? t('why.timeOver') : t('why.timeGone', { percent })
  if (typeof data?.['until'] === 'string') return t('why.until', { day: data['until'] })
  return undefined
}

/** What it was sorted as before, and as now. */
function sortedWords(data: TicketEvent['data'], t: Translate, language: Language): string {
  const words = (category: unknown, urgency: unknown) => {
    const known = urgencies.find((one) => one === urgency)
    return [
      ...(typeof category === 'string' ? [categoryLabel(category, language)] : []),
      ...(known ? [t(`urgency.${known}`)] : []),
    ].join(' · ')
  }
  const before = words(data?.['categoryBefore'], data?.['urgencyBefore'])
  return `${before} → ${words(data?.['category'], data?.['urgency'])}`
}

/** What an event's data say beside what was written. */
export function besideWords(
  { type, data }: TicketEvent,
  t: Translate,
  language: Language,
): string | undefined {
  if (type === 'extensionAsked' && typeof data?.['days'] === 'number')
    return t('why.moreDays', { days: data['days'] })
  if (type === 'sorted') return sortedWords(data, t, language)
  const cause = stuckCauses.find((one) => one === data?.['cause'])
  if (cause !== undefined) return t(`cause.${cause}`)
  if (typeof data?.['body'] === 'string') return t('why.body', { body: data['body'] })
  const number = data?.['into'] ?? data?.['from']
  if ((type === 'merged' || type === 'joined') && typeof number === 'number')
    return t('why.number', { number: numberText(number) })
  return typeof data?.['instead'] === 'string' ? data['instead'] : undefined
}
