// Conversations that were real once and tell of nobody any more (the console's 做成测试): each is filed as it was then.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Replay } from '../../src/api/tickets/replay-schemas.ts'
import { World } from '../support/world.ts'

const folder = new URL('../replays/', import.meta.url)
test.each(readdirSync(folder))('%s is filed as it was', (name) => {
  const { turns, filed } = Replay.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  const world = new World()
  for (const turn of turns) world.says(turn)
  expect(world.asked.filter(({ type }) => type === 'openTicket').map((request) => request.in)).toMatchObject([
    filed,
  ])
})
