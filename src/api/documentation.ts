// The API's description, made from the schemas that the routes check by: OpenAPI at /docs/json, to read and try at /docs.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { sessionCookie } from './auth.ts'

const tags = [
  { name: 'session', description: 'Signing in and out' },
  { name: 'tickets', description: "Residents' requests, and staff's moves on them" },
  { name: 'residents', description: 'Who wrote, masked' },
  { name: 'staff', description: 'Who works here, with which rights and where' },
  { name: 'nodes', description: 'The community tree' },
  { name: 'tokens', description: 'Keys for integrations' },
  { name: 'notices', description: 'The bell' },
  { name: 'messages', description: 'Replies that could not be delivered' },
  { name: 'media', description: 'Pictures of tickets' },
  { name: 'events', description: 'Live news' },
  { name: 'web chat', description: "Residents' own conversation" },
  { name: 'health', description: 'For monitors and load balancers' },
]

export async function document(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Linli 邻里',
        description:
          'Sign in at /api/session, or send a token. Whoever asks sees what lies at or under the place where they work.',
        version: '0.1.0',
      },
      tags,
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
          visitor: {
            type: 'http',
            scheme: 'bearer',
            description: 'made at /api/chat/visitors, for residents',
          },
          token: { type: 'http', scheme: 'bearer', description: 'made at /api/tokens' },
        },
      },
    },
    transform: jsonSchemaTransform,
    // Pages and the queue's board.
    hideUntagged: true,
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })
}
