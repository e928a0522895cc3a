// The quorums and majorities that a pack of rules lacks, each entered by one person and confirmed by another.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { RuleNumbers } from '../../store/polls/rule-numbers.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { NewRuleNumber, RuleNumberList } from './rule-number-schemas.ts'
import { RowId } from '../schemas.ts'

const tags = ['polls']
const config = { right: 'poll.manage' } as const

export const ruleNumbers: FastifyPluginCallbackZod<{ numbers: RuleNumbers }> = (app, { numbers }, done) => {
  app.get(
    '',
    {
      config: { right: 'poll.read' },
      schema: {
        tags,
        summary: 'The packs of rules that lack numbers, and the numbers that were filled in, newest first',
        response: { 200: RuleNumberList },
      },
    },
    (request) => numbers.list(viewerOf(request)),
  )

  app.post(
    '',
    {
      config,
      schema: {
        tags,
        summary:
          'Fill a number in with its source; votes are counted by it once somebody else has confirmed it',
        body: NewRuleNumber,
        response: { 200: RuleNumberList, ...problems('INPUT_INVALID') },
      },
    },
    async (request) => {
      await numbers.propose(viewerOf(request), request.body)
      return numbers.list(viewerOf(request))
    },
  )

  app.post(
    '/:id/approve',
    {
      config,
      schema: {
        tags,
        summary: 'Confirm what somebody else read in its source',
        params: RowId,
        response: { 200: RuleNumberList, ...problems('INPUT_INVALID', 'NOT_FOUND', 'APPROVAL_OWN') },
      },
    },
    async (request) => {
      await numbers.approve(viewerOf(request), request.params.id)
      return numbers.list(viewerOf(request))
    },
  )

  done()
}
