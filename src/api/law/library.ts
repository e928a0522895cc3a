// The library of legal lessons: cases without anybody's name, and cards that leave at most once a week.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Library } from '../../store/law/library-desk.ts'
import { viewerOf } from '../auth.ts'
import { CardDue, LibraryId, LibraryList, MadeLesson, NewCard, NewCase } from './library-schemas.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'

const tags = ['library']
const read = { right: 'booking.read' } as const
const write = { right: 'library.write' } as const
const missing = problems('INPUT_INVALID', 'NOT_FOUND')
const confirmed = { ...missing, ...problems('APPROVAL_OWN') }

export const library: FastifyPluginCallbackZod<{ library: Library }> = (app, { library }, done) => {
  app.get(
    '',
    {
      config: read,
      schema: { tags, summary: 'Cases and cards, the latest first', response: { 200: LibraryList } },
    },
    (request) => library.list(viewerOf(request)),
  )

  app.post(
    '/cases',
    {
      config: write,
      schema: { tags, summary: 'Write a case', body: NewCase, response: { 201: MadeLesson, ...missing } },
    },
    async (request, reply) => reply.code(201).send(await library.writeCase(viewerOf(request), request.body)),
  )

  app.post(
    '/cases/:id/confirm',
    {
      config: write,
      schema: {
        tags,
        summary: 'Confirm that nobody can be recognised in another’s case: residents read it from now on',
        params: LibraryId,
        response: { 204: None, ...confirmed },
      },
    },
    async (request, reply) => {
      await library.confirmCase(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/cases/:id/withdraw',
    {
      config: write,
      schema: {
        tags,
        summary: 'Withdraw a case',
        params: LibraryId,
        response: { 204: None, ...missing },
      },
    },
    async (request, reply) => {
      await library.withdrawCase(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/cards',
    {
      config: write,
      schema: { tags, summary: 'Write a card', body: NewCard, response: { 201: MadeLesson, ...missing } },
    },
    async (request, reply) => reply.code(201).send(await library.writeCard(viewerOf(request), request.body)),
  )

  app.post(
    '/cards/:id/confirm',
    {
      config: write,
      schema: {
        tags,
        summary: 'Confirm another’s card: it leaves a week after the one before it',
        params: LibraryId,
        response: { 200: CardDue, ...confirmed },
      },
    },
    (request) => library.confirmCard(viewerOf(request), request.params.id),
  )

  app.post(
    '/cards/:id/withdraw',
    {
      config: write,
      schema: {
        tags,
        summary: 'Withdraw a card: it does not leave any more',
        params: LibraryId,
        response: { 204: None, ...missing },
      },
    },
    async (request, reply) => {
      await library.withdrawCard(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  done()
}
