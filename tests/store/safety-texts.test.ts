import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const viewer = async (login: string) => {
  const { id, name } = (await home.store.staff.list('/')).find((one) => one.login === login)!
  return { staffId: id, name, scope: '/1/', ownOnly: false, role: 'manager' as const }
}
const own = { zh: '先喊醒屋里的人,一起往楼下走,打119。', en: 'Wake everybody, walk down together, call 119.' }
const wish = { danger: 'fire', ...own, source: '区消防大队宣传单', checkedOn: '2026-11-23' } as const
let asked = 0
async function heard(text = '我家着火了'): Promise<string> {
  const sender = `resident ${(asked += 1)}`
  await home.store.turn(message(sender, text))
  return (await read(home.store, sender))[0] ?? ''
}

test('a safety sentence is said only once a second person has approved it, and no longer once it is taken back', async () => {
  const { safetyTexts } = home.store
  const [manager, admin] = [await viewer('wangfang'), await viewer('admin')]
  const builtIn = await heard()
  await safetyTexts.propose(manager, wish)
  const [{ id } = { id: 0 }] = await safetyTexts.list('/1/')
  expect(await heard()).toBe(builtIn)
  await expect(safetyTexts.approve(manager, id)).rejects.toMatchObject({ code: 'APPROVAL_OWN' })
  await safetyTexts.approve(admin, id)
  await vi.waitFor(async () => expect(await heard()).toBe(own.zh))
  expect(await heard('屋头好大一股煤气味')).not.toContain(own.zh)
  await expect(safetyTexts.approve(admin, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await safetyTexts.propose(admin, { ...wish, zh: '', en: '' })
  expect(await heard()).toBe(own.zh)
  await safetyTexts.approve(manager, (await safetyTexts.list('/1/'))[0]!.id)
  await vi.waitFor(async () => expect(await heard()).toBe(builtIn))
  expect(await safetyTexts.list('/1/')).toMatchObject([
    { zh: '', proposedBy: { name: '系统管理员' }, approvedBy: { name: '王芳' } },
    { ...wish, proposedBy: { name: '王芳' }, approvedBy: { name: '系统管理员' } },
  ])
})

test('more of the same danger is answered in the same words, and in English in the English ones', async () => {
  const { safetyTexts } = home.store
  await safetyTexts.propose(await viewer('wangfang'), wish)
  await safetyTexts.approve(await viewer('admin'), (await safetyTexts.list('/1/'))[0]!.id)
  await vi.waitFor(async () => expect(await heard()).toBe(own.zh))
  await home.store.turn(message('an', 'English'))
  await home.store.turn(message('an', 'my kitchen is on fire'))
  await home.store.turn(message('an', 'it is on fire, come'))
  const said = await read(home.store, 'an')
  expect(said.filter((text) => text.includes(own.en))).toHaveLength(2)
})

test('a sentence with a number that nobody vouched for, or of another community, is refused', async () => {
  const { safetyTexts } = home.store
  const manager = await viewer('wangfang')
  const wrong = { code: 'INPUT_INVALID' }
  await expect(safetyTexts.propose(manager, { ...wish, zh: '打12345' })).rejects.toMatchObject(wrong)
  await expect(safetyTexts.propose(manager, { ...wish, en: '' })).rejects.toMatchObject(wrong)
  await safetyTexts.propose(manager, wish)
  const [{ id } = { id: 0 }] = await safetyTexts.list('/1/')
  const elsewhere = { ...(await viewer('admin')), scope: '/99/' }
  await expect(safetyTexts.approve(elsewhere, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(safetyTexts.propose(elsewhere, wish)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await safetyTexts.list('/99/')).toEqual([])
})
