// Whose a new ticket is, where what is written decides it.
import { expect, test } from 'vitest'
import { route, type Candidate } from '../../src/rules/tickets/routing.ts'

const person = (staffId: number, changes: Partial<Candidate> = {}): Candidate => ({
  ...{ staffId, name: `p${staffId}`, role: 'staff', scope: '/1/', committeeId: null, load: 0, languages: [] },
  ...changes,
})
const yi = { kind: 'human', category: 'yi_language', scope: '/1/4/' } as const

test('who writes Yi gets whoever reads it, the nearest and least loaded of them, also before those on duty', () => {
  const staff = [
    person(1, { role: 'duty' }),
    person(2, { languages: ['yi'], load: 4 }),
    person(3, { languages: ['yi', 'sign'], load: 1 }),
    person(4, { languages: ['yi'], scope: '/2/' }),
  ]
  expect(route(yi, [], staff)).toMatchObject({ staffId: 3, why: { by: 'language', name: 'p3' } })
})

test('where nobody reads it, it goes to those on duty, as it was written', () => {
  expect(route(yi, [], [person(1, { role: 'duty' })])).toMatchObject({ staffId: 1, why: { by: 'duty' } })
})

test('a language decides nothing of other matters', () => {
  const staff = [person(1, { languages: ['yi'], load: 9 }), person(2)]
  expect(route({ ...yi, kind: 'help', category: 'noise' }, [], staff).staffId).toBe(2)
})
