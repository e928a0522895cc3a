// Who asks, and whether they may: everything inside this scope needs somebody signed in, and a right that its route names.
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { may, type Right, type Role } from '../rules/staff/roles.ts'
import type { SignedIn } from '../store/staff/sessions.ts'
import type { StaffStore } from '../store/staff/staff.ts'
import { viewerOf as asViewer, type Viewer } from '../store/views.ts'
import { problems } from './problems.ts'

/** What a route asks for: a right, or only that somebody is signed in. */
export type Access = Right | 'signed in'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route. Inside the signed-in scope a route without it is refused to everybody. */
    right?: Access
  }
}

export const sessionCookie = 'linli_session'
const bearer = /^Bearer (linli_[\w-]{1,100})$/i

/** Whose request it is, by its token or else its cookie; undefined where neither counts. */
export function identify(
  staff: StaffStore,
  request: FastifyRequest,
  options?: { prolong: boolean },
): Promise<SignedIn | undefined> {
  const { authorization } = request.headers
  const token = authorization === undefined ? undefined : bearer.exec(authorization)?.[1]
  if (token !== undefined) return staff.tokens.byToken(token)
  const cookie = authorization === undefined ? request.cookies[sessionCookie] : undefined
  return cookie === undefined ? Promise.resolve(undefined) : staff.bySession(cookie, options)
}

/** Whoever reads all tickets may do what is open to those who read their own. */
const holds = (role: Role, access: Access): boolean =>
  access === 'signed in' || may(role, access) || (access === 'ticket.readOwn' && may(role, 'ticket.read'))

const member = 'staff'
export const staffOf = (request: FastifyRequest): SignedIn => request.getDecorator<SignedIn>(member)
export const viewerOf = (request: FastifyRequest): Viewer => viewerFor(staffOf(request))
export const viewerFor = ({ id, name, node, role }: SignedIn): Viewer =>
  asViewer({ staffId: id, name, role, scope: node.path })

/** Puts plugins into a scope for people who are signed in. `right` is what routes ask for that name none themselves. */
export function signedInOnly(
  app: FastifyInstance,
  { staff, right: standard }: { staff: StaffStore; right?: Right },
  plugin: FastifyPluginAsync,
): void {
  app.register(async (scope) => {
    scope.decorateRequest(member)
    scope.addHook('onRequest', async (request) => {
      const somebody = await identify(staff, request)
      if (!somebody) throw new AppError('SESSION_MISSING', 'sign in first; the session may have ended')
      const right = request.routeOptions.config.right ?? standard
      if (right === undefined || !holds(somebody.role, right))
        throw new AppError(
          'RIGHT_MISSING',
          `this needs the right ${right ?? 'that its route has yet to name'}`,
        )
      request.setDecorator(member, somebody)
    })
    scope.addHook('onRoute', (route) => {
      route.schema = {
        ...route.schema,
        security: [{ session: [] }, { token: [] }],
        response: {
          ...problems('SESSION_MISSING', 'RIGHT_MISSING', 'TOO_MANY_REQUESTS'),
          ...(route.schema?.response as object | undefined),
        },
      }
    })
    await scope.register(plugin)
  })
}
