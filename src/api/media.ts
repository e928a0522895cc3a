// Pictures of tickets.
import { createReadStream, type ReadStream } from 'node:fs'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Media } from '../store/media.ts'
import { viewerOf } from './auth.ts'
import { problems } from './problems.ts'
import { MediaId } from './schemas.ts'

/** For the documentation: a stream is not checked. */
const Bytes = z.custom<ReadStream>().meta({ type: 'string', format: 'binary' })

export const media: FastifyPluginCallbackZod<{ media: Media }> = (app, { media }, done) => {
  app.get(
    '/:id',
    {
      config: { right: 'ticket.readOwn' },
      schema: {
        tags: ['media'],
        summary: 'A picture of a ticket that one may see',
        params: MediaId,
        response: {
          200: { description: 'the picture', content: { 'image/jpeg': { schema: Bytes } } },
          ...problems('INPUT_INVALID', 'NOT_FOUND'),
        },
      },
    },
    async (request, reply) => {
      const { path, mime } = await media.readAs(viewerOf(request), request.params.id)
      return reply.type(mime).header('cache-control', 'private, max-age=86400').send(createReadStream(path))
    },
  )

  done()
}
