// What the service is measured by: a month's figures, hot spots, and the monthly report as a page and as a workbook.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Measures as MeasuresStore } from '../../store/tickets/measures.ts'
import { staffOf, viewerOf } from '../auth.ts'
import { HotSpots, Measures, Month } from './measure-schemas.ts'
import { problems } from '../problems.ts'
import { reportSheet } from './report-sheet.ts'
import { reportWorkbook } from './report-workbook.ts'

const tags = ['measures']
const config = { right: 'ticket.read' } as const
const refusals = problems('INPUT_INVALID')

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** For the documentation: the bytes are made here. */
const Workbook = z.custom<Buffer>((body) => Buffer.isBuffer(body)).meta({ type: 'string', format: 'binary' })

export const measures: FastifyPluginCallbackZod<{ measures: MeasuresStore }> = (app, { measures }, done) => {
  app.get(
    '/measures',
    {
      config,
      schema: {
        tags,
        summary: 'What was received in a month and what came of it, by grid, kind and handler',
        querystring: Month,
        response: { 200: Measures, ...refusals },
      },
    },
    (request) => measures.of(viewerOf(request), request.query.month),
  )

  app.get(
    '/hot-spots',
    {
      config,
      schema: {
        tags,
        summary: 'Buildings in which much of one kind came in fourteen days, three times what is usual',
        response: { 200: HotSpots },
      },
    },
    async (request) => ({ items: await measures.hotSpots(viewerOf(request)) }),
  )

  app.get(
    '/reports/:month',
    {
      config,
      schema: {
        tags,
        summary: 'The monthly report as a page to print, without persons',
        params: Month,
        response: {
          200: { description: 'one A4 page', content: { 'text/html': { schema: z.string() } } },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const told = await measures.of(viewerOf(request), request.params.month)
      return reply.type('text/html; charset=utf-8').send(reportSheet(staffOf(request).node.name, told))
    },
  )

  app.get(
    '/reports/:month/xlsx',
    {
      config,
      schema: {
        tags,
        summary: 'The monthly report as an .xlsx, without persons',
        params: Month,
        response: {
          200: { description: 'a workbook', content: { [xlsx]: { schema: Workbook } } },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { month } = request.params
      const told = await measures.of(viewerOf(request), month)
      return reply
        .type(xlsx)
        .header('content-disposition', `attachment; filename="report-${month}.xlsx"`)
        .send(await reportWorkbook(told))
    },
  )
  done()
}
