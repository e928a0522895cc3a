// What a decision comes to: heads, and of owners' decisions areas, each beside what it is a part of. Whole numbers only.
import { choices, tally } from './owners-vote.ts'
import type { Choice } from './paper-ballot.ts'
import { outcome, type FilledIn } from './vote-count.ts'
import { votePackFor, type Electorate } from './vote-packs.ts'

/** So many heads, and their areas in cm²; null where only heads count. */
export interface Sum {
  heads: number
  areaCm2: bigint | null
}
export interface Counted {
  taking: Sum
  totals: (Sum & { option: Choice })[]
  participation: { heads: boolean; area: boolean | null }
  approval: { heads: boolean; area: boolean | null }
  passed: boolean
}
export interface Decided {
  pack: string
  /** The day that chose the pack. */
  day: string
  electorate: Electorate
  /** Of Civil Code 278(1); null where the pack numbers none. */
  matter: number | null
  entitled: number
  filled: FilledIn | null
}
/** An owner as the register had them: the areas of their flats, and whether it is proved that they were given the ballot. */
export interface DecidingOwner {
  areasCm2: readonly bigint[]
  delivered: boolean
}
export interface OwnerVote {
  /** Its place in the list of owners. */
  elector: number
  choice: Choice
}

const areaOf = ({ areasCm2 }: DecidingOwner): bigint => areasCm2.reduce((sum, area) => sum + area, 0n)

/** Counts by heads. Throws RULE_UNKNOWN where the pack's numbers are not known and not filled in. */
export function countHeads({ filled, ...poll }: Decided, votes: readonly Choice[]): Counted {
  const heads = (choice: Choice) => votes.filter((one) => one === choice).length
  const came = outcome(
    votePackFor(poll.pack, poll.day),
    { ...poll, taking: votes.length, agree: heads('agree') },
    filled ?? undefined,
  ) ?? { participation: false, approval: false, passed: false }
  return {
    taking: { heads: votes.length, areaCm2: null },
    totals: choices.map((option) => ({ option, heads: heads(option), areaCm2: null })),
    participation: { heads: came.participation, area: null },
    approval: { heads: came.approval, area: null },
    passed: came.passed,
  }
}

/** Counts owners by heads and area (Civil Code 278). Throws INPUT_INVALID for a second vote of one owner or one of nobody's. */
export function countOwners(
  matter: number,
  owners: readonly DecidingOwner[],
  votes: readonly OwnerVote[],
): Counted {
  const came = tally(
    matter,
    owners.map(({ areasCm2 }, at) => ({ id: String(at), areasCm2 })),
    votes.map(({ elector, choice }) => ({ owner: String(elector), choice })),
  )
  const sum = (some: readonly OwnerVote[]): Sum => ({
    heads: some.length,
    areaCm2: some.reduce((area, { elector }) => {
      const owner = owners[elector]
      return owner ? area + areaOf(owner) : area
    }, 0n),
  })
  return {
    taking: sum(votes),
    totals: choices.map((option) => ({ option, ...sum(votes.filter(({ choice }) => choice === option)) })),
    ...came,
  }
}

/** The area of all owners. */
export const wholeArea = (owners: readonly DecidingOwner[]): bigint =>
  owners.reduce((sum, owner) => sum + areaOf(owner), 0n)

/**
 * Whom the silent join, where the owners' own rules say that they join the majority: agree or oppose only where that is more than
 * the other by heads and by area, and else neither, so that they take part and no more.
 */
export function majorityOf({ totals }: Counted): Choice {
  const of = (choice: Choice) => totals.find(({ option }) => option === choice)
  const more = (a: Sum | undefined, b: Sum | undefined): boolean =>
    (a?.heads ?? 0) > (b?.heads ?? 0) && (a?.areaCm2 ?? 0n) > (b?.areaCm2 ?? 0n)
  const [agree, oppose] = [of('agree'), of('oppose')]
  return more(agree, oppose) ? 'agree' : more(oppose, agree) ? 'oppose' : 'abstain'
}

/** The votes with those of the silent who are proved to have been given the ballot, joining `joins`. */
export function withSilent(
  owners: readonly DecidingOwner[],
  votes: readonly OwnerVote[],
  joins: Choice,
): OwnerVote[] {
  const voted = new Set(votes.map(({ elector }) => elector))
  const silent = owners.flatMap(({ delivered }, elector) =>
    delivered && !voted.has(elector) ? [{ elector, choice: joins }] : [],
  )
  return [...votes, ...silent]
}
