// Mediations (人民调解): the list, a file, its moves, the confidential notes and the file to print.
import { createReadStream } from 'node:fs'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { AppError, type ErrorCode } from '../../errors.ts'
import type { Media } from '../../store/conversations/media.ts'
import type { Mediations } from '../../store/law/mediations.ts'
import { staffOf, viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'
import {
  Agreement,
  BegunMediation,
  Ending,
  Mediation,
  MediationList,
  MediationsOf,
  Mediators,
  NamedMediator,
  NewMediation,
  NewNote,
  NewParty,
  NewSession,
  NoteList,
  PartyAnswer,
  PartyCode,
  PartyId,
  Performance,
  Recusal,
  Rooms,
  ScanId,
  SessionId,
  SessionRecord,
} from './mediation-schemas.ts'
import { mediationSheet } from './mediation-sheet.ts'

const tags = ['mediations']
const params = z.object({ id: z.uuid() })
const hold = { right: 'mediation.hold' } as const
const oversee = { right: 'mediation.oversee' } as const
const pictureLimit = 20 * 1024 * 1024

/** A move: nothing comes back, the file is read anew. */
const move = <B extends z.ZodType>(summary: string, body: B, ...codes: ErrorCode[]) => ({
  tags,
  summary,
  params,
  body,
  response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'MEDIATION_REFUSED', ...codes) },
})

const sessionOf = ({ start, end, ...where }: z.output<typeof NewSession>) => ({
  ...where,
  start: Date.parse(start),
  end: Date.parse(end),
})

