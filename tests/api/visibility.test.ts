// Who sees what, asked of the real API: every cell of the table that a member of staff can meet, and every route that reads.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  asksConsent,
  caseKinds,
  categoriesOf,
  cell,
  fields,
  levelOf,
  reaches,
  viewerKinds,
  type CaseKind,
  type Field,
  type Level,
  type ViewerKind,
} from '../../src/rules/staff/visibility.ts'
import { monday, type PlantedTicket } from '../support/community.ts'
import { openTestApi, type TestApi } from '../support/api.ts'

const matter = '花盆掉下来了'
const noted = '已经联系过派出所'

interface Planted extends PlantedTicket {
  /** Each case has its own, so that no list can hide one behind another. */
  reporter: string
  phone: string
  flat: string
  spoken: string
  pictures: { kept: string; released: string }
}
let api: TestApi
const cases = new Map<string, Planted>()

/** Whom the API can be asked as, with what they are to a ticket beside what their role makes them. */
const viewers: readonly (readonly [login: string, kinds: readonly ViewerKind[]])[] = [
  ['staff', ['staff', 'inCharge']],
  ['staff', ['staff', 'reporting']],
  ['staff', ['staff', 'named']],
  ['staff', ['staff', 'answering']],
  ['manager', ['manager']],
  ['duty', ['duty']],
  ['staff', ['staff']],
  ['adviser', ['invited']],
  ['captain', ['invited']],
  ['mediator', ['invited']],
  ['property', ['property']],
  ['property', ['property', 'propertyAllowed']],
  ['supervisor', ['supervisor']],
]
const nameOf = (kind: CaseKind, login: string, kinds: readonly ViewerKind[]) =>
  `${login} as ${kinds.join(' and ')}, ${kind}`

const isMet = (kind: CaseKind, kinds: readonly ViewerKind[]): boolean => {
  if (kinds.includes('reporting')) return kind === 'mustReport'
  if (kinds.includes('named')) return kind === 'confidential'
  if (kinds.includes('answering')) return ['mustReport', 'harm', 'danger'].includes(kind)
  return true
}
const cells = viewers.flatMap(([login, kinds]) =>
  caseKinds
    .filter((kind) => isMet(kind, kinds))
    .map((kind) => [nameOf(kind, login, kinds), kind, login, kinds] as const),
)

async function plant(kind: CaseKind, login: string, kinds: readonly ViewerKind[]): Promise<Planted> {
  const { staff } = api.community
  const [category = 'street_light'] = categoriesOf[kind] ?? []
  const holder = ['adviser', 'captain', 'mediator', 'property'].includes(login) || kinds.includes('inCharge')
  const me = staff[login as keyof typeof staff]
  const sign = String.fromCodePoint(0x5000 + cases.size)
  const own = {
    reporter: `欧阳${sign}`,
    phone: String(13_900_000_000 + cases.size),
    flat: `7单元${901 + cases.size}`,
    spoken: `昨晚上又来了${sign}`,
  }
  const { reporter, phone, flat, spoken } = own
  const at = monday + cases.size * 24 * 60 * 60 * 1000
  const ticket = await api.ticket({
    category,
    at,
    name: reporter,
    phone,
    placeText: `桂花小区3栋${flat}`,
    summary: `${matter},我是${reporter},${flat}`,
    said: spoken,
    assigneeId: holder ? me : null,
    confidential: kind === 'confidential',
    confidentialTo: kinds.includes('named') ? me : staff.admin,
    ...(kinds.includes('propertyAllowed') && { propertyConsent: 'given' }),
  })
  const media = { owner: '[]', mime: 'image/jpeg', bytes: 1, createdAt: new Date(at), ticketId: ticket.id }
  const pictures = { kept: randomUUID(), released: randomUUID() }
  await api.database.writer.run(async (tx) => {
    await tx.media.create({ data: { ...media, id: pictures.kept } })
    await tx.media.create({ data: { ...media, id: pictures.released, releasedAt: new Date(at) } })
    await tx.ticketEvent.create({
      data: { ticketId: ticket.id, at: new Date(at), actor: 'staff', type: 'transferred', note: noted },
    })
    await tx.message.create({
      data: {
        contactId: ticket.contactId,
        author: 'bot',
        kind: 'text',
        text: `${spoken} ${phone}`,
        at: new Date(at),
        failure: 'refused',
      },
    })
    if (['mustReport', 'harm', 'danger'].includes(kind))
      await tx.alarm.create({
        data: {
          ticketId: ticket.id,
          stage: 'all',
          startedAt: new Date(at),
          confirmedBy: kinds.includes('answering') ? me : null,
          reportBy: kinds.includes('reporting') ? me : staff.admin,
        },
      })
    await tx.staffNotice.create({
      data: { staffId: me, ticketId: ticket.id, type: 'routed', at: new Date(at) },
    })
  })
  return { ...ticket, ...own, pictures }
}

