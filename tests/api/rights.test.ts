// Who may do what: every route asked by every role and by nobody, what comes of it told by the table of rights alone.
import type { FastifyPluginAsync } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedInOnly } from '../../src/api/auth.ts'
import { may, roles, type Right, type Role } from '../../src/rules/staff/roles.ts'
import { openTestApi, type TestApi } from '../support/api.ts'
import { password } from '../support/community.ts'

const unknown = '019aa000-0000-7000-8000-000000000000'

/** Each route of the API with the rights of which one is enough; none for whoever is signed in, 'public' for everybody. */
const routes: [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  rights: readonly Right[] | 'public',
  body?: object,
][] = [
  ['POST', '/api/session', 'public', { login: 'nobody', password: 'nothing' }],
  ['GET', '/api/health', 'public'],
  ['GET', '/api/ready', 'public'],
  ['GET', '/api/session', []],
  ['GET', '/api/tickets', ['ticket.read', 'ticket.readOwn']],
  ['GET', '/api/tickets/counts', ['ticket.read', 'ticket.readOwn']],
  ['GET', '/api/tickets/:id', ['ticket.read', 'ticket.readOwn']],
  ['POST', '/api/tickets/:id/take', ['ticket.take']],
  ['POST', '/api/tickets/:id/assign', ['ticket.assign'], { staffId: 1 }],
  ['POST', '/api/tickets/:id/transfer', ['ticket.transfer'], { staffId: 1, reason: 'r' }],
  ['POST', '/api/tickets/:id/accept', ['ticket.take']],
  ['POST', '/api/tickets/:id/decline', ['ticket.take'], { reason: 'r' }],
  ['POST', '/api/tickets/:id/settle', ['ticket.settle'], { staffId: 1, reason: 'r' }],
  ['POST', '/api/tickets/:id/call-in', ['ticket.answer'], { staffId: 1 }],
  ['POST', '/api/tickets/:id/let-go', ['ticket.answer'], { staffId: 1 }],
  ['POST', '/api/tickets/:id/note', ['ticket.answer'], { text: 't' }],
  ['POST', '/api/tickets/:id/ask', ['ticket.answer'], { text: 't' }],
  ['POST', '/api/tickets/:id/reply', ['ticket.answer'], { text: 't' }],
  ['POST', '/api/tickets/:id/resolve', ['ticket.answer'], { result: 'r' }],
  ['POST', '/api/tickets/:id/reopen', ['ticket.reopen'], { reason: 'r' }],
  ['POST', '/api/tickets/:id/flag', ['ticket.flag'], { reason: 'r' }],
  ['GET', '/api/tickets/visits', ['ticket.read']],
  ['GET', '/api/bookings', ['booking.read']],
  ['POST', '/api/bookings/check-in', ['booking.note'], { code: '123450' }],
  ['POST', '/api/bookings/:id/came', ['booking.note'], { came: true }],
  ['POST', '/api/bookings/:id/cancel', ['booking.note'], { reason: 'r' }],
  ['GET', '/api/consultations/referrals', ['consultation.hold']],
  ['POST', '/api/consultations/:id/referral', ['consultation.hold'], { state: 'taken' }],
  ['GET', '/api/consultations/satisfaction', ['consultation.oversee']],
  ['GET', '/api/mediations', ['mediation.hold']],
  [
    'POST',
    '/api/mediations',
    ['mediation.oversee'],
    { ticketId: '019a0000-0000-7000-8000-000000000000', about: 'a' },
  ],
  ['GET', '/api/mediations/mediators', ['mediation.hold']],
  ['GET', '/api/mediations/rooms', ['mediation.hold']],
  ['GET', '/api/mediations/:id', ['mediation.hold']],
  [
    'PUT',
    '/api/mediations/:id/sessions/:part',
    ['mediation.hold'],
    { start: '2026-12-01T10:00:00+08:00', end: '2026-12-01T11:00:00+08:00', place: 'p' },
  ],
  ['DELETE', '/api/mediations/:id/sessions/:part', ['mediation.hold']],
  ['POST', '/api/mediations/:id/parties/:part/code', ['mediation.hold']],
  ['GET', '/api/mediations/:id/sheet', ['mediation.hold']],
  ['POST', '/api/mediations/:id/mediator', ['mediation.oversee'], { staffId: 1 }],
  ['POST', '/api/mediations/:id/answers', ['mediation.hold'], { partyId: 1, yes: true, way: 'phone' }],
  ['GET', '/api/mediations/:id/notes', ['mediation.hold']],
  ['POST', '/api/mediations/:id/notes', ['mediation.hold'], { text: 't' }],
  ['POST', '/api/mediations/:id/recuse', ['mediation.hold'], { reason: 'other' }],
  ['POST', '/api/mediations/:id/parties', ['mediation.hold'], { name: 'n' }],
  [
    'POST',
    '/api/mediations/:id/sessions',
    ['mediation.hold'],
    { start: '2026-11-30T10:00:00+08:00', end: '2026-11-30T11:00:00+08:00', place: 'p' },
  ],
  ['POST', '/api/mediations/:id/records', ['mediation.hold'], { sessionId: 1, text: 't' }],
  ['POST', '/api/mediations/:id/scans', ['mediation.hold']],
  ['GET', '/api/mediations/:id/scans/:mediaId', ['mediation.hold']],
  [
    'POST',
    '/api/mediations/:id/agreement',
    ['mediation.hold'],
    { form: 'oral', on: '2026-11-20', text: 't', performBy: '2026-12-20' },
  ],
  ['POST', '/api/mediations/:id/end', ['mediation.hold'], { how: 'stop' }],
  ['POST', '/api/mediations/:id/performance', ['mediation.hold'], { words: 'w' }],
  ['GET', '/api/community-events', ['booking.read']],
  [
    'POST',
    '/api/community-events',
    ['event.manage'],
    {
      ...{ nodeId: 1, name: 'n', place: '', type: 'lecture', capacity: 1 },
      ...{ start: '2026-11-30T10:00:00+08:00', end: '2026-11-30T11:00:00+08:00' },
    },
  ],
  ['GET', '/api/community-events/:id', ['booking.read']],
  [
    'PUT',
    '/api/community-events/:id',
    ['event.manage'],
    {
      name: 'e',
      place: '',
      capacity: 1,
      start: '2026-12-01T10:00:00+08:00',
      end: '2026-12-01T11:00:00+08:00',
    },
  ],
  ['POST', '/api/community-events/:id/cancel', ['event.manage'], { reason: 'r' }],
  ['GET', '/api/legal-library', ['booking.read']],
  [
    'POST',
    '/api/legal-library/cases',
    ['library.write'],
    { nodeId: 1, topic: 'labour', profession: 'judge', title: 't', text: 't' },
  ],
  ['POST', '/api/legal-library/cases/:id/confirm', ['library.write']],
  ['POST', '/api/legal-library/cases/:id/withdraw', ['library.write']],
  [
    'POST',
    '/api/legal-library/cards',
    ['library.write'],
    { nodeId: 1, text: 't', question: 'q', answer: 'a', source: 's', expiresOn: '2026-12-31' },
  ],
  ['POST', '/api/legal-library/cards/:id/confirm', ['library.write']],
  ['POST', '/api/legal-library/cards/:id/withdraw', ['library.write']],
  ['GET', '/api/calendar-feed', ['booking.read']],
  ['POST', '/api/calendar-feed', ['booking.read']],
  ['DELETE', '/api/calendar-feed', ['booking.read']],
  ['GET', '/api/services', ['booking.read']],
  ['POST', '/api/services', ['service.manage'], {}],
  ['PUT', '/api/services/:id', ['service.manage'], {}],
  [
    'POST',
    '/api/services/:id/exceptions',
    ['service.manage'],
    { day: '2026-11-24', open: false, reason: 'r' },
  ],
  ['DELETE', '/api/services/exceptions/:id', ['service.manage']],
  ['POST', '/api/services/leave', ['booking.note'], {}],
  ['DELETE', '/api/services/leave', ['booking.note']],
  ['GET', '/api/catalogue', ['catalogue.read']],
  ['GET', '/api/catalogue/:code/versions', ['catalogue.read']],
  ['POST', '/api/catalogue', ['catalogue.manage'], {}],
  ['PUT', '/api/catalogue/:code', ['catalogue.manage'], {}],
  ['POST', '/api/catalogue/:code/offer', ['catalogue.manage'], { active: true }],
  ['GET', '/api/measures', ['ticket.read']],
  ['GET', '/api/hot-spots', ['ticket.read']],
  ['GET', '/api/reports/:month', ['ticket.read']],
  ['GET', '/api/reports/:month/xlsx', ['ticket.read']],
  ['GET', '/api/tickets/:id/replay', ['ticket.settle']],
  ['POST', '/api/tickets/:id/replay', ['ticket.settle'], { turns: ['t'], confirmed: true }],
  ['GET', '/api/good-examples', ['proposal.work']],
  [
    'POST',
    '/api/good-examples/:id/publish',
    ['proposal.manage'],
    { name: 'n', deed: 'd', agreedOn: '2026-11-23', agreedBy: 'phone' },
  ],
  ['POST', '/api/good-examples/:id/remove', ['proposal.manage'], {}],
  ['GET', '/api/proposals', ['proposal.read']],
  ['GET', '/api/proposals/:id', ['proposal.read']],
  ['POST', '/api/proposals', ['proposal.work'], {}],
  [
    'POST',
    '/api/proposals/:id/qualify',
    ['proposal.manage'],
    { reason: 'r', lawful: true, selfGovernance: true, excludesNobody: true },
  ],
  ['POST', '/api/proposals/:id/refuse', ['proposal.manage'], { reason: 'r' }],
  ['POST', '/api/proposals/:id/merge', ['proposal.manage'], { reason: 'r', into: unknown }],
  ['POST', '/api/proposals/:id/refer', ['proposal.manage'], { reason: 'r', number: 999999 }],
  ['POST', '/api/proposals/:id/study', ['proposal.manage'], { reason: 'r', goesOn: true }],
  ['POST', '/api/proposals/:id/notice', ['proposal.manage'], { reason: 'r' }],
  ['POST', '/api/proposals/:id/discuss-again', ['proposal.manage'], { reason: 'r' }],
  ['GET', '/api/assemblies/:id', ['poll.read']],
  ['PUT', '/api/assemblies/:id', ['poll.manage'], { meetingOn: '2026-12-20' }],
  ['PUT', '/api/assemblies/:id/steps', ['poll.manage'], { step: 'owners', done: true }],
  ['POST', '/api/proposals/shortlist', ['proposal.manage'], {}],
  ['POST', '/api/proposals/:id/poll', ['proposal.manage'], { reason: 'r', pollId: unknown }],
  ['POST', '/api/proposals/:id/drop-poll', ['proposal.manage'], { reason: 'r' }],
  ['POST', '/api/proposals/:id/decide', ['proposal.manage'], { reason: 'r', adopted: true }],
  ['POST', '/api/proposals/:id/steps', ['proposal.manage'], { reason: 'r', step: 'plan' }],
  ['POST', '/api/proposals/:id/tasks', ['proposal.manage'], { what: 'w', who: 'w', dueOn: '2026-12-01' }],
  ['POST', '/api/proposals/:id/tasks/:taskId', ['proposal.work'], { reason: 'r' }],
  ['POST', '/api/proposals/:id/money', ['proposal.manage'], {}],
  ['POST', '/api/proposals/:id/finish', ['proposal.manage'], { reason: 'r' }],
  ['POST', '/api/proposals/:id/flags', ['proposal.flag'], { reason: 'r', record: 'money', toId: 1 }],
  ['POST', '/api/proposals/:id/flags/:flagId/answer', ['proposal.work'], { reason: 'r' }],
  ['POST', '/api/proposals/:id/comments/:commentId/moderate', ['proposal.work'], { reason: null }],
  [
    'POST',
    '/api/proposals/:id/comments/:commentId/answer',
    ['proposal.manage'],
    { reason: 'r', upheld: false },
  ],
  ['GET', '/api/volunteers', ['volunteer.read']],
  ['GET', '/api/volunteers/:id/certificates', ['volunteer.manage']],
  ['POST', '/api/volunteers/:id/certificates', ['volunteer.manage']],
  ['GET', '/api/volunteer-certificates/:number/sheet', ['volunteer.manage']],
  ['POST', '/api/volunteer-certificates/:number/withdraw', ['volunteer.manage'], {}],
  ['POST', '/api/volunteers/:id/approve', ['volunteer.manage'], {}],
  ['POST', '/api/volunteers/:id/resume', ['volunteer.manage'], {}],
  ['POST', '/api/volunteers/:id/refuse', ['volunteer.manage'], { reason: 'r' }],
  ['POST', '/api/volunteers/:id/pause', ['volunteer.manage'], { reason: 'r' }],
  ['POST', '/api/volunteers/:id/check', ['volunteer.manage'], { note: 'n' }],
  ['POST', '/api/volunteers/:id/paper', ['volunteer.manage'], { where: 'w' }],
  ['POST', '/api/volunteers/:id/reveal', ['volunteer.manage'], { reason: 'r' }],
  ['GET', '/api/volunteer-ledger/:year', ['volunteer.manage']],
  ['GET', '/api/double-reports', ['doubleReport.manage']],
  ['POST', '/api/double-reports/units', ['doubleReport.manage'], {}],
  ['POST', '/api/double-reports/:id/unit', ['doubleReport.manage'], { unitId: null }],
  ['POST', '/api/double-reports/items', ['doubleReport.manage'], {}],
  ['POST', '/api/double-reports/items/:id/close', ['doubleReport.manage'], {}],
  ['POST', '/api/double-reports/claims/:id/confirm', ['doubleReport.manage'], {}],
  ['POST', '/api/double-reports/claims/:id/refuse', ['doubleReport.manage'], { reason: 'r' }],
  ['POST', '/api/double-reports/claims/:id/finish', ['doubleReport.manage'], {}],
  ['GET', '/api/double-reports/units/:id/feedback/:part', ['doubleReport.manage']],
  ['POST', '/api/double-reports/units/:id/feedback/:part/release', ['doubleReport.manage'], {}],
  ['GET', '/api/double-reports/units/:id/feedback/:part/sheet', ['doubleReport.manage']],
  ['GET', '/api/double-reports/units/:id/feedback/:part/xlsx', ['doubleReport.manage']],
  ['GET', '/api/teams', ['volunteer.read']],
  ['POST', '/api/teams', ['volunteer.manage'], {}],
  ['POST', '/api/teams/:id/approve', ['volunteer.manage'], {}],
  ['POST', '/api/teams/:id/refuse', ['volunteer.manage'], { reason: 'r' }],
  ['POST', '/api/teams/:id/dissolve', ['volunteer.manage'], { reason: 'r' }],
  ['POST', '/api/teams/calls/:id/settle', ['volunteer.manage'], {}],
  ['POST', '/api/teams/calls/:id/decline', ['volunteer.manage'], { reason: 'r' }],
  ['GET', '/api/volunteer-tasks', ['volunteer.read']],
  ['POST', '/api/volunteer-tasks', ['volunteer.manage'], {}],
  ['POST', '/api/volunteer-tasks/:id/cancel', ['volunteer.manage'], { reason: 'r' }],
  ['POST', '/api/volunteer-tasks/posts/:id/settle', ['volunteer.manage'], { came: false }],
  ['POST', '/api/volunteer-tasks/posts/:id/correct', ['volunteer.manage'], { minutes: 1, reason: 'r' }],
  ['GET', '/api/look-ins', ['resident.read']],
  ['POST', '/api/look-ins', ['resident.confirm'], {}],
  ['GET', '/api/look-ins/rate', ['resident.read']],
  ['POST', '/api/look-ins/:id/visit', ['resident.read'], { dueOn: '2026-11-23', outcome: 'seen' }],
  ['POST', '/api/look-ins/:id/settle', ['ticket.settle'], { reason: 'r' }],
  ['POST', '/api/look-ins/:id/end', ['resident.confirm'], { why: 'withdrawn' }],
  ['POST', '/api/tickets/:id/visit', ['resident.read'], { outcome: 'solved' }],
  ['POST', '/api/tickets/:id/withdraw', ['ticket.answer']],
  ['POST', '/api/tickets/:id/uphold', ['ticket.settle'], { reason: 'r' }],
  ['POST', '/api/tickets/:id/extension', ['ticket.answer'], { days: 1, reason: 'r' }],
  ['POST', '/api/tickets/:id/extension/grant', ['ticket.settle']],
  ['POST', '/api/tickets/:id/extension/refuse', ['ticket.settle'], { reason: 'r' }],
  ['POST', '/api/tickets/:id/stuck', ['ticket.answer'], { cause: 'noFunds', note: 'n' }],
  ['POST', '/api/tickets/:id/give-back', ['ticket.settle'], { reason: 'r' }],
  ['POST', '/api/tickets/:id/explain', ['ticket.settle'], { text: 't' }],
  ['POST', '/api/tickets/:id/reject', ['ticket.settle'], { reason: 'r', instead: 'i' }],
  ['POST', '/api/tickets/:id/waive-picture', ['ticket.settle'], { reason: 'r' }],
  ['POST', '/api/tickets/:id/pictures', ['ticket.answer']],
  ['POST', '/api/tickets/:id/about', ['ticket.settle'], { staffId: 1 }],
  ['POST', '/api/tickets/:id/sort', ['ticket.answer'], { category: 'noise', urgency: 'P2', reason: 'r' }],
  ['POST', '/api/tickets/:id/reached', ['ticket.answer']],
  ['POST', '/api/tickets/:id/safe', ['ticket.answer'], { text: 't' }],
  ['POST', '/api/tickets/:id/merge', ['ticket.merge'], { into: '1', reason: 'r' }],
  ['GET', '/api/tickets/:id/hand-offs', ['ticket.read', 'ticket.readOwn']],
  ['GET', '/api/tickets/:id/hand-offs/sheet', ['ticket.read', 'ticket.readOwn']],
  [
    'POST',
    '/api/tickets/:id/hand-off',
    ['ticket.settle'],
    { bodyId: 1, facts: 'f', followUpOn: '2026-11-30' },
  ],
  [
    'POST',
    '/api/tickets/:id/hand-off/receipt',
    ['ticket.answer'],
    { receipt: 'r', receivedOn: '2026-11-23' },
  ],
  ['POST', '/api/tickets/:id/hand-off/answer', ['ticket.answer'], { result: 'r' }],
  ['GET', '/api/external-bodies', ['staff.read']],
  ['POST', '/api/external-bodies', ['tree.manage'], {}],
  ['PUT', '/api/external-bodies/:id', ['tree.manage'], {}],
  ['POST', '/api/tickets/:id/hold', ['ticket.answer']],
  ['POST', '/api/tickets/:id/say', ['ticket.answer'], { text: 't' }],
  ['POST', '/api/tickets/:id/release', ['ticket.answer']],
  ['POST', '/api/tickets/:id/reveal', ['ticket.reveal']],
  ['POST', '/api/tickets/:id/entrust', ['ticket.transfer'], { staffId: 1 }],
  ['GET', '/api/tickets/:id/alarm', ['ticket.read', 'ticket.readOwn']],
  ['POST', '/api/tickets/:id/alarm/confirm', ['ticket.take']],
  ['POST', '/api/tickets/:id/alarm/authority', ['ticket.take'], { to: '110' }],
  ['POST', '/api/tickets/:id/alarm/shown', ['ticket.take']],
  ['GET', '/api/alarms', ['ticket.read', 'ticket.readOwn']],
  ['GET', '/api/alarm-ways', []],
  ['POST', '/api/alarm-ways', [], { way: 'console' }],
  ['POST', '/api/alarm-ways/:id/test', []],
  ['POST', '/api/alarm-ways/heard', []],
  ['POST', '/api/alarm-ways/tapped', [], { code: '12345678' }],
  ['POST', '/api/alarm-ways/push-shown', [], { alarm: 1 }],
  ['DELETE', '/api/alarm-ways/:id', []],
  ['GET', '/api/roster', ['staff.read']],
  ['POST', '/api/absences', ['staff.read'], {}],
  ['DELETE', '/api/absences/:id', ['staff.read']],
  ['PUT', '/api/roster/:id', ['roster.manage'], { staff: [] }],
  ['GET', '/api/consultations', ['consultation.hold']],
  ['GET', '/api/consultations/:id/notes', ['consultation.hold']],
  ['GET', '/api/consultations/record/:month/xlsx', ['consultation.hold']],
  ['POST', '/api/consultations/:id/check', ['consultation.hold'], { result: 'clear' }],
  ['POST', '/api/consultations/:id/notes', ['consultation.hold'], { text: 't' }],
  ['POST', '/api/consultations/:id/notes/read', ['consultation.audit'], { reason: 'r' }],
  ['POST', '/api/consultations/:id/refer', ['consultation.hold'], { to: null }],
  ['GET', '/api/announcements', ['resident.read']],
  ['GET', '/api/announcements/audience', ['announcement.send']],
  ['GET', '/api/announcements/reach', ['announcement.send']],
  ['GET', '/api/announcements/doors', ['announcement.send']],
  ['POST', '/api/announcements', ['announcement.send'], {}],
  ['POST', '/api/announcements/:id/stop', ['announcement.send']],
  ['GET', '/api/polls', ['poll.read']],
  ['POST', '/api/polls', ['poll.manage'], {}],
  ['POST', '/api/polls/:id/start', ['poll.manage']],
  ['POST', '/api/polls/:id/withdraw', ['poll.manage']],
  ['GET', '/api/polls/:id/record', ['poll.read']],
  ['POST', '/api/paper-polls', ['poll.manage'], {}],
  ['GET', '/api/paper-polls/:id', ['ballot.enter']],
  ['POST', '/api/paper-polls/:id/entries', ['ballot.enter'], {}],
  ['POST', '/api/paper-polls/:id/sheet', ['ballot.enter']],
  ['POST', '/api/paper-polls/:id/settle', ['ballot.enter'], {}],
  ['POST', '/api/paper-polls/:id/proxies', ['ballot.enter'], {}],
  ['POST', '/api/paper-polls/:id/deliveries', ['ballot.enter'], {}],
  ['POST', '/api/paper-polls/:id/count', ['poll.manage']],
  ['GET', '/api/rule-numbers', ['poll.read']],
  ['POST', '/api/rule-numbers', ['poll.manage'], {}],
  ['POST', '/api/rule-numbers/:id/approve', ['poll.manage']],
  ['GET', '/api/local-numbers', ['staff.read']],
  [
    'POST',
    '/api/local-numbers',
    ['roster.manage'],
    { use: 'gas', number: '', source: 's', checkedOn: '2026-11-23' },
  ],
  ['POST', '/api/local-numbers/:id/approve', ['roster.manage']],
  ['GET', '/api/safety-texts', ['staff.read']],
  [
    'POST',
    '/api/safety-texts',
    ['roster.manage'],
    { danger: 'fire', zh: '', en: '', source: 's', checkedOn: '2026-11-23' },
  ],
  ['POST', '/api/safety-texts/:id/approve', ['roster.manage']],
  ['POST', '/api/desk/tickets', ['ticket.file'], {}],
  ['GET', '/api/residents', ['resident.read']],
  ['GET', '/api/residents/:id', ['resident.read']],
  ['POST', '/api/residents/:id/level', ['resident.confirm'], { level: 1, reason: 'r' }],
  ['POST', '/api/residents/:id/link', ['resident.confirm'], { accountId: unknown, reason: 'r' }],
  ['POST', '/api/residents/:id/carers', ['resident.confirm'], { accountId: unknown, reason: 'r' }],
  ['POST', '/api/residents/:id/carers/stop', ['resident.confirm'], { reason: 'r' }],
  ['GET', '/api/owners', ['owner.import']],
  ['POST', '/api/owners', ['owner.import'], {}],
  ['POST', '/api/house-codes', ['resident.confirm'], { nodeId: 1 }],
  ['GET', '/api/staff', ['staff.read']],
  ['POST', '/api/staff', ['staff.manage'], {}],
  ['PATCH', '/api/staff/:id', ['staff.manage'], {}],
  ['GET', '/api/nodes', ['tree.read']],
  ['POST', '/api/nodes', ['tree.manage'], {}],
  ['POST', '/api/nodes/:id/buildings', ['tree.manage'], {}],
  ['PATCH', '/api/nodes/:id', ['tree.manage'], {}],
  ['GET', '/api/committees', ['staff.read']],
  ['POST', '/api/committees', ['tree.manage'], {}],
  ['PUT', '/api/committees/:id', ['tree.manage'], {}],
  ['DELETE', '/api/committees/:id', ['tree.manage']],
  ['DELETE', '/api/nodes/:id', ['tree.manage']],
  ['GET', '/api/tokens', ['token.manage']],
  ['POST', '/api/tokens', ['token.manage'], {}],
  ['DELETE', '/api/tokens/:id', ['token.manage']],
  ['GET', '/api/notices', []],
  ['POST', '/api/notices/read', []],
  ['GET', '/api/channels', []],
  ['GET', '/api/messages/undelivered', ['ticket.read']],
  ['POST', '/api/messages/:id/told', ['ticket.file'], {}],
  ['POST', '/api/media/:id/release', ['ticket.answer'], { released: true }],
  ['GET', '/api/media/:id', ['ticket.read', 'ticket.readOwn']],
  // Last: it ends the session.
  ['DELETE', '/api/session', []],
]
/** Answers for ever, and so is asked in events.test.ts. */
const open = 'GET /api/events'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const address = (path: string): string =>
  path.replace(
    ':id',
    /nodes|staff|tokens|alarm-ways|roster|local-numbers|safety-texts|rule-numbers|messages|external-bodies/.test(
      path,
    )
      ? '999999'
      : unknown,
  )
