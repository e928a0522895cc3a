// Signing in and out. The cookie is the browser's; programs send a token instead.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { rightsOf } from '../../rules/staff/roles.ts'
import type { SignedIn } from '../../store/staff/sessions.ts'
import type { StaffStore } from '../../store/staff/staff.ts'
import { sessionCookie, staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { createSignInLimit } from '../protection.ts'
import { Credentials, Me, None } from '../schemas.ts'

/** The store ends sessions by its own clock; the browser may keep the cookie for as long as the longest. */
const longest = 7 * 24 * 60 * 60
const tags = ['session']

const me = ({ id, name, login, role, node }: SignedIn) => ({
  id,
  name,
  login,
  role,
  rights: [...rightsOf[role]],
  scope: node,
})

/** Open to everybody. */
export const signIn: FastifyPluginCallbackZod<{ staff: StaffStore; secure: boolean }> = (
  app,
  { staff, secure },
  done,
) => {
  app.post(
    '',
    {
      preHandler: createSignInLimit(app),
      schema: {
        tags,
        summary: 'Sign in: sets the session cookie',
        body: Credentials,
        response: { 200: Me, ...problems('INPUT_INVALID', 'LOGIN_WRONG', 'TOO_MANY_REQUESTS') },
      },
    },
    async ({ body }, reply) => {
      const { token, staff: somebody } = await staff.login(body.login, body.password)
      void reply.setCookie(sessionCookie, token, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        secure,
        maxAge: longest,
      })
      return me(somebody)
    },
  )

  done()
}

export const session: FastifyPluginCallbackZod<{ staff: StaffStore }> = (app, { staff }, done) => {
  app.get(
    '',
    { config: { right: 'signed in' }, schema: { tags, summary: 'Who is signed in', response: { 200: Me } } },
    (request) => me(staffOf(request)),
  )

  app.delete(
    '',
    { config: { right: 'signed in' }, schema: { tags, summary: 'Sign out', response: { 204: None } } },
    async (request, reply) => {
      const token = request.cookies[sessionCookie]
      if (token !== undefined) await staff.logout(token)
      return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send(null)
    },
  )

  done()
}
