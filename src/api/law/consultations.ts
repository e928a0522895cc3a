// Talks with the legal adviser: the adviser's list, the check at the start, confidential notes, where they sent somebody on, and the
// monthly record.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { spanOf } from '../../rules/tickets/measures.ts'
import type { Consultations } from '../../store/law/consultations.ts'
import { viewerOf } from '../auth.ts'
import {
  Check,
  ConsultationId,
  ConsultationList,
  FollowReferral,
  NewNote,
  NoteList,
  Refer,
  ReferralList,
  SatisfactionSums,
} from './consultation-schemas.ts'
import { consultationWorkbook } from './consultation-workbook.ts'
import { Month } from '../tickets/measure-schemas.ts'
import { problems } from '../problems.ts'
import { None, Reason } from '../schemas.ts'

const tags = ['consultations']
const hold = { right: 'consultation.hold' } as const
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** For the documentation: the bytes are made here. */
const Workbook = z.custom<Buffer>((body) => Buffer.isBuffer(body)).meta({ type: 'string', format: 'binary' })
const missing = problems('INPUT_INVALID', 'NOT_FOUND')

export const consultations: FastifyPluginCallbackZod<{ consultations: Consultations }> = (
  app,
  { consultations },
  done,
) => {
  app.get(
    '',
    {
      config: hold,
      schema: {
        tags,
        summary: 'The talks of the last 30 days and those ahead: one’s own, or all that one oversees',
        response: { 200: ConsultationList },
      },
    },
    async (request) => ({ items: await consultations.list(viewerOf(request)) }),
  )

  app.post(
    '/:id/check',
    {
      config: hold,
      schema: {
        tags,
        summary: 'Note that one has not seen the other side, or has: then staff find another adviser',
        params: ConsultationId,
        body: Check,
        response: { 204: None, ...missing, ...problems('BOOKING_OVER') },
      },
    },
    async (request, reply) => {
      await consultations.check(viewerOf(request), request.params.id, request.body.result)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/:id/notes',
    {
      config: hold,
      schema: {
        tags,
        summary: 'The notes of an own talk, and who else read them',
        params: ConsultationId,
        response: { 200: NoteList, ...missing, ...problems('NOTES_CONFIDENTIAL') },
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const items = await consultations.notes(viewer, request.params.id)
      return { items, readings: await consultations.readings(viewer, request.params.id) }
    },
  )

  app.post(
    '/:id/notes',
    {
      config: hold,
      schema: {
        tags,
        summary: 'Write a note of an own talk',
        params: ConsultationId,
        body: NewNote,
        response: { 204: None, ...missing },
      },
    },
    async (request, reply) => {
      await consultations.note(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/notes/read',
    {
      config: { right: 'consultation.audit' },
      schema: {
        tags,
        summary: 'Read the notes of somebody’s talk, with a reason that is kept',
        params: ConsultationId,
        body: Reason,
        response: { 200: NoteList, ...missing },
      },
    },
    async (request) => ({
      items: await consultations.readNotes(viewerOf(request), request.params.id, request.body.reason),
      readings: [],
    }),
  )

  app.post(
    '/:id/refer',
    {
      config: hold,
      schema: {
        tags,
        summary: 'Note where one sent the resident on: legal aid, mediation, the hotline',
        params: ConsultationId,
        body: Refer,
        response: { 204: None, ...missing },
      },
    },
    async (request, reply) => {
      await consultations.refer(viewerOf(request), request.params.id, request.body.to)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/referrals',
    {
      config: hold,
      schema: {
        tags,
        summary:
          'Who was sent on where, and how far that is: one’s own, or all that one oversees without names',
        response: { 200: ReferralList },
      },
    },
    async (request) => ({ items: await consultations.referrals(viewerOf(request)) }),
  )

  app.post(
    '/:id/referral',
    {
      config: hold,
      schema: {
        tags,
        summary: 'Note how far an own referral is',
        params: ConsultationId,
        body: FollowReferral,
        response: { 204: None, ...missing },
      },
    },
    async (request, reply) => {
      await consultations.followReferral(viewerOf(request), request.params.id, request.body.state)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/satisfaction',
    {
      config: { right: 'consultation.oversee' },
      schema: {
        tags,
        summary:
          'How content residents were in the last closed quarters: sums over all advisers, none under five',
        response: { 200: SatisfactionSums },
      },
    },
    async (request) => ({ quarters: await consultations.satisfaction(viewerOf(request)) }),
  )

  app.get(
    '/record/:month/xlsx',
    {
      config: hold,
      schema: {
        tags,
        summary:
          'A month’s record as an .xlsx: hours, visits, lectures, topics; nobody’s name but the adviser’s',
        params: Month,
        response: {
          200: { description: 'a workbook', content: { [xlsx]: { schema: Workbook } } },
          ...problems('INPUT_INVALID'),
        },
      },
    },
    async (request, reply) => {
      const { month } = request.params
      const { from, until } = spanOf(month)
      const record = await consultations.record(viewerOf(request), from, until)
      return reply
        .type(xlsx)
        .header('content-disposition', `attachment; filename="legal-${month}.xlsx"`)
        .send(await consultationWorkbook(month, record))
    },
  )
  done()
}
