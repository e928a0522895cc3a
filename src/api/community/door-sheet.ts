// Doors to go to, since chat reaches nobody there: one list to print on A4, black on white, without a name.
import type { HouseReach } from '../../store/conversations/announcement-reach.ts'
import { escaped } from '../html.ts'

/** The houses where somebody has to go or to put up a paper. */
export function doorSheet(houses: readonly HouseReach[]): string {
  const listed = houses
    .filter(({ homes, doors }) => homes === 0 || doors.length > 0)
    .map(({ place, homes, doors }) => {
      const body =
        homes === 0
          ? '<p>没有登记门牌。请在单元门口贴一张。</p>'
          : `<ul>${doors.map((door) => `<li>□ ${escaped(door)}</li>`).join('')}</ul>`
      const count = homes === 0 ? '' : `(${doors.length}户)`
      return `<section><h2>${escaped(place)}${count}</h2>${body}</section>`
    })
    .join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>上门通知清单</title><style>
@page { size: A4; margin: 16mm } body { font: 15px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #000; max-width: 720px; margin: 24px auto; padding: 0 16px }
h1 { font-size: 22px; text-align: center } h2 { font-size: 16px; margin: 12px 0 4px; border-bottom: 1px solid #000 } section { break-inside: avoid-page }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(8em, 1fr)) } p { margin: 4px 0 } footer { margin-top: 16px; font-size: 12px }</style></head><body>
<h1>上门通知清单</h1><p>这些门牌,聊天里通知不到。通知了,在方框里打勾。</p>${listed || '<p>登记的门牌都通知得到。</p>'}
<footer>只列登记册里有的门牌,没有姓名和电话。用完请收好或销毁。</footer></body></html>`
}
