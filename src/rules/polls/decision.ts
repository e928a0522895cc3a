// A decision by paper ballots as it is prepared: by which pack, on which matter, and what of the silent.
import { AppError } from '../../errors.ts'
import { dayOf } from '../time/calendar.ts'
import { choices } from './owners-vote.ts'
import type { Choice } from './paper-ballot.ts'
import { namesOffice } from './poll.ts'
import { pollDays } from './poll-terms.ts'
import { packId, votePackFor, type Electorate } from './vote-packs.ts'

const day = 24 * 60 * 60 * 1000
const texts: Readonly<Record<Choice, string>> = { agree: '同意', oppose: '不同意', abstain: '弃权' }

export interface NewDecision {
  /** A pack by its name, such as "civil-code-278". */
  pack: string
  electorate: Electorate
  /** Of Civil Code 278(1), 1 to 9; null for packs that number none. */
  matter: number | null
  question: string
  /** Where and how the paper is handed in, as residents read it. */
  handIn: string
  /** Epoch milliseconds: no paper is taken after it. */
  closesAt: number
  /** The clause of the owners' own rules by which the silent join the majority, and the warning as the ballot prints it. */
  silence: { clause: string; warning: string } | null
}

/**
 * The pack, day and options of a decision that begins at `now`. Throws POLL_REFUSED for what is held in chat, decides nothing or
 * elects residents' bodies; INPUT_INVALID for what does not fit together.
 */
export function checkedDecision(wish: NewDecision, now: number) {
  const date = dayOf(now)
  const pack = votePackFor(wish.pack, date)
  if (pack.inChat || pack.pass === 'none')
    throw new AppError('POLL_REFUSED', `${packId(pack)} asks for opinions in chat and decides nothing`)
  if (!pack.electorates.includes(wish.electorate))
    throw new AppError('INPUT_INVALID', `electorate: ${packId(pack)} is for ${pack.electorates.join(', ')}`)
  const numbered = pack.pass?.some(({ matters }) => matters !== null) ?? false
  if (numbered !== (wish.matter !== null))
    throw new AppError(
      'INPUT_INVALID',
      `matter: ${packId(pack)} ${numbered ? 'needs its number' : 'has none'}`,
    )
  if (!numbered && namesOffice(wish.question))
    throw new AppError('POLL_REFUSED', 'elections of residents’ bodies go by their own law, not by this')
  if (wish.silence && wish.electorate !== 'owners')
    throw new AppError(
      'INPUT_INVALID',
      'silence: only owners’ own rules can have the silent join the majority',
    )
  if (wish.closesAt <= now || wish.closesAt > now + pollDays * day)
    throw new AppError('INPUT_INVALID', `closesAt: comes after now, within ${pollDays} days`)
  return { pack: packId(pack), day: date, options: choices.map((id) => ({ id, text: texts[id] })) }
}
