// Mediation (人民调解) from the chat to the court's 30 days: who is written to and when, and who is not.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { openWriting, rows, transact, type PrismaClient } from '../../src/store/connection.ts'
import { oldMediations } from '../../src/store/retention-lots.ts'
import { message, openTestStore, read, storePassword, type TestStore } from '../support/store.ts'

const day = 24 * 60 * 60 * 1000
let home: TestStore
let client: PrismaClient
beforeEach(async () => {
  home = await openTestStore()
  client = openWriting(home.url)
})
afterEach(async () => {
  await client.$disconnect()
  await home.close()
})

async function says(who: string, ...texts: string[]): Promise<string> {
  const before = (await read(home.store, who)).length
  for (const text of texts) await home.store.turn(message(who, text, { at: home.clock.now }))
  return (await read(home.store, who)).slice(before).join('\n')
}
const manager = async () => {
  const { staff } = await home.store.staff.login('wangfang', storePassword)
  return { staffId: staff.id, name: staff.name, role: staff.role, scope: staff.node.path, ownOnly: false }
}
/** All that was ever handed over to be sent, or waits to be, to somebody. */
const sentTo = async (who: string) =>
  (
    await rows<{ text: string }>(
      client,
      `SELECT m.text FROM Message AS m JOIN Contact AS c ON c.id = m.contactId WHERE c.sender = ? AND m.author <> 'in' ORDER BY m.id`,
      who,
    )
  ).map(({ text }) => text)
/** Does what is due at this time as the worker would. */
async function work() {
  for (const job of await home.store.outbox.due(home.clock.now, 0, 200)) {
    const { mediationId, days, day: on } = job.payload as { mediationId: number; days: 20 | 27; day: string }
    if (job.job === 'mediation.session') {
      const { sessionId, start } = job.payload as { sessionId: number; start: number }
      await home.store.outbox.done(job.id, home.store.mediations.remindSession(sessionId, start))
    }
    if (job.job === 'mediation.remind')
      await home.store.outbox.done(job.id, home.store.mediations.remind(mediationId, days))
    if (job.job === 'mediation.check')
      await home.store.outbox.done(job.id, home.store.mediations.check(mediationId, on))
  }
}
const applied = async () => {
  await says('an', '请人调解', '楼上装修漏水,把我家墙泡坏了,不肯赔', '1', '李伟 13911112222', '1')
  const [first] = await home.store.mediations.list(await manager())
  return first!.id
}
const other = async (id: string) =>
  (await home.store.mediations.file(await manager(), id)).parties.find(({ applicant }) => !applicant)!
async function assigned() {
  const id = await applied()
  const { staffId } = await manager()
  await home.store.mediations.assign(await manager(), id, staffId)
  return id
}
/** Li, who has a conversation too, said yes. */
async function agreed() {
  await says('li', '你好')
  const [li] = await rows<{ publicId: string }>(
    client,
    `SELECT r.publicId FROM Resident AS r JOIN Contact AS c ON c.residentId = r.id WHERE c.sender = 'li'`,
  )
  const id = await assigned()
  const { id: partyId } = await other(id)
  const yes = { partyId, yes: true, way: 'phone' as const, residentId: li!.publicId }
  await home.store.mediations.answer(await manager(), id, yes)
  return id
}
const code = async (made: Promise<unknown>) => {
  const error = await made.catch((thrown: unknown) => thrown)
  return error instanceof AppError ? error.code : error
}
const settled = async (on: string) => {
  const id = await agreed()
  const terms = { form: 'oral' as const, on, text: '李伟赔八百元', performBy: '2026-12-20' }
  await home.store.mediations.agree(await manager(), id, terms)
  return id
}

