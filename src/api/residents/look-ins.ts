// Looking in on people who agreed to it (探访).
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { LookIns } from '../../store/residents/look-ins.ts'
import { viewerOf } from '../auth.ts'
import { LookInEnd, LookInList, LookInNoted, LookInRate, LookInVisit, NewLookIn } from './look-in-schemas.ts'
import { Month } from '../tickets/measure-schemas.ts'
import { problems } from '../problems.ts'
import { None, Reason } from '../schemas.ts'

const tags = ['look-ins']
const params = z.object({ id: z.uuid() })
const read = { right: 'resident.read' } as const
const confirm = { right: 'resident.confirm' } as const

export const lookIns: FastifyPluginCallbackZod<{ lookIns: LookIns }> = (app, { lookIns }, done) => {
  app.get(
    '',
    {
      config: read,
      schema: {
        tags,
        summary: 'Who is looked in on, whoever is due first before the others',
        response: { 200: LookInList },
      },
    },
    async (request) => ({ items: await lookIns.list(viewerOf(request)) }),
  )

  app.post(
    '',
    {
      config: confirm,
      schema: {
        tags,
        summary: 'Begin to look in on somebody who said yes themselves',
        body: NewLookIn,
        response: { 201: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'LOOK_IN_EXISTS') },
      },
    },
    async (request, reply) => {
      await lookIns.start(viewerOf(request), request.body)
      return reply.code(201).send(null)
    },
  )

  app.get(
    '/rate',
    {
      config: read,
      schema: {
        tags,
        summary: 'How many of the visits that were due in a month met somebody, by grid',
        querystring: Month,
        response: { 200: LookInRate, ...problems('INPUT_INVALID') },
      },
    },
    async (request) => ({ items: await lookIns.rate(viewerOf(request), request.query.month) }),
  )

  app.post(
    '/:id/visit',
    {
      config: read,
      schema: {
        tags,
        summary:
          'Note what became of a visit: met, not met (the managers hear of it now), or needs help (it is filed)',
        params,
        body: LookInVisit,
        response: { 200: LookInNoted, ...problems('INPUT_INVALID', 'NOT_FOUND', 'LOOK_IN_DONE') },
      },
    },
    (request) => lookIns.visit(viewerOf(request), request.params.id, request.body),
  )

  app.post(
    '/:id/settle',
    {
      config: { right: 'ticket.settle' },
      schema: {
        tags,
        summary: 'Note what came of a visit that met nobody',
        params,
        body: Reason,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'LOOK_IN_DONE') },
      },
    },
    async (request, reply) => {
      await lookIns.settle(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/end',
    {
      config: confirm,
      schema: {
        tags,
        summary: 'End it, at once where they no longer want it',
        params,
        body: LookInEnd,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await lookIns.end(viewerOf(request), request.params.id, request.body.why)
      return reply.code(204).send(null)
    },
  )
  done()
}
