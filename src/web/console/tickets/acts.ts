// What a person may do to a ticket: their rights, and the rules of its state, asked of the very rules the server goes by.
import type { Right } from '../../../rules/staff/roles.ts'
import { makeSafe, reach } from '../../../rules/tickets/clocks.ts'
import { noteAbout } from '../../../rules/tickets/complaint.ts'
import {
  explain,
  giveBack,
  reject,
  stick,
  waivePicture,
  type StuckCause,
} from '../../../rules/tickets/decision.ts'
import { askExtension, grantExtension, refuseExtension } from '../../../rules/tickets/extension.ts'
import { mayFollow } from '../../../rules/tickets/follow.ts'
import { handOff, noteReceipt, takeBack } from '../../../rules/tickets/handoff.ts'
import { accept, callIn, decline, letGo, settle, transfer } from '../../../rules/tickets/handing.ts'
import { sortableTo, type ChosenUrgency, type SortedCategory } from '../../../rules/tickets/sorting.ts'
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
} from '../../../rules/tickets/ticket.ts'
import { agreeToWithdraw } from '../../../rules/tickets/withdrawal.ts'
import { call, type Me, type Ticket } from '../api.ts'

/** An act that needs words, a person, or both. */
export type FormAct =
  | 'assign'
  | 'transfer'
  | 'decline'
  | 'settle'
  | 'callIn'
  | 'letGo'
  | 'note'
  | 'reached'
  | 'safe'
  | 'reply'
  | 'ask'
  | 'resolve'
  | 'extend'
  | 'refuseExtension'
  | 'stick'
  | 'giveBack'
  | 'explain'
  | 'reject'
  | 'waivePicture'
  | 'handOff'
  | 'receipt'
  | 'answerOutside'
  | 'merge'
  | 'about'
  | 'sort'
  | 'reopen'
  | 'uphold'
  | 'withdraw'
  | 'flag'
/** An act that is one press. */
export type PlainAct = 'take' | 'accept' | 'grantExtension'
export type Act = PlainAct | FormAct

const withStaff: readonly FormAct[] = ['assign', 'transfer', 'settle', 'callIn', 'letGo', 'about']
const wordless: readonly FormAct[] = ['reached', 'withdraw', 'assign', 'callIn', 'letGo', 'about']
export const isPlain = (act: Act): act is PlainAct =>
  act === 'take' || act === 'accept' || act === 'grantExtension'
export const needsStaff = (act: FormAct): boolean => withStaff.includes(act)
export const needsWords = (act: FormAct): boolean => !wordless.includes(act)
/** As many as the server takes. */
export const mostWords = (act: FormAct): number => {
  if (act === 'receipt') return 60
  return act === 'resolve' || act === 'handOff' || act === 'answerOutside' ? 1000 : 500
}

/** What some acts need besides. */
export interface Extras {
  days?: number | undefined
  cause?: StuckCause | undefined
  instead?: string | undefined
  bodyId?: number | undefined
  /** A day: when to ask, or when it was received. */
  day?: string | undefined
  into?: string | undefined
  category?: SortedCategory | undefined
  urgency?: ChosenUrgency | undefined
}
export const hasExtras = (
  act: FormAct,
  { days, cause, instead = '', bodyId, day = '', into = '', category, urgency }: Extras,
): boolean => {
  if (act === 'extend') return days !== undefined
  if (act === 'stick') return cause !== undefined
  if (act === 'handOff') return bodyId !== undefined && day !== ''
  if (act === 'receipt') return day !== ''
  if (act === 'sort') return category !== undefined && urgency !== undefined
  if (act === 'merge') return /^#?[0-9]{1,9}$/.test(into)
  return act !== 'reject' || instead.trim() !== ''
}

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
  reached: 'ticket.answer',
  safe: 'ticket.answer',
  reply: 'ticket.answer',
  ask: 'ticket.answer',
  resolve: 'ticket.answer',
  extend: 'ticket.answer',
  grantExtension: 'ticket.settle',
  refuseExtension: 'ticket.settle',
  stick: 'ticket.answer',
  giveBack: 'ticket.settle',
  explain: 'ticket.settle',
  reject: 'ticket.settle',
  waivePicture: 'ticket.settle',
  handOff: 'ticket.settle',
  receipt: 'ticket.answer',
  answerOutside: 'ticket.answer',
  merge: 'ticket.merge',
  about: 'ticket.settle',
  sort: 'ticket.answer',
  reopen: 'ticket.reopen',
  uphold: 'ticket.settle',
  withdraw: 'ticket.answer',
  flag: 'ticket.flag',
}
const inOrder: readonly Act[] = [
  'accept',
  'decline',
  'grantExtension',
  'refuseExtension',
  'answerOutside',
  'receipt',
  'giveBack',
  'explain',
  'take',
  'settle',
  'withdraw',
  'reached',
  'safe',
  'reply',
  'resolve',
  'ask',
  'assign',
  'transfer',
  'callIn',
  'letGo',
  'extend',
  'stick',
  'note',
  'waivePicture',
  'handOff',
  'sort',
  'merge',
  'about',
  'reject',
  'reopen',
  'uphold',
  'flag',
]

export function allowed(move: () => unknown): boolean {
  try {
    move()
    return true
  } catch {
    return false // the rules refuse by throwing
  }
}

/** Whether the resident has asked to withdraw it since it was last taken up. */
function wantsBack({ events }: Ticket): boolean {
  const last = (wanted: string) => events.findLastIndex(({ type }) => type === wanted)
  return last('withdrawAsked') > last('reopened')
}

const stamp = (at: string | null | undefined): number | null => (at == null ? null : Date.parse(at))