describe('the wish for mediation', () => {
  test('is filed, and the words about the other side stand in the file alone', async () => {
    const id = await applied()
    const file = await home.store.mediations.file(await manager(), id)
    expect(file).toMatchObject({ state: 'applied', about: '楼上装修漏水,把我家墙泡坏了,不肯赔', open: false })
    expect(file.parties[1]).toMatchObject({ name: '李伟', phone: '13911112222', answer: null })
    const told = await rows<{ text: string }>(client, 'SELECT text FROM Message')
    expect(told.filter(({ text }) => /李伟|13911112222/.test(text))).toEqual([])
    const [ticket] = await rows<{ category: string }>(client, 'SELECT category FROM Ticket')
    expect(ticket).toEqual({ category: 'mediation' })
  })

  test.each([
    ['the answer to the question of safety', ['请人调解', '楼上天天半夜吵,说了也不听', '2']],
    ['what it is about', ['请人调解', '楼下的人老是威胁我,想请人说说']],
    ['words instead of the answer', ['请人调解', '和弟弟为了老房子扯皮', '他动过手']],
  ])('ends kindly with safety where %s tells of violence or its signs', async (_, texts) => {
    await says('an', ...texts)
    // Not on their page: others may hold the phone.
    const heard = (await sentTo('an')).join('\n')
    expect(heard).toContain('先保证您的安全')
    expect(heard).toContain('110')
    expect(await home.store.mediations.list(await manager())).toEqual([])
  })

  test('makes no file for whoever told of violence before, and a person hears of it', async () => {
    await says('an', '我老公又打我')
    await client.session.updateMany({ data: { data: '{}' } })
    await says('an', '请人调解', '为了老房子的事情和弟弟扯皮', '1', '跳过', '1')
    expect(await home.store.mediations.list(await manager())).toEqual([])
    const tickets = await rows(client, `SELECT 1 FROM Ticket WHERE category = 'mediation'`)
    expect(tickets).toHaveLength(1)
  })
})

describe('the other side', () => {
  test('is written nothing before their yes, and hears of everything after it', async () => {
    await says('li', '你好')
    const before = await sentTo('li')
    await assigned()
    expect(await sentTo('li')).toEqual(before)
    await home.close()
    home = await openTestStore()
    await client.$disconnect()
    client = openWriting(home.url)
    const id = await agreed()
    const session = {
      start: home.clock.now + day,
      end: home.clock.now + day + 3_600_000,
      place: '调解室',
      roomId: null,
    }
    await home.store.mediations.plan(await manager(), id, session)
    const heard = (await sentTo('li')).join('\n')
    expect(heard).toContain('愿意坐下来谈')
    expect(heard).toContain('调解室')
  })

  test('refuses: nothing that was written has left, nothing is written any more, to nobody (A17)', async () => {
    await says('li', '你好')
    const id = await assigned()
    await home.store.mediations.addParty(await manager(), id, { name: '赵明', phone: null })
    const file = await home.store.mediations.file(await manager(), id)
    const [li, zhao] = file.parties.filter(({ applicant }) => !applicant)
    const resident = await client.resident.findFirstOrThrow({
      where: { contacts: { some: { sender: 'li' } } },
    })
    const by = { way: 'person' as const }
    await home.store.mediations.answer(await manager(), id, {
      ...{ ...by, partyId: li!.id, yes: true, residentId: resident.publicId },
    })
    const before = [await sentTo('an'), await sentTo('li')]
    await home.store.mediations.answer(await manager(), id, {
      ...{ ...by, partyId: zhao!.id, yes: false, residentId: null },
    })
    const after = await home.store.mediations.file(await manager(), id)
    expect(after).toMatchObject({ state: 'refused', moves: [] })
    expect(after.parties.filter(({ applicant, phone }) => !applicant && phone !== null)).toEqual([])
    const plan = { start: home.clock.now + day, end: home.clock.now + 2 * day, place: '调解室', roomId: null }
    expect(await code(home.store.mediations.plan(await manager(), id, plan))).toBe('MEDIATION_REFUSED')
    // Nor does the news of its ticket go out by itself.
    const { staffId, name } = await manager()
    const ticket = await client.ticket.findFirstOrThrow({ where: { category: 'mediation' } })
    const event = await client.ticketEvent.create({
      data: {
        ticketId: ticket.id,
        at: new Date(home.clock.now),
        actor: 'staff',
        staffId,
        type: 'taken',
        note: name,
      },
    })
    await client.$disconnect()
    const [job] = await home.store.outbox.due(home.clock.now, 0, 1)
    await home.store.outbox.done(job!.id, home.store.work.notifyResident(event.id))
    home.clock.now += 40 * day
    await work()
    client = openWriting(home.url)
    expect([await sentTo('an'), await sentTo('li')]).toEqual(before)
  })

  test('stops it after a yes: what waits to leave is taken back in the same step', async () => {
    const id = await agreed()
    const waiting = () =>
      rows(
        client,
        'SELECT 1 FROM Message WHERE unsent = 1 AND id IN (SELECT messageId FROM MediationMessage)',
      )
    expect(await waiting()).toHaveLength(2)
    await home.store.mediations.end(await manager(), id, 'stop', null)
    expect(await waiting()).toEqual([])
    expect((await sentTo('li')).join()).not.toContain('愿意')
  })
})

