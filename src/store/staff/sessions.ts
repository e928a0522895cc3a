// Signing in: sessions of the console. A token is random and told once; the database knows only its hash.
import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../errors.ts'
import type { Role } from '../../rules/staff/roles.ts'
import { rows, type PrismaClient } from '../connection.ts'
import type { Writer } from '../writer.ts'

/** An active member of staff as the API meets them at every request. */
export interface SignedIn {
  id: number
  name: string
  login: string
  role: Role
  node: { id: number; name: string; path: string }
}

const minute = 60 * 1000
const hour = 60 * minute
/** A session ends when nothing was asked for this long, */
const idleFor = 12 * hour
/** and at the latest after this. */
const longest = 7 * 24 * hour
/** Prolonging is a write: not at every request. */
const prolongEvery = 10 * minute

/** Somebody active, by a statement of ours, since every request asks: as s, at the node n. */
export const signedInColumns =
  's.id, s.name, s.login, s.role, n.id AS nodeId, n.name AS nodeName, n.path AS nodePath'
export interface SignedInRow extends Pick<SignedIn, 'id' | 'name' | 'login' | 'role'> {
  nodeId: number
  nodeName: string
  nodePath: string
}
export const signedIn = ({ id, name, login, role, nodeId, nodeName, nodePath }: SignedInRow): SignedIn => ({
  id,
  name,
  login,
  role,
  node: { id: nodeId, name: nodeName, path: nodePath },
})

/** Takes some 50 ms of another thread: never inside a transaction. */
export const hashPassword = (password: string): Promise<string> => hash(password)
export const newSecret = (): string => randomBytes(32).toString('base64url')
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export function createSessions(writer: Writer, read: PrismaClient, now: () => number) {
  /** An unknown login costs the same time as a wrong password. */
  const nobody = hashPassword(newSecret())

  return {
    /** Begins a session. Throws LOGIN_WRONG for an unknown or inactive login and for a wrong password, without telling which. */
    login: async (login: string, password: string): Promise<{ token: string; staff: SignedIn }> => {
      const found = await read.staff.findUnique({ where: { login } })
      const right = await verify(found?.passwordHash ?? (await nobody), password)
      if (!found || !right) throw wrong()
      const token = newSecret()
      const at = now()
      const staff = await writer.run(async (tx) => {
        await tx.staffSession.deleteMany({ where: { expiresAt: { lte: new Date(at) } } })
        // They may have been deactivated, or their password changed, since it was compared.
        const [still] = await rows<SignedInRow>(
          tx,
          `SELECT ${signedInColumns} FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId
           WHERE s.id = ? AND s.active = 1 AND s.passwordHash = ?`,
          found.id,
          found.passwordHash,
        )
        if (!still) throw wrong()
        await tx.staffSession.create({
          data: {
            tokenHash: fingerprint(token),
            staffId: still.id,
            createdAt: new Date(at),
            expiresAt: new Date(at + idleFor),
          },
        })
        return still
      })
      return { token, staff: signedIn(staff) }
    },

    /** Whose session it is; undefined once it has ended or its owner is inactive. `prolong` counts this as use of it. */
    bySession: async (token: string, { prolong = true } = {}): Promise<SignedIn | undefined> => {
      const tokenHash = fingerprint(token)
      const [session] = await rows<SignedInRow & { createdAt: Date; expiresAt: Date }>(
        read,
        `SELECT ${signedInColumns}, f.createdAt, f.expiresAt FROM StaffSession AS f
         JOIN Staff AS s ON s.id = f.staffId AND s.active = 1 JOIN Node AS n ON n.id = s.nodeId WHERE f.tokenHash = ?`,
        tokenHash,
      )
      if (!session || session.expiresAt.getTime() <= now()) return undefined
      const until = Math.min(now() + idleFor, session.createdAt.getTime() + longest)
      if (prolong && until - session.expiresAt.getTime() >= prolongEvery)
        await writer
          .run((tx) =>
            tx.staffSession.updateMany({ where: { tokenHash }, data: { expiresAt: new Date(until) } }),
          )
          // While the disk is full the session is not prolonged, but staff can still read.
          .catch(() => undefined)
      return signedIn(session)
    },

    /** Ends a session; one that has ended already is no error. */
    logout: async (token: string): Promise<void> => {
      await writer.run((tx) => tx.staffSession.deleteMany({ where: { tokenHash: fingerprint(token) } }))
    },
  }
}

const wrong = () => new AppError('LOGIN_WRONG', 'the login or the password is wrong')
