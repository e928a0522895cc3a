import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon } from '../support/scene.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const web = [{ name: 'webchat', account: 'web' }]
const hour = 60 * 60 * 1000
const day = 24 * hour
const manager = { id: 2, scope: '/1/' }
const text = '明天早上8点到12点停水,请先接好水。'

async function livesAt(sender: string, ...words: string[]): Promise<void> {
  for (const said of ['收通知', ...words])
    await home.store.turn(message(sender, said, { at: home.clock.now }))
}
async function placeId(name: string): Promise<number> {
  const found = (await home.store.tree.list('/')).find((node) => node.name === name)
  return found!.id
}
async function announce(places: number[], changes: { urgent?: boolean; until?: number } = {}) {
  const until = home.clock.now + 2 * day
  return home.store.announcements.create(manager, { places, text, urgent: false, until, ...changes })
}
/** Does the announcements' jobs that are due, as the worker would, until none is left; tells how many. */
async function work(): Promise<number> {
  for (let done = 0; ; done++) {
    const owed = await home.store.outbox.due(home.clock.now, 0, 100)
    const job = owed.find((job) => job.job === 'announcement.send')
    if (!job) return done
    const { announcementId } = job.payload as { announcementId: number }
    await home.store.outbox.done(job.id, await home.store.announcements.send(announcementId))
  }
}
/** Hands over all that waits, as a channel does, and lets the announcement go on. */
async function finish(): Promise<void> {
  for (let lots = 0; lots < 10; lots++) {
    await work()
    const waiting = await home.store.messages.unsent(web, home.clock.now, 1000)
    const ids = waiting.flatMap(({ messages }) => messages.map(({ id }) => ({ id, parts: 1 })))
    await home.store.messages.settle(ids, [])
    home.clock.now += 10_000
  }
}
const got = async (sender: string) => (await read(home.store, sender)).filter((said) => said.includes(text))
const shown = async () => (await home.store.announcements.list('/1/', 10))[0]!