test('whoever tells of violence meanwhile is written nothing more', async () => {
  const id = await agreed()
  await says('an', '我老公又打我')
  const before = await sentTo('an')
  expect(before.join()).not.toContain('愿意坐下来谈')
  const session = {
    start: home.clock.now + day,
    end: home.clock.now + 2 * day,
    place: '调解室',
    roomId: null,
  }
  await home.store.mediations.plan(await manager(), id, session)
  expect(await sentTo('an')).toEqual(before)
  expect((await sentTo('li')).join()).toContain('调解室')
})

test('both sides are reminded on day 20 and 27 of the last day, which gives way to the first after a holiday (A18)', async () => {
  // The 30th day after 6 September is within the National Day holidays, which end on the 7th.
  home.clock.now = Date.parse('2026-09-06T10:00:00+08:00')
  await settled('2026-09-06')
  const reminders = async () => (await sentTo('li')).filter((text) => text.includes('法院确认'))
  home.clock.now = Date.parse('2026-09-26T08:59:00+08:00')
  await work()
  expect(await reminders()).toEqual([])
  home.clock.now = Date.parse('2026-09-26T09:00:00+08:00')
  await work()
  expect(await reminders()).toEqual([expect.stringContaining('10月8日')])
  home.clock.now = Date.parse('2026-10-03T09:00:00+08:00')
  await work()
  expect(await reminders()).toHaveLength(2)
  expect((await sentTo('an')).filter((text) => text.includes('法院确认'))).toHaveLength(2)
  home.clock.now += 30 * day
  await work()
  expect(await reminders()).toHaveLength(2)
})

test('its performance is looked at on the day that was agreed, and a look that found none names the next', async () => {
  const id = await settled('2026-11-20')
  const rung = async () =>
    (await home.store.bell.list(await manager())).items.filter(({ type }) => type === 'mediationCheck')
  home.clock.now = Date.parse('2026-12-20T09:00:00+08:00')
  await work()
  expect(await rung()).toMatchObject([{ mediation: { id, about: '楼上装修漏水,把我家墙泡坏了,不肯赔' } }])
  await home.store.mediations.perform(await manager(), id, { next: '2027-01-05', words: '赔了一半' })
  home.clock.now = Date.parse('2027-01-05T09:00:00+08:00')
  await work()
  expect(await rung()).toHaveLength(2)
  await home.store.mediations.perform(await manager(), id, { next: null, words: '赔清了' })
  expect(await home.store.mediations.file(await manager(), id)).toMatchObject({ state: 'closed', moves: [] })
})

test('nobody mediates in their own matter, nor again what they withdrew from', async () => {
  const id = await assigned()
  const { staffId } = await manager()
  await home.store.mediations.recuse(await manager(), id, 'related')
  expect(await code(home.store.mediations.assign(await manager(), id, staffId))).toBe('MEDIATOR_CONFLICT')
  await client.mediationEvent.deleteMany({ where: { type: 'recuse' } })
  await client.mediationParty.updateMany({ where: { applicant: false }, data: { name: '王芳' } })
  expect(await code(home.store.mediations.assign(await manager(), id, staffId))).toBe('MEDIATOR_CONFLICT')
})