const codeOf = (body: unknown): unknown => (body as { code?: unknown } | undefined)?.code

describe.each<Role>([...roles])('%s', (role) => {
  test.each(routes)('%s %s', async (method, path, rights, body) => {
    const answer = await api.as(role)(method, address(path), body)
    const allowed = rights === 'public' || rights.length === 0 || rights.some((right) => may(role, right))
    expect([answer.status === 403, codeOf(answer.body) === 'RIGHT_MISSING']).toEqual([!allowed, !allowed])
    expect(codeOf(answer.body)).not.toBe('SESSION_MISSING')
    expect(answer.status).toBeLessThan(500)
  })
})

describe('nobody', () => {
  test.each(routes)('%s %s', async (method, path, rights, body) => {
    const answer = await api.inject({
      method,
      url: address(path),
      ...(body && { payload: body }),
    })
    expect(codeOf(answer.body) === 'SESSION_MISSING').toBe(rights !== 'public')
    expect(answer.status < 300).toBe(rights === 'public' && method === 'GET')
  })
})

describe('the table above', () => {
  test('names every route of the documentation', async () => {
    const { body } = await api.inject({ method: 'GET', url: '/docs/json' })
    const { paths } = body as { paths: Record<string, Record<string, unknown>> }
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    expect(documented.sort()).toEqual([...routes.map(([method, path]) => `${method} ${path}`), open].sort())
  })
})

