// What takes long is read in a thread of its own, so that nobody waits for it; what comes back is the same.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openReading, openWriting, rows, type PrismaClient } from '../../src/store/connection.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let home: TestStore
let read: PrismaClient

beforeEach(async () => {
  home = await openTestStore()
  read = openReading(home.url)
})
afterEach(async () => {
  await read.$disconnect()
  await home.close()
})

/** Counts far enough to take its time. */
const slow = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000)
  SELECT max(i) AS most, ? AS said FROM n`

describe('a slow statement', () => {
  test('gives the same in the thread, where nobody waits for it', async () => {
    const first = await rows(read, slow, '一')
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    const second = await rows(read, slow, '二')
    clearInterval(timer)
    expect(first).toEqual([{ most: 2_000_000, said: '一' }])
    expect(second).toEqual([{ most: 2_000_000, said: '二' }])
    expect(ticks).toBeGreaterThan(3)
  })

  test('sees what was committed since, with its times and flags', async () => {
    const writing = openWriting(home.url)
    const all = `SELECT c.name, c.online, c.since FROM ChannelState AS c
      WHERE (SELECT max(i) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) SELECT i FROM n)) > 0`
    expect(await rows(read, all)).toEqual([])
    await writing.channelState.create({
      data: { name: 'x', account: 'y', online: true, since: new Date(5000) },
    })
    await rows(read, all)
    expect(await rows(read, all)).toEqual([{ name: 'x', online: true, since: new Date(5000) }])
    await writing.$disconnect()
  })

  test('that fails in the thread is told as it is told outside', async () => {
    await rows(read, slow, '一')
    await expect(rows(read, slow, '一', '二')).rejects.toThrow()
    expect(await rows(read, slow, '三')).toEqual([{ most: 2_000_000, said: '三' }])
  })
})
