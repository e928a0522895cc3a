// Where an emergency is: the home that the register knows is asked about, and told to staff with a yes only.
import { expect, test } from 'vitest'
import { message, openTestStore, read } from '../support/store.ts'

const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }

test('the registered home is asked about, and told to staff with a yes', async () => {
  const home = await openTestStore()
  const says = async (...texts: string[]) => {
    for (const text of texts) await home.store.turn(message('an', text, { at: home.clock.now }))
  }
  const place = async () => (await home.store.tickets.list(manager, { box: 'all', limit: 1 })).items[0]?.place
  await says('收通知', '桂花小区3栋', '1', '厨房着火了', '1')
  expect((await read(home.store, 'an')).at(-1)).toContain('您现在在桂花小区3栋家里吗?')
  expect(await place()).toBe('')
  await says('1')
  expect(await place()).toBe('桂花小区3栋')
  await home.close()
})
