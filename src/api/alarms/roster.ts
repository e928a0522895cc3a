// The duty roster of each place.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Roster } from '../../store/alarms/roster.ts'
import { NewRoster, RosterList } from './alarm-schemas.ts'
import { staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { RowId } from '../schemas.ts'

const tags = ['roster']

export const roster: FastifyPluginCallbackZod<{ roster: Roster }> = (app, { roster }, done) => {
  const whole = async (scope: string) => ({ items: await roster.list(scope), ...(await roster.state(scope)) })

  app.get(
    '',
    {
      config: { right: 'staff.read' },
      schema: { tags, summary: 'Who is on duty where, and what is wanting', response: { 200: RosterList } },
    },
    (request) => whole(staffOf(request).node.path),
  )

  app.put(
    '/:id',
    {
      config: { right: 'roster.manage' },
      schema: {
        tags,
        summary: 'Put people on duty at a place',
        params: RowId,
        body: NewRoster,
        response: { 200: RosterList, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => {
      const scope = staffOf(request).node.path
      await roster.set(scope, request.params.id, request.body)
      return whole(scope)
    },
  )

  done()
}
