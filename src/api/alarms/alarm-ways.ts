// How I am reached in an alarm: everybody sets and tries their own ways.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Alarms } from '../../store/alarms/alarms.ts'
import type { AlarmWays } from '../../store/alarms/alarm-ways.ts'
import { MadeWay, NewWay, PushShown, Tapped, WayList } from './alarm-schemas.ts'
import { staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None, RowId } from '../schemas.ts'

const tags = ['alarm ways']
const config = { right: 'signed in' } as const

export const alarmWays: FastifyPluginCallbackZod<{
  ways: AlarmWays
  alarms: Alarms
  pushKey: string
}> = (app, { ways, alarms, pushKey }, done) => {
  app.get(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'How I am reached, and the gateways that there are',
        response: { 200: WayList },
      },
    },
    async (request) => ({
      pushKey,
      gateways: [...ways.gateways],
      items: await ways.list(staffOf(request).id),
    }),
  )

  app.post(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'Add a way, or set it anew',
        body: NewWay,
        response: { 201: MadeWay, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) => reply.code(201).send(await ways.add(staffOf(request).id, request.body)),
  )

  app.post(
    '/:id/test',
    {
      config,
      schema: {
        tags,
        summary: 'Ring me for a test; what came of it is in the list a moment later',
        params: RowId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await ways.test(staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/heard',
    { config, schema: { tags, summary: 'I hear and see my console ring', response: { 204: None } } },
    async (request, reply) => {
      await ways.heard(staffOf(request).id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/tapped',
    {
      config,
      schema: {
        tags,
        summary: 'I tapped the test ring on my device',
        body: Tapped,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await ways.tapped(staffOf(request).id, request.body.code)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/push-shown',
    {
      config,
      schema: {
        tags,
        summary: 'My device shows the push message of an alarm',
        body: PushShown,
        response: { 204: None, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) => {
      await alarms.pushShown(staffOf(request).id, request.body.alarm)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/:id',
    {
      config,
      schema: {
        tags,
        summary: 'No longer reach me this way',
        params: RowId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await ways.remove(staffOf(request).id, request.params.id)
      return reply.code(204).send(null)
    },
  )

  done()
}
