// Owners' joint decisions (业主共同决定), Civil Code article 278. Whole numbers only: areas are cm², shares are compared crosswise.
import { AppError } from '../../errors.ts'
import { reaches, type Share } from './share.ts'
import { sharesOf } from './vote-count.ts'
import { votePackFor } from './vote-packs.ts'

export const choices = ['agree', 'oppose', 'abstain'] as const
/** An owner. Several flats of one buyer, and joint owners of one flat, are one head (司法解释 建筑物区分所有权 arts 8–9). */
export interface Owner {
  id: string
  /** The area of each of their exclusive parts (专有部分) in cm², above zero. */
  areasCm2: readonly bigint[]
}
/** A ballot handed in. An abstention takes part and does not agree; who is silent does not take part. */
export interface Ballot {
  owner: string
  choice: (typeof choices)[number]
}
/** By heads and by area. */
interface Both {
  heads: boolean
  area: boolean
}
export interface Tally {
  participation: Both
  approval: Both
  passed: boolean
}

const civilCode278 = votePackFor('civil-code-278@2021', '2021-01-01')

/**
 * Counts a vote on one of the matters of article 278(1), numbered 1 to 9 as there. Without ballots every answer is no.
 * It counts; whether the vote was called and held as the law asks is not for it to say.
 * Throws INPUT_INVALID for an owner named twice, a ballot of somebody who is no owner, an owner's second ballot, or another matter.
 */
export function tally(matter: number, owners: readonly Owner[], ballots: readonly Ballot[]): Tally {
  const areas = new Map<string, bigint>()
  for (const { id, areasCm2 } of owners) {
    if (areas.has(id)) throw new AppError('INPUT_INVALID', `owners: ${JSON.stringify(id)} is there twice`)
    areas.set(
      id,
      areasCm2.reduce((sum, area) => sum + area, 0n),
    )
  }
  const voted = new Map<string, Ballot['choice']>()
  for (const { owner, choice } of ballots) {
    if (!areas.has(owner))
      throw new AppError('INPUT_INVALID', `ballots: ${JSON.stringify(owner)} is no owner`)
    if (voted.has(owner))
      throw new AppError('INPUT_INVALID', `ballots: ${JSON.stringify(owner)} has voted twice`)
    voted.set(owner, choice)
  }
  const count = (ids: readonly string[]) => ({
    heads: BigInt(ids.length),
    area: ids.reduce((sum, id) => sum + (areas.get(id) ?? 0n), 0n),
  })
  const all = count([...areas.keys()])
  const taking = count([...voted.keys()])
  const agreeing = count([...voted].flatMap(([id, choice]) => (choice === 'agree' ? [id] : [])))
  const both = (part: typeof all, whole: typeof all, share: Share): Both => ({
    heads: reaches(part.heads, whole.heads, share),
    area: reaches(part.area, whole.area, share),
  })
  const { quorum, pass } = sharesOf(civilCode278, 'owners', matter)
  const participation = both(taking, all, quorum)
  const approval = both(agreeing, taking, pass)
  return {
    participation,
    approval,
    passed: [participation, approval].every(({ heads, area }) => heads && area),
  }
}
