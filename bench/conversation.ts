// The five messages of a service request, the same for every system, and the ticket that they must lead to.
import type { Filed, Told } from './system.ts'

export const messagesEach = 5
export const estates = ['锦江苑', '望江花园', '银杏院', '桂花小区']

const estateOf = (resident: number) => resident % estates.length
const what = (resident: number, round: number) => `第${resident}盏路灯第${round}次不亮了`
const spot = (resident: number) => `${(resident % 3) + 1}栋${(resident % 2) + 1}单元`
const phone = (resident: number) => `138${String(resident).padStart(8, '0')}`

/** 19 digits that grow with time, as WeChat's are. */
const idOf = (resident: number, round: number, at: number) =>
  `7${String(round).padStart(7, '0')}${at}${String(resident).padStart(10, '0')}`
/** Which message of which request an id belongs to. */
export const placeOf = (id: string): { round: number; at: number } => ({
  round: Number(id.slice(1, 8)),
  at: Number(id[8]),
})

/** The messages of a resident's `round`th request, in order. */
export function conversation(resident: number, round: number): Told[] {
  const texts = [what(resident, round), String(estateOf(resident) + 1), spot(resident), phone(resident), '1']
  return texts.map((text, at) => ({ resident, id: idOf(resident, round, at), text }))
}

export const wanted = (resident: number, round: number): Filed => ({
  resident,
  what: what(resident, round),
  place: `${estates[estateOf(resident)] ?? ''}${spot(resident)}`,
  phone: phone(resident),
})

export const isSame = (a: Filed, b: Filed): boolean =>
  a.resident === b.resident && a.what === b.what && a.place === b.place && a.phone === b.phone

/** The rules of the form that every peer applies: as strict as ours. */
export const isEstate = (text: string): boolean => /^[1-4]$/.test(text)
export const isPhone = (text: string): boolean => /^1[0-9]{10}$/.test(text)
export const isYes = (text: string): boolean => text === '1'
export const estateName = (text: string): string => estates[Number(text) - 1] ?? ''

/** What the peers say, as long as ours says it. */
export const says = {
  estate:
    '您说的是哪个小区?请回复数字。\n1 锦江苑\n2 望江花园\n3 银杏院\n4 桂花小区\n5 不在上面\n回复 0 返回上一步',
  spot: '在小区的哪个位置?例如 3栋2单元、北门、健身角。\n回复 0 返回上一步',
  phone: '请留一个电话,方便工作人员联系您。\n例如 13800000000。\n回复 0 返回上一步',
  confirm:
    '请核对您的诉求,核对无误后提交。\n1 提交\n2 修改\n3 先不办\n0 返回上一步\n还可以补充电话或照片。\n我们只把这些信息用于办理您的诉求。',
  filed: (number: number) =>
    `已收到您的诉求,编号${String(number)}。工作人员会在三个工作日内联系您。\n十分钟内回复 撤回 可以撤回。`,
  again: '没有看懂,请再说一次。',
}
