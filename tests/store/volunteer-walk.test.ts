// Whatever volunteers, staff and the clock do: no place is given twice, nobody is asked again or at night, hours stay within the span.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/sqlite/sqlite.ts'
import { AppError } from '../../src/errors.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { manager, says, signUp, wish } from '../support/volunteers.ts'
import { doJobs } from '../support/work.ts'

const minute = 60 * 1000
const people = ['an', 'bo', 'cai', 'dou', 'er', 'fan', 'gu', 'hai', 'jin', 'ke', 'lan', 'mu']

type Step =
  | { does: 'make'; places: number; ahead: number; urgency: 'P0' | 'P1' | 'P2' }
  | { does: 'wait'; minutes: number }
  | { does: 'say'; who: number; text: string }
  | { does: 'yes' | 'there' | 'gone'; who: number; right: boolean }
  | { does: 'settle'; minutes: number }
  | { does: 'hold' | 'free'; who: number }

const who = fc.nat(people.length - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('make' as const),
      places: fc.integer({ min: 1, max: 3 }),
      ahead: fc.integer({ min: 60, max: 3000 }),
      urgency: fc.constantFrom('P0' as const, 'P1' as const, 'P2' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      minutes: fc.constantFrom(3, 10, 30, 200, 700),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('say' as const),
      who,
      text: fc.constantFrom(
        '接',
        '不得空',
        '接 1',
        '接 2',
        '不得空 3',
        '1',
        '2',
        '0',
        '我的任务',
        '来不了了',
        '菜单',
      ),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      does: fc.constantFrom('yes' as const, 'yes' as const, 'there' as const, 'gone' as const),
      who,
      right: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('settle' as const), minutes: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('hold' as const, 'free' as const), who }) },
)

/** Does a step; what is refused with a code is refused cleanly. */
async function take(home: TestStore, one: Step): Promise<void> {
  const { store, clock } = home
  const name = 'who' in one ? (people[one.who] ?? '') : ''
  const open = () => store.volunteerTasks.list(manager, 'open')
  const volunteer = async (state: 'active' | 'paused') =>
    (await store.volunteers.list(manager, state)).find((found) => found.name === `周${name}`)
  switch (one.does) {
    case 'make': {
      const startsAt = clock.now + one.ahead * minute
      const { places, urgency } = one
      await store.volunteerTasks.create(
        manager,
        await wish(home, { places, urgency, startsAt, endsAt: startsAt + 90 * minute }),
      )
      break
    }
    case 'wait':
      clock.now += one.minutes * minute
      break
    case 'say':
      await says(home, name, one.text)
      break
    case 'yes': {
      // Who was asked and has not answered is more likely to say something of use than anybody.
      const asked = people.map((person) =>
        says(home, person, '我的任务').then((told) => [person, told] as const),
      )
      const waiting = (await Promise.all(asked)).filter(([, told]) => told.includes('还在等您回话'))
      const [person] = waiting[one.who % Math.max(1, waiting.length)] ?? []
      if (person) await says(home, person, '0', one.right ? '接' : '不得空', '1')
      break
    }
    case 'there':
    case 'gone': {
      const task = (await open()).find(({ posts }) => posts.some(({ state }) => state === 'taken'))
      const taken = task?.posts.filter(({ state }) => state === 'taken') ?? []
      const person = taken[one.who % Math.max(1, taken.length)]?.name.slice(1)
      if (!task || person === undefined) break
      if (one.does === 'there') clock.now = Math.max(clock.now, Date.parse(task.start) - 5 * minute)
      const act = one.does === 'there' ? '我到了' : '我做完了'
      await says(home, person, '我的任务', act, one.right ? task.code : '没有码')
      break
    }
    case 'settle': {
      const tasks = [...(await open()), ...(await store.volunteerTasks.list(manager, 'over'))]
      const post = tasks.flatMap(({ posts }) => posts).find(({ state }) => state === 'taken')
      if (post)
        await store.volunteerTasks.settle(manager, post.id, { came: one.minutes > 20, minutes: one.minutes })
      break
    }
    case 'hold': {
      const found = await volunteer('active')
      if (found) await store.volunteers.pause(manager, found.id, '先停一停')
      break
    }
    case 'free': {
      const found = await volunteer('paused')
      if (found) await store.volunteers.resume(manager, found.id)
    }
  }
  await doJobs(home)
}

