// Sheets of codes for letterboxes.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { AppError } from '../../errors.ts'
import { flatsIn } from '../../rules/residents/levels.ts'
import type { HouseCodes } from '../../store/residents/house-codes.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { NewSheet, Sheet } from './register-schemas.ts'

export const houseCodes: FastifyPluginCallbackZod<{ codes: HouseCodes }> = (app, { codes }, done) => {
  app.post(
    '',
    {
      config: { right: 'resident.confirm' },
      schema: {
        tags: ['residents'],
        summary:
          'A one-time code for the letterbox of each flat of a house; earlier ones are worth nothing then',
        body: NewSheet,
        response: { 201: Sheet, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) => {
      const { nodeId, flats: told } = request.body
      const flats = flatsIn(told)
      if (!flats) throw new AppError('INPUT_INVALID', 'flats: write them like 101-104, 201-204')
      return reply.code(201).send(await codes.issue(viewerOf(request), { nodeId, flats }))
    },
  )
  done()
}
