// Tasks of volunteers through the API: made, taken, cancelled, and hours confirmed and corrected.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from 'read-excel-file/node'
import { nothing } from '../../src/flows/volunteer/profile.ts'
import { createCertificates } from '../../src/store/volunteers/certificates.ts'
import { answerTask, markTask } from '../../src/store/volunteers/volunteer-posts.ts'
import { createVolunteerJobs } from '../../src/store/volunteers/volunteer-waves.ts'
import { signUpVolunteer } from '../../src/store/volunteers/volunteering.ts'
import { createCommunities } from '../../src/store/community/communities.ts'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

const hour = 60 * 60 * 1000
const startsAt = monday + 2 * hour
const iso = (at: number) => new Date(at).toISOString()

let api: TestApi
let known: { community: Awaited<ReturnType<typeof createCommunities>>['get']; now: () => number }
beforeAll(async () => {
  api = await openTestApi()
  known = { community: (await createCommunities(api.database.read)).get, now: () => api.clock.now }
})
afterAll(() => api.close())

interface Post {
  id: string
  name: string
  state: string
  minutes: number | null
}
interface Task {
  id: string
  number: number
  code: string
  asked: number
  declined: number
  posts: Post[]
}
const list = async (state = 'open', login = 'staff') =>
  ((await api.as(login)('GET', `/api/volunteer-tasks?state=${state}`)).body as { items: Task[] }).items
const post = (path: string, body: object, login = 'staff') =>
  api.as(login)('POST', `/api/volunteer-tasks${path}`, body)

const wish = () => ({
  ...{
    nodeId: api.community.nodes.building.id,
    about: '陪李奶奶买菜',
    address: '502',
    contact: '李奶奶 13812345678',
  },
  ...{
    startsAt: iso(startsAt),
    endsAt: iso(startsAt + 2 * hour),
    places: 1,
    skills: ['errand'],
    languages: [],
  },
  ...{ vehicle: null, demands: [], risks: [], insurance: null, trusted: false, urgency: 'P2' },
})
async function make(more: object = {}): Promise<Task> {
  const { body } = await post('', { ...wish(), ...more })
  const { id } = body as { id: string }
  return (await list()).find((task) => task.id === id)!
}

async function volunteer(name: string) {
  const { contactId: id, residentId } = await api.ticket({ name })
  const { communityId } = await api.database.read.contact.findUniqueOrThrow({ where: { id } })
  const resident = await api.database.read.resident.findUniqueOrThrow({ where: { publicId: residentId } })
  const at = {
    contactId: id,
    communityId,
    residentId: resident.id,
    channel: 'webchat',
    account: 'web',
    sender: name,
  }
  const told = { ...nothing, name, skills: ['errand' as const], homeId: api.community.nodes.building.id }
  await api.database.writer.run(async (tx) => {
    await signUpVolunteer(tx, at, told, api.clock.now)
    await tx.volunteer.updateMany({ where: { residentId: resident.id }, data: { state: 'active' } })
  })
  const answer = (task: Task, yes: boolean) =>
    api.database.writer.run((tx, emit) => answerTask(tx, at, { yes, taskId: task.number }, known, emit))
  return {
    answer,
    mark: (act: 'in' | 'out' | 'leave') =>
      api.database.writer.run(async (tx, emit) => {
        const mine = await tx.volunteerPost.findFirstOrThrow({
          where: { volunteer: { residentId: resident.id }, state: 'taken' },
        })
        return markTask(tx, at, { postId: mine.id, act }, known, emit)
      }),
    last: async () =>
      (
        await api.database.read.message.findFirstOrThrow({
          where: { contactId: id, author: 'bot' },
          orderBy: { id: 'desc' },
        })
      ).text,
  }
}
const askAll = async (task: Task) => {
  const jobs = createVolunteerJobs(known)
  await api.database.writer.run(jobs.wave(task.number))
}