describe('an announcement', () => {
  test('reaches those who live there, once, and nobody else', async () => {
    await livesAt('an', '桂花小区3栋')
    await livesAt('bo', '桂花小区5栋')
    await livesAt('chen', '银杏院1栋')
    await home.store.turn(message('dan', '你好'))
    await announce([await placeId('桂花小区')])
    await finish()
    expect(await got('an')).toEqual([`【锦江社区通知】${text}\n不想收了,回“退订”。`])
    expect([await got('bo'), await got('chen'), await got('dan')].map(({ length }) => length)).toEqual([
      1, 0, 0,
    ])
    expect(await shown()).toMatchObject({
      state: 'sent',
      places: ['桂花小区'],
      reception: [
        { place: '桂花小区3栋', people: 1, delivered: 1, held: 0 },
        { place: '桂花小区5栋', people: 1, delivered: 1, held: 0 },
      ],
    })
  })

  test('goes out a hundred at a time, the next once they have left', async () => {
    for (let at = 0; at < 150; at++) await livesAt(`r${at}`, '桂花小区3栋')
    await announce([await placeId('桂花小区')])
    await work()
    const sent = () => home.committed.filter((event) => event.type === 'replies' && event.messages[0]?.bulk)
    expect(sent()).toHaveLength(100)
    home.clock.now += 60_000
    await work()
    expect(sent()).toHaveLength(100)
    await finish()
    expect(sent()).toHaveLength(150)
  })

  test('waits for the morning unless it is urgent', async () => {
    await livesAt('an', '桂花小区3栋')
    home.clock.now = noon + 12 * hour
    await announce([await placeId('桂花小区')])
    await work()
    expect(await got('an')).toEqual([])
    await announce([await placeId('桂花小区')], { urgent: true })
    await work()
    expect(await got('an')).toHaveLength(1)
    home.clock.now = noon + 22 * hour
    await work()
    expect(await got('an')).toHaveLength(2)
  })

  test('that stood at a channel until the night leaves in the morning, unless it is urgent', async () => {
    await livesAt('an', '桂花小区3栋')
    const places = [await placeId('桂花小区')]
    await announce(places)
    await announce(places, { urgent: true })
    await work()
    const waiting = async () => {
      const found = await home.store.messages.unsent(web, home.clock.now, 100)
      const bulk = found.flatMap(({ messages }) => messages.filter((message) => message.bulk))
      return Promise.all(bulk.map(({ id }) => home.store.messages.mayLeave(id)))
    }
    expect(await waiting()).toEqual([true, true])
    home.clock.now = noon + 12 * hour
    expect(await waiting()).toEqual([true])
    home.clock.now = noon + 22 * hour
    expect(await waiting()).toEqual([true, true])
  })

  test('that still waits is withdrawn from whoever tells of violence, as if it had never been sent', async () => {
    await livesAt('an', '桂花小区3栋')
    await livesAt('bo', '桂花小区3栋')
    await announce([await placeId('桂花小区')])
    await work()
    const [own] = await home.store.messages.unsent(web, home.clock.now, 100)
    const { id } = own!.messages.find((message) => message.bulk)!
    await home.store.turn(message('an', '我老公又打我了', { at: home.clock.now }))
    expect(await home.store.messages.mayLeave(id)).toBe(false)
    expect([await got('an'), await got('bo')].map(({ length }) => length)).toEqual([0, 1])
    expect(await shown()).toMatchObject({ reception: [{ people: 1 }] })
  })

  test('that was taken back while it could not leave is not sent later; one that left counts as sent', async () => {
    await livesAt('an', '桂花小区3栋')
    await livesAt('bo', '桂花小区3栋')
    await announce([await placeId('桂花小区')], { until: home.clock.now + hour })
    await work()
    const found = await home.store.messages.unsent(web, home.clock.now, 100)
    const [first, second] = found.flatMap(({ messages }) => messages.filter((message) => message.bulk))
    home.clock.now += hour
    await work()
    await home.store.messages.settle(
      [{ id: first!.id, parts: 1 }],
      [{ id: second!.id, failure: 'window closed', held: true }],
    )
    expect(await shown()).toMatchObject({ reception: [{ people: 2, delivered: 1, held: 1 }] })
    expect(await home.store.messages.held(found[1]!.to.contactId)).toEqual([])
  })

  test('sends nothing to whom it could endanger, nor to whom it was stopped for', async () => {
    await livesAt('an', '桂花小区3栋')
    await livesAt('bo', '桂花小区3栋')
    await home.store.turn(message('an', '我老公又打我了', { at: home.clock.now }))
    await home.store.turn(message('bo', '退订', { at: home.clock.now }))
    await announce([await placeId('桂花小区')])
    await finish()
    expect([...(await got('an')), ...(await got('bo'))]).toEqual([])
    // Nor is to be seen that anybody is missing.
    expect(await shown()).toMatchObject({ state: 'sent', reception: [] })
  })

  test('takes back what has not left by its end', async () => {
    await livesAt('an', '桂花小区3栋')
    await announce([await placeId('桂花小区')], { until: home.clock.now + hour })
    await work()
    home.clock.now += hour
    await work()
    const waiting = await home.store.messages.unsent(web, home.clock.now, 10)
    const leaves = waiting.flatMap(({ messages }) => messages.map((message) => message.text))
    expect(leaves.join()).not.toContain(text)
    expect(await shown()).toMatchObject({
      state: 'expired',
      reception: [{ people: 1, delivered: 0, held: 1 }],
    })
    const undelivered = await home.store.messages.undelivered('/1/', 10)
    expect(undelivered.map((message) => message.text).join()).not.toContain(text)
  })

  test('is sent to nobody further once it was stopped', async () => {
    await livesAt('an', '桂花小区3栋')
    const { id } = await announce([await placeId('桂花小区')])
    await home.store.announcements.stop('/1/', id)
    await finish()
    expect(await got('an')).toEqual([])
    expect(await shown()).toMatchObject({ state: 'stopped' })
    await expect(home.store.announcements.stop('/1/2/', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each([
    ['a place outside the scope', { scope: '/1/2/' }, {}, 'places'],
    ['an end that has passed', {}, { until: noon - 1 }, 'until'],
    ['an end that is far off', {}, { until: noon + 31 * day }, 'until'],
  ])('is refused for %s', async (_, by, changes, field) => {
    const places = [await placeId('桂花小区')]
    const wanted = { places, text, urgent: false, until: noon + day, ...changes }
    await expect(home.store.announcements.create({ ...manager, ...by }, wanted)).rejects.toThrow(field)
  })
})
