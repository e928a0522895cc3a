// Pictures and recordings of tickets.
import { createReadStream, type ReadStream } from 'node:fs'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { may } from '../../rules/staff/roles.ts'
import { isRecording } from '../../store/conversations/audio-format.ts'
import type { Media } from '../../store/conversations/media.ts'
import type { Recordings } from '../../store/conversations/recordings.ts'
import { staffOf, viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { MediaId, MediaQuery } from '../schemas.ts'

/** For the documentation: a stream is not checked. */
const Bytes = z.custom<ReadStream>().meta({ type: 'string', format: 'binary' })

export const media: FastifyPluginCallbackZod<{ media: Media; recordings: Recordings }> = (
  app,
  { media, recordings },
  done,
) => {
  app.get(
    '/:id',
    {
      config: { right: 'ticket.readOwn' },
      schema: {
        tags: ['media'],
        summary:
          'A picture or recording of a ticket that one may see; that a recording was played is recorded',
        params: MediaId,
        querystring: MediaQuery,
        response: {
          200: {
            description: 'the picture, or the recording as it came',
            content: { 'image/jpeg': { schema: Bytes }, 'audio/*': { schema: Bytes } },
          },
          ...problems('INPUT_INVALID', 'NOT_FOUND'),
        },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { path, mime } = await media.readAs(viewer, request.params.id, request.query.size === 'small')
      // Whoever only supervises has not heard it for the community.
      if (isRecording(mime) && may(staffOf(request).role, 'ticket.take'))
        await recordings.played(viewer, request.params.id)
      return reply.type(mime).header('cache-control', 'private, max-age=86400').send(createReadStream(path))
    },
  )

  done()
}
