// Proposals by the API: the answer, the courtyard plan and its gate, open money, the public page, and supervision.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workingDaysLater } from '../../src/rules/proposals/proposal.ts'
import { createProposalFlags } from '../../src/store/proposals/proposal-flags.ts'
import { createProposalJobs } from '../../src/store/proposals/proposal-jobs.ts'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const post = async (login: string, path: string, body: object) => {
  const answer = await api.as(login)('POST', `/api/proposals${path}`, body)
  return [answer.status, (answer.body as { code?: string } | undefined)?.code]
}
const one = async (id: string, login = 'manager') => (await api.as(login)('GET', `/api/proposals/${id}`)).body
const bring = async (what: string): Promise<string> => {
  const { body } = await api.as('manager')('POST', '/api/proposals', {
    nodeId: api.community.nodes.community.id,
    what,
  })
  return (body as { id: string }).id
}
const yes = { lawful: true, selfGovernance: true, excludesNobody: true, reason: '可以商量' }
/** Does what is due at its next due time, while the sessions last. */
const wait = async (id: string) => {
  const row = await api.database.read.proposal.findUniqueOrThrow({ where: { publicId: id } })
  const dueAt = row.dueAt?.getTime() ?? 0
  await api.database.writer.run(createProposalJobs(() => dueAt).tick(row.id, dueAt))
}
const toExecution = async (what: string, changes: object = {}): Promise<string> => {
  const id = await bring(what)
  expect(await post('manager', `/${id}/qualify`, { ...yes, ...changes })).toEqual([204, undefined])
  await post('manager', `/${id}/notice`, { reason: '贴在公告栏', days: 3, discussionDays: 5 })
  await wait(id)
  await wait(id)
  await post('manager', `/${id}/decide`, { adopted: true, reason: '开会都同意' })
  await wait(id)
  expect(await one(id)).toMatchObject({ state: 'published', adopted: true })
  return id
}

describe('a proposal', () => {
  test('that would exclude somebody is refused by the third question, with a public reason', async () => {
    const id = await bring('投票不让三栋的人进院子')
    await post('manager', `/${id}/qualify`, { ...yes, excludesNobody: false, reason: '不能投票排除谁' })
    expect(await one(id)).toMatchObject({ state: 'refused', history: [{}, { words: '不能投票排除谁' }] })
    expect(await post('manager', `/${id}/notice`, { reason: 'r' })).toEqual([409, 'PROPOSAL_REFUSED'])
    expect((await api.inject({ method: 'GET', url: `/proposals/${id}` })).status).toBe(404)
  })

  test('is worded for everybody at its notice; its own words stay for staff', async () => {
    const id = await bring('3栋402老李把杂物搬走')
    await post('manager', `/${id}/qualify`, yes)
    await post('manager', `/${id}/notice`, { reason: '公告', what: '楼道里不放杂物' })
    const page = await api.inject({ method: 'GET', url: `/proposals/${id}` })
    expect(page.text).toContain('楼道里不放杂物')
    expect(page.text).not.toContain('老李')
    const { history } = (await one(id)) as { history: { type: string; words: string }[] }
    expect(history.find(({ type }) => type === 'reworded')?.words).toBe('3栋402老李把杂物搬走')
  })

  test('for an election is not taken, nor one for a place elsewhere', async () => {
    const root = api.community.nodes.community.id
    expect(await post('manager', '', { nodeId: root, what: '选举业委会主任' })).toEqual([
      409,
      'PROPOSAL_REFUSED',
    ])
    expect(await post('manager', '', { nodeId: 99_999, what: '种树' })).toEqual([400, 'INPUT_INVALID'])
  })

  test('for a courtyard has no task before its self-governance is recorded, and opens its money exactly', async () => {
    const id = await toExecution('翻新<院子>', { kind: 'courtyard' })
    const task = { what: '铺路', who: '施工队', dueOn: '2027-06-01' }
    expect(await post('manager', `/${id}/tasks`, task)).toEqual([409, 'PROPOSAL_REFUSED'])
    await post('manager', `/${id}/steps`, { step: 'selfGovernance', reason: '选出了院委会' })
    expect(await post('manager', `/${id}/tasks`, task)).toEqual([204, undefined])
    const day = '2026-11-23'
    await post('manager', `/${id}/money`, { kind: 'income', what: '补助', fen: 30, voucher: '收1', day })
    await post('manager', `/${id}/money`, { kind: 'spending', what: '水泥', fen: 10, voucher: '支1', day })
    expect(
      await post('manager', `/${id}/money`, { kind: 'income', what: 'x', fen: 0.5, voucher: 'v', day }),
    ).toEqual([400, 'INPUT_INVALID'])
    const page = await api.inject({ method: 'GET', url: `/proposals/${id}` })
    expect(page.text).toContain('翻新&lt;院子&gt;')
    expect(page.text).toContain('先自治:院落自治组织成立')
    expect(page.text).toMatch(/结余<\/th><th class="sum">0\.20/)
    expect((await api.inject({ method: 'GET', url: `/proposals/${id}?lang=en` })).text).toContain(
      'Being carried out.',
    )
  })

  test('that is a report goes to its case', async () => {
    const ticket = await api.ticket()
    const id = await bring('路灯坏了')
    const { number } = await api.database.read.ticket.findUniqueOrThrow({
      where: { publicId: ticket.publicId },
    })
    expect(await post('manager', `/${id}/refer`, { reason: 'r', number: 999_999 })).toEqual([
      400,
      'INPUT_INVALID',
    ])
    expect(await post('manager', `/${id}/refer`, { reason: '直接修', number })).toEqual([204, undefined])
    expect(await one(id)).toMatchObject({ state: 'referred', ticket: { id: ticket.publicId }, dueAt: null })
  })
})

