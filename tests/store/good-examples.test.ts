// Praise by real messages on a real database: nobody is shown to others without a yes, and a no leaves nothing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { manager, says, sql } from '../support/polls.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const praised = () => says(home, 'lan', '好人好事', '1', '三栋的李大姐', '天天帮老人提菜')
const first = async () => (await home.store.goodExamples.list(manager))[0]!
const yes = { name: '李大姐', deed: '天天帮老人提菜', agreedOn: '2026-11-23', agreedBy: 'person' } as const

describe('a good example', () => {
  test('is shown to others only once the named person agreed, in their words', async () => {
    expect((await praised()).at(-1)).toContain('本人同意了才让大家看到')
    expect((await says(home, 'mei', '好人好事', '2')).at(-1)).toContain('还没有公开')
    await home.store.goodExamples.publish(manager, (await first()).id, yes)
    expect((await says(home, 'mei', '好人好事', '2')).at(-1)).toBe('李大姐:天天帮老人提菜')
    await home.store.goodExamples.remove(manager, (await first()).id)
    expect((await says(home, 'mei', '好人好事', '2')).at(-1)).toContain('还没有公开')
  })

  test('that nobody agreed to is deleted after 30 days; one that is shown stays', async () => {
    await praised()
    await home.store.goodExamples.publish(manager, (await first()).id, yes)
    await says(home, 'lan', '好人好事', '1', '王大爷', '扫雪')
    home.clock.now += 30 * 24 * 3_600_000
    await doJobs(home)
    expect((await home.store.goodExamples.list(manager)).map(({ name }) => name)).toEqual(['李大姐'])
    expect(await sql(home, `SELECT id FROM GoodExample WHERE deed = '扫雪'`)).toEqual([])
  })

  test('is never blame, neither in the chat nor by staff', async () => {
    const said = await says(home, 'lan', '好人好事', '1', '老张', '不文明,曝光他')
    expect(said.at(-2)).toContain('只推荐好人好事')
    await says(home, 'lan', '0', '0')
    await praised()
    await expect(
      home.store.goodExamples.publish(manager, (await first()).id, { ...yes, deed: '上了黑榜' }),
    ).rejects.toMatchObject({ code: 'PROPOSAL_REFUSED' })
  })
})
