// The moves that staff make on a ticket. The rules decide at that instant; each answers the ticket as it is then.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as clocks from '../../rules/tickets/clocks.ts'
import * as handing from '../../rules/tickets/handing.ts'
import * as rules from '../../rules/tickets/ticket.ts'
import type { StaffStore } from '../../store/staff/staff.ts'
import type { Tickets } from '../../store/tickets/tickets.ts'
import { staffOf, viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { Question, Reason, Result, Revealed, ToStaff, Transfer } from '../schemas.ts'
import { changer, schema, wordless } from './ticket-change.ts'

export const ticketMoves: FastifyPluginCallbackZod<{ tickets: Tickets; staff: StaffStore }> = (
  app,
  { tickets, staff },
  done,
) => {
  const change = changer(tickets)

  app.post(
    '/:id/take',
    { config: { right: 'ticket.take' }, schema: wordless('Take it in hand') },
    (request) => change(staffOf(request), request.params.id, rules.take),
  )

  app.post(
    '/:id/assign',
    { config: { right: 'ticket.assign' }, schema: schema('Give it to somebody before work began', ToStaff) },
    async (request) => {
      const to = await staff.colleague(viewerOf(request), request.params.id, request.body.staffId)
      return change(staffOf(request), request.params.id, (ticket, actor) => rules.assign(ticket, actor, to))
    },
  )

  app.post(
    '/:id/transfer',
    {
      config: { right: 'ticket.transfer' },
      schema: schema('Ask a colleague to take it over, with a reason', Transfer),
    },
    async (request) => {
      const { staffId, reason } = request.body
      const to = await staff.colleague(viewerOf(request), request.params.id, staffId)
      return change(staffOf(request), request.params.id, (ticket, actor) =>
        handing.transfer(ticket, actor, to, reason),
      )
    },
  )

  app.post(
    '/:id/accept',
    { config: { right: 'ticket.take' }, schema: wordless('Take over what was offered') },
    (request) => change(staffOf(request), request.params.id, handing.accept),
  )

  app.post(
    '/:id/decline',
    { config: { right: 'ticket.take' }, schema: schema('Say no to what was offered, with a reason', Reason) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        handing.decline(ticket, actor, request.body.reason),
      ),
  )

  app.post(
    '/:id/settle',
    {
      config: { right: 'ticket.settle' },
      schema: schema('Decide whose it is, where nobody said yes to a transfer', Transfer),
    },
    async (request) => {
      const { staffId, reason } = request.body
      const to = await staff.colleague(viewerOf(request), request.params.id, staffId)
      return change(staffOf(request), request.params.id, (ticket, actor) =>
        handing.settle(ticket, actor, to, reason),
      )
    },
  )

  app.post(
    '/:id/call-in',
    { config: { right: 'ticket.answer' }, schema: schema('Call a colleague in beside the lead', ToStaff) },
    async (request) => {
      const to = await staff.colleague(viewerOf(request), request.params.id, request.body.staffId)
      return change(staffOf(request), request.params.id, (ticket, actor) => handing.callIn(ticket, actor, to))
    },
  )

  app.post(
    '/:id/let-go',
    {
      config: { right: 'ticket.answer' },
      schema: schema('Let a colleague go who worked beside the lead', ToStaff),
    },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        handing.letGo(ticket, actor, request.body.staffId),
      ),
  )

  app.post(
    '/:id/note',
    { config: { right: 'ticket.answer' }, schema: schema('Note something for colleagues only', Question) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        rules.note(ticket, actor, request.body.text),
      ),
  )

  app.post(
    '/:id/ask',
    { config: { right: 'ticket.answer' }, schema: schema('Ask the resident; the ticket waits', Question) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        rules.askResident(ticket, actor, request.body.text),
      ),
  )

  app.post(
    '/:id/reply',
    { config: { right: 'ticket.answer' }, schema: schema('Tell the resident something', Question) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        rules.reply(ticket, actor, request.body.text),
      ),
  )

  app.post(
    '/:id/reached',
    {
      config: { right: 'ticket.answer' },
      schema: wordless('Note that one has spoken with the resident by telephone, where that is owed (P1)'),
    },
    (request) => change(staffOf(request), request.params.id, clocks.reach),
  )

  app.post(
    '/:id/safe',
    {
      config: { right: 'ticket.answer' },
      schema: schema('Note that it was made safe, and what was done for that (P1)', Question),
    },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        clocks.makeSafe(ticket, actor, request.body.text),
      ),
  )

  app.post(
    '/:id/resolve',
    { config: { right: 'ticket.answer' }, schema: schema('End it with what was done', Result) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        rules.resolve(ticket, actor, request.body.result),
      ),
  )

  app.post(
    '/:id/reopen',
    { config: { right: 'ticket.reopen' }, schema: schema('Take it up again', Reason) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        rules.reopen(ticket, actor, request.body.reason),
      ),
  )

  app.post(
    '/:id/flag',
    { config: { right: 'ticket.flag' }, schema: schema('Flag it for supervision', Reason) },
    (request) =>
      change(staffOf(request), request.params.id, (ticket, actor) =>
        rules.flag(ticket, actor, request.body.reason),
      ),
  )

  app.post(
    '/:id/reveal',
    {
      config: { right: 'ticket.reveal' },
      schema: {
        ...wordless("The resident's number, unmasked; the history keeps who looked"),
        response: { 200: Revealed, ...problems('INPUT_INVALID', 'NOT_FOUND', 'REPORTER_WITHHELD') },
      },
    },
    (request) => tickets.reveal(viewerOf(request), request.params.id),
  )

  done()
}
