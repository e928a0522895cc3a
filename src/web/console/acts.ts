// What a person may do to a ticket: their rights, and the rules of its state, asked of the very rules the server goes by.
import type { Right } from '../../rules/roles.ts'
import { accept, callIn, decline, letGo, settle, transfer } from '../../rules/handing.ts'
import {
  askResident,
  assign,
  flag,
  isOpen,
  note,
  reopen,
  reply,
  resolve,
  take,
  uphold,
  type TicketState,
} from '../../rules/ticket.ts'
import { call, type Me, type Ticket } from './api.ts'

/** An act that needs words, a person, or both. */
export type FormAct =
  | 'assign'
  | 'transfer'
  | 'decline'
  | 'settle'
  | 'callIn'
  | 'letGo'
  | 'note'
  | 'reply'
  | 'ask'
  | 'resolve'
  | 'reopen'
  | 'uphold'
  | 'flag'
/** An act that is one press. */
export type PlainAct = 'take' | 'accept'
export type Act = PlainAct | FormAct

const withStaff: readonly FormAct[] = ['assign', 'transfer', 'settle', 'callIn', 'letGo']
const wordless: readonly FormAct[] = ['assign', 'callIn', 'letGo']
export const isPlain = (act: Act): act is PlainAct => act === 'take' || act === 'accept'
export const needsStaff = (act: FormAct): boolean => withStaff.includes(act)
export const needsWords = (act: FormAct): boolean => !wordless.includes(act)
/** As many as the server takes. */
export const mostWords = (act: FormAct): number => (act === 'resolve' ? 1000 : 500)

const rightFor: Readonly<Record<Act, Right>> = {
  take: 'ticket.take',
  assign: 'ticket.assign',
  transfer: 'ticket.transfer',
  accept: 'ticket.take',
  decline: 'ticket.take',
  settle: 'ticket.settle',
  callIn: 'ticket.answer',
  letGo: 'ticket.answer',
  note: 'ticket.answer',
  reply: 'ticket.answer',
  ask: 'ticket.answer',
  resolve: 'ticket.answer',
  reopen: 'ticket.reopen',
  uphold: 'ticket.settle',
  flag: 'ticket.flag',
}
const inOrder: readonly Act[] = [
  'accept',
  'decline',
  'take',
  'settle',
  'reply',
  'resolve',
  'ask',
  'assign',
  'transfer',
  'callIn',
  'letGo',
  'note',
  'reopen',
  'uphold',
  'flag',
]

function allowed(move: () => unknown): boolean {
  try {
    move()
    return true
  } catch {
    return false // the rules refuse by throwing
  }
}

/** The acts to offer, the most likely first. */
export function actsFor(ticket: Ticket, me: Me): Act[] {
  const state: TicketState = {
    status: ticket.status,
    kind: ticket.kind,
    category: ticket.category,
    assigneeId: ticket.assignee?.id ?? null,
    offeredToId: ticket.offeredTo?.id ?? null,
    settled: ticket.settled,
    firstReceiverId: ticket.firstReceiver?.id ?? null,
    helperIds: ticket.helpers.map(({ id }) => id),
    createdAt: Date.parse(ticket.createdAt),
    dueAt: Date.parse(ticket.dueAt),
    pausedAt: ticket.pausedAt === null ? null : Date.parse(ticket.pausedAt),
    pausedDue: ticket.pausedDue === null ? null : Date.parse(ticket.pausedDue),
    pausedDays: ticket.pausedDays,
  }
  const actor = { staffId: me.id, name: me.name, at: Date.now() }
  const mine = state.assigneeId === me.id
  const [helper] = mine ? state.helperIds : state.helperIds.filter((id) => id === me.id)
  const somebody = { staffId: 0, name: '' } // whoever will be chosen: nobody has this id
  const rules: Readonly<Record<Act, () => boolean>> = {
    take: () => !(mine && ticket.status === 'need_info') && allowed(() => take(state, actor)),
    assign: () => allowed(() => assign(state, actor, somebody)),
    accept: () => allowed(() => accept(state, actor)),
    decline: () => allowed(() => decline(state, actor, '')),
    settle: () => allowed(() => settle(state, actor, somebody, '')),
    callIn: () => allowed(() => callIn(state, actor, somebody)),
    letGo: () => helper !== undefined && allowed(() => letGo(state, actor, helper)),
    note: () => isOpen(ticket.status) && allowed(() => note(state, actor, '')),
    // Before anybody has begun, those who may assign need no reason.
    transfer: () =>
      state.offeredToId === null && allowed(() => transfer(state, actor, somebody, '')) && !offers('assign'),
    reply: () => allowed(() => reply(state, actor, '')),
    ask: () => allowed(() => askResident(state, actor, '')),
    resolve: () => allowed(() => resolve(state, actor, '')),
    reopen: () => allowed(() => reopen(state, actor, '')),
    uphold: () => ticket.visit?.state === 'escalated' && allowed(() => uphold(state, actor, '')),
    flag: () => !mine && allowed(() => flag(state, actor, '')),
  }
  const offers = (act: Act): boolean => me.rights.includes(rightFor[act]) && rules[act]()
  return inOrder.filter(offers)
}

export interface Move {
  act: Act
  words: string
  staffId: number
}

export function perform(id: string, { act, words, staffId }: Move): Promise<Ticket> {
  switch (act) {
    case 'take':
      return call('POST /tickets/:id/take', { id, body: {} })
    case 'accept':
      return call('POST /tickets/:id/accept', { id, body: {} })
    case 'decline':
      return call('POST /tickets/:id/decline', { id, body: { reason: words } })
    case 'settle':
      return call('POST /tickets/:id/settle', { id, body: { staffId, reason: words } })
    case 'callIn':
      return call('POST /tickets/:id/call-in', { id, body: { staffId } })
    case 'letGo':
      return call('POST /tickets/:id/let-go', { id, body: { staffId } })
    case 'note':
      return call('POST /tickets/:id/note', { id, body: { text: words } })
    case 'assign':
      return call('POST /tickets/:id/assign', { id, body: { staffId } })
    case 'transfer':
      return call('POST /tickets/:id/transfer', { id, body: { staffId, reason: words } })
    case 'ask':
      return call('POST /tickets/:id/ask', { id, body: { text: words } })
    case 'reply':
      return call('POST /tickets/:id/reply', { id, body: { text: words } })
    case 'resolve':
      return call('POST /tickets/:id/resolve', { id, body: { result: words } })
    case 'reopen':
      return call('POST /tickets/:id/reopen', { id, body: { reason: words } })
    case 'uphold':
      return call('POST /tickets/:id/uphold', { id, body: { reason: words } })
    case 'flag':
      return call('POST /tickets/:id/flag', { id, body: { reason: words } })
  }
}