beforeAll(async () => {
  api = await openTestApi()
  for (const [name, kind, login, kinds] of cells) cases.set(name, await plant(kind, login, kinds))
}, 60_000)
afterAll(() => api.close())

interface Page {
  resident: { id: string | null; name: string | null; phone: string | null }
  summary: string
  place: string
  media: string[]
  events: { note: string | null }[]
  conversation: { text: string }[]
}

/** How much of a field a page shows. */
const shown: Record<Exclude<Field, 'recordings'>, (page: Page, at: Planted) => Level> = {
  name: ({ resident: { name } }, { reporter }) =>
    name === null ? 'none' : name === reporter ? 'see' : 'masked',
  phone: ({ resident }) => (resident.phone === null ? 'none' : 'masked'),
  address: ({ place }, { flat }) =>
    place.includes(flat) ? 'see' : place.includes('3栋') ? 'masked' : 'none',
  place: ({ place }) => (place.includes('3栋') ? 'see' : 'none'),
  matter: ({ summary }, { reporter }) =>
    summary.includes(reporter) ? 'see' : summary.includes(matter) ? 'masked' : 'none',
  words: ({ conversation }, { phone, spoken }) => {
    const text = conversation.map((line) => line.text).join()
    return text.includes(phone) ? 'see' : text.includes(spoken) ? 'masked' : 'none'
  },
  pictures: ({ media }, { pictures }) =>
    media.includes(pictures.kept) ? 'see' : media.includes(pictures.released) ? 'masked' : 'none',
  history: ({ events }) => (events.some(({ note }) => note === noted) ? 'see' : 'none'),
}
/** What cannot be told apart on a page: a number is masked until it is asked for, an address and a note are as they are. */
const asShown = (field: Field, level: Level, place: Level): Level => {
  if (field === 'phone' && level === 'see') return 'masked'
  if (field === 'address' && level === 'none' && place === 'see') return 'masked'
  if (field === 'history' && level === 'masked') return 'see'
  return level
}

