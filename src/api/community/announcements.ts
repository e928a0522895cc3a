// What staff tell the residents of some places.
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Announcements } from '../../store/conversations/announcements.ts'
import {
  AnnouncementId,
  AnnouncementList,
  Audience,
  MadeAnnouncement,
  NewAnnouncement,
  ReachList,
  ReachQuery,
} from './announcement-schemas.ts'
import { doorSheet } from './door-sheet.ts'
import { staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'

const tags = ['announcements']
const shownAtMost = 50

export const announcements: FastifyPluginCallbackZod<{ announcements: Announcements }> = (
  app,
  { announcements },
  done,
) => {
  app.get(
    '',
    {
      config: { right: 'resident.read' },
      schema: {
        tags,
        summary: 'The latest announcements, and whom each reached',
        response: { 200: AnnouncementList },
      },
    },
    async (request) => ({ items: await announcements.list(staffOf(request).node.path, shownAtMost) }),
  )

  app.get(
    '/audience',
    {
      config: { right: 'announcement.send' },
      schema: {
        tags,
        summary: 'The places one may write to, and how many residents get it there',
        response: { 200: Audience },
      },
    },
    async (request) => ({ items: await announcements.audience(staffOf(request).node.path) }),
  )

  app.get(
    '/reach',
    {
      config: { right: 'announcement.send' },
      schema: {
        tags,
        summary: 'How many chat reaches in each building, and how many doors it does not',
        querystring: ReachQuery,
        response: { 200: ReachList, ...problems('INPUT_INVALID') },
      },
    },
    async (request) => ({
      items: (await housesOf(request)).map(({ doors, ...house }) => ({ ...house, unreached: doors.length })),
    }),
  )

  app.get(
    '/doors',
    {
      config: { right: 'announcement.send' },
      schema: {
        tags,
        summary: 'The doors that chat does not reach, as a page to print; without names',
        querystring: ReachQuery,
        response: {
          200: { description: 'A4 pages', content: { 'text/html': { schema: z.string() } } },
          ...problems('INPUT_INVALID'),
        },
      },
    },
    async (request, reply) => reply.type('text/html; charset=utf-8').send(doorSheet(await housesOf(request))),
  )

  const housesOf = (request: FastifyRequest<{ Querystring: z.output<typeof ReachQuery> }>) =>
    announcements.reach(staffOf(request).node.path, request.query.places.split(',').map(Number))

  app.post(
    '',
    {
      config: { right: 'announcement.send' },
      schema: {
        tags,
        summary: 'Tell the residents of some places something',
        description:
          'Goes to those who asked for it, a few at a time; from 21:00 to 8:00 only where it is urgent.',
        body: NewAnnouncement,
        response: { 201: MadeAnnouncement, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) => {
      const { id, node } = staffOf(request)
      const { until, ...rest } = request.body
      const made = await announcements.create({ id, scope: node.path }, { ...rest, until: Date.parse(until) })
      return reply.code(201).send(made)
    },
  )

  app.post(
    '/:id/stop',
    {
      config: { right: 'announcement.send' },
      schema: {
        tags,
        summary: 'Send it to nobody further',
        params: AnnouncementId,
        response: { 204: None, ...problems('NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await announcements.stop(staffOf(request).node.path, request.params.id)
      return reply.code(204).send(null)
    },
  )

  done()
}
