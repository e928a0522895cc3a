// What is deleted of conversations and what stays, on a real database and a real folder, as the days go by.
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { waivePicture } from '../../src/rules/tickets/decision.ts'
import { resolve, take } from '../../src/rules/tickets/ticket.ts'
import type { Role } from '../../src/rules/staff/roles.ts'
import { openReading, openWriting, rows } from '../../src/store/connection.ts'
import { ownerOf } from '../../src/store/residents/contacts.ts'
import type { SweepPlace } from '../../src/store/retention.ts'
import { noon } from '../support/scene.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const day = 24 * 60 * 60 * 1000
const desk = { staffId: 2, name: '王芳', role: 'manager' as Role, scope: '/1/', ownOnly: false }
const an = { channel: 'webchat', account: 'web', sender: 'an' }
const daysLater = (days: number) => (home.clock.now = noon + days * day)
/** What the residents were told has left, as their channel would do it. */
const allSent = async () => {
  const waiting = await home.store.messages.unsent([{ name: 'webchat', account: 'web' }], home.clock.now, 100)
  const ids = waiting.flatMap(({ messages }) => messages.map(({ id }) => ({ id, parts: 1 })))
  await home.store.messages.settle(ids, [])
}
const say = async (sender: string, ...texts: string[]) => {
  for (const text of texts) await home.store.turn(message(sender, text, { at: home.clock.now }))
  await allSent()
}
const select = async <Row>(sql: string, ...params: unknown[]): Promise<Row[]> => {
  const client = openReading(home.url)
  try {
    await client.$connect()
    return await rows<Row>(client, sql, ...params)
  } finally {
    await client.$disconnect()
  }
}
const words = async () => (await select<{ text: string }>('SELECT text FROM Message')).map(({ text }) => text)
const owed = async () =>
  select<{ id: number; payload: string; dueAt: Date }>(
    `SELECT id, payload, dueAt FROM Outbox WHERE job = 'retention.sweep'`,
  )
/** Does the sweep's next lot, as the worker would. */
async function lot(): Promise<void> {
  const [next] = await owed()
  const place = JSON.parse(next!.payload) as SweepPlace
  await home.store.outbox.done(next!.id, await home.store.retention.sweep(place))
}
/** Does all that a day's sweep has to do; tells how many lots that were. */
async function sweep(): Promise<number> {
  await home.store.retention.begin()
  for (let lots = 1; ; lots++) {
    await lot()
    if ((await owed())[0]!.dueAt.getTime() > home.clock.now + 1000) return lots
  }
}
const ticket = async (category: string) => {
  const { items } = await home.store.tickets.list(desk, { box: 'all', limit: 100, category })
  return items[0]!
}
const close = async (category: string) => {
  const { id } = await ticket(category)
  const { needsPicture } = await home.store.tickets.read(desk, id)
  await home.store.tickets.change(desk, id, take)
  if (needsPicture)
    await home.store.tickets.change(desk, id, (state, actor) => waivePicture(state, actor, '拍不了'))
  await home.store.tickets.change(desk, id, (state, actor) => resolve(state, actor, '修好了'))
}
async function sendPicture(): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const saved = await home.store.media.save({ owner: ownerOf(an), bytes, at: home.clock.now })
  if (!('mediaId' in saved)) throw new Error('no picture')
  await home.store.turn(message('an', '', { kind: 'image', mediaId: saved.mediaId, at: home.clock.now }))
  return saved.mediaId
}
const pathOf = async (id: string) => (await home.store.media.read(id))!.path
const lamp = '桂花小区3栋2单元的路灯不亮'

