// What a ticket is found by, as the search index holds it: the words of its summary and place, and facts such as its status. Pure.
import { isOpen, type TicketStatus, type Urgency } from '../../rules/tickets/ticket.ts'

/** What a ticket is found by. */
export interface Findable {
  summary: string
  placeText: string
  scope: string
  category: string
  urgency: string
  status: string
  assigneeId: number | null
  phone: string | null
}

/** SQLite's tokenizer takes a character of private use for a letter, and no word of a person has one: a fact is never taken for a word. */
const mark = '\uE000'
const factOf = (kind: string, value: string | number): string =>
  `${mark}${kind}${String(value).toLowerCase().replaceAll('_', mark)}`

export const facts = {
  open: (open: boolean): string => factOf('o', open ? 1 : 0),
  status: (status: TicketStatus): string => factOf('s', status),
  urgency: (urgency: Urgency): string => factOf('u', urgency),
  category: (category: string): string => factOf('c', category),
  /** Null for nobody. */
  assignee: (staffId: number | null): string => factOf('a', staffId ?? 0),
  /** At or under a node of the community tree. */
  node: (nodeId: string): string => factOf('n', nodeId),
  /** The last four digits. */
  phone: (phone: string): string => factOf('p', phone.slice(-4)),
}

/** Each Chinese character and each pair of neighbours, so that any part of a text is found; other words as a whole. */
function* wordsIn(text: string): Generator<string> {
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    if (!han.test(run)) yield run
    else yield* [...Array.from(run), ...pairsIn(run)]
  }
}
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const han = /^\p{Script=Han}/u

function pairsIn(run: string): string[] {
  const characters = Array.from(run)
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`)
}

export function wordsOf(ticket: Findable): Set<string> {
  const { status, urgency, category, assigneeId, phone } = ticket
  return new Set([
    ...wordsIn(ticket.summary),
    ...wordsIn(ticket.placeText),
    facts.open(isOpen(status as TicketStatus)),
    facts.status(status as TicketStatus),
    facts.urgency(urgency as Urgency),
    facts.category(category),
    facts.assignee(assigneeId),
    ...nodesOf(ticket.scope).map(facts.node),
    ...(phone === null ? [] : [facts.phone(phone)]),
  ])
}

/** The ids of a path, from the root down. */
export const nodesOf = (path: string): string[] => path.split('/').filter((id) => id !== '')

/** What a ticket must have to be found by a person's words: all of them, each anywhere. None where there is nothing to look for. */
export function wantedBy(q: string): string[] {
  const found = [...q.normalize('NFKC').toLowerCase().matchAll(runs)].flatMap(([run]) => {
    if (!han.test(run)) return [run]
    const pairs = pairsIn(run)
    return pairs.length > 0 ? pairs : [run]
  })
  return [...new Set(found)]
}

/** Words in other letters than Chinese may be typed in part. */
const inPart = /^[a-z]{2,}$/

/** As FTS5 is asked (https://sqlite.org/fts5.html, 3.1). The words hold letters and digits only. */
export const matchOf = (wanted: readonly string[]): string =>
  wanted.map((word) => (inPart.test(word) ? `"${word}" *` : `"${word}"`)).join(' AND ')

/** The same for one ticket. */
export function matches(wanted: readonly string[], ticket: Findable): boolean {
  const words = wordsOf(ticket)
  return wanted.every(
    (word) => words.has(word) || (inPart.test(word) && [...words].some((other) => other.startsWith(word))),
  )
}