/** A ticket as the rules see it. */
export function stateOf(ticket: Ticket): TicketState {
  return {
    status: ticket.status,
    kind: ticket.kind,
    category: ticket.category,
    urgency: ticket.urgency,
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
    extensionBy: ticket.extension?.by.id ?? null,
    extensionDays: ticket.extension?.days ?? null,
    extendedFrom: ticket.extendedFrom === null ? null : Date.parse(ticket.extendedFrom),
    aboutStaffId: ticket.aboutStaff?.id ?? null,
    stuckFor: ticket.stuckFor,
    contactDueAt: stamp(ticket.pressing?.contact.dueAt),
    contactedAt: stamp(ticket.pressing?.contact.at),
    safeAt: stamp(ticket.pressing?.safe.at),
    needsPicture: ticket.needsPicture,
  }
}

/** The acts to offer, the most likely first. */
export function actsFor(ticket: Ticket, me: Me): Act[] {
  const state = stateOf(ticket)
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
    reached: () => allowed(() => reach(state, actor)),
    safe: () => allowed(() => makeSafe(state, actor, '')),
    reply: () => allowed(() => reply(state, actor, '')),
    ask: () => allowed(() => askResident(state, actor, '')),
    // Offered without its picture too: the answer tells what is missing.
    resolve: () => allowed(() => resolve({ ...state, needsPicture: false }, actor, '')),
    extend: () =>
      state.extensionBy === null && allowed(() => askExtension(state, actor, { days: 1, reason: '' })),
    grantExtension: () => allowed(() => grantExtension(state, actor)),
    refuseExtension: () => allowed(() => refuseExtension(state, actor, '')),
    stick: () => allowed(() => stick(state, actor, 'noFunds', '')),
    giveBack: () => allowed(() => giveBack(state, actor, '')),
    explain: () => allowed(() => explain(state, actor, '')),
    reject: () => allowed(() => reject(state, actor, { reason: '', instead: '' })),
    handOff: () => allowed(() => handOff(state, actor, { to: '', reason: '' })),
    receipt: () => allowed(() => noteReceipt(state, actor, '')),
    answerOutside: () => allowed(() => takeBack(state, actor, '')),
    about: () => ticket.aboutStaff === null && allowed(() => noteAbout(state, actor, somebody)),
    merge: () => isOpen(ticket.status) && ticket.status !== 'handed_off' && mayFollow(ticket),
    sort: () => isOpen(ticket.status) && sortableTo(ticket.category).length > 0,
    waivePicture: () => allowed(() => waivePicture(state, actor, '')),
    reopen: () => allowed(() => reopen(state, actor, '')),
    uphold: () => ticket.visit?.state === 'escalated' && allowed(() => uphold(state, actor, '')),
    withdraw: () => allowed(() => agreeToWithdraw(state, actor, wantsBack(ticket))),
    flag: () => !mine && allowed(() => flag(state, actor, '')),
  }
  const offers = (act: Act): boolean => me.rights.includes(rightFor[act]) && rules[act]()
  return inOrder.filter(offers)
}

export interface Move {
  act: Act
  words: string
  staffId: number
  extras: Extras
}

export function perform(id: string, { act, words, staffId, extras }: Move): Promise<Ticket> {
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
    case 'reached':
      return call('POST /tickets/:id/reached', { id, body: {} })
    case 'safe':
      return call('POST /tickets/:id/safe', { id, body: { text: words } })
    case 'reply':
      return call('POST /tickets/:id/reply', { id, body: { text: words } })
    case 'resolve':
      return call('POST /tickets/:id/resolve', { id, body: { result: words } })
    case 'extend':
      return call('POST /tickets/:id/extension', { id, body: { days: extras.days ?? 0, reason: words } })
    case 'grantExtension':
      return call('POST /tickets/:id/extension/grant', { id, body: {} })
    case 'refuseExtension':
      return call('POST /tickets/:id/extension/refuse', { id, body: { reason: words } })
    case 'stick':
      return call('POST /tickets/:id/stuck', { id, body: { cause: extras.cause ?? 'noPowers', note: words } })
    case 'giveBack':
      return call('POST /tickets/:id/give-back', { id, body: { reason: words } })
    case 'explain':
      return call('POST /tickets/:id/explain', { id, body: { text: words } })
    case 'reject':
      return call('POST /tickets/:id/reject', { id, body: { reason: words, instead: extras.instead ?? '' } })
    case 'handOff':
      return call('POST /tickets/:id/hand-off', {
        id,
        body: { bodyId: extras.bodyId ?? 0, facts: words, followUpOn: extras.day ?? '' },
      })
    case 'receipt':
      return call('POST /tickets/:id/hand-off/receipt', {
        id,
        body: { receipt: words, receivedOn: extras.day ?? '' },
      })
    case 'answerOutside':
      return call('POST /tickets/:id/hand-off/answer', { id, body: { result: words } })
    case 'about':
      return call('POST /tickets/:id/about', { id, body: { staffId } })
    case 'sort':
      return call('POST /tickets/:id/sort', {
        id,
        body: { category: extras.category ?? 'other', urgency: extras.urgency ?? 'P2', reason: words },
      })
    case 'merge':
      return call('POST /tickets/:id/merge', {
        id,
        body: { into: (extras.into ?? '').replace('#', ''), reason: words },
      })
    case 'waivePicture':
      return call('POST /tickets/:id/waive-picture', { id, body: { reason: words } })
    case 'reopen':
      return call('POST /tickets/:id/reopen', { id, body: { reason: words } })
    case 'withdraw':
      return call('POST /tickets/:id/withdraw', { id, body: {} })
    case 'uphold':
      return call('POST /tickets/:id/uphold', { id, body: { reason: words } })
    case 'flag':
      return call('POST /tickets/:id/flag', { id, body: { reason: words } })
  }
}
