// The catalogue of services: what residents are told, changed by versions.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Catalogue } from '../../store/community/catalogue.ts'
import { viewerOf } from '../auth.ts'
import { EntryChange, EntryCode, EntryList, NewEntry, Offered, VersionList } from './catalogue-schemas.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'

const tags = ['catalogue']
const read = { right: 'catalogue.read' } as const
const manage = { right: 'catalogue.manage' } as const

export const catalogue: FastifyPluginCallbackZod<{ catalogue: Catalogue }> = (app, { catalogue }, done) => {
  app.get(
    '',
    {
      config: read,
      schema: {
        tags,
        summary: 'Every entry of the catalogue as it stands',
        response: { 200: EntryList },
      },
    },
    async (request) => ({ items: await catalogue.list(viewerOf(request)) }),
  )

  app.get(
    '/:code/versions',
    {
      config: read,
      schema: {
        tags,
        summary: 'What an entry said before, and who changed it',
        params: EntryCode,
        response: { 200: VersionList, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => ({ items: await catalogue.versions(viewerOf(request), request.params.code) }),
  )

  app.post(
    '',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Add an entry',
        body: NewEntry,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'CATALOGUE_TAKEN') },
      },
    },
    async (request, reply) => {
      await catalogue.add(viewerOf(request), request.body)
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/:code',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Write the next version of an entry',
        params: EntryCode,
        body: EntryChange,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'CATALOGUE_CHANGED') },
      },
    },
    async (request, reply) => {
      await catalogue.change(viewerOf(request), request.params.code, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:code/offer',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Tell residents of an entry again, or no more',
        params: EntryCode,
        body: Offered,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await catalogue.offer(viewerOf(request), request.params.code, request.body.active)
      return reply.code(204).send(null)
    },
  )

  done()
}
