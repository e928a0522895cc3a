// Volunteers through the API: nobody is asked before staff looked at them, and minors not without a guardian.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nothing } from '../../src/flows/volunteer/profile.ts'
import { setVolunteering, signUpVolunteer } from '../../src/store/volunteers/volunteering.ts'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

interface Listed {
  id: string
  name: string
  phone: string | null
  guardian: string
  checkedAt: string | null
  events: { type: string; by: string | null; note: string | null }[]
}
const list = async (state: string, login = 'staff') =>
  (await api.as(login)('GET', `/api/volunteers?state=${state}`)).body as {
    counts: Record<string, number>
    items: Listed[]
  }
const find = async (state: string, name: string) =>
  (await list(state)).items.find((item) => item.name === name)
const act = (id: string, what: string, body: object = {}, login = 'staff') =>
  api.as(login)('POST', `/api/volunteers/${id}/${what}`, body)

async function signUp(name: string, minor = false) {
  const { residentId } = await api.ticket()
  const resident = await api.database.read.resident.findUniqueOrThrow({
    where: { publicId: residentId },
    include: { contacts: true },
  })
  const [contact] = resident.contacts
  const at = { ...contact!, contactId: contact!.id }
  const told = {
    ...nothing,
    name,
    minor,
    skills: ['errand' as const],
    phone: '13812345678',
    contact: '女儿 13900001111',
  }
  await api.database.writer.run((tx) => signUpVolunteer(tx, at, told, api.clock.now))
  return {
    id: (await find('applied', name))!.id,
    said: () => api.database.read.message.findMany({ where: { contactId: at.contactId, author: 'bot' } }),
    set: (to: 'paused' | 'active') =>
      api.database.writer.run((tx) => setVolunteering(tx, at, to, api.clock.now)),
  }
}

describe('who signed up', () => {
  test('waits for staff, is approved once, and is told', async () => {
    const an = await signUp('周小安')
    expect(await find('applied', '周小安')).toMatchObject({ phone: '138****5678', guardian: 'none' })
    expect((await act(an.id, 'approve')).status).toBe(204)
    expect((await act(an.id, 'approve')).status).toBe(409)
    expect((await find('active', '周小安'))?.events).toMatchObject([
      { type: 'approved', by: 'the staff' },
      { type: 'applied', by: null },
    ])
    expect((await an.said()).at(-1)?.text).toContain('工作人员看过了')
    expect((await list('active')).counts).toMatchObject({ active: 1 })
  })

  test('is refused with a reason that they read, and nothing is kept of how to reach them', async () => {
    const bo = await signUp('李波')
    await act(bo.id, 'refuse', { reason: '电话打不通' })
    expect((await bo.said()).at(-1)?.text).toContain('电话打不通')
    expect(await find('ended', '李波')).toMatchObject({ phone: null })
  })

  test('at 14 to 17 is approved only after a guardian signed or agreed', async () => {
    const ming = await signUp('小明', true)
    expect((await act(ming.id, 'approve')).body).toMatchObject({ code: 'VOLUNTEER_UNCONSENTED' })
    await act(ming.id, 'paper', { where: '社区柜子3' })
    expect(await find('applied', '小明')).toMatchObject({ guardian: 'paper' })
    expect((await act(ming.id, 'approve')).status).toBe(204)
  })

  test('does not go on by their own word where staff paused it', async () => {
    const chen = await signUp('陈晨')
    await act(chen.id, 'approve')
    await act(chen.id, 'pause', { reason: '有人投诉,在核实' })
    expect((await chen.said()).at(-1)?.text).not.toContain('投诉')
    expect(await chen.set('active')).toEqual({ ok: false })
    await act(chen.id, 'resume')
    await chen.set('paused')
    expect(await chen.set('active')).toEqual({ ok: true })
    expect(await find('active', '陈晨')).toBeDefined()
  })

  test('is checked, and shown with numbers, by name and with a reason', async () => {
    const du = await signUp('杜鹃')
    await act(du.id, 'check', { note: '看过身份证件' })
    const shown = await act(du.id, 'reveal', { reason: '核实登记' })
    expect(shown.body).toEqual({ phone: '13812345678', contact: '女儿 13900001111' })
    const found = await find('applied', '杜鹃')
    expect(found?.checkedAt).not.toBeNull()
    expect(found?.events.slice(0, 2)).toMatchObject([
      { type: 'revealed', note: '核实登记' },
      { type: 'checked', note: '看过身份证件' },
    ])
  })

  test('is not shown to who works elsewhere', async () => {
    const { id } = await signUp('何处')
    expect((await list('applied', 'grid2')).items).toEqual([])
    expect((await act(id, 'approve', {}, 'grid2')).status).toBe(404)
  })
})
