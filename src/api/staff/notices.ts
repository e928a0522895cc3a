// The bell of whoever is signed in.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Bell } from '../../store/staff/bell.ts'
import { staffOf, viewerOf } from '../auth.ts'
import { None, NoticeList } from '../schemas.ts'

const tags = ['notices']
const config = { right: 'signed in' } as const

export const notices: FastifyPluginCallbackZod<{ bell: Bell }> = (app, { bell }, done) => {
  app.get(
    '',
    { config, schema: { tags, summary: 'What happened to my tickets', response: { 200: NoticeList } } },
    (request) => bell.list(viewerOf(request)),
  )

  app.post(
    '/read',
    { config, schema: { tags, summary: 'I have seen them all', response: { 204: None } } },
    async (request, reply) => {
      await bell.markRead(staffOf(request).id)
      return reply.code(204).send(null)
    },
  )

  done()
}
