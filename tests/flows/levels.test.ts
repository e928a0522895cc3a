// How surely a resident has to be known for each flow: one table, which the flows and the polls' rules keep to.
import { expect, test } from 'vitest'
import { flows } from '../../src/flows/moves.ts'
import { flowLevels } from '../../src/rules/residents/levels.ts'
import { votePackFor } from '../../src/rules/polls/vote-packs.ts'
import { anOffer, World } from '../support/world.ts'

test('every flow states its level, and nothing else does', () => {
  expect(Object.keys(flowLevels).sort()).toEqual(flows.map(({ id }) => id).sort())
})

test('a vote asks for as much as the easiest poll does, and whoever is known less hears what is missing', () => {
  expect(votePackFor('opinion-poll', '2026-11-23').level).toBe(flowLevels.vote)
  const world = new World()
  world.answers.openPolls = {
    polls: [{ ...anOffer, listed: false }],
    level: flowLevels.vote - 1,
    first: false,
    onPaper: [],
  }
  world.says('投票')
  expect(world.said.map(({ text }) => text)).toContain('vote.needLevel')
})
