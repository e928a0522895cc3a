// The one place where errors become answers: a status and a Problem, the same shape for every refusal.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError, statuses, type ErrorCode } from '../errors.ts'
import { Problem } from './schemas.ts'

/** The refusals of a route, for `schema.response`: a Problem for each status, its codes in the documentation. */
export function problems<Code extends ErrorCode>(
  ...codes: Code[]
): Record<(typeof statuses)[Code], typeof Problem> {
  const byStatus = new Map<number, Code[]>()
  for (const code of codes) byStatus.set(statuses[code], [...(byStatus.get(statuses[code]) ?? []), code])
  // The keys are the codes' statuses, which the compiler does not see through Object.fromEntries.
  return Object.fromEntries(
    [...byStatus].map(([status, own]) => [status, Problem.describe(own.join(', '))]),
  ) as Record<(typeof statuses)[Code], typeof Problem>
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(() => {
    throw new AppError('NOT_FOUND', 'there is no such address; /docs lists them all')
  })
}

/** Also for what Fastify refuses before a route is found. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error)
  if (problem.status >= 500) {
    const { method, routeOptions } = request
    request.log.error({ method, route: routeOptions.url, error: describe(error) }, problem.code)
  }
  void reply.code(problem.status).send({ code: problem.code, message: problem.message })
}

function problemOf(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { validation, validationContext: part = 'body' } = error as FastifyError
    const told = (validation ?? []).map(({ instancePath, message }) => {
      const field = instancePath.replace(/^\//, '').replaceAll('/', '.')
      return `${field || part}: ${message ?? 'invalid'}`
    })
    return new AppError('INPUT_INVALID', told.join('; '))
  }
  switch (statusOf(error)) {
    case 413:
      return new AppError('MEDIA_TOO_LARGE', 'the request is larger than is taken here; send less')
    case 429:
      return new AppError('TOO_MANY_REQUESTS', 'too many requests; wait a minute')
    case 404:
      return new AppError('NOT_FOUND', 'there is no such address; /docs lists them all')
    case 415:
      return new AppError('INPUT_INVALID', 'content-type: send application/json')
    case undefined:
      return new AppError('INTERNAL', 'something went wrong here; it was logged', { cause: error })
    default:
      return new AppError(
        'INPUT_INVALID',
        'the request cannot be read; send well-formed JSON to a listed address',
      )
  }
}

/** The 4xx status that Fastify or a plugin of it gave the error. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  const { statusCode } = error
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined
}

/** What of an error may be logged: a database error's message quotes the values it was called with, so only its last line. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const lines = error.message.trim().split('\n')
  return {
    name: error.name,
    ...('code' in error && { code: error.code }),
    message: lines.at(-1)?.slice(0, 300),
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause !== undefined && { cause: describe(error.cause) }),
  }
}
