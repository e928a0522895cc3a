// Residents, masked.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Carers } from '../../store/residents/carers.ts'
import type { Register } from '../../store/residents/register.ts'
import type { Residents } from '../../store/residents/residents.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { Confirmation, Link } from './register-schemas.ts'
import { PageQuery, Reason, Resident, ResidentId, ResidentPage } from '../schemas.ts'

const tags = ['residents']
const config = { right: 'resident.read' } as const

export const residents: FastifyPluginCallbackZod<{
  residents: Residents
  register: Register
  carers: Carers
}> = (app, { residents, register, carers }, done) => {
  app.get(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'A page of residents, newest first',
        querystring: PageQuery,
        response: { 200: ResidentPage, ...problems('INPUT_INVALID') },
      },
    },
    (request) => residents.list(viewerOf(request), request.query),
  )

  app.get(
    '/:id',
    {
      config,
      schema: {
        tags,
        summary: 'A resident with their latest tickets',
        params: ResidentId,
        response: { 200: Resident, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => residents.read(viewerOf(request), request.params.id),
  )

  app.post(
    '/:id/level',
    {
      config: { right: 'resident.confirm' },
      schema: {
        tags,
        summary: 'Note how surely it is known who they are and where they live, with what it rests on',
        params: ResidentId,
        body: Confirmation,
        response: { 200: Resident, ...problems('INPUT_INVALID', 'NOT_FOUND', 'OWNER_UNKNOWN') },
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      await register.confirm(viewer, request.params.id, request.body)
      return residents.read(viewer, request.params.id)
    },
  )

  app.post(
    '/:id/link',
    {
      config: { right: 'resident.confirm' },
      schema: {
        tags,
        summary: 'Join the record of somebody without an account to their account',
        params: ResidentId,
        body: Link,
        response: { 200: Resident, ...problems('INPUT_INVALID', 'NOT_FOUND', 'RESIDENT_LINKED') },
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      await register.link(viewer, request.params.id, request.body)
      return residents.read(viewer, request.body.accountId)
    },
  )

  app.post(
    '/:id/carers',
    {
      config: { right: 'resident.confirm' },
      schema: {
        tags,
        summary:
          'Keep that a resident lets somebody ask how their ordinary reports stand, as they told staff',
        params: ResidentId,
        body: Link,
        response: { 200: Resident, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      await carers.add(viewer, request.params.id, request.body)
      return residents.read(viewer, request.params.id)
    },
  )

  app.post(
    '/:id/carers/stop',
    {
      config: { right: 'resident.confirm' },
      schema: {
        tags,
        summary: 'Take that back from everybody, as the resident told staff',
        params: ResidentId,
        body: Reason,
        response: { 200: Resident, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      await carers.stop(viewer, request.params.id, request.body.reason)
      return residents.read(viewer, request.params.id)
    },
  )

  done()
}
