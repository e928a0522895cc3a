// Whoever writes again and again is answered, and makes no more tickets than they have matters.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const opened = async () =>
  (await home.store.tickets.list(manager, { box: 'all', limit: 100 })).items.map(({ kind }) => kind)
async function says(...texts: string[]): Promise<void> {
  for (const text of texts) {
    home.clock.now += 2000
    await home.store.turn(message('an', text, { at: home.clock.now }))
  }
}

describe('thirty times the same', () => {
  test.each(['在吗', '?', '你好', '哈哈', '喂喂喂'])('“%s” makes no ticket', async (text) => {
    await says(...Array<string>(30).fill(text))
    expect(await opened()).toEqual([])
    expect((await read(home.store, 'an')).length).toBeGreaterThan(0)
  })

  test('“人工” makes one', async () => {
    await says(...Array<string>(30).fill('人工'))
    expect(await opened()).toEqual(['human'])
  })

  test.each(['咕噜咕噜哔哩吧啦', '。', '[表情]'])(
    'of what nobody understands makes one call for a person: %s',
    async (text) => {
      await says(...Array<string>(30).fill(text))
      expect(await opened()).toEqual(['human'])
    },
  )

  test('of danger is one emergency', async () => {
    await says(...Array<string>(30).fill('屋头好大一股煤气味'))
    expect(await opened()).toEqual(['emergency'])
  })
})