export const mediations: FastifyPluginCallbackZod<{ mediations: Mediations; media: Media }> = (
  app,
  { mediations, media },
  done,
) => {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: pictureLimit }, (_, body, parsed) => {
    parsed(null, body)
  })

  app.get(
    '',
    {
      config: hold,
      schema: {
        tags,
        summary: 'One’s own mediations, and all where one keeps the files; the open ones first',
        querystring: MediationsOf,
        response: { 200: MediationList, ...problems('INPUT_INVALID') },
      },
    },
    async (request) => ({ items: await mediations.list(viewerOf(request), request.query.ticketId) }),
  )

  app.post(
    '',
    {
      config: oversee,
      schema: {
        tags,
        summary: 'Open a file for a ticket, such as of somebody at the counter',
        body: NewMediation,
        response: {
          201: BegunMediation,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'MEDIATION_REFUSED', 'MEDIATION_BARRED'),
        },
      },
    },
    async (request, reply) => reply.code(201).send(await mediations.begin(viewerOf(request), request.body)),
  )

  app.get(
    '/mediators',
    {
      config: hold,
      schema: { tags, summary: 'Who may be named as mediator', response: { 200: Mediators } },
    },
    async (request) => ({ items: await mediations.mediators(viewerOf(request)) }),
  )

  app.get(
    '/rooms',
    {
      config: hold,
      schema: { tags, summary: 'The rooms where they may sit together', response: { 200: Rooms } },
    },
    async (request) => ({ items: await mediations.rooms(viewerOf(request)) }),
  )

  app.get(
    '/:id',
    {
      config: hold,
      schema: {
        tags,
        summary: 'The file of a mediation, without the confidential notes',
        params,
        response: { 200: Mediation, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => mediations.file(viewerOf(request), request.params.id),
  )

  app.get(
    '/:id/sheet',
    {
      config: hold,
      schema: {
        tags,
        summary: 'The file to print, in the order of 人民调解法 27',
        params,
        response: {
          200: { description: 'A4 pages', content: { 'text/html': { schema: z.string() } } },
          ...problems('INPUT_INVALID', 'NOT_FOUND'),
        },
      },
    },
    async (request, reply) => {
      const file = await mediations.file(viewerOf(request), request.params.id)
      return reply.type('text/html; charset=utf-8').send(mediationSheet(file))
    },
  )

  app.post(
    '/:id/mediator',
    { config: oversee, schema: move('Name the mediator', NamedMediator, 'MEDIATOR_CONFLICT') },
    async (request, reply) => {
      await mediations.assign(viewerOf(request), request.params.id, request.body.staffId)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/recuse',
    { config: hold, schema: move('The mediator withdraws, or a side does not want them', Recusal) },
    async (request, reply) => {
      await mediations.recuse(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )

  app.post('/:id/parties', { config: hold, schema: move('Add a side', NewParty) }, async (request, reply) => {
    await mediations.addParty(viewerOf(request), request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post(
    '/:id/answers',
    {
      config: hold,
      schema: move('Note what somebody said to the mediator; a no ends it and silences the bot', PartyAnswer),
    },
    async (request, reply) => {
      await mediations.answer(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/parties/:part/code',
    {
      config: hold,
      schema: {
        tags,
        summary: 'Make a code by which a side that said yes shows which conversation is theirs',
        params: PartyId,
        response: {
          201: PartyCode,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'MEDIATION_REFUSED'),
        },
      },
    },
    async (request, reply) => {
      const { id, part } = request.params
      return reply.code(201).send(await mediations.code(viewerOf(request), id, part))
    },
  )

  app.post(
    '/:id/sessions',
    {
      config: hold,
      schema: move('Note when and where they sit together; the sides are told', NewSession, 'ROOM_TAKEN'),
    },
    async (request, reply) => {
      await mediations.plan(viewerOf(request), request.params.id, sessionOf(request.body))
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/:id/sessions/:part',
    {
      config: hold,
      schema: {
        ...move('Hold a session at another time or place; the sides are told', NewSession, 'ROOM_TAKEN'),
        params: SessionId,
      },
    },
    async (request, reply) => {
      const { id, part: sessionId } = request.params
      await mediations.moveSession(viewerOf(request), id, { ...sessionOf(request.body), sessionId })
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/:id/sessions/:part',
    {
      config: hold,
      schema: {
        tags,
        summary: 'Call a session off; the sides are told, and its room is free',
        params: SessionId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'MEDIATION_REFUSED') },
      },
    },
    async (request, reply) => {
      const { id, part: sessionId } = request.params
      await mediations.cancelSession(viewerOf(request), id, sessionId)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/records',
    { config: hold, schema: move('Note what happened at a session, for the file', SessionRecord) },
    async (request, reply) => {
      await mediations.record(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/scans',
    {
      bodyLimit: pictureLimit,
      config: hold,
      schema: {
        tags,
        summary: 'Add a signed page of the agreement',
        description: 'The bytes as the body, its Content-Type image/*, at most 20 MB.',
        params,
        response: {
          204: None,
          ...problems(
            ...(['INPUT_INVALID', 'NOT_FOUND', 'MEDIATION_REFUSED', 'MEDIA_TOO_LARGE'] as const),
            ...(['MEDIA_UNREADABLE', 'STORE_UNAVAILABLE', 'STORE_FULL'] as const),
          ),
        },
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body))
        throw new AppError('MEDIA_UNREADABLE', 'send the bytes of a picture as the body, as image/*')
      const owner = JSON.stringify(['staff', staffOf(request).id])
      const saved = await media.save({ owner, bytes: request.body })
      if ('refused' in saved)
        throw saved.refused === 'too_large'
          ? new AppError('MEDIA_TOO_LARGE', 'a picture may have 20 MB at most')
          : new AppError('MEDIA_UNREADABLE', 'this is no picture that can be read; take a JPEG or PNG')
      await mediations.addScan(viewerOf(request), request.params.id, saved.mediaId)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/:id/scans/:mediaId',
    {
      config: hold,
      schema: {
        tags,
        summary: 'A signed page',
        params: ScanId,
        response: {
          200: {
            description: 'the picture',
            content: {
              'image/jpeg': { schema: z.custom().meta({ type: 'string', format: 'binary' }) },
            },
          },
          ...problems('INPUT_INVALID', 'NOT_FOUND'),
        },
      },
    },
    async (request, reply) => {
      const { id, mediaId } = request.params
      const { scans } = await mediations.file(viewerOf(request), id)
      const scan = scans.includes(mediaId) ? await media.read(mediaId) : undefined
      if (!scan) throw new AppError('NOT_FOUND', 'there is no such page in this file')
      return reply
        .type(scan.mime)
        .header('cache-control', 'private, max-age=86400')
        .send(createReadStream(scan.path))
    },
  )

  app.post(
    '/:id/agreement',
    { config: hold, schema: move('Note the agreement; its day starts the 30 days of the court', Agreement) },
    async (request, reply) => {
      await mediations.agree(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/end',
    { config: hold, schema: move('End it without an agreement', Ending) },
    async (request, reply) => {
      const { how, words } = request.body
      await mediations.end(viewerOf(request), request.params.id, how, words)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/performance',
    { config: hold, schema: move('Note what a look at its performance found', Performance) },
    async (request, reply) => {
      await mediations.perform(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/:id/notes',
    {
      config: hold,
      schema: {
        tags,
        summary: 'One’s own confidential notes, nobody else’s',
        params,
        response: { 200: NoteList, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => ({ items: await mediations.notes(viewerOf(request), request.params.id) }),
  )

  app.post(
    '/:id/notes',
    {
      config: hold,
      schema: {
        tags,
        summary: 'Keep a note in confidence, of one side or of all',
        params,
        body: NewNote,
        response: { 201: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await mediations.note(viewerOf(request), request.params.id, request.body)
      return reply.code(201).send(null)
    },
  )
  done()
}
