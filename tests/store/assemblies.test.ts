// The check-list of an owners' assembly: its days follow the meeting, its ticks stay, and each step says where it is written.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { latestDay } from '../../src/rules/polls/assembly.ts'
import { manager, sql } from '../support/polls.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let home: TestStore
let estate: number
beforeEach(async () => {
  home = await openTestStore()
  estate = (await sql<{ id: number }>(home, `SELECT id FROM Node WHERE kind = 'estate' ORDER BY id`))[0]!.id
})
afterEach(() => home.close())
const list = () => home.store.assemblies.of(manager, estate)

test('owners are told fifteen days before the meeting, and the committee is filed within thirty after it', () => {
  expect(latestDay('notice', '2026-12-20')).toBe('2026-12-05')
  expect(latestDay('notice', '2027-01-10')).toBe('2026-12-26')
  expect(latestDay('filing', '2026-12-20')).toBe('2027-01-19')
  expect(latestDay('notice', null)).toBeNull()
  expect(latestDay('owners', '2026-12-20')).toBeNull()
})

test('a list begins empty, takes a day and ticks, and gives a tick back', async () => {
  const begun = await list()
  expect([begun.meetingOn, begun.steps.filter(({ done }) => done !== null)]).toEqual([null, []])
  // What the place rules is told as such: nobody has read it here.
  expect(begun.steps.filter(({ source }) => source === null).map(({ step }) => step)).toEqual(['group'])
  const { assemblies } = home.store
  await assemblies.plan(manager, estate, '2026-12-20')
  await assemblies.tick(manager, estate, 'owners', true)
  await assemblies.tick(manager, estate, 'guidance', true)
  await assemblies.tick(manager, estate, 'guidance', false)
  const now = await list()
  expect(now.meetingOn).toBe('2026-12-20')
  expect(now.steps.flatMap(({ step, done }) => (done ? [[step, done]] : []))).toEqual([
    ['owners', { day: '2026-11-23', by: '王芳' }],
  ])
  expect(now.steps.find(({ step }) => step === 'notice')?.latestOn).toBe('2026-12-05')
})

test('is of an estate where one works, and of nothing else', async () => {
  const elsewhere = { ...manager, scope: '/999/' }
  await expect(home.store.assemblies.of(elsewhere, estate)).rejects.toThrow()
  await expect(home.store.assemblies.plan(manager, 1, '2026-12-20')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
