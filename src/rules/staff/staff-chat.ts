// What staff do in their own chat: less than at the console, by the same rules.
import { AppError } from '../../errors.ts'
import { may, type Right, type Role } from './roles.ts'
import { makeSafe, reach } from '../tickets/clocks.ts'
import * as rules from '../tickets/ticket.ts'
import { kindsOf, type Case, type CaseKind } from './visibility.ts'

/** The kinds of cases that a chat neither lists nor opens: others may hold the phone. */
export const offChat = ['confidential', 'mustReport', 'harm', 'sensitive'] as const satisfies CaseKind[]

/** Matters of the law and of people who quarrel, though the console shows them to all own staff. */
export const offChatCategories: readonly string[] = ['property_dispute', 'legal', 'community_correction']

export const inStaffChat = (of: Case): boolean =>
  !offChatCategories.includes(of.category) && !kindsOf(of).some((kind) => offChat.some((off) => off === kind))

/** What is owed first stands first: somebody spoke with the resident, the place is safe. */
export const chatMoves = ['take', 'reached', 'safe', 'reply', 'picture', 'resolve'] as const
export type ChatMove = (typeof chatMoves)[number]

const rightOf: Readonly<Record<ChatMove, Right>> = {
  take: 'ticket.take',
  reached: 'ticket.answer',
  safe: 'ticket.answer',
  reply: 'ticket.answer',
  picture: 'ticket.answer',
  resolve: 'ticket.answer',
}

/** A move as the API's rules have it. Throws RIGHT_MISSING, or what the rule refuses by. */
export function chatMove(
  move: ChatMove,
  role: Role,
  ticket: rules.TicketState,
  actor: rules.Actor,
  text = '',
): rules.TicketMove {
  if (!may(role, rightOf[move])) throw new AppError('RIGHT_MISSING', `this needs the right ${rightOf[move]}`)
  switch (move) {
    case 'take':
      return rules.take(ticket, actor)
    case 'reached':
      return reach(ticket, actor)
    case 'safe':
      return makeSafe(ticket, actor, text)
    case 'reply':
      return rules.reply(ticket, actor, text)
    case 'picture':
      return rules.addPicture(ticket, actor)
    case 'resolve':
      return rules.resolve(ticket, actor, text)
  }
}

/** The moves that are worth offering: a repair's end is, too, while only its picture is missing. */
export const offeredMoves = (role: Role, ticket: rules.TicketState, actor: rules.Actor): ChatMove[] =>
  chatMoves.filter((move) => {
    try {
      chatMove(move, role, move === 'resolve' ? { ...ticket, needsPicture: false } : ticket, actor)
      return true
    } catch (error) {
      if (error instanceof AppError) return false
      throw error
    }
  })

/** So long a link to a resident's data lives, in milliseconds. It is good for one look. */
export const oneViewFor = 10 * 60 * 1000
