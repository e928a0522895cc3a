// A poll for everybody to read: on a phone, and as one A4 for the notice board. It names nobody.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Polls } from '../../store/polls/polls.ts'
import { escaped } from '../html.ts'
import { PollId } from './poll-schemas.ts'

type Shown = Awaited<ReturnType<Polls['published']>>

const zh = {
  kind: '听意见:不是选举,也不算依法表决',
  open: (until: string) => `正在投票,${until}结束。结束以前不公布结果。要投,在聊天里发“投票”。`,
  counting: '已经结束,正在计票。',
  taking: (taking: number, entitled: number) => `${entitled}人(户)可以投,${taking}人(户)投了。`,
  replaced: (count: number) => `有${count}张票后来改过,算最后一次。`,
  votes: '票',
  points: '分',
  who: '谁可以投',
  electorates: {
    adults: '登记过的居民(满18岁)',
    households: '登记过的住户,一户一票',
    owners: '业主,一套房一票,几套房的业主也是一票',
  },
  when: '投票时间',
  rules: '按什么规则',
  head: '校验码',
  headWhy: '这一串是整个结果的校验码。谁改了一张票、一个数,它就对不上。贴在公告栏上的和这里的要一样。',
  list: '查我的票',
  listWhy: '名单只给可以投这次票的人看。请用平时发消息的手机,在聊天页里打开这一页。',
  receipt: '回执号',
  none: '名单里没有这个回执号。看看数字,或者回“人工”问社区。',
  old: '这张票后来改过了,不算。',
  file: '下载名单,自己重新计票',
  print: '打印',
}
const en: typeof zh = {
  kind: 'An opinion poll: no election, and no vote as the law means it',
  open: (until) => `Open until ${until}. No result is told before. To vote, send VOTE in the chat.`,
  counting: 'It has ended and is being counted.',
  taking: (taking, entitled) => `${taking} of ${entitled} voted.`,
  replaced: (count) => `${count} votes were changed later; the last one counts.`,
  votes: '',
  points: 'points',
  who: 'Who may vote',
  electorates: {
    adults: 'Registered residents (18 or more)',
    households: 'Registered households, one vote each',
    owners: 'Owners, one vote for each flat and for each owner of several',
  },
  when: 'When',
  rules: 'By which rules',
  head: 'Hash',
  headWhy:
    'The hash of the whole result: whoever changes one vote or number changes it. The one on the notice board must be the same.',
  list: 'Find my vote',
  listWhy:
    'The list is for those who may vote in this poll. Open this page with the phone and browser in which you chat.',
  receipt: 'Receipt',
  none: 'This receipt is not in the list. Check the digits, or send STAFF in the chat.',
  old: 'This vote was changed later and does not count.',
  file: 'Download the list and count again',
  print: 'Print',
}

const style = `
:root { color-scheme: light dark; --ink: #0f172a; --soft: #475569; --ground: #f1f5f9; --surface: #fff; --line: #cbd5e1; --teal: #0f766e }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f5f9; --soft: #b6c2d1; --ground: #0f172a; --surface: #1e293b; --line: #3b4a60; --teal: #5eead4 } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 18px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
main { max-width: 680px; margin: 0 auto; padding: 16px; background: var(--surface); min-height: 100vh; box-sizing: border-box }
h1 { font-size: 24px; line-height: 1.4; margin: 8px 0; overflow-wrap: anywhere } h2 { font-size: 20px; margin: 24px 0 8px }
p { margin: 8px 0 } .soft { color: var(--soft) } .bars { list-style: none; padding: 0; margin: 16px 0 }
.bars li { margin: 12px 0 } .bars div { display: flex; justify-content: space-between; gap: 12px } .bars b { white-space: nowrap }
meter { width: 100%; height: 20px; display: block } dl { margin: 16px 0 } dt { color: var(--soft) } dd { margin: 0 0 8px; overflow-wrap: anywhere }
code { font: 16px/1.5 ui-monospace, monospace; overflow-wrap: anywhere } input { font: inherit; padding: 8px; width: 100%; box-sizing: border-box; min-height: 48px }
a, button { color: var(--teal); font: inherit } table { border-collapse: collapse; width: 100% } td { border-top: 1px solid var(--line); padding: 6px 4px; overflow-wrap: anywhere }
@media print { @page { size: A4; margin: 18mm } :root { --ink: #000; --soft: #000; --surface: #fff; --ground: #fff } [data-screen] { display: none } main { padding: 0 } }`

/** The page of one poll. */
function pollPage(poll: Shown, lang: 'zh' | 'en'): string {
  const t = lang === 'zh' ? zh : en
  const moment = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' },
  })
  const [from, until] = [poll.opensAt, poll.closesAt].map((at) => moment.format(new Date(at)))
  const { totals, taking, replaced, head } = poll
  const facts: [string, string][] = [
    [t.who, `${t.electorates[poll.electorate]} · ${poll.place}`],
    [t.when, `${from ?? ''} – ${until ?? ''}`],
    [t.rules, `${t.kind}(${poll.pack})`],
  ]
  const longest = Math.max(1, taking ?? 0, ...(totals ?? []).map(({ points }) => points ?? 0))
  const bar = ({ text, votes, points }: NonNullable<typeof totals>[number]) =>
    `<li><div><span>${escaped(text)}</span><b>${points ?? votes} ${points === undefined ? t.votes : t.points}</b></div><meter min="0" max="${longest}" value="${points ?? votes}"></meter></li>`
  const stands =
    totals === null || taking === null
      ? `<ul>${poll.options.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul><p><b>${
          poll.ended ? t.counting : t.open(until ?? '')
        }</b></p>`
      : `<ul class="bars">${totals.map(bar).join('')}</ul><p>${t.taking(taking, poll.entitled)}${replaced ? ` ${t.replaced(replaced)}` : ''}</p>`
  const list =
    head === null
      ? ''
      : `<h2>${t.head}</h2><p><code>${head}</code></p><p class="soft">${t.headWhy}</p>
<section data-screen data-poll="${poll.id}" data-none="${t.none}" data-old="${t.old}"><h2>${t.list}</h2><p data-locked>${t.listWhy}</p>
<div data-list hidden><label>${t.receipt} <input inputmode="numeric" autocomplete="off"></label><p role="status"></p><p><a download="poll-${poll.id}.json">${t.file}</a></p><table></table></div></section>
<script type="module" src="/poll-list.js"></script>`
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${escaped(poll.question)}</title><style>${style}</style></head><body><main>
<p class="soft">${escaped(poll.community)} · ${t.kind}</p><h1>${escaped(poll.question)}</h1>${stands}
<dl>${facts.map(([name, text]) => `<dt>${name}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>${list}
</main></body></html>`
}

export const pollPages: FastifyPluginCallbackZod<{ polls: Polls }> = (app, { polls }, done) => {
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
      const page = pollPage(await polls.published(request.params.id), request.query.lang)
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    },
  )
  done()
}
