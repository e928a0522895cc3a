// A decision by paper ballots for everybody to read: heads and areas with what they are a part of, and by which numbers it is counted.
import type { PaperPolls } from '../../store/polls/paper-polls.ts'
import { escaped } from '../html.ts'

type Shown = NonNullable<Awaited<ReturnType<PaperPolls['published']>>>
type Count = NonNullable<Shown['result']>['count']
type Share = NonNullable<Shown['rules']>['quorum']

const zh = {
  kind: '依法表决,用纸质表决票',
  open: (until: string) => `正在收表决票,${until}截止。聊天里不能投。`,
  counting: '已经截止,正在录票、核对。每张票由两个人各录一遍。',
  handIn: '怎么交票',
  who: '谁表决',
  owners: '业主。一套房算一个人,一个业主有几套的也算一个人;面积全部算',
  households: '住户,一户一票',
  adults: '居民',
  when: '时间',
  matter: (matter: number) => `民法典第278条第一款第(${matter})项`,
  rules: '要多少才算数',
  quorum: '参加',
  pass: '参加的里面同意',
  orMore: (part: number, whole: number) => `${part}/${whole}以上`,
  more: (part: number, whole: number) => `超过${part}/${whole}`,
  bothCount: '人数和面积都要够',
  unknown: '这次要多少人参加、多少票通过,数字还没有填,不能计票。',
  source: '出处',
  law: '《民法典》第278条第二款',
  heads: '人数',
  area: '面积(平方米)',
  of: (part: string, whole: string) => `${part} / ${whole}`,
  taking: '参加',
  agree: '同意',
  oppose: '不同意',
  abstain: '弃权',
  enough: '够',
  short: '不够',
  passed: '通过',
  failed: '没有通过',
  result: '结果',
  plain: '只算交回来的票',
  silent: '把没交票的也算进去',
  silentWhy: (clause: string, warning: string) =>
    `议事规则(${clause})写了:${warning}。票上印了这句话,送达也有记录的,才算在这里。各地法院对这种算法看法不一样,所以两种都列出来。`,
  head: '校验码',
  headWhy: '这一串是整个结果的校验码。谁改了一张票、一个数,它就对不上。贴在公告栏上的和这里的要一样。',
  list: '表决票名单',
  listWhy: '名单按门牌列,只给参加表决的业主看。请用平时发消息的手机,在聊天页里打开这一页。',
  file: '下载名单,自己重新计票',
}
const en: typeof zh = {
  kind: 'A formal decision by paper ballots',
  open: (until) => `Ballots are taken until ${until}. There is no voting in the chat.`,
  counting: 'It has ended. The ballots are being entered, each by two people.',
  handIn: 'How to hand in a ballot',
  who: 'Who decides',
  owners: 'Owners. A flat is one head, and so is the owner of several; all of their area counts',
  households: 'Households, one vote each',
  adults: 'Residents',
  when: 'When',
  matter: (matter) => `Civil Code art. 278(1)(${matter})`,
  rules: 'What it takes',
  quorum: 'Taking part',
  pass: 'Of them, agreeing',
  orMore: (part, whole) => `${part}/${whole} or more`,
  more: (part, whole) => `more than ${part}/${whole}`,
  bothCount: 'by heads and by area',
  unknown: 'The quorum and majority are not filled in yet, so this cannot be counted.',
  source: 'Source',
  law: 'Civil Code art. 278(2)',
  heads: 'Heads',
  area: 'Area (m²)',
  of: (part, whole) => `${part} / ${whole}`,
  taking: 'Taking part',
  agree: 'Agree',
  oppose: 'Oppose',
  abstain: 'Abstain',
  enough: 'enough',
  short: 'too few',
  passed: 'Passed',
  failed: 'Not passed',
  result: 'Result',
  plain: 'Counting the ballots handed in only',
  silent: 'Counting the silent, too',
  silentWhy: (clause, warning) =>
    `The owners’ own rules (${clause}) say: ${warning}. Only those count here whose ballot bore this warning and is recorded as delivered. Courts do not agree on this, so both counts are shown.`,
  head: 'Hash',
  headWhy:
    'The hash of the whole result: whoever changes one vote or number changes it. The one on the notice board must be the same.',
  list: 'The ballots',
  listWhy:
    'The list goes by house number and is for the owners who decide. Open this page with the phone and browser in which you chat.',
  file: 'Download the list and count again',
}

