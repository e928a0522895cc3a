// What the legal adviser does in their own chat: less than at the console. What was said is not written here: the chat's own program
// would keep it (法律援助法 21), and words of danger in a note would be heard as a call for help.
import type { VisitMode } from '../bookings/booking.ts'

/** What was done in a talk: all that is noted of it from a chat. */
export const talkDone = ['answered', 'papers', 'drafted', 'again'] as const
export type TalkDone = (typeof talkDone)[number]

export const talkActs = ['phone', 'note', 'missed', 'refer'] as const
export type TalkAct = (typeof talkActs)[number]

export interface TalkState {
  state: 'booked' | 'done' | 'missed'
  mode: VisitMode | null
  /** Epoch milliseconds. */
  start: number
}

/** What can be done with a talk now. Nobody has come or missed it before it begins, and nobody is rung after it. */
export const actsOfTalk = ({ state, mode, start }: TalkState, at: number): TalkAct[] =>
  talkActs.filter((act) => {
    const begun = start <= at
    switch (act) {
      case 'phone':
        return state === 'booked' && mode === 'phone'
      case 'missed':
        return state === 'booked' && begun
      default:
        return state !== 'missed' && begun
    }
  })

/** How many of one's own hours a chat lists, and how far ahead, in days. */
export const ownSlotsAtMost = 9
export const ownSlotDays = 14
