// What every answer carries and every request passes first: browser policies and the limit of requests a minute.
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

const signInsAMinute = 10

export async function protect(
  app: FastifyInstance,
  { requestsAMinute, secure }: { requestsAMinute: number; secure: boolean },
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // No upgradeInsecureRequests: in a LAN the pages are served by plain http.
      },
    },
    strictTransportSecurity: secure && { maxAge: 15_552_000, includeSubDomains: false },
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
  })
  await app.register(rateLimit, {
    global: false,
    max: requestsAMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_, { after }) => tooMany(after),
  })
  // A hook of the whole application, so that it runs before signing in is asked for, and for unknown addresses too.
  app.addHook('onRequest', app.rateLimit())
}

/** Limits guessing of passwords: for each address, and for each login name from whatever addresses. */
export function createSignInLimit(
  app: Pick<FastifyInstance, 'createRateLimit'>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const limit = { max: signInsAMinute, timeWindow: '1 minute' }
  const byAddress = app.createRateLimit({ ...limit, keyGenerator: ({ ip }) => ip })
  const byLogin = app.createRateLimit({
    ...limit,
    keyGenerator: ({ body }) => (body as { login: string }).login,
  })
  return async (request, reply) => {
    for (const check of [byAddress, byLogin]) {
      const reading = await check(request)
      if (reading.isAllowed || !reading.isExceeded) continue
      void reply.header('retry-after', reading.ttlInSeconds)
      throw tooMany(`${reading.ttlInSeconds} seconds`)
    }
  }
}

const tooMany = (after: string) =>
  new AppError('TOO_MANY_REQUESTS', `too many requests; try again in ${after}`)
