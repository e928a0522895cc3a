// Voice messages that nobody has put into words: heard by a person, or the duty officer is called. No Redis is needed here.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAlarmWatch, type AlarmWatch } from '../../src/queue/alarm-watch.ts'
import { createGateways } from '../../src/queue/gateways.ts'
import { createHandlers } from '../../src/queue/handlers.ts'
import { ownerOf } from '../../src/store/residents/contacts.ts'
import { testPush } from '../support/push.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

let home: TestStore
let watch: AlarmWatch

beforeEach(async () => {
  home = await openTestStore()
  watch = createAlarmWatch({
    outbox: home.store.outbox,
    handlers: createHandlers({ store: home.store, gateways: createGateways([]), push: testPush }),
    now: () => home.clock.now,
    onError: (error, what) => home.errors.push({ error, what }),
  })
})
afterEach(async () => {
  await watch.stop()
  await home.close()
})

const minutes = async (count: number) => {
  home.clock.now += count * 60_000
  await watch.run()
}
const staff = async (name: string) => {
  const found = (await home.store.staff.list('/')).find((one) => one.name === name)!
  return { staffId: found.id, name, role: found.role, scope: '/1/', ownOnly: false }
}
const tickets = async () => {
  const { items } = await home.store.tickets.list(await staff('王芳'), { box: 'all', limit: 10 })
  return items
}
const ticket = async (id: string) => home.store.tickets.read(await staff('王芳'), id)
/** A recording arrives; its media id. */
async function speak(sender = 'an', words = ''): Promise<string> {
  const who = { channel: 'webchat', account: 'web', sender }
  const saved = await home.store.media.saveRecording({
    owner: ownerOf(who),
    bytes: Buffer.from('#!AMR\n voice'),
  })
  if (!('mediaId' in saved)) throw new Error('no sound')
  const { mediaId } = saved
  await home.store.turn(message(sender, words, { kind: 'voice', mediaId, at: home.clock.now }))
  return mediaId
}
const rung = async (id: string) =>
  (await home.store.alarms.read(await staff('王芳'), id)).calls.map((call) => call.staff?.name)

