// Codes that are good once: kept as hashes only, and not for guessing.
import { randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { codeDigits, codeLength, wrongAtMost } from '../../rules/residents/levels.ts'
import type { Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'

/** What a code is for: the same digits mean nothing elsewhere. */
export type CodeUse = 'house' | 'family' | 'guardian' | 'mediation'

const hashed = promisify<string, string, number, Buffer>(scrypt)
/** Slow on purpose, salted by use and community: whoever reads the file cannot try all codes in an afternoon. */
export const hashOf = async (use: CodeUse, communityId: number, code: string): Promise<string> =>
  (await hashed(code, `linli ${use} code ${communityId}`, 24)).toString('base64url')

export const newCode = (): string =>
  Array.from({ length: codeLength }, () => codeDigits[randomInt(codeDigits.length)]).join('')

/** Whether a resident, and their community, may try another code at `at`. */
export async function mayTry(tx: Tx, { residentId, communityId }: Contact, at: Date): Promise<boolean> {
  const wrong = (within: number) => ({ type: 'codeWrong', at: { gt: new Date(at.getTime() - within) } })
  const own = await tx.residentEvent.count({ where: { residentId, ...wrong(wrongAtMost.oneWithin) } })
  const all = await tx.residentEvent.count({
    where: { resident: { communityId }, ...wrong(wrongAtMost.allWithin) },
  })
  return own < wrongAtMost.one && all < wrongAtMost.all
}

export const noteWrong = (tx: Tx, { residentId }: Contact, at: Date) =>
  tx.residentEvent.create({ data: { residentId, at, type: 'codeWrong' } })