describe('a question of the supervision committee', () => {
  const bell = async (login: string) =>
    ((await api.as(login)('GET', '/api/notices')).body as { items: { type: string }[] }).items.map(
      ({ type }) => type,
    )

  test('goes to a named person, whose answer the committee and everybody read', async () => {
    const id = await toExecution('种三棵树')
    const toId = api.community.staff.manager
    const ask = { record: 'money', toId, reason: '树苗多少钱?' }
    expect(await post('supervisor', `/${id}/flags`, { ...ask, toId: api.community.staff.property })).toEqual([
      400,
      'INPUT_INVALID',
    ])
    expect(await post('supervisor', `/${id}/flags`, ask)).toEqual([204, undefined])
    const { flags } = (await one(id, 'supervisor')) as { flags: { id: string; dueAt: string }[] }
    const flag = flags[0]!
    expect(await bell('manager')).toContain('proposalFlagged')
    const answer = `/${id}/flags/${flag.id}/answer`
    expect(await post('staff', answer, { reason: 'r' })).toEqual([403, 'RIGHT_MISSING'])
    expect(await post('manager', answer, { reason: '一棵三百元' })).toEqual([204, undefined])
    expect(await post('manager', answer, { reason: '再答' })).toEqual([409, 'PROPOSAL_REFUSED'])
    expect(await bell('supervisor')).toContain('proposalFlagAnswered')
    expect((await api.inject({ method: 'GET', url: `/proposals/${id}` })).text).toContain('一棵三百元')
  })

  test('that nobody answers in five working days goes to the street office, once', async () => {
    const id = await toExecution('修凉亭')
    await post('supervisor', `/${id}/flags`, {
      record: 'task',
      toId: api.community.staff.manager,
      reason: '怎么还没动?',
    })
    const flag = await api.database.read.proposalFlag.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(flag.dueAt.getTime()).toBe(workingDaysLater(api.clock.now, 5))
    const due = createProposalFlags(api.database.writer, () => flag.dueAt.getTime()).due(flag.id)
    await api.database.writer.run(due)
    await api.database.writer.run(due)
    expect(await one(id)).toMatchObject({ flags: [{ escalated: true, answer: null }] })
    const { history } = (await one(id)) as { history: { type: string }[] }
    expect(history.filter(({ type }) => type === 'flagEscalated')).toHaveLength(1)
    expect(await bell('supervisor')).toContain('proposalFlagOverdue')
  })
})
