// The ballots of a poll as an append-only hash chain. docs/voting.md tells what it protects against and what it does not.
// Every random value is handed in, and so is SHA-256: the rules throw no dice.
import { AppError } from '../../errors.ts'

/** SHA-256 of a text in UTF-8, as 64 small hex digits. */
export type Sha256 = (text: string) => string

/** What a ballot says; `salt` keeps others from guessing it out of its hash. */
export interface Vote {
  receipt: string
  choice: string
  /** 32 hex digits from a source of randomness. */
  salt: string
}
/** A ballot as it lies in the box. */
export interface BoxedBallot extends Vote {
  voter: string
  /** 32 hex digits, never published: without them nobody sees which link of the chain a published vote is. */
  blind: string
  /** The head of the chain after this ballot. */
  link: string
}

// The texts that are hashed are JSON lists that begin with their own name, so that no two of them can be taken for each other.
const hashOf = (sha256: Sha256, name: string, ...parts: unknown[]): string =>
  sha256(JSON.stringify([`linli-${name}-1`, ...parts]))

/** The hash of a vote, from which it cannot be guessed while its salt is not known. */
export const voteHash = (sha256: Sha256, poll: string, vote: Vote): string =>
  hashOf(sha256, 'vote', poll, vote.receipt, vote.choice, vote.salt)

/** The hash of a vote under its blind: what the chain holds. */
export const sealOf = (sha256: Sha256, poll: string, ballot: Vote & { blind: string }): string =>
  hashOf(sha256, 'seal', voteHash(sha256, poll, ballot), ballot.blind)

/** The head of a chain that has no ballot yet. */
export const firstLink = (sha256: Sha256, poll: string): string => hashOf(sha256, 'chain', poll)

/** The head after one more seal. */
const nextLink = (sha256: Sha256, link: string, seal: string): string => hashOf(sha256, 'link', link, seal)

/** The head of the chain of these seals, in the order in which they were cast. */
export const chainHead = (sha256: Sha256, poll: string, seals: readonly string[]): string =>
  seals.reduce((link, seal) => nextLink(sha256, link, seal), firstLink(sha256, poll))

/** Puts a ballot on the chain whose head is `link`. */
export function castOn(
  sha256: Sha256,
  poll: string,
  link: string,
  ballot: Omit<BoxedBallot, 'link'>,
): BoxedBallot {
  return { ...ballot, link: nextLink(sha256, link, sealOf(sha256, poll, ballot)) }
}

/**
 * The seals of a box, in casting order. Throws BALLOTS_CHANGED at the first ballot that is not what was cast: it or one before
 * it was changed, dropped, added or moved. A dropped end shows only against `head`, the last link as it was written elsewhere.
 */
export function checkedSeals(
  sha256: Sha256,
  poll: string,
  box: readonly BoxedBallot[],
  head: string,
): string[] {
  let link = firstLink(sha256, poll)
  const seals = box.map((ballot, at) => {
    const seal = sealOf(sha256, poll, ballot)
    link = nextLink(sha256, link, seal)
    if (link !== ballot.link)
      throw new AppError('BALLOTS_CHANGED', `ballot ${at + 1} of ${box.length} is not as it was cast`)
    return seal
  })
  if (link !== head)
    throw new AppError('BALLOTS_CHANGED', `the chain of ${box.length} ballots does not end where it did`)
  return seals
}
