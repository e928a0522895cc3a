// The register of owners, as a sheet (.csv or .xlsx) that is taken whole or not at all.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Owners } from '../../store/residents/owners.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { OwnersTaken, OwnerSummary } from '../residents/register-schemas.ts'
import { rowsOf } from '../sheet.ts'

const tags = ['owners']
const config = { right: 'owner.import' } as const
const bodyLimit = 5 * 1024 * 1024
/** For the documentation: what it holds is read row by row. */
const Sheet = z.custom<Buffer>((body) => Buffer.isBuffer(body)).meta({ type: 'string', format: 'binary' })

export const owners: FastifyPluginCallbackZod<{ owners: Owners }> = (app, { owners }, done) => {
  // Browsers name the type of a .csv in many ways: the bytes tell.
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_, body, parsed) => {
    parsed(null, body)
  })

  app.get(
    '',
    {
      config,
      schema: { tags, summary: 'How much of the register is known', response: { 200: OwnerSummary } },
    },
    (request) => owners.summary(viewerOf(request)),
  )

  app.post(
    '',
    {
      config,
      bodyLimit,
      schema: {
        tags,
        summary: 'Take a sheet of owners, in place of what was known of the flats that it names',
        description:
          'A .csv (UTF-8 or GB18030) or .xlsx whose first row names the columns: 门牌, 姓名, 面积 (m²) or area_cm2, 电话 if there is one. With any error nothing is kept.',
        body: Sheet,
        response: { 200: OwnersTaken, ...problems('INPUT_INVALID', 'MEDIA_TOO_LARGE') },
      },
    },
    async (request) => owners.take(viewerOf(request), await rowsOf(request.body)),
  )
  done()
}
