import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asksADay,
  mayAsk,
  momentOf,
  ranked,
  ringOf,
  type Candidate,
  type TaskNeeds,
} from '../../src/rules/volunteers/volunteer-ranking.ts'
import { planWave, ringAt, tellStaffAt, waveSize } from '../../src/rules/volunteers/volunteer-waves.ts'
import { skills } from '../../src/rules/volunteers/volunteer.ts'
import { noon } from '../support/scene.ts'

const hour = 60 * 60 * 1000
/** In Shanghai. */
const dayNumber = (at: number) => Math.floor((at + 8 * hour) / (24 * hour))
const task: TaskNeeds = {
  skills: ['errand'],
  languages: [],
  vehicle: null,
  demands: [],
  risks: [],
  trusted: false,
  urgency: 'P2',
  startsAt: noon + 24 * hour,
  endsAt: noon + 26 * hour,
  building: '/1/4/5/6/',
  estate: '/1/4/5/',
}
const anna: Candidate = {
  id: 1,
  minor: false,
  checked: false,
  skills: ['errand'],
  languages: ['mandarin'],
  vehicles: [],
  limits: [],
  days: [1, 2, 3, 4, 5, 6, 7],
  parts: ['morning', 'afternoon', 'evening'],
  reach: 'community',
  homePath: '/1/4/5/6/',
  night: false,
  askedToday: 0,
  askedLately: 0,
  done: 0,
  missed: 0,
  busy: false,
}
const may = (of: Partial<TaskNeeds>, who: Partial<Candidate>, now = noon) =>
  mayAsk({ ...task, ...of }, { ...anna, ...who }, 'community', momentOf({ ...task, ...of }, now))

describe('a task is offered', () => {
  test.each<[string, Partial<TaskNeeds>, Partial<Candidate>, boolean]>([
    ['to who can do it', {}, {}, true],
    ['not to who cannot', { skills: ['repair'] }, {}, false],
    ['not without the language', { languages: ['yi'] }, {}, false],
    ['not without the vehicle', { vehicle: 'car' }, {}, false],
    ['not to who had better not', { demands: ['lifting'] }, { limits: ['lifting'] }, false],
    ['to a minor where it is safe', {}, { minor: true }, true],
    ['to no minor on the road', { risks: ['road'] }, { minor: true }, false],
    [
      'to no minor late in the evening',
      { startsAt: noon + 10 * hour, endsAt: noon + 12 * hour },
      { minor: true },
      false,
    ],
    ['to no minor early in the morning', { startsAt: noon + 19 * hour }, { minor: true }, false],
    ['to no minor overnight', { startsAt: noon + 8 * hour }, { minor: true }, false],
    ['to no minor in an emergency', { urgency: 'P0' }, { minor: true }, false],
    ['on trust only to the checked', { trusted: true }, {}, false],
    ['on trust to the checked', { trusted: true }, { checked: true }, true],
    ['not to who is elsewhere then', {}, { busy: true }, false],
    ['not a third time a day', {}, { askedToday: asksADay }, false],
    ['not beyond their reach', {}, { homePath: '/1/2/3/', reach: 'estate' }, false],
    ['to who did not tell where they live', {}, { homePath: null, reach: 'building' }, true],
  ])('%s', (_, of, who, able) => {
    expect(may(of, who)).toBe(able)
  })

  test('at night only in an emergency, to who agreed to that', () => {
    const night = noon + 13 * hour
    expect(may({ urgency: 'P1' }, { night: true }, night)).toBe(false)
    expect(may({ urgency: 'P0' }, {}, night)).toBe(false)
    expect(may({ urgency: 'P0' }, { night: true }, night)).toBe(true)
  })
})

describe('who comes first', () => {
  test('is nearer, freer then, more able, more reliable, and was asked less', () => {
    const better: [Partial<Candidate>, Partial<Candidate>][] = [
      [{ homePath: '/1/4/5/6/7/' }, { homePath: '/1/4/5/9/' }],
      [{}, { days: [1] }],
      [{}, { parts: ['evening'] }],
      [{ done: 3 }, { done: 3, missed: 1 }],
      [{}, { askedLately: 1 }],
    ]
    const before = (of: TaskNeeds, first: Partial<Candidate>, second: Partial<Candidate>) =>
      ranked(of, [
        { ...anna, ...second, id: 1 },
        { ...anna, ...first, id: 2 },
      ])[0]?.who.id === 2
    for (const [first, second] of better) expect(before(task, first, second)).toBe(true)
    expect(before({ ...task, skills: ['errand', 'company'] }, { skills: ['errand', 'company'] }, {})).toBe(
      true,
    )
  })

  test.each([0, 2, 4])(
    'over 1,000 tasks of one building nobody able is asked more than three times the median, from wave %i on',
    (wave) => {
      // Three live in the building, twelve in its estate, the others further away or nobody knows where.
      const homeOf = (id: number) =>
        id < 3 ? '/1/4/5/6/' : id < 15 ? '/1/4/5/9/' : id % 5 === 0 ? null : '/1/2/3/'
      const people = Array.from({ length: 120 }, (_, id): Candidate => ({
        ...anna,
        id,
        skills: id % 3 === 0 ? ['errand', 'company'] : ['errand'],
        homePath: homeOf(id),
        days: id % 2 === 0 ? [1, 2, 3, 4, 5] : [6, 7],
        missed: id % 7,
      }))
      const log = people.map((): number[] => [])
      for (let number = 0; number < 1000; number++) {
        // Fifteen tasks a day, from noon on.
        const at = noon + Math.floor(number / 15) * 24 * hour + (number % 15) * (hour / 3)
        const known = people.map((who) => {
          const own = log[who.id] ?? []
          return {
            ...who,
            askedToday: own.filter((ask) => dayNumber(ask) === dayNumber(at)).length,
            askedLately: own.filter((ask) => at - ask < 30 * 24 * hour).length,
          }
        })
        const of = { ...task, startsAt: at + 24 * hour, endsAt: at + 25 * hour }
        for (const { id } of planWave(of, known, wave, at).ask) log[id]?.push(at)
      }
      const counts = log.map(({ length }) => length).sort((a, b) => a - b)
      const median = counts[60] ?? 0
      expect(median).toBeGreaterThan(0)
      expect(counts.at(-1)).toBeLessThanOrEqual(3 * median)
    },
  )
})

