// The web chat's protocol over HTTP. Whoever holds a visitor's token is that visitor.
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { AppError } from '../../errors.ts'
import type { Inbound } from '../../flows/message.ts'
import { ownerOf } from '../../store/residents/contacts.ts'
import type { Messages, StoredMessage } from '../../store/conversations/messages.ts'
import type { Store } from '../../store/store.ts'
import type { Receive } from '../receive.ts'
import { webChatAccount, webChatName } from './channel.ts'
import { ChatMessage, History, HistoryQuery, Posted, Stored, Uploaded, Visitor } from './protocol.ts'
import { stream } from './stream.ts'
import type { Streams } from './streams.ts'

export interface WebChatRoutes {
  receive: Receive
  messages: Messages
  media: Store['media']
  polls: Store['polls']
  streams: Streams
  /** The community's name, told to a new visitor. */
  community: () => string
  now: () => number
}

const tags = ['web chat']
const security = [{ visitor: [] }]
const historyAtMost = 100
const uploadLimit = 20 * 1024 * 1024
const Problem = z.object({ code: z.string(), message: z.string() })
/** For the documentation: a stream is not checked. */
const Bytes = z.custom<ReadStream>().meta({ type: 'string', format: 'binary' })
const MediaId = z.object({ id: z.uuid() })

/** A visitor as the store knows them: the token itself is never kept. */
function visitor(request: FastifyRequest): { channel: string; account: string; sender: string } {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined)
    throw new AppError('SESSION_MISSING', 'send the token of POST /api/chat/visitors as a bearer token')
  const sender = createHash('sha256').update(token).digest('base64url').slice(0, 32)
  return { channel: webChatName, account: webChatAccount, sender }
}

export const webChatRoutes: FastifyPluginCallbackZod<WebChatRoutes> = (app, options, done) => {
  const { receive, messages, media, polls, streams, community, now } = options

  // Whatever is sent as a picture is told apart by its bytes.
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: uploadLimit }, (_, body, parsed) => {
    parsed(null, body)
  })

  app.post(
    '/visitors',
    { schema: { tags, summary: 'Become a visitor', response: { 201: Visitor } } },
    async (_, reply) =>
      reply.status(201).send({ token: randomBytes(32).toString('base64url'), community: community() }),
  )

  app.post(
    '/messages',
    {
      bodyLimit: 256 * 1024,
      schema: {
        tags,
        security,
        summary: 'Say something',
        description:
          'Answers once the message and the replies to it are durably stored. The replies come by GET /events.',
        body: Posted,
        response: { 202: Stored, 400: Problem, 401: Problem, 507: Problem },
      },
    },
    async (request, reply) => {
      const who = visitor(request)
      const status = await receive(inbound(who, request.body, now()))
      streams.poke(who.sender)
      return reply.status(202).send({ status })
    },
  )

  app.get(
    '/messages',
    {
      schema: {
        tags,
        security,
        summary: 'Read the conversation',
        description: `The latest ${historyAtMost} messages, or those after an id, oldest first.`,
        querystring: HistoryQuery,
        response: { 200: History, 401: Problem },
      },
    },
    async (request) => {
      const found = await messages.history(visitor(request), request.query.after, historyAtMost)
      return { messages: found.map(chatMessage) }
    },
  )

  app.get(
    '/events',
    {
      schema: {
        tags,
        security,
        summary: 'Follow the conversation',
        description:
          'Server-Sent Events: each message of the conversation as an event `message` whose id is the message’s id and whose data is the message as in GET /messages. Continue by `after` or by Last-Event-ID.',
        querystring: HistoryQuery,
        response: { 200: z.string().describe('text/event-stream'), 401: Problem },
      },
    },
    (request, reply) => {
      const who = visitor(request)
      const last = Number(request.headers['last-event-id'] ?? request.query.after)
      return stream(reply, streams, who.sender, Number.isSafeInteger(last) ? last : 0, async (after) =>
        (await messages.history(who, after, historyAtMost)).map(chatMessage),
      )
    },
  )

  app.post(
    '/media',
    {
      bodyLimit: uploadLimit,
      schema: {
        tags,
        security,
        summary: 'Upload a picture',
        description:
          'The bytes as the body, its Content-Type image/*, at most 20 MB. Send the mediaId in a message afterwards.',
        response: { 201: Uploaded, 401: Problem, 413: Problem, 415: Problem },
      },
    },
    async (request, reply) => {
      const owner = ownerOf(visitor(request))
      if (!Buffer.isBuffer(request.body)) throw unreadable()
      const saved = await media.save({ owner, bytes: request.body, at: now() })
      if ('refused' in saved) throw saved.refused === 'too_large' ? tooLarge() : unreadable()
      return reply.status(201).send({ mediaId: saved.mediaId })
    },
  )

  app.get(
    '/polls/:id/record',
    {
      schema: {
        tags,
        security,
        summary: 'Read the published record of a poll in which one may vote',
        params: MediaId,
        response: {
          200: z.string().describe('the file as JSON (docs/voting.md)'),
          401: Problem,
          404: Problem,
        },
      },
    },
    async (request, reply) => {
      const record = await polls.recordOf(visitor(request), request.params.id)
      return reply
        .type('application/json; charset=utf-8')
        .serializer((text: string) => text)
        .send(record)
    },
  )

  app.get(
    '/media/:id',
    {
      schema: {
        tags,
        security,
        summary: 'See a picture of one’s own',
        params: MediaId,
        response: {
          200: { description: 'the picture', content: { 'image/jpeg': { schema: Bytes } } },
          401: Problem,
          404: Problem,
        },
      },
    },
    async (request, reply) => {
      const owner = ownerOf(visitor(request))
      const found = await media.read(request.params.id)
      if (found?.owner !== owner)
        throw new AppError('NOT_FOUND', 'there is no such picture in this conversation')
      return reply
        .type(found.mime)
        .header('cache-control', 'private, max-age=86400')
        .send(createReadStream(found.path))
    },
  )

  done()
}

const tooLarge = () => new AppError('MEDIA_TOO_LARGE', 'a picture may have 20 MB at most')
const unreadable = () =>
  new AppError(
    'MEDIA_UNREADABLE',
    'send a picture that opens (JPEG, PNG, WebP, GIF or HEIC), with its Content-Type',
  )

function inbound(
  who: { channel: string; account: string; sender: string },
  body: Posted,
  at: number,
): Inbound {
  const base = { ...who, messageId: body.id, at }
  if ('text' in body) return { ...base, kind: 'text', text: body.text }
  if ('mediaId' in body) return { ...base, kind: 'image', text: '', mediaId: body.mediaId }
  return { ...base, kind: 'location', text: body.location.label, location: body.location }
}

function chatMessage(message: StoredMessage): ChatMessage {
  const { body, card, choices, after, link, step, urgent, mediaId } = message.extra
  return ChatMessage.parse({
    id: message.id,
    from: message.author === 'in' ? 'resident' : message.author,
    clientId: message.platformId,
    kind: message.kind,
    text: message.text,
    body,
    card,
    choices,
    after,
    link,
    step,
    urgent,
    mediaId,
    at: message.at.toISOString(),
  })
}
