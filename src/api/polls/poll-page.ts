// A poll for everybody to read: on a phone, and as one A4 for the notice board. It names nobody.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import encodeQR from 'qr'
import * as z from 'zod'
import type { PaperPolls } from '../../store/polls/paper-polls.ts'
import type { Polls } from '../../store/polls/polls.ts'
import { escaped } from '../html.ts'
import { decisionPage } from './decision-page.ts'
import { pollChart } from './poll-chart.ts'
import { pollWords } from './poll-page-words.ts'
import { PollId } from './poll-schemas.ts'

type Shown = Awaited<ReturnType<Polls['published']>>

const style = `
:root { color-scheme: light dark; --ink: #0f172a; --soft: #475569; --ground: #f1f5f9; --surface: #fff; --line: #cbd5e1; --teal: #0f766e }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f5f9; --soft: #b6c2d1; --ground: #0f172a; --surface: #1e293b; --line: #3b4a60; --teal: #5eead4 } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 112.5%/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
main { max-width: 680px; margin: 0 auto; padding: 16px; background: var(--surface); min-height: 100vh; box-sizing: border-box }
h1 { font-size: 1.35em; line-height: 1.4; margin: 8px 0; overflow-wrap: anywhere } h2, caption { font-size: 1.1em; font-weight: 700; margin: 24px 0 8px }
p { margin: 8px 0 } .soft { color: var(--soft) } dl { margin: 16px 0 } dt { color: var(--soft) } dd { margin: 0 0 8px; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } td { border-top: 1px solid var(--line); padding: 6px 4px; overflow-wrap: anywhere }
.result { margin: 16px 0 } .result caption { text-align: left; margin: 0 } .result thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
.result th { text-align: left; font-weight: 400; padding: 10px 4px 10px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere }
.result td { font-weight: 700; text-align: right; white-space: nowrap; vertical-align: top; padding: 10px 0 10px 8px } .result td.soft { font-weight: 400 }
.bar { display: block; width: 100%; height: 18px; margin-top: 6px; fill: var(--teal) } .bar .whole { fill: var(--line) }
code { font: 0.9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere } input { font: inherit; padding: 8px; width: 100%; box-sizing: border-box; min-height: 48px }
a { color: var(--teal) } button { font: inherit; min-height: 48px; padding: 0 20px; color: var(--teal); background: none; border: 2px solid var(--teal); border-radius: 8px }
.scan { display: none }
@media print { @page { size: A4; margin: 15mm } :root { color-scheme: light; --ink: #000; --soft: #000; --surface: #fff; --ground: #fff; --line: #ccc; --teal: #0f766e } [data-screen] { display: none }
  body { font-size: 13pt; line-height: 1.45 } main { padding: 0; max-width: none; min-height: 0 } h1 { font-size: 24pt } .result { font-size: 15pt } .bar { height: 6mm } tr, .scan, dl { break-inside: avoid }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 5mm } dd { margin: 0 }
  .dense { font-size: 11pt; line-height: 1.35 } .dense h1 { font-size: 15pt } .dense .result { font-size: 12pt; margin: 6px 0 } .dense .bar { height: 4mm; margin-top: 3px } .dense .result :is(th, td) { padding-block: 4px } .dense h2 { margin-top: 8px }
  .scan { display: flex; gap: 6mm; align-items: center; margin-top: 6mm } .scan svg { width: 32mm; height: 32mm; flex: none } .scan p { overflow-wrap: anywhere } }`

/** The page of one poll, which is found at `address`. */
function pollPage(poll: Shown, lang: 'zh' | 'en', address: string): string {
  const t = pollWords[lang]
  const moment = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' },
  })
  const [from, until] = [poll.opensAt, poll.closesAt].map((at) => moment.format(new Date(at)))
  const { totals, taking, replaced, head } = poll
  // So that even the longest question with the most options fits on one A4.
  const dense = poll.question.length > 60 || poll.options.length > 5
  const facts: [string, string][] = [
    [t.who, `${t.electorates[poll.electorate]} · ${poll.place}`],
    [t.when, `${from ?? ''} – ${until ?? ''}`],
    [t.rules, `${t.kind}(${poll.pack})`],
  ]
  const stands =
    totals === null || taking === null
      ? `<ul>${poll.options.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul><p><b>${
          poll.ended ? t.counting : t.open(until ?? '')
        }</b></p>`
      : `${pollChart({ kind: poll.kind, taking, totals }, t)}<p>${t.taking(taking, poll.entitled)}${replaced ? ` ${t.replaced(replaced)}` : ''}</p>`
  const list =
    head === null
      ? ''
      : `<h2>${t.head}</h2><p><code>${head}</code></p><p class="soft">${t.headWhy}</p>
<section data-screen data-poll="${poll.id}" data-none="${t.none}" data-old="${t.old}"><h2>${t.list}</h2><p data-locked>${t.listWhy}</p>
<div data-list hidden><label>${t.receipt} <input inputmode="numeric" autocomplete="off"></label><p role="status"></p><p><a download="poll-${poll.id}.json">${t.file}</a></p><table></table></div></section>
`
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${escaped(poll.question)}</title><style>${style}</style></head><body><main${dense ? ' class="dense"' : ''}>
<p class="soft">${escaped(poll.community)} · ${t.kind}</p><h1>${escaped(poll.question)}</h1>${stands}
<dl>${facts.map(([name, text]) => `<dt>${name}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>${list}
<p data-screen><button data-print>${t.print}</button></p>
<div class="scan">${encodeQR(address, 'svg', { ecc: 'medium', border: 1 })}<p>${t.scan}<br>${escaped(address)}</p></div>
<script type="module" src="/poll-list.js"></script>
</main></body></html>`
}

export const pollPages: FastifyPluginCallbackZod<{
  polls: Polls
  paperPolls: PaperPolls
  publicUrl?: string | undefined
}> = (app, { polls, paperPolls, publicUrl }, done) => {
  app.get(
    '/polls/:id',
    {
      schema: {
        hide: true,
        params: PollId,
        querystring: z.object({ lang: z.enum(['zh', 'en']).catch('zh') }),
      },
    },
    async (request, reply) => {
      const { lang } = request.query
      const { id } = request.params
      const home = publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`
      const decision = await paperPolls.published(id)
      const page = decision
        ? decisionPage(decision, lang, style)
        : pollPage(await polls.published(id), lang, `${home}/polls/${id}`)
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    },
  )
  done()
}
