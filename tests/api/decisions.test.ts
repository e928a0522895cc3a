// What handlers ask of a manager, and what comes of it, through the API.
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const mine = (category = 'street_light') =>
  api.ticket({ assigneeId: api.community.staff.staff, status: 'in_progress', category })
const mover = (publicId: string) => (login: string, name: string, body?: object) =>
  api.as(login)('POST', `/api/tickets/${publicId}/${name}`, body)
async function upload(login: string, publicId: string, payload: Buffer, type = 'image/jpeg') {
  const headers = { cookie: await api.cookieOf(login), 'content-type': type }
  return api.inject({ method: 'POST', url: `/api/tickets/${publicId}/pictures`, headers, payload })
}
const photo = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: 'green' } })
    .withMetadata({ exif: { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' } } })
    .jpeg()
    .toBuffer()
const idsIn = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id)
const jobs = (job: string) => api.database.read.outbox.findMany({ where: { job }, orderBy: { id: 'desc' } })

describe('more time', () => {
  test("is asked for by the lead, waits in the managers' box, and moves the day once", async () => {
    const { publicId } = await mine()
    const move = mover(publicId)
    const asked = await move('staff', 'extension', { days: 2, reason: '配件要寄' })
    const me = { id: api.community.staff.staff, name: 'the staff' }
    expect(asked.body).toMatchObject({ extension: { by: me, days: 2 }, extendedFrom: null })
    expect(idsIn((await api.as('manager')('GET', '/api/tickets?box=undecided')).body)).toContain(publicId)
    expect((await move('staff', 'extension/grant')).body).toMatchObject({ code: 'RIGHT_MISSING' })
    // Thursday's end, two working days later.
    expect((await move('manager', 'extension/grant')).body).toMatchObject({
      extension: null,
      dueAt: '2026-11-30T15:59:59.999Z',
      extendedFrom: new Date(monday + 3 * 24 * 3_600_000).toISOString(),
    })
    const again = await move('staff', 'extension', { days: 1, reason: 'r' })
    expect(again.body).toMatchObject({ code: 'EXTENSION_REFUSED' })
    const [told] = await jobs('resident.told')
    expect(told?.dueAt.getTime()).toBe(monday + 30 * 60_000)
  })

  test('is refused with a word, and told to whoever asked', async () => {
    const { publicId, id } = await mine()
    const move = mover(publicId)
    await move('staff', 'extension', { days: 2, reason: '配件要寄' })
    const refused = await move('manager', 'extension/refuse', { reason: '先修' })
    expect(refused.body).toMatchObject({ extension: null, extendedFrom: null })
    const [bell] = await jobs('staff.notify')
    const { staff } = api.community.staff
    expect(JSON.parse(bell!.payload)).toEqual({ ticketId: id, staffId: staff, type: 'extensionRefused' })
  })

  test('a manager who leads cannot give to themselves', async () => {
    const { publicId } = await api.ticket({ assigneeId: api.community.staff.manager, status: 'in_progress' })
    await mover(publicId)('manager', 'extension', { days: 1, reason: 'r' })
    expect((await mover(publicId)('manager', 'extension/grant')).body).toMatchObject({ code: 'APPROVAL_OWN' })
    expect((await mover(publicId)('admin', 'extension/grant')).status).toBe(200)
  })
})

describe('a repair', () => {
  test('ends with a picture of the work, which carries nothing beside its pixels', async () => {
    const { publicId } = await mine()
    const move = mover(publicId)
    expect((await move('staff', 'resolve', { result: '换了' })).body).toMatchObject({
      code: 'PICTURE_MISSING',
    })
    const added = await upload('staff', publicId, await photo())
    expect(added.body).toMatchObject({ needsPicture: false, taken: [expect.any(String)] })
    const [taken] = (added.body as { taken: string[] }).taken
    const kept = await api.store.media.read(taken!)
    expect((await sharp(kept!.path).metadata()).exif).toBeUndefined()
    expect((await move('staff', 'resolve', { result: '换了' })).body).toMatchObject({ status: 'done' })
  })

  test('that is taken up again needs a new one', async () => {
    const { publicId } = await mine()
    const move = mover(publicId)
    await upload('staff', publicId, await photo())
    await move('staff', 'resolve', { result: '换了' })
    api.clock.now += 1000
    expect((await move('staff', 'reopen', { reason: '又坏了' })).body).toMatchObject({ needsPicture: true })
  })

  test('ends without one where a manager gives the reason', async () => {
    const { publicId } = await mine()
    const move = mover(publicId)
    expect((await move('staff', 'waive-picture', { reason: 'r' })).body).toMatchObject({
      code: 'RIGHT_MISSING',
    })
    expect((await move('manager', 'waive-picture', { reason: '在卧室里' })).body).toMatchObject({
      needsPicture: false,
      pictureWaived: true,
    })
    expect((await move('staff', 'resolve', { result: '换了' })).status).toBe(200)
    expect(
      (await mover((await mine('noise')).publicId)('manager', 'waive-picture', { reason: 'r' })).body,
    ).toMatchObject({
      code: 'DECISION_MISSING',
    })
  })

  test('takes no picture from others, of ended tickets, or of what is none', async () => {
    const { publicId } = await mine()
    const of = async (login: string, payload: Buffer, type?: string) =>
      (await upload(login, publicId, payload, type)).body
    const picture = await photo()
    expect(await of('duty', picture)).toMatchObject({ code: 'TICKET_NOT_YOURS' })
    expect(await of('grid2', picture)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await of('staff', Buffer.from('<svg/>'), 'image/svg+xml')).toMatchObject({
      code: 'MEDIA_UNREADABLE',
    })
    expect(await of('staff', Buffer.from('{}'), 'application/json')).toMatchObject({
      code: 'MEDIA_UNREADABLE',
    })
    await mover(publicId)('manager', 'reject', { reason: 'r', instead: 'i' })
    expect(await of('staff', picture)).toMatchObject({ code: 'TICKET_CLOSED' })
    expect(await api.database.read.media.count({ where: { ticketId: null } })).toBe(0)
  })

  test('of the property company shows it its own picture, though no other', async () => {
    const { property } = api.community.staff
    const { publicId } = await api.ticket({
      assigneeId: property,
      status: 'in_progress',
      category: 'street_light',
    })
    const added = (await upload('property', publicId, await photo())).body as { media: string[] }
    expect(added.media).toHaveLength(1)
    expect((await api.as('property')('GET', `/api/media/${added.media[0]}`)).status).toBe(200)
  })
})

describe('what its handler cannot decide', () => {
  const stuck = { cause: 'noFunds', note: '要动维修资金' }

  test('stands in a box of its own until a manager gives it back', async () => {
    const { publicId } = await mine('noise')
    const move = mover(publicId)
    expect((await move('staff', 'stuck', stuck)).body).toMatchObject({
      stuckFor: 'noFunds',
      status: 'in_progress',
    })
    const box = async () => idsIn((await api.as('manager')('GET', '/api/tickets?box=undecided')).body)
    expect(await box()).toContain(publicId)
    expect((await move('staff', 'resolve', { result: 'r' })).body).toMatchObject({ code: 'DECISION_WAITING' })
    expect((await move('staff', 'explain', { text: 't' })).body).toMatchObject({ code: 'RIGHT_MISSING' })
    expect((await move('manager', 'give-back', { reason: '经费批了' })).body).toMatchObject({
      stuckFor: null,
    })
    expect(await box()).not.toContain(publicId)
    expect((await move('manager', 'give-back', { reason: 'r' })).body).toMatchObject({
      code: 'DECISION_MISSING',
    })
  })

  test('ends with an explanation to the resident', async () => {
    const { publicId } = await mine('noise')
    await mover(publicId)('staff', 'stuck', { ...stuck, cause: 'dispute' })
    const ended = await mover(publicId)('manager', 'explain', { text: '可以申请调解' })
    expect(ended.body).toMatchObject({ status: 'done', result: '可以申请调解', stuckFor: null })
  })

  test('is refused for a cause that nobody knows', async () => {
    const { publicId } = await mine()
    const answer = await mover(publicId)('staff', 'stuck', { ...stuck, cause: 'lazy' })
    expect(answer.body).toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('what is not taken on', () => {
  test('ends with the reason and what the resident can do, and may be reopened', async () => {
    const { publicId, id } = await api.ticket()
    const move = mover(publicId)
    const rejected = await move('manager', 'reject', { reason: '法院在审', instead: '向法院反映' })
    expect(rejected.body).toMatchObject({
      status: 'rejected',
      result: '法院在审',
      assignee: { id: api.community.staff.manager },
    })
    const event = await api.database.read.ticketEvent.findFirstOrThrow({
      where: { ticketId: id, type: 'rejected' },
    })
    expect(JSON.parse(event.data!)).toEqual({ instead: '向法院反映' })
    expect((await move('manager', 'reopen', { reason: '案子撤了' })).body).toMatchObject({
      status: 'in_progress',
    })
  })

  test('is never an emergency, and no matter of another grid', async () => {
    const { publicId, id } = await api.ticket({ place: 'estateC', urgency: 'P0', category: 'fire' })
    await api.database.writer.run((tx) => tx.ticket.update({ where: { id }, data: { kind: 'emergency' } }))
    const body = { reason: 'r', instead: 'i' }
    expect((await mover(publicId)('manager', 'reject', body)).body).toMatchObject({ code: 'TICKET_URGENT' })
    await mover(publicId)('grid2', 'take')
    expect((await mover(publicId)('grid1', 'resolve', { result: 'r' })).body).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('what complains about a colleague', () => {
  const about = (publicId: string, login: string, staffId: number) =>
    mover(publicId)(login, 'about', { staffId })

  test('leaves their hands and sight, and comes to the manager who noted it', async () => {
    const { publicId } = await mine('noise')
    const { staff, manager } = api.community.staff
    expect((await about(publicId, 'duty', staff)).body).toMatchObject({ code: 'RIGHT_MISSING' })
    expect((await about(publicId, 'manager', manager)).body).toMatchObject({ code: 'APPROVAL_OWN' })
    expect((await about(publicId, 'manager', staff)).body).toMatchObject({
      assignee: { id: manager },
      aboutStaff: { id: staff },
    })
    expect((await api.as('staff')('GET', `/api/tickets/${publicId}`)).status).toBe(404)
    expect((await mover(publicId)('staff', 'resolve', { result: 'r' })).body).toMatchObject({
      code: 'NOT_FOUND',
    })
    const back = await mover(publicId)('manager', 'transfer', { staffId: staff, reason: 'r' })
    expect(back.body).toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('is never an emergency', async () => {
    const { publicId, id } = await mine('fire')
    await api.database.writer.run((tx) => tx.ticket.update({ where: { id }, data: { kind: 'emergency' } }))
    expect((await about(publicId, 'manager', api.community.staff.staff)).body).toMatchObject({
      code: 'TICKET_URGENT',
    })
  })
})

describe('sorting a case anew', () => {
  const to = (category: string, urgency = 'P2') => ({ category, urgency, reason: '去看了' })

  test('stands in its history with what it was before', async () => {
    const { publicId } = await mine('water_leak')
    const told = (await jobs('resident.notify')).length
    const { body } = await mover(publicId)('staff', 'sort', to('sewer_block', 'P3'))
    expect(body).toMatchObject({ category: 'sewer_block', urgency: 'P3' })
    expect((body as { events: unknown[] }).events.at(-1)).toMatchObject({
      type: 'sorted',
      note: '去看了',
      data: { categoryBefore: 'water_leak', urgencyBefore: 'P2', category: 'sewer_block', urgency: 'P3' },
    })
    expect(await jobs('resident.notify')).toHaveLength(told)
  })

  test('as a danger rings the alarm until somebody answers, and it is due today', async () => {
    const { publicId, id } = await mine('water_leak')
    const { body } = await mover(publicId)('duty', 'sort', to('gas_leak'))
    expect(body).toMatchObject({ kind: 'emergency', urgency: 'P0', status: 'assigned' })
    expect(Date.parse((body as { dueAt: string }).dueAt)).toBeLessThan(monday + 24 * 3_600_000)
    expect((await jobs('alarm.ring')).map(({ payload }) => JSON.parse(payload) as unknown)).toContainEqual({
      ticketId: id,
      stage: 'first',
    })
    const reminders = await api.database.read.outbox.count({
      where: { job: 'ticket.remind', payload: { contains: `"ticketId":${id},` } },
    })
    expect(reminders).toBe(1)
    expect((await mover(publicId)('duty', 'sort', to('noise'))).body).toMatchObject({ code: 'TICKET_STAYS' })
  })

  test('as what cannot wait has a person speak with the resident soon and make it safe; its result keeps its day', async () => {
    const { publicId, id } = await mine('water_leak')
    const { dueAt } = await api.database.read.ticket.findUniqueOrThrow({ where: { id } })
    const { body } = await mover(publicId)('staff', 'sort', to('water_leak', 'P1'))
    expect(body).toMatchObject({ dueAt: dueAt.toISOString(), clock: { name: 'contact' } })
    const { contactDueAt } = await api.database.read.ticket.findUniqueOrThrow({ where: { id } })
    const owed = await jobs('ticket.contact')
    expect(owed.find(({ payload }) => payload === JSON.stringify({ ticketId: id }))?.dueAt).toEqual(
      contactDueAt,
    )
  })

  test('as violence takes back the announcements that still wait for the resident, and nothing else', async () => {
    const { publicId, contactId } = await mine('noise')
    const waiting = (text: string, extra: object) => ({
      ...{ contactId, author: 'bot', kind: 'text', text, extra: JSON.stringify(extra) },
      ...{ at: new Date(monday), unsent: true },
    })
    await api.database.writer.run(async (tx) => {
      await tx.message.create({ data: waiting('明早停水', { bulk: true }) })
      await tx.message.create({ data: waiting('有人接手了', {}) })
    })
    const left = async () =>
      (await api.database.read.message.findMany({ where: { contactId, unsent: true } })).map(
        ({ text }) => text,
      )
    await mover(publicId)('duty', 'sort', to('fire'))
    expect(await left()).toEqual(['明早停水', '有人接手了'])
    await mover(publicId)('duty', 'sort', to('domestic_violence'))
    expect(await left()).toEqual(['有人接手了'])
  })

  test('is not for those who only watch, nor for what is not theirs to see, and needs a reason', async () => {
    const { publicId } = await mine('noise')
    const code = async (login: string, body: object) =>
      ((await mover(publicId)(login, 'sort', body)).body as { code: string }).code
    expect(await code('supervisor', to('pest'))).toBe('RIGHT_MISSING')
    expect(await code('grid2', to('pest'))).toBe('NOT_FOUND')
    expect(await code('staff', { ...to('pest'), reason: ' ' })).toBe('INPUT_INVALID')
    expect(await code('staff', to('pest', 'P0'))).toBe('INPUT_INVALID')
  })
})
