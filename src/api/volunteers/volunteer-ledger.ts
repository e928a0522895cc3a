// The volunteers' ledger of a year, to be kept and handed on as a workbook.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { VolunteerLedger } from '../../store/volunteers/volunteer-ledger.ts'
import { viewerOf } from '../auth.ts'
import { ledgerWorkbook } from './ledger-workbook.ts'
import { problems } from '../problems.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** For the documentation: the bytes are made here. */
const Workbook = z.custom<Buffer>((body) => Buffer.isBuffer(body)).meta({ type: 'string', format: 'binary' })
const Year = z.object({ year: z.coerce.number().int().min(2000).max(2200) })

export const volunteerLedger: FastifyPluginCallbackZod<{ ledger: VolunteerLedger }> = (
  app,
  { ledger },
  done,
) => {
  app.get(
    '/:year',
    {
      config: { right: 'volunteer.manage' },
      schema: {
        tags: ['volunteers'],
        summary: 'Who served when, with what and for how long in a year, as an .xlsx with names',
        params: Year,
        response: {
          200: { description: 'a workbook', content: { [xlsx]: { schema: Workbook } } },
          ...problems('INPUT_INVALID'),
        },
      },
    },
    async (request, reply) => {
      const { year } = request.params
      return reply
        .type(xlsx)
        .header('content-disposition', `attachment; filename="volunteers-${String(year)}.xlsx"`)
        .send(await ledgerWorkbook(year, await ledger.of(viewerOf(request), year)))
    },
  )
  done()
}