describe('a recording', () => {
  test('is answered at once, goes to staff, and those that follow join it', async () => {
    await speak()
    expect((await read(home.store, 'an')).slice(-2)).toEqual([
      '这条语音我没听清。有危险请马上打110、119或120。不急的,请打字或按数字。',
      '语音也转给工作人员听了(编号0001)。',
    ])
    await speak()
    const [only, ...others] = await tickets()
    expect(only).toMatchObject({ kind: 'human', category: 'recording', urgency: 'P1' })
    expect(others).toEqual([])
    const { conversation, media } = await ticket(only!.id)
    expect(media).toEqual([])
    expect(conversation.filter(({ kind }) => kind === 'voice')).toMatchObject([
      { played: false },
      { played: false },
    ])
  })

  test('that nobody plays within ten minutes calls staff one after another, until somebody plays it', async () => {
    const mediaId = await speak()
    const [{ id } = { id: '' }] = await tickets()
    await minutes(9)
    await expect(rung(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await minutes(2)
    await minutes(1)
    expect(await rung(id)).toEqual(['李静'])
    expect((await home.store.alarms.list(await staff('李静')))[0]).toMatchObject({
      ringing: true,
      called: true,
    })
    await minutes(3)
    expect(await rung(id)).toEqual(['李静', '王芳'])
    await home.store.recordings.played(await staff('周敏'), mediaId)
    await home.store.recordings.played(await staff('周敏'), mediaId)
    await minutes(30)
    expect(await rung(id)).toEqual(['李静', '王芳'])
    expect(await home.store.alarms.list(await staff('李静'))).toEqual([])
    const { events, conversation } = await ticket(id)
    expect(events.filter(({ type }) => type === 'played')).toMatchObject([{ name: '周敏' }])
    expect(conversation.find(({ kind }) => kind === 'voice')).toMatchObject({ played: true })
    expect((await read(home.store, 'an')).join()).not.toContain('值班员')
  })

  test('that nobody ever plays never calls the street office', async () => {
    await speak()
    const [{ id } = { id: '' }] = await tickets()
    for (let round = 0; round < 8; round++) await minutes(11)
    const { stage, calls } = await home.store.alarms.read(await staff('王芳'), id)
    expect(stage).toBe('all')
    expect(calls.every((call) => call.staff !== null)).toBe(true)
  })

  test('that was played in time calls nobody, and a later one is waited for anew', async () => {
    const first = await speak()
    const [{ id } = { id: '' }] = await tickets()
    await home.store.recordings.played(await staff('李静'), first)
    home.clock.now += 9 * 60_000
    await speak()
    await minutes(2)
    await expect(rung(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await minutes(9)
    await minutes(1)
    expect(await rung(id)).toEqual(['李静'])
  })

  test('leaves the report under way where it was', async () => {
    await home.store.turn(message('an', '路灯不亮了'))
    const asked = (await read(home.store, 'an')).at(-1)
    await speak()
    expect((await read(home.store, 'an')).at(-1)).toBe(asked)
  })

  test('in an emergency belongs to its ticket', async () => {
    await home.store.turn(message('an', '着火了!桂花小区3栋2单元', { at: home.clock.now }))
    const mediaId = await speak()
    const all = await tickets()
    expect(all).toMatchObject([{ category: 'fire' }])
    const [{ id } = { id: '' }] = all
    await home.store.recordings.played(await staff('李静'), mediaId)
    expect((await ticket(id)).events.map(({ type }) => type)).toContain('played')
    expect(await home.store.alarms.read(await staff('李静'), id)).toMatchObject({ confirmedBy: null })
  })
})

describe('a recording whose words were misheard', () => {
  const misheard = '桂花小区的等不亮了'
  const says = (text: string) => home.store.turn(message('an', text, { at: home.clock.now }))
  const recordingsOn = async (category: string) => {
    const found = (await tickets()).filter((one) => one.category === category)
    const pages = await Promise.all(found.map(({ id }) => ticket(id)))
    return pages.flatMap(({ conversation }) => conversation.flatMap(({ mediaId }) => mediaId ?? []))
  }

  test.each([
    ['is not confirmed', []],
    ['is said to be wrong', ['2']],
    ['is overtaken by something else', ['在不在']],
  ])('goes to staff after ten minutes where it %s, and calls them where nobody plays it', async (_, then) => {
    const mediaId = await speak('an', misheard)
    for (const words of then) await says(words)
    await minutes(9)
    expect(await tickets()).toEqual([])
    await minutes(2)
    expect(await recordingsOn('recording')).toEqual([mediaId])
    const [only, ...others] = await tickets()
    expect(others).toEqual([])
    await minutes(11)
    await minutes(1)
    expect(await rung(only!.id)).toEqual(['李静'])
  })

  test('goes to staff together with what was said right after it', async () => {
    const first = await speak('an', misheard)
    home.clock.now += 3000
    const second = await speak('an', '三栋')
    await minutes(11)
    expect((await recordingsOn('recording')).sort()).toEqual([first, second].sort())
    expect(await tickets()).toHaveLength(1)
  })

  test('calls nobody where it is confirmed, or where the resident told it in other words', async () => {
    await speak('an', '桂花小区3栋2单元的路灯不亮了')
    await says('1')
    await says('1')
    await speak('bo', misheard)
    await home.store.turn(message('bo', '2', { at: home.clock.now }))
    for (const words of ['桂花小区5栋1单元的路灯不亮了', '1'])
      await home.store.turn(message('bo', words, { at: home.clock.now }))
    for (let round = 0; round < 3; round++) await minutes(11)
    expect((await tickets()).map(({ category }) => category)).toEqual(['street_light', 'street_light'])
    expect(await recordingsOn('street_light')).toHaveLength(2)
    expect(await home.store.alarms.list(await staff('李静'))).toEqual([])
  })

  test('goes to nobody where it is taken back', async () => {
    await speak('an', misheard)
    const said = await home.store.messages.history(
      { channel: 'webchat', account: 'web', sender: 'an' },
      0,
      10,
    )
    const voice = said.find(({ kind }) => kind === 'voice')!
    await home.store.turn(message('an', voice.platformId!, { kind: 'recall', at: home.clock.now }))
    await minutes(11)
    expect(await tickets()).toEqual([])
  })
})