describe.each(cells)('%s', (name, kind, login, kinds) => {
  const level = (field: Field) => levelOf(kinds, [kind], field)
  const knows = reaches(level('matter'), 'masked')

  test('sees of the ticket what the table says', async () => {
    const planted = cases.get(name)!
    const answer = await api.as(login)('GET', `/api/tickets/${planted.publicId}`)
    expect(answer.status).toBe(knows ? 200 : 404)
    if (!knows) return
    const page = answer.body as Page
    const tellable = fields.filter((field) => field !== 'recordings')
    expect(Object.fromEntries(tellable.map((field) => [field, shown[field](page, planted)]))).toEqual(
      Object.fromEntries(tellable.map((field) => [field, asShown(field, level(field), level('place'))])),
    )
    expect(page.resident.id !== null).toBe(level('name') === 'see')
  })

  test('opens the pictures that the table allows', async () => {
    const { pictures } = cases.get(name)!
    const open = async (id: string) =>
      (await api.as(login)('GET', `/api/media/${id}`)).text.includes('NOT_FOUND')
    expect([await open(pictures.kept), await open(pictures.released)]).toEqual([
      !(knows && level('pictures') === 'see'),
      !(knows && reaches(level('pictures'), 'masked')),
    ])
  })

  test('is told the number only where the table and the role allow it', async () => {
    const { publicId } = cases.get(name)!
    const { status } = await api.as(login)('POST', `/api/tickets/${publicId}/reveal`)
    const reveals = ['staff', 'manager', 'duty', 'mediator', 'property'].includes(login)
    expect(status).toBe(!reveals ? 403 : !knows ? 404 : level('phone') === 'see' ? 200 : 403)
  })

  test('finds by a search only what they may see', async () => {
    const { publicId, reporter, flat } = cases.get(name)!
    const finds = async (q: string) => {
      const { text } = await api.as(login)('GET', `/api/tickets?box=all&limit=100&q=${encodeURIComponent(q)}`)
      return text.includes(publicId)
    }
    expect([await finds(matter), await finds(reporter), await finds(flat)]).toEqual([
      knows,
      level('matter') === 'see',
      level('address') === 'see',
    ])
  })

  test('does not come to the resident by way of the register', async () => {
    const { publicId, residentId } = cases.get(name)!
    const found = await api.as(login)('GET', `/api/residents/${residentId}`)
    expect(found.text.includes(publicId)).toBe(found.status === 200 && level('name') === 'see')
  })
})

describe('every route that reads', () => {
  const logins = [...new Set(viewers.map(([login]) => login))]
  test.each(logins)('tells %s nothing that the table keeps from them', async (login) => {
    const { body } = await api.inject({ method: 'GET', url: '/docs/json' })
    const { paths } = body as { paths: Record<string, Record<string, unknown>> }
    const reading = Object.entries(paths)
      .filter(([path, methods]) => 'get' in methods && path !== '/api/events')
      .map(([path]) => path)
    for (const [name, kind, , kinds] of cells.filter(([, , by]) => by === login)) {
      const { publicId, residentId, pictures, ...secret } = cases.get(name)!
      const level = (field: Field) => levelOf(kinds, [kind], field)
      const kept = [
        ...(level('name') === 'see' ? [] : [secret.reporter]),
        ...(level('address') === 'see' ? [] : [secret.flat]),
        ...(level('words') === 'see' ? [] : [secret.phone]),
        ...(level('words') === 'none' ? [secret.spoken] : []),
      ]
      for (const path of reading) {
        const id = path.includes('residents') ? residentId : path.includes('media') ? pictures.kept : publicId
        const { text } = await api.as(login)('GET', path.replace('{id}', id))
        // The register names who lives here, not what they reported.
        const told = kept.filter((word) => text.includes(word) && !path.startsWith('/api/residents'))
        expect([name, path, told]).toEqual([name, path, []])
      }
    }
  })
})

describe('the table', () => {
  test.each(caseKinds)('lets nobody read whole words of %s who may not know whose they are', (kind) => {
    for (const viewer of viewerKinds) {
      const whole = cell(viewer, kind, 'matter') === 'see' || cell(viewer, kind, 'words') === 'see'
      const known = cell(viewer, kind, 'name') === 'see' && cell(viewer, kind, 'address') === 'see'
      expect([viewer, whole && !known]).toEqual([viewer, false])
    }
  })

  test.each(['mustReport', 'harm', 'danger', 'sensitive'] as const)(
    'shows nothing of %s to followers, the household and caregivers',
    (kind) => {
      for (const field of fields)
        expect([cell('follower', kind, field), cell('household', kind, field)]).toEqual(['none', 'none'])
    },
  )

  test('never tells a follower who it was', () => {
    for (const kind of caseKinds)
      for (const field of ['name', 'phone', 'address', 'words', 'recordings'] as const)
        expect(cell('follower', kind, field)).toBe('none')
  })
})

describe('the property company', () => {
  test.each(caseKinds)('is given number and flat by consent only where that is asked: %s', (kind) => {
    const [category = ''] = categoriesOf[kind] ?? []
    expect(asksConsent({ category, confidential: kind === 'confidential' })).toBe(kind === 'ordinary')
  })
})
