// Whose a new ticket is, where what is written decides it.
import { describe, expect, test } from 'vitest'
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

describe('who is away', () => {
  const broken = { kind: 'help', category: 'street_light', scope: '/1/4/' } as const
  const staff = [
    person(1, { name: '格', scope: '/1/4/' }),
    person(2, { name: '值', role: 'duty', load: 2 }),
    person(3, { name: '主', role: 'manager' }),
    person(4, { name: '街', role: 'manager', scope: '/' }),
    person(5, { name: '备', role: 'duty', load: 1 }),
  ]
  const given = (away: number[], roster: number[] = [], kind: 'help' | 'human' = 'help') =>
    route({ ...broken, kind }, [], staff, { away: new Set(away), roster })

  test('is passed by, and the decision says whose it would have been', () => {
    expect(given([2])).toEqual({ staffId: 1, committeeId: null, why: { by: 'grid', name: '格' } })
    expect(given([1])).toEqual({
      staffId: 3,
      committeeId: null,
      why: { by: 'manager', name: '主', away: '格' },
    })
  })

  test('leaves what has no worker to the least loaded on the roster, before it goes up', () => {
    expect(given([1], [2, 5])).toMatchObject({ staffId: 5, why: { by: 'roster', name: '备', away: '格' } })
    expect(given([1, 5], [2, 5])).toMatchObject({ staffId: 2, why: { by: 'roster', away: '格' } })
  })

  test('with nobody on duty it goes to the next level, and with nobody at all it waits', () => {
    expect(given([1, 2, 3, 5], [2, 5])).toMatchObject({ staffId: 4, why: { by: 'manager', name: '街' } })
    expect(given([1, 2, 3, 4, 5], [2, 5])).toMatchObject({ staffId: null, why: { by: 'nobody', away: '格' } })
  })

  test('of the roster the first who is there hears of a call for a person', () => {
    expect(given([], [2, 5], 'human')).toMatchObject({ staffId: 2, why: { by: 'roster' } })
    expect(given([2], [2, 5], 'human')).toMatchObject({ staffId: 5, why: { by: 'roster', away: '值' } })
  })

  test('a complaint does not come down to workers because the managers are away', () => {
    const complaint = { ...broken, category: 'complaint_staff' }
    const away = (...ids: number[]) => route(complaint, [], staff, { away: new Set(ids), roster: [2] })
    expect(away(3)).toMatchObject({ staffId: 4, why: { away: '主' } })
    expect(away(3, 4)).toMatchObject({ staffId: null, why: { by: 'nobody', away: '主' } })
  })
})
