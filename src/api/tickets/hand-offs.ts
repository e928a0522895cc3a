// Cases that go to bodies outside: the register of those bodies, and what is sent to, received by and answered from them.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { HandOffs } from '../../store/tickets/hand-offs.ts'
import type { Tickets } from '../../store/tickets/tickets.ts'
import { staffOf, viewerFor, viewerOf } from '../auth.ts'
import {
  BodyChange,
  BodyList,
  HandOff,
  HandOffAnswer,
  HandOffList,
  NewBody,
  Receipt,
} from './hand-off-schemas.ts'
import { handOffSheet } from './hand-off-sheet.ts'
import { problems } from '../problems.ts'
import { None, RowId, TicketId } from '../schemas.ts'
import { schema } from './ticket-change.ts'

const tags = ['hand-offs']

export const externalBodies: FastifyPluginCallbackZod<{ handOffs: HandOffs }> = (app, { handOffs }, done) => {
  app.get(
    '',
    {
      config: { right: 'staff.read' },
      schema: {
        tags,
        summary: 'The bodies outside that cases can be handed to',
        response: { 200: BodyList },
      },
    },
    async (request) => ({ items: await handOffs.bodies(staffOf(request).node.path) }),
  )

  app.post(
    '',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Enter a body: its name, what it answers for, how to reach it',
        body: NewBody,
        response: { 201: None, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) => {
      await handOffs.addBody(staffOf(request).node.path, request.body)
      return reply.code(201).send(null)
    },
  )

  app.put(
    '/:id',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Change a body, or take it out of use',
        params: RowId,
        body: BodyChange,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await handOffs.changeBody(staffOf(request).node.path, request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  done()
}

export const ticketHandOffs: FastifyPluginCallbackZod<{ tickets: Tickets; handOffs: HandOffs }> = (
  app,
  { tickets, handOffs },
  done,
) => {
  app.get(
    '/:id/hand-offs',
    {
      config: { right: 'ticket.readOwn' },
      schema: {
        tags,
        summary: 'What of a ticket was sent to bodies outside, the newest first',
        params: TicketId,
        response: { 200: HandOffList, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => ({ items: await handOffs.of(viewerOf(request), request.params.id) }),
  )

  app.get(
    '/:id/hand-offs/sheet',
    {
      config: { right: 'ticket.readOwn' },
      schema: {
        tags,
        summary: 'The newest record as a page to print',
        params: TicketId,
        response: {
          200: { description: 'one A4 page', content: { 'text/html': { schema: z.string() } } },
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'HANDOFF_MISSING'),
        },
      },
    },
    async (request, reply) => {
      const [newest] = await handOffs.of(viewerOf(request), request.params.id)
      return reply.type('text/html; charset=utf-8').send(handOffSheet(newest))
    },
  )

  app.post(
    '/:id/hand-off',
    {
      config: { right: 'ticket.settle' },
      schema: schema(
        'Hand it to a body outside, by a record without personal data; the resident is told',
        HandOff,
      ),
    },
    async (request) => {
      const viewer = viewerFor(staffOf(request))
      await handOffs.send(viewer, request.params.id, request.body)
      return tickets.read(viewer, request.params.id, { justMoved: true })
    },
  )

  app.post(
    '/:id/hand-off/receipt',
    {
      config: { right: 'ticket.answer' },
      schema: schema('Note under which number the body received it', Receipt),
    },
    async (request) => {
      const viewer = viewerFor(staffOf(request))
      await handOffs.receipt(viewer, request.params.id, request.body)
      return tickets.read(viewer, request.params.id)
    },
  )

  app.post(
    '/:id/hand-off/answer',
    {
      config: { right: 'ticket.answer' },
      schema: schema('Note what the body answered; the case goes on here', HandOffAnswer),
    },
    async (request) => {
      const viewer = viewerFor(staffOf(request))
      await handOffs.answer(viewer, request.params.id, request.body.result)
      return tickets.read(viewer, request.params.id)
    },
  )

  done()
}
