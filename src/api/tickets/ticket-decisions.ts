// What a handler asks of a manager, and what the manager decides: more time, what cannot be done from here, repairs without a picture.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { AppError } from '../../errors.ts'
import { noteAbout } from '../../rules/tickets/complaint.ts'
import * as decision from '../../rules/tickets/decision.ts'
import * as extension from '../../rules/tickets/extension.ts'
import { sort } from '../../rules/tickets/sorting.ts'
import type { Media } from '../../store/conversations/media.ts'
import type { Merging } from '../../store/tickets/merging.ts'
import type { StaffStore } from '../../store/staff/staff.ts'
import type { Tickets } from '../../store/tickets/tickets.ts'
import { staffOf, viewerFor, viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import {
  Extension,
  Merge,
  Question,
  Reason,
  Rejection,
  Sorting,
  Stuck,
  Ticket,
  TicketId,
  ToStaff,
} from '../schemas.ts'
import { changer, schema, wordless } from './ticket-change.ts'

/** As many bytes as a resident may send. */
const pictureLimit = 20 * 1024 * 1024

export const ticketDecisions: FastifyPluginCallbackZod<{
  tickets: Tickets
  media: Media
  merging: Merging
  staff: StaffStore
}> = (app, { tickets, media, merging, staff }, done) => {
  const change = changer(tickets)
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: pictureLimit }, (_, body, parsed) => {
    parsed(null, body)
  })

  app.post(
    '/:id/extension',
    {
      config: { right: 'ticket.answer' },
      schema: schema('Ask a manager for more working days, once, with a reason for the resident', Extension),
    },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        extension.askExtension(ticket, actor, request.body),
      ),
  )

  app.post(
    '/:id/extension/grant',
    { config: { right: 'ticket.settle' }, schema: wordless('Give the time asked for; the resident is told') },
    (request) => change(staffOf(request), request.params.id, extension.grantExtension),
  )

  app.post(
    '/:id/extension/refuse',
    { config: { right: 'ticket.settle' }, schema: schema('Give no more time, with a word', Reason) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        extension.refuseExtension(ticket, actor, request.body.reason),
      ),
  )

  app.post(
    '/:id/stuck',
    {
      config: { right: 'ticket.answer' },
      schema: schema('Say why it cannot be done from here; the managers decide', Stuck),
    },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        decision.stick(ticket, actor, request.body.cause, request.body.note),
      ),
  )

  app.post(
    '/:id/give-back',
    { config: { right: 'ticket.settle' }, schema: schema('Have the lead go on, with what to do', Reason) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        decision.giveBack(ticket, actor, request.body.reason),
      ),
  )

  app.post(
    '/:id/explain',
    {
      config: { right: 'ticket.settle' },
      schema: schema('End what cannot be done with an explanation to the resident', Question),
    },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        decision.explain(ticket, actor, request.body.text),
      ),
  )

  app.post(
    '/:id/reject',
    {
      config: { right: 'ticket.settle' },
      schema: schema('Do not take it on; the resident is told why and what they can do instead', Rejection),
    },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        decision.reject(ticket, actor, request.body),
      ),
  )

  app.post(
    '/:id/waive-picture',
    {
      config: { right: 'ticket.settle' },
      schema: schema('Let a repair end without a picture, with the reason why none can be taken', Reason),
    },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        decision.waivePicture(ticket, actor, request.body.reason),
      ),
  )

  app.post(
    '/:id/about',
    {
      config: { right: 'ticket.settle' },
      schema: schema(
        'Note whom of staff it complains about: they neither see nor handle it any more',
        ToStaff,
      ),
    },
    async (request) => {
      const who = await staff.colleague(viewerOf(request), request.params.id, request.body.staffId)
      return change(staffOf(request), request.params.id, (ticket, actor) => noteAbout(ticket, actor, who))
    },
  )

  app.post(
    '/:id/sort',
    {
      config: { right: 'ticket.answer' },
      schema: schema(
        'Give it another kind or urgency, with a reason. What becomes a danger alarms; danger stays danger',
        Sorting,
      ),
    },
    (request) => {
      const { reason, ...to } = request.body
      return change(staffOf(request), request.params.id, (ticket, actor) => sort(ticket, actor, to, reason))
    },
  )

  app.post(
    '/:id/merge',
    {
      config: { right: 'ticket.merge' },
      schema: schema('Find it to be one with another, which goes on for both; the resident is told', Merge),
    },
    async (request) => {
      const viewer = viewerFor(staffOf(request))
      const { into, reason } = request.body
      await merging.merge(viewer, request.params.id, { into: Number(into), reason })
      return tickets.read(viewer, request.params.id, { justMoved: true })
    },
  )

  app.post(
    '/:id/pictures',
    {
      bodyLimit: pictureLimit,
      config: { right: 'ticket.answer' },
      schema: {
        tags: ['tickets'],
        summary: 'Add a picture of the work',
        description: 'The bytes as the body, its Content-Type image/*, at most 20 MB.',
        params: TicketId,
        response: {
          200: Ticket,
          ...problems(
            'INPUT_INVALID',
            'NOT_FOUND',
            'TICKET_CLOSED',
            'TICKET_NOT_YOURS',
            'MEDIA_TOO_LARGE',
            'MEDIA_UNREADABLE',
            'STORE_UNAVAILABLE',
            'STORE_FULL',
          ),
        },
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { id } = request.params
      if (!Buffer.isBuffer(request.body))
        throw new AppError('MEDIA_UNREADABLE', 'send the bytes of a picture as the body, as image/*')
      await media.take(viewer, id, request.body)
      return tickets.read(viewer, id)
    },
  )

  done()
}
