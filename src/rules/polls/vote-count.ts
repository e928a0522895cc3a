// Counts a vote by heads under a rule pack. Owners' votes, which count areas too, are in owners-vote.ts.
import { AppError } from '../../errors.ts'
import { reaches, type Share } from './share.ts'
import { packId, type Electorate, type VotePack } from './vote-packs.ts'

export interface Outcome {
  participation: boolean
  approval: boolean
  passed: boolean
}
/** The numbers that the law's text lacks here, as an authorised person read them, and where. */
export interface FilledIn {
  quorum: Share
  pass: Share
  source: string
}

/**
 * The shares that decide a matter (null where the pack numbers none).
 * Throws RULE_UNKNOWN where one is not known; INPUT_INVALID where one that is known is filled in, or the pack does not decide it.
 */
export function sharesOf(
  pack: VotePack,
  electorate: Electorate,
  matter: number | null,
  filled?: FilledIn,
): { quorum: Share; pass: Share } {
  if (filled) {
    if (pack.quorum !== null || pack.pass !== null)
      throw new AppError(
        'INPUT_INVALID',
        `filled: the numbers of ${packId(pack)} are known and stay as they are`,
      )
    return filled
  }
  if (pack.quorum === null || pack.pass === null)
    throw new AppError(
      'RULE_UNKNOWN',
      `the quorum and majority of ${packId(pack)} are not known (${pack.source}): fill them in with their source`,
    )
  const quorum = pack.quorum === 'none' ? undefined : pack.quorum[electorate]
  const pass =
    pack.pass === 'none'
      ? undefined
      : pack.pass.find(({ matters }) => matters === null || (matter !== null && matters.includes(matter)))
  if (!quorum || !pass)
    throw new AppError('INPUT_INVALID', `matter: ${packId(pack)} does not tell how it is decided`)
  return { quorum, pass: pass.share }
}

/**
 * Whether a vote is carried: `agree` and `taking` part (abstentions among them) of `entitled`, each a number of heads. Null for
 * a poll that decides nothing. Silence does not take part.
 * Throws RULE_UNKNOWN where the pack's numbers are not known and not filled in; INPUT_INVALID for an electorate that the pack
 * does not have, for owners (their areas decide too), and for more ballots than voters.
 */
export function outcome(
  pack: VotePack,
  votes: { electorate: Electorate; entitled: number; taking: number; agree: number },
  filled?: FilledIn,
): Outcome | null {
  const { electorate, entitled, taking, agree } = votes
  if (!pack.electorates.includes(electorate))
    throw new AppError('INPUT_INVALID', `electorate: ${packId(pack)} is for ${pack.electorates.join(', ')}`)
  if (pack.pass !== 'none' && electorate === 'owners')
    throw new AppError('INPUT_INVALID', 'electorate: owners’ decisions count areas too; ask tally')
  if (taking > entitled || agree > taking)
    throw new AppError('INPUT_INVALID', 'ballots: there are more than there are voters')
  if (pack.pass === 'none') return null
  const needs = sharesOf(pack, electorate, null, filled)
  const participation = reaches(BigInt(taking), BigInt(entitled), needs.quorum)
  const approval = reaches(BigInt(agree), BigInt(taking), needs.pass)
  return { participation, approval, passed: participation && approval }
}