describe('the words of a conversation', () => {
  test('stay for 90 days, and then go with the whole of their row', async () => {
    await say('an', '请问你们几点上班')
    daysLater(2)
    await say('an', '谢谢你们')
    daysLater(89)
    await sweep()
    expect(await words()).toContain('请问你们几点上班')
    daysLater(91)
    await sweep()
    const left = await select<{ at: Date; text: string }>('SELECT at, text FROM Message')
    expect(left.map(({ text }) => text)).toContain('谢谢你们')
    expect(left.every(({ at }) => at.getTime() === noon + 2 * day)).toBe(true)
  })

  test('of a case stay as long as it is open; its record stays', async () => {
    await say('an', lamp, '1')
    daysLater(200)
    await sweep()
    expect(await words()).toContain(lamp)
    await close('street_light')
    await sweep()
    expect(await words()).not.toContain(lamp)
    const { events } = await home.store.tickets.read(desk, (await ticket('street_light')).id)
    expect(events.map(({ type }) => type)).toContain('resolved')
  })

  test('of danger stay with its record when it is over', async () => {
    await say('an', '着火了!桂花小区3栋2单元')
    await close('fire')
    daysLater(200)
    await sweep()
    expect(await words()).toContain('着火了!桂花小区3栋2单元')
  })

  test('that the resident was never given stay until they are', async () => {
    await home.store.turn(message('an', '请问你们几点上班', { at: noon }))
    const waiting = await words()
    daysLater(91)
    await sweep()
    expect(await words()).toEqual(waiting.filter((text) => text !== '请问你们几点上班'))
    await allSent()
    await sweep()
    expect(await words()).toEqual([])
  })

  test('are overwritten in the file, not only unlinked', async () => {
    await say('an', '我最喜欢吃蒜泥白肉')
    daysLater(91)
    await sweep()
    await home.store.close()
    const client = openWriting(home.url)
    await client.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
    await client.$disconnect()
    expect(readFileSync(home.url.replace('file:', '')).includes('蒜泥白肉')).toBe(false)
    home = await openTestStore(home.dir)
  })

  test('go 200 at a time, and a sweep goes on where it was when the program stopped', async () => {
    await say('an', '你好')
    const client = openWriting(home.url)
    await client.message.createMany({
      data: Array.from({ length: 450 }, (_, at) => ({
        contactId: 1,
        platformId: `old ${at}`,
        author: 'in',
        kind: 'text',
        text: `话${at}`,
        at: new Date(noon),
      })),
    })
    await client.$disconnect()
    const all = (await words()).length
    daysLater(91)
    await home.store.retention.begin()
    await lot()
    expect(await words()).toHaveLength(all - 200)
    await home.store.close()
    const { dir, clock } = home
    home = await openTestStore(dir)
    home.clock.now = clock.now
    await home.store.retention.begin()
    const waiting = await owed()
    expect(waiting.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([
      { of: 'messages', after: 200 },
    ])
    await sweep()
    expect(await words()).toEqual([])
    expect((await owed()).map(({ payload }) => payload)).toEqual(['{"of":"messages","after":0}'])
  })

  test('of a colleague who tried their chat for alarms go, and the chat still counts as tried', async () => {
    const tried = async () =>
      (await home.store.roster.list('/1/'))[0]!.staff.find(({ name }) => name === '李静')!.tried
    const { id } = (await home.store.staff.list('/')).find(({ name }) => name === '李静')!
    const { code } = await home.store.alarmWays.add(id, { way: 'chat' })
    await say('li', `值班${code}`)
    expect(await tried()).toContain('chat')
    daysLater(91)
    await sweep()
    expect(await tried()).toContain('chat')
    expect(await words()).toEqual(['绑定好了,李静。有紧急情况会发到这里。回“工作”看待办,回“解绑”就不绑了。'])
  })
})

describe('a picture', () => {
  test('that belongs to no case goes after 90 days, with its file and the month that it lay in', async () => {
    const path = await pathOf(await sendPicture())
    daysLater(89)
    await sweep()
    expect(existsSync(path)).toBe(true)
    daysLater(91)
    await sweep()
    expect(await readdir(join(home.dir, 'media'))).toEqual(['2026-11'])
    daysLater(130)
    await sweep()
    expect(await readdir(join(home.dir, 'media'))).toEqual([])
    expect(await select('SELECT id FROM Media')).toEqual([])
  })

  test('of a case goes once that is closed, the small one too', async () => {
    await say('an', lamp)
    const id = await sendPicture()
    await say('an', '1')
    const { path: small } = await home.store.media.readAs(desk, id, true)
    const path = await pathOf(id)
    daysLater(200)
    await sweep()
    expect([path, small].map(existsSync)).toEqual([true, true])
    await close('street_light')
    await sweep()
    expect([path, small].map(existsSync)).toEqual([false, false])
    expect(await home.store.media.read(id)).toBeUndefined()
  })

  test('of a danger stays with what was said, also where it belongs to no case by itself', async () => {
    await say('an', '着火了!桂花小区3栋2单元')
    const id = await sendPicture()
    await close('fire')
    const client = openWriting(home.url)
    await client.media.update({ where: { id }, data: { ticketId: null } })
    await client.$disconnect()
    daysLater(200)
    await sweep()
    expect(existsSync(await pathOf(id))).toBe(true)
  })

  test('whose file went before a crash loses its row the next day, and a file without a row goes too', async () => {
    const id = await sendPicture()
    const path = await pathOf(id)
    const stray = join(home.dir, 'media', '2026-08', 'e2d7a5c4-0000-7000-8000-000000000000.jpg')
    await mkdir(join(stray, '..'))
    await writeFile(stray, 'left by a crash')
    daysLater(91)
    // The look removes the file; the effect that deletes the row never runs.
    await home.store.retention.sweep({ of: 'media', after: 0 })
    expect(existsSync(path)).toBe(false)
    expect(await home.store.media.read(id)).toBeDefined()
    daysLater(92)
    await sweep()
    expect(await home.store.media.read(id)).toBeUndefined()
    expect(existsSync(stray)).toBe(false)
  })
})

describe('a conversation that was silent for 90 days', () => {
  const session = async () => (await select<{ data: string }>('SELECT data FROM Session'))[0]!.data
  test('loses its drafts and keeps its language', async () => {
    await say('an', 'English', 'the street lamp is broken', 'cancel')
    daysLater(89)
    await sweep()
    expect(await session()).toContain('lamp')
    daysLater(91)
    await sweep()
    expect(JSON.parse(await session())).toEqual({
      lang: 'en',
      greeted: true,
      informed: expect.any(Boolean) as boolean,
    })
    await say('an', 'continue')
    expect((await read(home.store, 'an')).at(-1)).toContain('nothing unfinished')
    expect(home.errors).toEqual([])
  })
})

describe('an announcement', () => {
  test('tells no longer whom it reached, once that is no longer kept', async () => {
    await say('an', '收通知', '桂花小区3栋')
    const place = (await home.store.tree.list('/')).find(({ name }) => name === '桂花小区')!
    const wish = { places: [place.id], text: '明天停水', urgent: true, until: noon + day }
    await home.store.announcements.create({ id: 2, scope: '/1/' }, wish)
    const job = (await home.store.outbox.due(noon, 0, 100)).find((job) => job.job === 'announcement.send')!
    await home.store.outbox.done(job.id, await home.store.announcements.send(1))
    await allSent()
    const shown = async () => (await home.store.announcements.list('/1/', 1))[0]!
    expect((await shown()).reception).toHaveLength(1)
    daysLater(91)
    await sweep()
    expect(await shown()).toMatchObject({ text: '明天停水', reception: null })
    expect(await select('SELECT messageId FROM AnnouncementDelivery')).toEqual([])
  })
})
