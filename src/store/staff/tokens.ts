// Keys for integrations: each acts with the rights and the scope that its maker has at that moment.
import { AppError } from '../../errors.ts'
import { rows, type PrismaClient } from '../connection.ts'
import {
  fingerprint,
  newSecret,
  signedIn,
  signedInColumns,
  type SignedIn,
  type SignedInRow,
} from './sessions.ts'
import type { Writer } from '../writer.ts'

/** Tells a key from a session's token, for people and for scanners of leaked secrets. */
const tokenPrefix = 'linli_'
const day = 24 * 60 * 60 * 1000

export interface Token {
  id: number
  name: string
  createdAt: string
  expiresAt: string | null
}

export function createTokens(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** Makes a key that lasts `days`, for ever where null. Its secret can never be told again. */
    make: async (
      staffId: number,
      { name, days }: { name: string; days: number | null },
    ): Promise<Token & { token: string }> => {
      const token = tokenPrefix + newSecret()
      const made = await writer.run((tx) =>
        tx.apiToken.create({
          data: {
            tokenHash: fingerprint(token),
            name,
            staffId,
            createdAt: new Date(now()),
            expiresAt: days === null ? null : new Date(now() + days * day),
          },
        }),
      )
      return { ...view(made), token }
    },

    /** The keys that this person made, newest first, expired ones too. */
    list: async (staffId: number): Promise<Token[]> =>
      (await read.apiToken.findMany({ where: { staffId }, orderBy: { id: 'desc' } })).map(view),

    /** Ends a key of one's own. Throws NOT_FOUND for any other. */
    remove: (staffId: number, id: number): Promise<void> =>
      writer.run(async (tx) => {
        const { count } = await tx.apiToken.deleteMany({ where: { id, staffId } })
        if (count === 0) throw new AppError('NOT_FOUND', 'you have made no such token')
      }),

    /** Who made this key; undefined once it has expired or its maker is inactive. */
    byToken: async (token: string): Promise<SignedIn | undefined> => {
      const [found] = await rows<SignedInRow & { expiresAt: Date | null }>(
        read,
        `SELECT ${signedInColumns}, k.expiresAt FROM ApiToken AS k
         JOIN Staff AS s ON s.id = k.staffId AND s.active = 1 JOIN Node AS n ON n.id = s.nodeId WHERE k.tokenHash = ?`,
        fingerprint(token),
      )
      if (!found) return undefined
      if (found.expiresAt !== null && found.expiresAt.getTime() <= now()) return undefined
      return signedIn(found)
    },
  }
}

const view = (token: { id: number; name: string; createdAt: Date; expiresAt: Date | null }): Token => ({
  id: token.id,
  name: token.name,
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt?.toISOString() ?? null,
})