const day = `date(at / 1000, 'unixepoch', '+8 hours')`
const hourOf = `CAST(strftime('%H', a.at / 1000, 'unixepoch', '+8 hours') AS INTEGER)`
/** Each gives a row for what must never be. */
const never = {
  'a place given twice': `SELECT 1 FROM VolunteerTask AS t WHERE t.places < (SELECT count(*) FROM VolunteerPost AS p WHERE p.taskId = t.id AND p.state IN ('taken', 'done', 'missed'))`,
  'somebody at two places at once': `SELECT 1 FROM VolunteerPost AS p JOIN VolunteerTask AS t ON t.id = p.taskId
    JOIN VolunteerPost AS q ON q.volunteerId = p.volunteerId AND q.id < p.id JOIN VolunteerTask AS u ON u.id = q.taskId
    WHERE p.state = 'taken' AND q.state = 'taken' AND t.startsAt < u.endsAt AND u.startsAt < t.endsAt`,
  'asked twice for a task': `SELECT 1 FROM VolunteerAsk GROUP BY taskId, volunteerId HAVING count(*) > 1`,
  'asked three times a day': `SELECT 1 FROM VolunteerAsk GROUP BY volunteerId, ${day} HAVING count(*) > 2`,
  'asked at night': `SELECT 1 FROM VolunteerAsk AS a JOIN VolunteerTask AS t ON t.id = a.taskId
    WHERE (${hourOf} >= 21 OR ${hourOf} < 8) AND (t.urgency <> 'P0' OR NOT EXISTS (
      SELECT 1 FROM VolunteerConsent AS c WHERE c.volunteerId = a.volunteerId AND c.purpose = 'night'))`,
  'asked after the beginning': `SELECT 1 FROM VolunteerAsk AS a JOIN VolunteerTask AS t ON t.id = a.taskId WHERE a.at >= t.startsAt`,
  'hours beyond the span': `SELECT 1 FROM VolunteerPost WHERE minutes IS NOT NULL AND minutes * 60000 > coalesce(outAt, 0) - coalesce(inAt, 0)`,
  'a place without a yes': `SELECT 1 FROM VolunteerPost AS p WHERE NOT EXISTS (
    SELECT 1 FROM VolunteerAsk AS a WHERE a.taskId = p.taskId AND a.volunteerId = p.volunteerId AND a.answer = 'yes')`,
  'an apology': `SELECT 1 FROM Message WHERE author = 'bot' AND text LIKE '%出了点问题%'`,
}

test('whatever happens, in any order', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 60 }), async (steps) => {
      const home = await openTestStore()
      try {
        for (const [at, name] of people.entries())
          await signUp(home, name, {
            lives: at < 4 ? '桂花小区3栋' : '银杏院',
            night: at % 2 === 0 ? '可以' : '不要',
          })
        await take(home, { does: 'make', places: 2, ahead: 600, urgency: 'P2' })
        const look = openDatabase(home.url.replace('file:', ''), { readonly: true })
        for (const one of steps) {
          await take(home, one).catch((error: unknown) => {
            if (!(error instanceof AppError)) throw error
          })
          for (const [what, sql] of Object.entries(never))
            expect({ what, found: look.prepare(sql).raw().all() }).toEqual({ what, found: [] })
        }
        look.close()
        expect(home.errors).toEqual([])
      } finally {
        await home.close()
      }
    }),
    { seed: 11, numRuns: 8 },
  )
})