/** Whole cm² as square metres, exactly: "365.00". */
function squareMetres(cm2: string): string {
  const digits = cm2.padStart(5, '0')
  const [whole, rest] = [digits.slice(0, -4), digits.slice(-4).replace(/00$/, '')]
  return `${whole}.${rest}`
}

/** The page of one decision. */
export function decisionPage(poll: Shown, lang: 'zh' | 'en', style: string): string {
  const t = lang === 'zh' ? zh : en
  const moment = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' },
  })
  const [from = '', until = ''] = [poll.opensAt, poll.closesAt].map((at) => moment.format(new Date(at)))
  const share = ({ part, whole, included }: Share) => (included ? t.orMore : t.more)(part, whole)
  const { rules, result, matter } = poll
  const needs = rules
    ? `${t.quorum}${lang === 'zh' ? '' : ' '}${share(rules.quorum)};${t.pass}${lang === 'zh' ? '' : ' '}${share(rules.pass)}${
        poll.electorate === 'owners' ? `;${t.bothCount}` : ''
      }`
    : t.unknown
  const facts: [string, string][] = [
    [t.who, `${t[poll.electorate]} · ${poll.place}`],
    [t.when, `${from} – ${until}`],
    [t.handIn, poll.handIn],
    [t.rules, needs],
    [
      t.source,
      `${rules?.source ?? (matter === null ? poll.pack : t.law)}${matter === null ? '' : ` · ${t.matter(matter)}`} (${poll.pack})`,
    ],
  ]
  const counted = (count: Count) => {
    const metres = (cm2: string | null) => (cm2 === null ? undefined : squareMetres(cm2))
    const whole = { heads: String(poll.entitled), area: metres(result?.areaCm2 ?? null) }
    const taking = { heads: String(count.taking.heads), area: metres(count.taking.areaCm2) }
    const row = (name: string, part: typeof taking, of: typeof whole, met?: Count['approval']) => {
      const cell = (one?: string, all?: string, enough?: boolean | null) =>
        one === undefined || all === undefined
          ? ''
          : `<td>${t.of(one, all)}${enough == null ? '' : ` <b>${enough ? t.enough : t.short}</b>`}</td>`
      return `<tr><th scope="row">${name}</th>${cell(part.heads, of.heads, met?.heads)}${cell(part.area, of.area, met?.area)}</tr>`
    }
    const rows = count.totals.map(({ option, votes, areaCm2 }) =>
      row(
        t[option],
        { heads: String(votes), area: metres(areaCm2) },
        taking,
        option === 'agree' ? count.approval : undefined,
      ),
    )
    const area = taking.area === undefined ? '' : `<th scope="col">${t.area}</th>`
    return `<table class="count"><tr><td></td><th scope="col">${t.heads}</th>${area}</tr>${row(t.taking, taking, whole, count.participation)}${rows.join('')}</table>
<p><b>${count.passed ? t.passed : t.failed}</b></p>`
  }
  const silence = result?.silence
  const stands = result
    ? `<h2>${t.result}</h2>${silence ? `<h3>${t.plain}</h3>` : ''}${counted(result.count)}${
        silence
          ? `<h3>${t.silent}</h3><p class="soft">${escaped(t.silentWhy(silence.clause, silence.warning))}</p>${counted(silence.count)}`
          : ''
      }`
    : `<p><b>${poll.ended ? t.counting : t.open(until)}</b></p>`
  const list = result
    ? `<h2>${t.head}</h2><p><code>${result.head}</code></p><p class="soft">${t.headWhy}</p>
<section data-screen data-poll="${poll.id}"><h2>${t.list}</h2><p data-locked>${t.listWhy}</p>
<div data-list hidden><p><a download="poll-${poll.id}.json">${t.file}</a></p><table></table></div></section>
<script type="module" src="/poll-list.js"></script>`
    : ''
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${escaped(poll.question)}</title><style>${style}
h3 { font-size: 18px; margin: 16px 0 4px } th { text-align: left; font-weight: 400; color: var(--soft) } .count tr:first-child td { border: 0 } .count th[scope=row] { border-top: 1px solid var(--line); padding: 6px 8px 6px 0; white-space: nowrap }</style></head><body><main>
<p class="soft">${escaped(poll.community)} · ${t.kind}</p><h1>${escaped(poll.question)}</h1>${stands}
<dl>${facts.map(([name, text]) => `<dt>${name}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>${list}
</main></body></html>`
}
