// Our own statements in the writer's transaction go past Prisma: they must give and refuse what Prisma's way does.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  execute,
  executeEach,
  openWriting,
  rowOfEach,
  rows,
  transact,
  type PrismaClient,
  type Tx,
} from '../../src/store/connection.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let home: TestStore
let client: PrismaClient
const within = <T>(act: (tx: Tx) => Promise<T>) => transact(client, { maxWait: 5000, timeout: 5000 }, act)

beforeEach(async () => {
  home = await openTestStore()
  client = openWriting(home.url)
  await client.$executeRawUnsafe(
    'CREATE TABLE Odd (id INTEGER PRIMARY KEY, yes BOOLEAN, at DATETIME, big BIGINT)',
  )
})
afterEach(async () => {
  await client.$disconnect()
  await home.close()
})

describe('a statement of ours in a transaction', () => {
  test.each([
    ['nothing', [null, null, null]],
    ['false and the epoch', [false, new Date(0), 0n]],
    ['true, a time and a large number', [true, new Date(1.8e12), 2n ** 40n]],
  ])('gives %s as Prisma does', async (_, values) => {
    await within((tx) => execute(tx, 'INSERT INTO Odd (yes, at, big) VALUES (?, ?, ?)', ...values))
    const select = 'SELECT yes, at, big, count(*) AS n FROM Odd'
    const direct = await within((tx) => rows(tx, select))
    expect(direct).toEqual(await client.$queryRawUnsafe(select))
    expect(direct).toEqual([{ yes: values[0], at: values[1], big: values[2], n: 1 }])
  })

  test('runs for each list of parameters, and finds a row or none for each', async () => {
    const found = await within((tx) => {
      const made = executeEach(tx, 'INSERT INTO Odd (id, yes) VALUES (?, ?) ON CONFLICT DO NOTHING', [
        [7, true],
        [7, false],
        [9, false],
      ])
      expect(made.map(({ changes }) => changes)).toEqual([1, 0, 1])
      expect([made[0]?.id, made[2]?.id]).toEqual([7, 9])
      return Promise.resolve(rowOfEach(tx, 'SELECT yes FROM Odd WHERE id = ?', [[9], [8], [7]]))
    })
    expect(found).toEqual([{ yes: false }, undefined, { yes: true }])
  })

  test('is undone with its transaction', async () => {
    const failed = within(async (tx) => {
      await execute(tx, 'INSERT INTO Odd (id) VALUES (1)')
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await rows(client, 'SELECT id FROM Odd')).toEqual([])
  })

  test('is refused once the transaction has ended, instead of becoming a commit of its own', async () => {
    let kept: Tx | undefined
    await within((tx) => Promise.resolve((kept = tx)))
    const late = 'INSERT INTO Odd (id) VALUES (1)'
    await expect(execute(kept!, late)).rejects.toThrow()
    await within(() => expect(execute(kept!, late)).rejects.toThrow())
    const ended = within(async (tx) => {
      await execute(tx, 'ROLLBACK')
      await execute(tx, late)
    })
    await expect(ended).rejects.toThrow()
    expect(await rows(client, 'SELECT id FROM Odd')).toEqual([])
  })
})

test('a plan does not go by a table that had a few rows when the program started', async () => {
  await client.$executeRawUnsafe('CREATE INDEX odd_yes ON Odd (yes)')
  await client.$executeRawUnsafe('INSERT INTO Odd (yes) VALUES (1), (0), (1)')
  await client.$disconnect()
  client = openWriting(home.url)
  const plan = await client.$queryRawUnsafe<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN UPDATE Odd SET at = k.value ->> 1 FROM json_each('[[1, 5]]') AS k WHERE Odd.id = k.value ->> 0`,
  )
  const details = plan.map(({ detail }) => detail)
  expect(details).toContain('SEARCH Odd USING INTEGER PRIMARY KEY (rowid=?)')
})
