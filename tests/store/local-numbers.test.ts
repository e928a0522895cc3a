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
const wish = { use: 'gas', source: '燃气公司官网', checkedOn: '2026-11-23' } as const
let asked = 0
/** The first words after a smell of gas. */
async function heard(): Promise<string> {
  const sender = `resident ${(asked += 1)}`
  await home.store.turn(message(sender, '屋头好大一股煤气味'))
  return (await read(home.store, sender))[0] ?? ''
}

test('a local number is spoken only once a second person has approved it, and no longer once it is taken back', async () => {
  const { localNumbers } = home.store
  const [manager, admin] = [await viewer('wangfang'), await viewer('admin')]
  await localNumbers.propose(manager, { ...wish, number: '96777' })
  const [{ id } = { id: 0 }] = await localNumbers.list('/1/')
  expect(await heard()).not.toContain('96777')
  await expect(localNumbers.approve(manager, id)).rejects.toMatchObject({ code: 'APPROVAL_OWN' })
  await localNumbers.approve(admin, id)
  await vi.waitFor(async () => expect(await heard()).toMatch(/打119.*\n燃气公司:96777。$/))
  await expect(localNumbers.approve(admin, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await localNumbers.propose(admin, { ...wish, number: '' })
  expect(await heard()).toContain('96777')
  await localNumbers.approve(manager, (await localNumbers.list('/1/'))[0]!.id)
  await vi.waitFor(async () => expect(await heard()).not.toContain('96777'))
  expect(await localNumbers.list('/1/')).toMatchObject([
    { number: '', proposedBy: { name: '系统管理员' }, approvedBy: { name: '王芳' } },
    { number: '96777', source: '燃气公司官网', checkedOn: '2026-11-23', approvedBy: { name: '系统管理员' } },
  ])
})
