// A proposal for everybody to read, from its notice on: what became of it and why, what people said, the tasks and the money. It prints as A4.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { sumOf, yuanOf } from '../../rules/proposals/money.ts'
import type { Proposals } from '../../store/proposals/proposals.ts'
import { escaped } from '../html.ts'
import { proposalWords } from './proposal-page-words.ts'
import { ProposalId } from './proposal-schemas.ts'

type Shown = Awaited<ReturnType<Proposals['published']>>
type Lang = 'zh' | 'en'

const style = `
:root { color-scheme: light dark; --ink: #0f172a; --soft: #475569; --ground: #f1f5f9; --surface: #fff; --line: #cbd5e1; --teal: #0f766e }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f5f9; --soft: #b6c2d1; --ground: #0f172a; --surface: #1e293b; --line: #3b4a60; --teal: #5eead4 } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 18px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
main { max-width: 680px; margin: 0 auto; padding: 16px; background: var(--surface); min-height: 100vh; box-sizing: border-box }
h1 { font-size: 24px; line-height: 1.4; margin: 8px 0; overflow-wrap: anywhere } h2 { font-size: 20px; margin: 24px 0 8px }
p { margin: 8px 0; overflow-wrap: anywhere } .soft { color: var(--soft) } .stand { border-left: 4px solid var(--teal); padding: 4px 12px }
ul { list-style: none; padding: 0; margin: 0 } li { padding: 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere }
li .soft { display: block; font-size: 16px } table { border-collapse: collapse; width: 100% }
th, td { border-top: 1px solid var(--line); padding: 6px 4px; text-align: left; overflow-wrap: anywhere; vertical-align: top } .sum { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
a { color: var(--teal) }
@media print { @page { size: A4; margin: 18mm } :root { --ink: #000; --soft: #000; --surface: #fff; --ground: #fff } main { padding: 0 } li, tr { break-inside: avoid } }`

const item = (words: string, ...small: string[]) =>
  `<li>${escaped(words)}${small
    .filter((part) => part !== '')
    .map((part) => `<span class="soft">${escaped(part)}</span>`)
    .join('')}</li>`
const section = (title: string, rows: readonly string[]) =>
  rows.length === 0 ? '' : `<h2>${escaped(title)}</h2><ul>${rows.join('')}</ul>`

/** The page of one proposal. */
function proposalPage(shown: Shown, lang: Lang): string {
  const t = proposalWords[lang]
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const moment = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' },
  })
  const at = (iso: string) => moment.format(new Date(iso))
  const { adopted, until, tasks, money, comments, history, poll } = shown
  const stand = [
    t.states[shown.state],
    ...(adopted === null ? [] : [adopted ? t.adopted : t.notAdopted]),
    ...(until === null ? [] : [t.until(at(until))]),
    ...(shown.state === 'discussing' || shown.state === 'objecting' ? [t.take] : []),
  ]
  const said = (kind: 'remark' | 'objection') =>
    comments
      .filter((comment) => comment.kind === kind)
      .map(({ text, reason, moderator, answer }) =>
        text === null
          ? item(t.removed(reason ?? '', moderator ?? ''))
          : item(text, answer === null ? '' : t.answer(answer)),
      )
  const { income, spending, left } = sumOf(money)
  const sums: [string, number][] = [
    [t.income, income],
    [t.spending, spending],
    [t.left, left],
  ]
  const accounts =
    money.length === 0
      ? ''
      : `<h2>${t.money}</h2><table>${money
          .map(
            (row) =>
              `<tr><td>${row.day}</td><td>${escaped(row.what)}<br><span class="soft">${t.voucher} ${escaped(row.voucher)}</span></td><td class="sum">${row.kind === 'income' ? '+' : '-'}${yuanOf(row.fen)}</td></tr>`,
          )
          .join('')}${sums
          .map(([name, fen]) => `<tr><th colspan="2">${name}</th><th class="sum">${yuanOf(fen)}</th></tr>`)
          .join('')}</table>`
  const steps = shown.kind === 'courtyard' ? shown.steps.map((step) => item(t.steps[step])) : []
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${escaped(shown.what)}</title><style>${style}</style></head><body><main>
<p class="soft">${escaped(shown.community)} · ${t.kind}</p><h1>${escaped(shown.what)}</h1>
<p class="soft">${escaped(shown.place)} · ${escaped(t.by(shown.author))}${shown.moderator ? ` · ${escaped(t.moderator(shown.moderator.name))}` : ''}</p>
<p class="stand">${stand.map(escaped).join('<br>')}</p>
${poll === null || poll.state === 'draft' || poll.state === 'planned' ? '' : `<p><a href="/polls/${poll.id}">${escaped(t.poll(poll.question))}</a></p>`}
${section(
  t.tasks,
  tasks.map(({ what, who, dueOn, doneAt }) =>
    item(what, doneAt === null ? t.due(who, dueOn) : t.done(who, at(doneAt))),
  ),
)}${accounts}${section(t.courtyard, steps)}${section(t.remarks, said('remark'))}${section(t.objections, said('objection'))}${section(
    t.history,
    history.map(({ type, words, at: when, by }) =>
      item(t.events[type], words, `${at(when)}${by === null ? '' : ` · ${by}`}`),
    ),
  )}
</main></body></html>`
}

export const proposalPages: FastifyPluginCallbackZod<{ proposals: Proposals }> = (
  app,
  { proposals },
  done,
) => {
  app.get(
    '/proposals/:id',
    {
      schema: {
        hide: true,
        params: ProposalId,
        querystring: z.object({ lang: z.enum(['zh', 'en']).catch('zh') }),
      },
    },
    async (request, reply) => {
      const page = proposalPage(await proposals.published(request.params.id), request.query.lang)
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    },
  )
  done()
}