test('a note in confidence is read by its writer alone, and is no part of the file', async () => {
  const id = await agreed()
  await home.store.mediations.note(await manager(), id, { partyId: null, text: '他愿意让一步' })
  const { staff } = await home.store.staff.login('admin', storePassword)
  const admin = {
    staffId: staff.id,
    name: staff.name,
    role: staff.role,
    scope: staff.node.path,
    ownOnly: false,
  }
  expect(await home.store.mediations.notes(admin, id)).toEqual([])
  expect(JSON.stringify(await home.store.mediations.file(await manager(), id))).not.toContain('让一步')
  expect(await home.store.mediations.notes(await manager(), id)).toMatchObject([{ text: '他愿意让一步' }])
})

test('a resident who takes the matter back ends it', async () => {
  await applied()
  await says('an', '撤回', '1')
  const [mediation] = await home.store.mediations.list(await manager())
  expect(mediation).toMatchObject({ state: 'stopped' })
})

describe('three matters between the same sides in 30 days', () => {
  const quarrel = () => says('an', '请人调解', '为了楼道里的杂物和对门吵了好几次', '1', '李伟', '1')
  const told = async () =>
    (await home.store.outbox.due(home.clock.now, 0, 200)).filter(
      ({ payload }) => (payload as { type?: string }).type === 'sameSides',
    )

  test('ring the managers, by hashes alone', async () => {
    await quarrel()
    await says('an', '请人调解', '为了停车的事和王强说不到一起', '1', '王强', '1')
    await quarrel()
    expect(await told()).toEqual([])
    await quarrel()
    const { staffId } = await manager()
    expect((await told()).map(({ payload }) => payload)).toMatchObject([{ staffId }])
    const kept = await rows<{ hash: string }>(client, 'SELECT hash FROM MatterParty')
    expect(kept.filter(({ hash }) => /李伟|王强/.test(hash))).toEqual([])
  })

  test('count a report that names the door, and are forgotten after 30 days', async () => {
    const noise = ['桂花小区3栋2单元502的邻居天天吵得睡不着', '3', '1', '2']
    for (let time = 0; time < 2; time++) await says('an', ...noise)
    const matters = () => rows(client, 'SELECT DISTINCT ticketId FROM MatterParty')
    expect((await matters()).length).toBeGreaterThan(0)
    home.clock.now += 31 * day
    const sweep = await home.store.retention.sweep({ of: 'parties', after: 0 })
    await home.store.outbox.done((await home.store.outbox.due(home.clock.now, 0, 1))[0]!.id, sweep)
    expect(await matters()).toEqual([])
  })
})

test('a file that is over goes after the days that the operator named, one under way stays, and without a number all stay', async () => {
  const id = await settled('2026-11-20')
  await home.store.mediations.note(await manager(), id, { partyId: null, text: '他愿意让一步' })
  const since = () => home.clock.now + day
  expect(await oldMediations(client, 0, since())).toBeUndefined()
  home.clock.now = Date.parse('2026-12-21T10:00:00+08:00')
  await home.store.mediations.perform(await manager(), id, { next: null, words: '赔清了' })
  expect(await oldMediations(client, 0, home.clock.now - day)).toBeUndefined()
  const unnamed = await home.store.retention.sweep({ of: 'mediations', after: 0 })
  await transact(client, { maxWait: 5000, timeout: 20_000 }, (tx) => unnamed(tx, () => undefined))
  expect(await home.store.mediations.list(await manager())).toHaveLength(1)
  const lot = await oldMediations(client, 0, since())
  await transact(client, { maxWait: 5000, timeout: 20_000 }, async (tx) => lot?.remove(tx))
  const tables = ['', 'Party', 'Event', 'Note', 'Session', 'Scan', 'Message'].map(
    (part) => `Mediation${part}`,
  )
  for (const table of tables) expect(await rows(client, `SELECT 1 FROM ${table}`)).toEqual([])
  const tickets = await rows(client, `SELECT 1 FROM Ticket WHERE category = 'mediation'`)
  expect(tickets).toHaveLength(1)
})