describe('a route of the signed-in scope', () => {
  /** Their sessions ended with the table's last row. */
  const ask = async (other: TestApi, login: string) => {
    const { token } = await api.store.staff.login(login, password)
    return other.inject({ method: 'GET', url: '/queues', headers: { cookie: `linli_session=${token}` } })
  }
  const queues: FastifyPluginAsync = (app) => {
    app.get('/queues', () => ({ fine: true }))
    return Promise.resolve()
  }

  test('is refused even to admins while it names no right', async () => {
    const other = await openTestApi({
      extra: [
        (app) => {
          signedInOnly(app, { staff: api.store.staff }, queues)
          return Promise.resolve()
        },
      ],
    })
    const refused = await ask(other, 'admin')
    expect([refused.status, codeOf(refused.body)]).toEqual([403, 'RIGHT_MISSING'])
    await other.close()
  })

  test('asks for the right of its plugin, which the refusal names', async () => {
    const other = await openTestApi({ guarded: [{ right: 'queue.manage', plugin: queues }] })
    expect((await other.as('admin')('GET', '/queues')).body).toEqual({ fine: true })
    const refused = await other.as('manager')('GET', '/queues')
    expect([refused.status, codeOf(refused.body)]).toEqual([403, 'RIGHT_MISSING'])
    expect(refused.text).toContain('queue.manage')
    await other.close()
  })
})
