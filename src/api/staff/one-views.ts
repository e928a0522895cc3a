// The page behind a link in a staff chat: a button first, since chat programs open links by themselves, then whose it is, once.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { AppError } from '../../errors.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import type { OneViews } from '../../store/staff/one-views.ts'
import { escaped } from '../html.ts'

/** In the query, which no log holds. */
const Key = z.object({ key: z.string().regex(/^[\w-]{43}$/) })

const t = {
  title: '居民信息 · Resident',
  before: '只能看一次。看谁报的事,会留记录。别截屏,别转发。',
  beforeEn: 'One look only; whoever looks up a report is recorded. No screenshots, please.',
  show: '看一次 · Show once',
  number: '编号 · No.',
  name: '姓名 · Name',
  phone: '电话 · Phone',
  place: '住址 · Address',
  none: '没有登记 · not known',
  gone: '这个链接看过了,或者过期了。请到聊天里再要一个。',
  goneEn: 'This link was used or has ended. Ask for another in the chat.',
}

const style = `
:root { color-scheme: light dark; --ink: #0f172a; --soft: #475569; --ground: #f1f5f9; --surface: #fff; --teal: #0f766e; --on: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f5f9; --soft: #b6c2d1; --ground: #0f172a; --surface: #1e293b; --teal: #5eead4; --on: #0f172a } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 18px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
main { max-width: 480px; margin: 0 auto; padding: 24px 16px; background: var(--surface); min-height: 100vh; box-sizing: border-box }
h1 { font-size: 24px; line-height: 1.4; margin: 8px 0 } p { margin: 8px 0 } .soft { color: var(--soft); font-size: 16px }
dt { color: var(--soft); font-size: 16px } dd { margin: 0 0 16px; font-size: 22px; overflow-wrap: anywhere } a { color: var(--teal) }
button { font: inherit; width: 100%; min-height: 56px; margin-top: 16px; border: 0; border-radius: 8px; background: var(--teal); color: var(--on) }`

const page = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${t.title}</title><style>${style}</style></head><body><main><h1>${t.title}</h1>${body}</main></body></html>`

function facts({ number, name, phone, place }: Awaited<ReturnType<OneViews['open']>>): string {
  const call = phone === null ? t.none : `<a href="tel:${escaped(phone)}">${escaped(phone)}</a>`
  const whom: [string, string][] = [
    [t.name, escaped(name ?? t.none)],
    [t.phone, call],
  ]
  const told: [string, string][] =
    number === null ? whom : [[t.number, numberText(number)], ...whom, [t.place, escaped(place || t.none)]]
  return `<dl>${told.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`
}

export const oneViewPages: FastifyPluginCallbackZod<{ oneViews: OneViews }> = (app, { oneViews }, done) => {
  const schema = { hide: true, querystring: Key }

  app.get('/once', { schema }, (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(
        page(
          `<p>${t.before}</p><p class="soft">${t.beforeEn}</p><form method="post"><button>${t.show}</button></form>`,
        ),
      ),
  )

  app.register((forms, _, ready) => {
    // The button sends an empty form.
    forms.addContentTypeParser('application/x-www-form-urlencoded', (_request, body, parsed) => {
      body.resume()
      body.on('end', () => parsed(null, {}))
    })
    forms.post('/once', { schema }, async (request, reply) => {
      const { key } = Key.parse(request.query)
      const html = reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
      try {
        return await html.send(page(facts(await oneViews.open(key))))
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error
        return html.code(404).send(page(`<p>${t.gone}</p><p class="soft">${t.goneEn}</p>`))
      }
    })
    ready()
  })
  done()
}