describe('the code of the other side', () => {
  const coded = async () => {
    const id = await assigned()
    const { id: partyId } = await other(id)
    const viewer = await manager()
    expect(await code(home.store.mediations.code(viewer, id, partyId))).toBe('INPUT_INVALID')
    await home.store.mediations.answer(viewer, id, { partyId, yes: true, way: 'phone', residentId: null })
    const start = home.clock.now + 2 * day
    await home.store.mediations.plan(viewer, id, {
      ...{ start, end: start + 3_600_000, place: '调解室', roomId: null },
    })
    return { id, partyId, made: await home.store.mediations.code(viewer, id, partyId) }
  }
  const heard = async (who: string) => (await sentTo(who)).join('\n')

  test('links the conversation from which it is sent, once: there the sessions are told, and nowhere else', async () => {
    const { id, partyId, made } = await coded()
    await says('li', '你好')
    expect(await heard('li')).not.toContain('调解室')
    expect(await says('li', `调解码 ${made.code.slice(0, 4)} ${made.code.slice(4)}`)).toContain('调解室')
    const file = await home.store.mediations.file(await manager(), id)
    expect(file.parties.find((party) => party.id === partyId)).toMatchObject({ written: true })
    expect(file.events.at(-1)).toMatchObject({ type: 'linked' })
    await home.store.mediations.cancelSession(await manager(), id, file.sessions[0]!.id)
    expect(await heard('li')).toContain('取消了')
    expect(await says('bo', '调解码', made.code)).toContain('不对')
    expect(await heard('bo')).not.toContain('调解室')
    expect(await code(home.store.mediations.code(await manager(), id, partyId))).toBe('INPUT_INVALID')
  })

  test('is good for nobody who is the other side already, nor after seven days, nor once it is over; an earlier one is worth nothing', async () => {
    const { id, partyId, made } = await coded()
    const second = await home.store.mediations.code(await manager(), id, partyId)
    expect(await says('li', `调解码${made.code}`)).toContain('不对')
    expect(await says('an', `调解码${second.code}`)).toContain('用不了')
    home.clock.now += 8 * day
    expect(await says('li', `调解码${second.code}`)).toContain('不对')
    const third = await home.store.mediations.code(await manager(), id, partyId)
    await home.store.mediations.end(await manager(), id, 'stop', null)
    expect(await says('li', `调解码${third.code}`)).toContain('不对')
    expect(await code(home.store.mediations.code(await manager(), id, partyId))).toBe('MEDIATION_REFUSED')
    const [file] = await rows<{ linked: number }>(
      client,
      'SELECT count(contactId) AS linked FROM MediationParty WHERE applicant = 0',
    )
    expect(Number(file?.linked)).toBe(0)
  })

  test('is not kept as such, and not for guessing', async () => {
    const { made } = await coded()
    const kept = await rows<{ hash: string }>(client, 'SELECT hash FROM MediationCode')
    expect(JSON.stringify(kept)).not.toContain(made.code)
    for (let n = 0; n < 12; n++) await says('li', `调解码 ${n === 0 ? '22222222' : '22222223'}`)
    expect(await says('li', `调解码 ${made.code}`)).toContain('今天先不试了')
  })
})

test('both sides are reminded of a session a day and two hours before, of its present time alone, and of none that is called off', async () => {
  const id = await agreed()
  const viewer = await manager()
  const [first, second] = [home.clock.now + 3 * day, home.clock.now + 5 * day]
  const at = (start: number) => ({ start, end: start + 3_600_000, place: '调解室', roomId: null })
  await home.store.mediations.plan(viewer, id, at(first))
  const [session] = (await home.store.mediations.file(viewer, id)).sessions
  await home.store.mediations.moveSession(viewer, id, { ...at(second), sessionId: session!.id })
  const reminders = async (who: string) =>
    (await sentTo(who)).filter((text) => text.startsWith('提醒您')).length
  home.clock.now = first - 3_600_000
  await work()
  expect(await reminders('li')).toBe(0)
  home.clock.now = second - day
  await work()
  expect([await reminders('an'), await reminders('li')]).toEqual([1, 1])
  await home.store.mediations.cancelSession(viewer, id, session!.id)
  home.clock.now = second - 2 * 3_600_000
  await work()
  expect([await reminders('an'), await reminders('li')]).toEqual([1, 1])
})
