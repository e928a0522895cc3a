// A community's own first words for dangers, each entered by one person and approved by another.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { SafetyTexts } from '../../store/alarms/safety-texts.ts'
import { NewSafetyText, SafetyTextList } from './alarm-schemas.ts'
import { staffOf, viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { RowId } from '../schemas.ts'

const tags = ['safety texts']
const config = { right: 'roster.manage' } as const

export const safetyTexts: FastifyPluginCallbackZod<{ texts: SafetyTexts }> = (app, { texts }, done) => {
  app.get(
    '',
    {
      config: { right: 'staff.read' },
      schema: {
        tags,
        summary: 'Every sentence that was entered, newest first',
        response: { 200: SafetyTextList },
      },
    },
    async (request) => ({ items: await texts.list(staffOf(request).node.path) }),
  )

  app.post(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'Enter the first words for a danger; they are said once somebody else has approved them',
        description: 'Only numbers of docs/safety-texts.md may be named, 110, 119 or 120 among them.',
        body: NewSafetyText,
        response: { 200: SafetyTextList, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => {
      await texts.propose(viewerOf(request), request.body)
      return { items: await texts.list(staffOf(request).node.path) }
    },
  )

  app.post(
    '/:id/approve',
    {
      config,
      schema: {
        tags,
        summary: 'Approve what somebody else entered',
        params: RowId,
        response: { 200: SafetyTextList, ...problems('INPUT_INVALID', 'NOT_FOUND', 'APPROVAL_OWN') },
      },
    },
    async (request) => {
      await texts.approve(viewerOf(request), request.params.id)
      return { items: await texts.list(staffOf(request).node.path) }
    },
  )

  done()
}