describe('a task', () => {
  test('shows how many were asked and said no, and who took it', async () => {
    const [an, bo] = [await volunteer('周小安'), await volunteer('李波')]
    const task = await make()
    expect(task).toMatchObject({ asked: 0, posts: [], place: 'estateAbuilding' })
    expect(task.code).toMatch(/^\d{6}$/)
    await askAll(task)
    await bo.answer(task, false)
    await an.answer(task, true)
    expect((await list()).find(({ id }) => id === task.id)).toMatchObject({
      ...{ asked: 2, declined: 1 },
      posts: [{ name: '周小安', state: 'taken', minutes: null }],
    })
    expect((await post(`/${task.id}/cancel`, { reason: '她女儿来了' })).status).toBe(204)
    expect(await an.last()).toContain('她女儿来了')
    expect(await list('cancelled')).toMatchObject([{ id: task.id, posts: [{ state: 'cancelled' }] }])
    expect((await post(`/${task.id}/cancel`, { reason: 'r' })).body).toMatchObject({ code: 'TASK_OVER' })
  })

  test('with a danger needs to say who insures, and has to lie ahead', async () => {
    const road = { ...wish(), risks: ['road'] }
    expect((await post('', road)).body).toMatchObject({ code: 'TASK_UNINSURED' })
    expect((await post('', { ...road, insurance: '社区意外险' })).status).toBe(201)
    expect((await post('', { ...wish(), startsAt: iso(monday - hour) })).status).toBe(400)
    expect((await post('', { ...wish(), places: 0 })).status).toBe(400)
  })

  test('is made and seen only where one works', async () => {
    expect((await post('', wish(), 'grid2')).status).toBe(400)
    const task = await make()
    expect(await list('open', 'grid2')).toEqual([])
    expect((await post(`/${task.id}/cancel`, { reason: 'r' }, 'grid2')).status).toBe(404)
  })
})

describe('hours', () => {
  test('are confirmed once, corrected with a reason that is read, and never beyond the span', async () => {
    const du = await volunteer('杜鹃')
    const task = await make({ about: '发传单' })
    await askAll(task)
    await du.answer(task, true)
    const [place] = (await list()).find(({ id }) => id === task.id)!.posts
    const settle = (body: object, login = 'staff') => post(`/posts/${place!.id}/settle`, body, login)
    const correct = (body: object) => post(`/posts/${place!.id}/correct`, body)
    expect((await settle({ came: true })).status).toBe(400)
    api.clock.now = startsAt + 3 * hour
    expect((await settle({ came: true }, 'grid2')).status).toBe(404)
    expect((await settle({ came: true, minutes: 121 })).status).toBe(400)
    expect((await settle({ came: true, minutes: 90 })).status).toBe(204)
    expect(await du.last()).toContain('90')
    expect((await settle({ came: false })).body).toMatchObject({ code: 'TASK_OVER' })
    expect((await correct({ minutes: 121, reason: 'r' })).status).toBe(400)
    expect((await correct({ minutes: 60, reason: '提前走了' })).status).toBe(204)
    expect(await du.last()).toContain('提前走了')
    expect((await list()).find(({ id }) => id === task.id)?.posts).toMatchObject([
      { state: 'done', minutes: 60 },
    ])
    const rows = async (login: string) => {
      const { cookie } = { cookie: await api.cookieOf(login) }
      const { rawPayload } = await api.app.inject({ url: '/api/volunteer-ledger/2026', headers: { cookie } })
      return readSheet(rawPayload, '2026年服务记录')
    }
    const [titles, ...services] = await rows('staff')
    expect(titles).toContain('服务内容')
    expect(services.map(([, name, what, where, , , minutes]) => [name, what, where, minutes])).toEqual([
      ['杜鹃', '跑腿代办', 'estateAbuilding', 60],
    ])
    expect(JSON.stringify(services)).not.toContain('发传单')
    expect(await rows('grid2')).toHaveLength(1)
    api.clock.now = monday
  })
})

