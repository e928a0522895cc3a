// The built pages: the residents' chat and the staff's console.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

const notBuilt = 'The pages are not built. Run "npm run build" and reload.\n'

export const pages: FastifyPluginAsync<{ webDir: string }> = async (app, { webDir }) => {
  await app.register(fastifyStatic, {
    root: join(webDir, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    // Their names change with what they hold.
    immutable: true,
    maxAge: '365d',
    schemaHide: true,
  })

  for (const name of ['console-worker.js', 'poll-list.js'])
    app.get(`/${name}`, { schema: { hide: true } }, async (_, reply) => {
      const script = await readFile(join(webDir, name)).catch(() => undefined)
      if (script === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
      return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script)
    })

  const page = (name: 'chat' | 'console') => async (_: unknown, reply: FastifyReply) => {
    const html = await readFile(join(webDir, name, 'index.html')).catch(() => undefined)
    if (html === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
  }
  const schema = { hide: true }
  for (const address of ['/', '/chat', '/chat/']) app.get(address, { schema }, page('chat'))
  // The console's own addresses are known to it alone.
  for (const address of ['/console', '/console/*']) app.get(address, { schema }, page('console'))
}