describe('waves', () => {
  test('widen after two, and do not wait for a ring in which nobody is left', () => {
    expect([0, 1, 2, 3, 4, 9].map(ringAt)).toEqual([
      'building',
      'building',
      'estate',
      'estate',
      'community',
      'community',
    ])
    const far = { ...anna, homePath: '/1/2/3/' }
    expect(planWave(task, [far], 0, noon)).toMatchObject({ ask: [{ id: 1 }], next: 5 })
    expect(planWave(task, [], 0, noon)).toMatchObject({ ask: [], next: 4, at: noon + hour / 6 })
    expect(planWave({ ...task, urgency: 'P1' }, [far], 0, noon).at).toBe(noon + hour / 20)
  })

  const people = fc.array(
    fc.record({
      homePath: fc.constantFrom('/1/4/5/6/', '/1/4/5/9/', '/1/2/3/', null),
      skills: fc.subarray([...skills]),
      reach: fc.constantFrom('building' as const, 'estate' as const, 'community' as const),
      minor: fc.boolean(),
      night: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  test('ask nobody twice for a task, at most two times a day, never at night, across midnights and holidays', () => {
    fc.assert(
      fc.property(
        people,
        fc.integer({ min: 0, max: 40 * 24 }),
        fc.constantFrom('P0' as const, 'P1' as const, 'P2' as const),
        (told, after, urgency) => {
          const all = told.map((changes, id): Candidate => ({ ...anna, ...changes, id }))
          const asked = new Map<number, number[]>()
          for (let number = 0; number < 4; number++) {
            let now = noon + (after + number) * hour
            let wave = 0
            const of = { ...task, urgency, startsAt: now + 24 * hour, endsAt: now + 26 * hour }
            const seen = new Set<number>()
            for (let turn = 0; turn < 12; turn++) {
              const known = all
                .filter(({ id }) => !seen.has(id))
                .map((who) => ({
                  ...who,
                  askedToday: (asked.get(who.id) ?? []).filter((at) => dayNumber(at) === dayNumber(now))
                    .length,
                }))
              const plan = planWave(of, known, wave, now)
              expect(plan.ask.length).toBeLessThanOrEqual(waveSize)
              for (const { id, night } of plan.ask) {
                expect(seen.has(id)).toBe(false)
                const hourNow = ((now + 8 * hour) / hour) % 24
                expect((hourNow >= 8 && hourNow < 21) || (urgency === 'P0' && night)).toBe(true)
                seen.add(id)
                asked.set(id, [...(asked.get(id) ?? []), now])
              }
              expect(plan.next).toBeGreaterThanOrEqual(wave)
              wave = plan.next
              if (plan.at === null) break
              expect(plan.at).toBeGreaterThan(now)
              expect(plan.at).toBeLessThan(of.startsAt)
              now = plan.at
            }
          }
          for (const times of asked.values())
            for (const at of times)
              expect(times.filter((other) => dayNumber(other) === dayNumber(at)).length).toBeLessThanOrEqual(
                asksADay,
              )
        },
      ),
      { seed: 5, numRuns: 150 },
    )
  })

  test('end as the task begins', () => {
    expect(planWave(task, [anna], 0, task.startsAt)).toEqual({ ask: [], next: 0, at: null })
    expect(planWave(task, [anna], 0, task.startsAt - hour / 12)).toMatchObject({ ask: [{ id: 1 }], at: null })
  })

  test('put the same people in the same order', () => {
    const twins = [3, 1, 2].map((id) => ({ ...anna, id }))
    expect(ranked(task, twins).map(({ who }) => who.id)).toEqual([1, 2, 3])
    expect(ringOf(task, null)).toBe('community')
  })
})

describe('staff hear that nobody was found', () => {
  test.each([
    ['at half of the lead time', 24, 12],
    ['two hours before, where that comes first', 3, 1],
    ['at once where it begins sooner', 1, 0],
  ])('%s', (_, lead, after) => {
    expect(tellStaffAt(noon, noon + lead * hour)).toBe(noon + after * hour)
  })
})
