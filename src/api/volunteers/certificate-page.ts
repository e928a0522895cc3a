// Whoever holds a certificate of volunteer service asks here whether its number is valid. Nothing else is told: no name, no hours.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { isCertificateNumber } from '../../rules/volunteers/certificate.ts'
import type { Certificates } from '../../store/volunteers/certificates.ts'
import { escaped } from '../html.ts'

const zh = {
  title: '志愿服务证明查验',
  valid: '有效',
  validWhy: '这个编号的证明是真的,现在有效。请看纸上的编号和这里的是不是一样。',
  withdrawn: '已作废',
  withdrawnWhy: '这个编号的证明开过,后来作废了。',
  unknown: '查不到',
  unknownWhy: '没有开过这个编号的证明。请对一对纸上的编号。',
  only: '这里只查真假,不显示姓名和时间。',
}
const en: typeof zh = {
  title: 'Certificate of volunteer service',
  valid: 'Valid',
  validWhy:
    'A certificate of this number was issued and is valid. The number on the paper has to be the same.',
  withdrawn: 'Withdrawn',
  withdrawnWhy: 'A certificate of this number was issued and is valid no longer.',
  unknown: 'Unknown',
  unknownWhy: 'No certificate of this number was issued. Please compare it with the paper.',
  only: 'This page tells only whether it is genuine: no name, no hours.',
}

const style = `
:root { color-scheme: light dark; --ink: #0f172a; --soft: #475569; --ground: #f1f5f9; --surface: #fff; --good: #0f766e; --bad: #b42318 }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f5f9; --soft: #b6c2d1; --ground: #0f172a; --surface: #1e293b; --good: #5eead4; --bad: #fda29b } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 18px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
main { max-width: 480px; margin: 0 auto; padding: 24px 16px; background: var(--surface); min-height: 100vh; box-sizing: border-box }
h1 { font-size: 22px; line-height: 1.4; margin: 0 0 24px } p { margin: 8px 0 } .soft { color: var(--soft) }
.validity { font-size: 44px; font-weight: 600; color: var(--bad) } .valid { color: var(--good) } code { font: 20px/1.5 ui-monospace, monospace }`

export const certificatePages: FastifyPluginCallbackZod<{ certificates: Certificates }> = (
  app,
  { certificates },
  done,
) => {
  app.get(
    '/certificates/:number',
    {
      schema: {
        hide: true,
        params: z.object({ number: z.string().max(40) }),
        querystring: z.object({ lang: z.enum(['zh', 'en']).catch('zh') }),
      },
    },
    async (request, reply) => {
      const { number } = request.params
      const { lang } = request.query
      const t = lang === 'zh' ? zh : en
      const validity = isCertificateNumber(number) ? await certificates.validity(number) : 'unknown'
      const page = `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${t.title}</title><style>${style}</style></head><body><main>
<h1>${t.title}</h1><p><code>${escaped(number)}</code></p><p class="validity ${validity}">${t[validity]}</p><p>${t[`${validity}Why`]}</p><p class="soft">${t.only}</p>
</main></body></html>`
      return reply
        .code(validity === 'unknown' ? 404 : 200)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(page)
    },
  )
  done()
}
