// The people who work here.
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Maker, StaffStore } from '../../store/staff/staff.ts'
import { staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { NewStaff, RowId, Staff, StaffList, StaffPatch } from '../schemas.ts'

const tags = ['staff']
const makerOf = (request: FastifyRequest): Maker => {
  const { id, role, node } = staffOf(request)
  return { staffId: id, role, scope: node.path }
}

export const staff: FastifyPluginCallbackZod<{ staff: StaffStore }> = (app, { staff }, done) => {
  app.get(
    '',
    {
      config: { right: 'staff.read' },
      schema: { tags, summary: 'Everybody in scope, also who has left', response: { 200: StaffList } },
    },
    async (request) => ({ items: await staff.list(staffOf(request).node.path) }),
  )

  app.post(
    '',
    {
      config: { right: 'staff.manage' },
      schema: {
        tags,
        summary: 'Take somebody on',
        body: NewStaff,
        response: { 201: Staff, ...problems('INPUT_INVALID', 'RIGHT_MISSING', 'LOGIN_TAKEN') },
      },
    },
    async (request, reply) => reply.code(201).send(await staff.create(makerOf(request), request.body)),
  )

  app.patch(
    '/:id',
    {
      config: { right: 'staff.manage' },
      schema: {
        tags,
        summary: 'Change somebody; a new password and leaving end their sessions',
        params: RowId,
        body: StaffPatch,
        response: { 200: Staff, ...problems('INPUT_INVALID', 'RIGHT_MISSING', 'NOT_FOUND') },
      },
    },
    (request) => staff.patch(makerOf(request), request.params.id, request.body),
  )

  done()
}