describe('a certificate', () => {
  const certify = (id: string, login = 'staff') => api.as(login)('POST', `/api/volunteers/${id}/certificates`)
  const check = (number: string) => api.app.inject({ url: `/certificates/${number}` })
  const idOf = async (name: string) =>
    (await api.database.read.volunteer.findFirstOrThrow({ where: { name } })).publicId
  /** Served so many minutes of a task that is over. */
  const serves = async (name: string, minutes: number) => {
    const who = await volunteer(name)
    const task = await make({ about: '陪王爷爷看病' })
    await askAll(task)
    await who.answer(task, true)
    const [place] = (await list()).find(({ id }) => id === task.id)!.posts
    api.clock.now = startsAt + 3 * hour
    await post(`/posts/${place!.id}/settle`, { came: true, minutes })
    api.clock.now = monday
    return idOf(name)
  }

  test('states the confirmed minutes, has a number of its own, and its check page tells validity alone', async () => {
    const id = await serves('钱多', 75)
    const [one, two] = [await certify(id), await certify(id)]
    const { number, stated } = one.body as { number: string; stated: object }
    expect(one.status).toBe(201)
    expect(stated).toMatchObject({ name: '钱多', times: 1, minutes: 75, services: [{ skills: ['errand'] }] })
    expect((two.body as { number: string }).number).not.toBe(number)

    const valid = await check(number)
    expect([valid.statusCode, valid.body.includes('>有效<')]).toEqual([200, true])
    const withdraw = () =>
      api.as('staff')('POST', `/api/volunteer-certificates/${number}/withdraw`, { reason: '写错了' })
    expect((await withdraw()).status).toBe(204)
    const withdrawn = await check(number)
    expect([withdrawn.statusCode, withdrawn.body.includes('>已作废<')]).toEqual([200, true])
    for (const { body } of [valid, withdrawn])
      for (const told of ['钱多', '分钟', '小时', '写错了', '王爷爷'])
        expect(body.replaceAll(number, '')).not.toContain(told)
    expect((await withdraw()).body).toMatchObject({ code: 'VOLUNTEER_SETTLED' })
  })

  test('draws its number anew where chance gave one that is taken', async () => {
    const id = await serves('周全', 60)
    const drawn = [7, 7, 8]
    const { writer, read } = api.database
    const { issue } = createCertificates(writer, read, { ...known, draw: () => drawn.shift() ?? 9 })
    const viewer = {
      ...{ staffId: api.community.staff.manager, name: '', role: 'manager' as const, ownOnly: false },
      scope: api.community.nodes.community.path,
    }
    const numbers = [await issue(viewer, id), await issue(viewer, id)].map(({ number }) => number.slice(-8))
    expect(numbers).toEqual(['00000007', '00000008'])
  })

  test.each(['ZY20261123-00000000', 'nothing', '<script>'])(
    'of a number that was never issued is unknown: %s',
    async (number) => {
      const { statusCode, body } = await check(encodeURIComponent(number))
      expect([statusCode, body.includes('>查不到<'), body.includes('<script>')]).toEqual([404, true, false])
    },
  )

  test('prints with its number, hours and room for the seal, and not what the tasks were about', async () => {
    const id = await serves('孙礼', 120)
    const { number } = (await certify(id)).body as { number: string }
    const headers = { cookie: await api.cookieOf('staff') }
    const { body } = await api.app.inject({ url: `/api/volunteer-certificates/${number}/sheet`, headers })
    for (const told of [number, '孙礼', '2小时', '盖章处', `/certificates/${number}`])
      expect(body).toContain(told)
    expect(body).not.toContain('王爷爷')
  })

  test('is not issued without hours, nor by staff of another place', async () => {
    await volunteer('吴时')
    expect((await certify(await idOf('吴时'))).body).toMatchObject({ code: 'HOURS_MISSING' })
    const id = await serves('郑好', 30)
    expect((await certify(id, 'grid2')).status).toBe(404)
  })
})

test('the bell of whoever made a task tells of it, but not where they no longer work', async () => {
  const he = await volunteer('何处')
  const task = await make({ about: '搬桌子' })
  await askAll(task)
  await he.answer(task, true)
  await he.mark('leave')
  const bell = async () =>
    (await api.as('staff')('GET', '/api/notices')).body as { items: object[]; unread: number }
  expect(await bell()).toMatchObject({
    items: [{ type: 'volunteerLeft', ticket: null, volunteerTask: { number: task.number, about: '搬桌子' } }],
    unread: 1,
  })
  const { staff, nodes } = { staff: api.community.staff.staff, nodes: api.community.nodes }
  const workAt = (nodeId: number) =>
    api.database.writer.run((tx) => tx.staff.update({ where: { id: staff }, data: { nodeId } }))
  await workAt(nodes.grid2.id)
  expect(await bell()).toEqual({ items: [], unread: 0 })
  await workAt(nodes.community.id)
})
