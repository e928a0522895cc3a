// A certificate of volunteer service as a page to print: one A4, black on white, in Chinese, with room for the real seal.
import encodeQR from 'qr'
import type { Stated } from '../../rules/volunteers/certificate.ts'
import { volunteerZh } from '../../text/zh/volunteer.ts'
import { escaped } from '../html.ts'

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' })
const hours = (minutes: number): string => {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [whole > 0 ? `${whole}小时` : '', rest > 0 || whole === 0 ? `${rest}分钟` : ''].join('')
}
const what = (skills: Stated['services'][number]['skills']): string =>
  skills.map((skill) => volunteerZh[`volunteer.skill.${skill}`]).join('、') || '其他服务'

export function certificateSheet(
  {
    number,
    issuedAt,
    withdrawnAt,
    stated,
  }: { number: string; issuedAt: string; withdrawnAt: string | null; stated: Stated },
  origin: string,
): string {
  const address = `${origin}/certificates/${number}`
  const services = stated.services
    .map(
      (one) =>
        `<tr><td>${escaped(what(one.skills))}</td><td>${one.times}次</td><td>${hours(one.minutes)}</td></tr>`,
    )
    .join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>志愿服务证明 ${number}</title><style>
@page { size: A4; margin: 20mm } body { font: 17px/1.9 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #000; background: #fff; max-width: 720px; margin: 24px auto; padding: 0 16px; overflow-wrap: anywhere }
h1 { font-size: 30px; text-align: center; letter-spacing: .3em; margin: 0 0 8px } .number { text-align: center; margin: 0 0 32px } table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid #000; padding: 6px 10px; text-align: left } .foot { display: flex; justify-content: space-between; align-items: flex-end; gap: 16px; margin-top: 40px } .scan { font-size: 13px; width: 210px; line-height: 1.5 } .scan svg { width: 120px; height: 120px; display: block }
.seal { text-align: center } .seal i { display: block; width: 42mm; height: 42mm; border: 1px dashed #666; border-radius: 50%; margin: 0 auto 8px; font-style: normal; line-height: 42mm; color: #666 }
.void { border: 2px solid #000; padding: 8px; text-align: center; font-weight: 600 } @media print { button { display: none } }</style></head><body>
${withdrawnAt === null ? '' : '<p class="void">已作废</p>'}<h1>志愿服务证明</h1><p class="number">编号 ${number}</p>
<p>${escaped(stated.name)}(本社区志愿者编号 ${stated.volunteer})在 ${stated.from} 至 ${stated.until} 期间,参加本社区组织的志愿服务 ${stated.times} 次,服务时间共计 <b>${hours(stated.minutes)}</b>。</p>
<table><thead><tr><th>服务内容</th><th>次数</th><th>时间</th></tr></thead><tbody>${services}</tbody></table>
<p>特此证明。本证明不收取任何费用。</p>
<div class="foot"><div class="scan">${encodeQR(address, 'svg', { ecc: 'medium', border: 1 })}扫码查真假,只显示编号是否有效。<br>${escaped(address)}</div>
<div class="seal"><i>盖章处</i>${escaped(stated.issuer)}<br>${day.format(new Date(issuedAt))}${stated.contact === null ? '' : `<br>${escaped(stated.contact)}`}</div></div>
</body></html>`
}
