// What a person may do to a ticket: their rights, and the rules of its state, asked of the very rules the server goes by.
import type { Right } from '../../rules/roles.ts'
import {
  askResident,
  assign,
  flag,
  reopen,
  reply,
  resolve,
  take,
  transfer,
  type TicketState,
} from '../../rules/ticket.ts'
import { call, type Me, type Ticket } from './api.ts'

/** An act that needs words, a person, or both. */
export type FormAct = 'assign' | 'transfer' | 'reply' | 'ask' | 'resolve' | 'reopen' | 'flag'
export type Act = 'take' | FormAct

export const needsStaff = (act: FormAct): boolean => act === 'assign' || act === 'transfer'
export const needsWords = (act: FormAct): boolean => act !== 'assign'
/** As many as the server takes. */
export const mostWords = (act: FormAct): number => (act === 'resolve' ? 1000 : 500)

const rightFor: Readonly<Record<Act, Right>> = {
  take: 'ticket.take',
  assign: 'ticket.assign',
  transfer: 'ticket.transfer',
  reply: 'ticket.answer',
  ask: 'ticket.answer',
  resolve: 'ticket.answer',
  reopen: 'ticket.reopen',
  flag: 'ticket.flag',
}
const inOrder: readonly Act[] = ['take', 'reply', 'resolve', 'ask', 'assign', 'transfer', 'reopen', 'flag']

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
    category: ticket.category,
    assigneeId: ticket.assignee?.id ?? null,
    createdAt: Date.parse(ticket.createdAt),
  }
  const actor = { staffId: me.id, name: me.name }
  const mine = state.assigneeId === me.id
  const somebody = { staffId: 0, name: '' } // whoever will be chosen: nobody has this id
  const rules: Readonly<Record<Act, () => boolean>> = {
    take: () => !(mine && ticket.status === 'need_info') && allowed(() => take(state, actor)),
    assign: () => allowed(() => assign(state, actor, somebody)),
    // Before anybody has begun, those who may assign need no reason.
    transfer: () => allowed(() => transfer(state, actor, somebody, '')) && !offers('assign'),
    reply: () => allowed(() => reply(state, actor, '')),
    ask: () => allowed(() => askResident(state, actor, '')),
    resolve: () => allowed(() => resolve(state, actor, '')),
    reopen: () => allowed(() => reopen(state, actor, '')),
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
    case 'flag':
      return call('POST /tickets/:id/flag', { id, body: { reason: words } })
  }
}
