// 双报到: who reported, units, the three lists, what was taken and done, and what a unit gets for a quarter.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { DoubleReports } from '../../store/volunteers/double-report-desk.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None, Reason } from '../schemas.ts'
import {
  DoubleReportId,
  DoubleReportList,
  MadeDoubleReport,
  NewPartyItem,
  NewPartyUnit,
  ServiceDone,
  TiedUnit,
  UnitFeedback,
  UnitQuarter,
} from './double-report-schemas.ts'
import { feedbackSheet, feedbackWorkbook } from './unit-feedback.ts'

const tags = ['double-reports']
const config = { right: 'doubleReport.manage' } as const
const params = DoubleReportId
const missing = problems('NOT_FOUND', 'RIGHT_MISSING')
const settled = problems('NOT_FOUND', 'CLAIM_SETTLED', 'RIGHT_MISSING')
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** For the documentation: the bytes are made here. */
const Workbook = z.custom<Buffer>((body) => Buffer.isBuffer(body)).meta({ type: 'string', format: 'binary' })

export const doubleReports: FastifyPluginCallbackZod<{ reports: DoubleReports }> = (
  app,
  { reports },
  done,
) => {
  app.get(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'Who reported in by their own consent, the units, and the lists with what was taken',
        response: { 200: DoubleReportList, ...problems('RIGHT_MISSING') },
      },
    },
    async (request) => reports.list(viewerOf(request)),
  )
  app.post(
    '/units',
    {
      config,
      schema: {
        tags,
        summary: 'Note a unit that reported in',
        body: NewPartyUnit,
        response: { 201: MadeDoubleReport, ...problems('INPUT_INVALID', 'RIGHT_MISSING') },
      },
    },
    async (request, reply) => reply.code(201).send(await reports.addUnit(viewerOf(request), request.body)),
  )
  app.post(
    '/:id/unit',
    {
      config,
      schema: {
        tags,
        summary: 'Say to which unit somebody belongs',
        params,
        body: TiedUnit,
        response: { 204: None, ...missing },
      },
    },
    async (request, reply) => {
      await reports.tie(viewerOf(request), request.params.id, request.body.unitId)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/items',
    {
      config,
      schema: {
        tags,
        summary: 'Put a line on the list of needs, resources or projects',
        body: NewPartyItem,
        response: { 201: MadeDoubleReport, ...problems('INPUT_INVALID', 'RIGHT_MISSING') },
      },
    },
    async (request, reply) => reply.code(201).send(await reports.addItem(viewerOf(request), request.body)),
  )
  app.post(
    '/items/:id/close',
    { config, schema: { tags, summary: 'Take a line off', params, response: { 204: None, ...missing } } },
    async (request, reply) => {
      await reports.closeItem(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/claims/:id/confirm',
    {
      config,
      schema: { tags, summary: 'They do it: they are told', params, response: { 204: None, ...settled } },
    },
    async (request, reply) => {
      await reports.confirm(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/claims/:id/refuse',
    {
      config,
      schema: {
        tags,
        summary: 'They do not do it; they read the reason',
        params,
        body: Reason,
        response: { 204: None, ...settled },
      },
    },
    async (request, reply) => {
      await reports.refuse(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/claims/:id/finish',
    {
      config,
      schema: {
        tags,
        summary: 'Record what was done; of a volunteer in the volunteers’ record too',
        params,
        body: ServiceDone,
        response: {
          204: None,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'CLAIM_SETTLED', 'RIGHT_MISSING'),
        },
      },
    },
    async (request, reply) => {
      const { startsAt, endsAt } = request.body
      const { id } = request.params
      await reports.finish(viewerOf(request), id, Date.parse(startsAt), Date.parse(endsAt))
      return reply.code(204).send(null)
    },
  )

  const quarterOf = ({ part }: z.output<typeof UnitQuarter>) => ({
    year: Number(part.slice(0, 4)),
    quarter: Number(part.slice(5)),
  })
  const fed = problems('INPUT_INVALID', 'NOT_FOUND', 'CLAIM_SETTLED', 'RIGHT_MISSING')
  app.get(
    '/units/:id/feedback/:part',
    {
      config,
      schema: {
        tags,
        summary: 'What a unit gets for a quarter, or would get: only who agreed is named',
        params: UnitQuarter,
        response: { 200: UnitFeedback, ...fed },
      },
    },
    async (request) => reports.feedback(viewerOf(request), request.params.id, quarterOf(request.params)),
  )
  app.post(
    '/units/:id/feedback/:part/release',
    {
      config,
      schema: {
        tags,
        summary: 'Release it for a quarter that is over: kept as it is now',
        params: UnitQuarter,
        response: { 204: None, ...fed },
      },
    },
    async (request, reply) => {
      await reports.release(viewerOf(request), request.params.id, quarterOf(request.params))
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/units/:id/feedback/:part/sheet',
    {
      config,
      schema: {
        tags,
        summary: 'What was released as one A4 to print',
        params: UnitQuarter,
        response: {
          200: { description: 'one A4 page', content: { 'text/html': { schema: z.string() } } },
          ...fed,
        },
      },
    },
    async (request, reply) => {
      const told = await reports.feedback(viewerOf(request), request.params.id, quarterOf(request.params))
      return reply.type('text/html; charset=utf-8').send(feedbackSheet(told))
    },
  )
  app.get(
    '/units/:id/feedback/:part/xlsx',
    {
      config,
      schema: {
        tags,
        summary: 'What was released as an .xlsx',
        params: UnitQuarter,
        response: {
          200: { description: 'a workbook', content: { [xlsx]: { schema: Workbook } } },
          ...fed,
        },
      },
    },
    async (request, reply) => {
      const told = await reports.feedback(viewerOf(request), request.params.id, quarterOf(request.params))
      return reply
        .type(xlsx)
        .header('content-disposition', `attachment; filename="feedback-${request.params.part}.xlsx"`)
        .send(await feedbackWorkbook(told))
    },
  )
  done()
}
