// Bookings as staff work with them, and what can be booked.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { BookingDesk } from '../../store/bookings/booking-desk.ts'
import type { Services } from '../../store/bookings/services.ts'
import { viewerOf } from '../auth.ts'
import {
  BookingDay,
  BookingId,
  BookingList,
  Came,
  Cancelled,
  CheckedIn,
  CheckIn,
  ExceptionId,
  Leave,
  LeaveDay,
  MadeService,
  NewException,
  NewService,
  ServiceChange,
  ServiceId,
  ServiceList,
  Told,
} from './booking-schemas.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'

const tags = ['bookings']
const read = { right: 'booking.read' } as const
const note = { right: 'booking.note' } as const
const manage = { right: 'service.manage' } as const

export const bookings: FastifyPluginCallbackZod<{ desk: BookingDesk }> = (app, { desk }, done) => {
  app.get(
    '',
    {
      config: read,
      schema: {
        tags,
        summary: 'What is booked on a day, in order',
        querystring: BookingDay,
        response: { 200: BookingList, ...problems('INPUT_INVALID') },
      },
    },
    async (request) => ({
      items: await desk.day(viewerOf(request), request.query.day),
      uses: await desk.roomUses(viewerOf(request), request.query.day),
    }),
  )

  app.post(
    '/check-in',
    {
      config: note,
      schema: {
        tags,
        summary: 'Note that whoever says a number has come',
        body: CheckIn,
        response: { 200: CheckedIn, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => desk.checkIn(viewerOf(request), request.body.code),
  )

  app.post(
    '/:id/came',
    {
      config: note,
      schema: {
        tags,
        summary: 'Note that somebody came, or that they did not',
        params: BookingId,
        body: Came,
        response: {
          204: None,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'BOOKING_OVER', 'BOOKING_AHEAD'),
        },
      },
    },
    async (request, reply) => {
      await desk.came(viewerOf(request), request.params.id, request.body.came)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/cancel',
    {
      config: note,
      schema: {
        tags,
        summary: 'Take a booking back; the resident is told why and can choose another time',
        params: BookingId,
        body: Cancelled,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'BOOKING_OVER') },
      },
    },
    async (request, reply) => {
      await desk.cancel(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )
  done()
}

export const services: FastifyPluginCallbackZod<{ services: Services }> = (app, { services }, done) => {
  app.get(
    '',
    {
      config: read,
      schema: { tags, summary: 'What can be booked, and when it is open', response: { 200: ServiceList } },
    },
    async (request) => ({ items: await services.list(viewerOf(request)) }),
  )

  app.post(
    '',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Add something that can be booked',
        body: NewService,
        response: { 201: MadeService, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => reply.code(201).send(await services.create(viewerOf(request), request.body)),
  )

  app.put(
    '/:id',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Change it; whoever has booked what is no more is told',
        params: ServiceId,
        body: ServiceChange,
        response: { 200: Told, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => services.change(viewerOf(request), request.params.id, request.body),
  )

  app.post(
    '/:id/exceptions',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Close it on a day, or open it besides; whoever has booked then is told',
        params: ServiceId,
        body: NewException,
        response: { 200: Told, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => services.except(viewerOf(request), request.params.id, request.body),
  )

  app.post(
    '/leave',
    {
      config: note,
      schema: {
        tags,
        summary:
          'One is away for some days: what one gives oneself is closed, and whoever has booked it is told',
        body: Leave,
        response: { 200: Told, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => services.leave(viewerOf(request), request.body),
  )

  app.delete(
    '/leave',
    {
      config: note,
      schema: {
        tags,
        summary: 'One works on such a day after all',
        querystring: LeaveDay,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await services.endLeave(viewerOf(request), request.query.day)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/exceptions/:id',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Take such a day back',
        params: ExceptionId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await services.unexcept(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  done()
}
