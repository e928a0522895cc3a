// The catalogue of a community: each entry's versions, what residents may be told of it now, and the forms that they fill in.
import type { Requests } from '../../flows/requests.ts'
import { AppError } from '../../errors.ts'
import type { CatalogueEntry } from '../../rules/community/catalogue.ts'
import { Content } from '../../rules/community/catalogue-content.ts'
import type { Community } from '../../rules/community/tree.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { openTickets } from '../tickets/ticket-opening.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Effect, Emit, Writer } from '../writer.ts'

/** An entry that every community begins with. */
export interface BuiltInEntry {
  code: string
  content: Content
}

const latest = { orderBy: { version: 'desc' }, take: 1 } as const
const person = { select: { id: true, name: true } } as const
const read = (content: string): Content => Content.parse(JSON.parse(content))

/**
 * Gives every community the entries that it lacks, and new versions of those that nobody there has changed; what staff wrote stays.
 * Entries of before there were versions go.
 */
export const stockCatalogue =
  (entries: readonly BuiltInEntry[], at: number): Effect<void> =>
  async (tx, emit) => {
    await tx.serviceItem.deleteMany({ where: { versions: { none: {} } } })
    const communities = await tx.node.findMany({ where: { kind: 'community' }, select: { id: true } })
    let changed = false
    for (const { id: communityId } of communities) {
      const before = await tx.serviceItem.findMany({ where: { communityId }, select: { code: true } })
      const lacking = entries.filter(({ code }) => !before.some((item) => item.code === code))
      await tx.serviceItem.createMany({ data: lacking.map(({ code }) => ({ communityId, code })) })
      const items = await tx.serviceItem.findMany({ where: { communityId }, include: { versions: latest } })
      const known = new Map(items.map((item) => [item.code, item]))
      const fresh = entries.flatMap(({ code, content }) => {
        const item = known.get(code)
        const [last] = item?.versions ?? []
        const text = JSON.stringify(content)
        if (!item || (last && (last.staffId !== null || last.content === text))) return []
        return [
          { itemId: item.id, version: (last?.version ?? 0) + 1, content: text, createdAt: new Date(at) },
        ]
      })
      await tx.serviceItemVersion.createMany({ data: fresh })
      changed ||= fresh.length > 0
    }
    if (changed) emit({ type: 'tree' })
  }

/** Tells each community's entries as they may be told now. A catalogue that has not changed since stays the same list. */
export function createCatalogueReader(client: PrismaClient) {
  let known = new Map<number, { key: string; entries: readonly CatalogueEntry[] }>()
  return async (): Promise<(communityId: number) => readonly CatalogueEntry[]> => {
    const items = await client.serviceItem.findMany({
      where: { active: true },
      select: {
        code: true,
        communityId: true,
        versions: { ...latest, select: { id: true, version: true } },
      },
      orderBy: { id: 'asc' },
    })
    const fresh: typeof known = new Map()
    for (const communityId of new Set(items.map((item) => item.communityId))) {
      const own = items
        .filter((item) => item.communityId === communityId)
        .flatMap(({ code, versions: [last] }) => (last ? [{ ...last, code }] : []))
      const key = own.map(({ id }) => id).join()
      const before = known.get(communityId)
      if (before?.key === key) {
        fresh.set(communityId, before)
        continue
      }
      const contents = await client.serviceItemVersion.findMany({
        where: { id: { in: own.map(({ id }) => id) } },
        select: { id: true, content: true },
      })
      const contentOf = new Map(contents.map(({ id, content }) => [id, content]))
      fresh.set(communityId, {
        key,
        entries: own.map(({ id, code, version }) => ({
          code,
          version,
          content: read(contentOf.get(id) ?? ''),
        })),
      })
    }
    known = fresh
    return (communityId) => known.get(communityId)?.entries ?? []
  }
}

/** Files a form, unless its version or its entry was withdrawn since it was begun. */
export async function fileForm(
  tx: Tx,
  contact: Contact,
  { code, version, summary, media }: Requests['fileForm']['in'],
  options: { community: (id?: number) => Community; now: () => number },
  emit: Emit,
): Promise<Requests['fileForm']['out']> {
  const found = await tx.serviceItemVersion.findFirst({
    where: { version, retired: false, item: { code, communityId: contact.communityId, active: true } },
  })
  const content = found && read(found.content)
  if (content?.kind !== 'service') return { outcome: 'retired' }
  const { confidential, domain } = content
  const request = {
    ...({ kind: 'help', category: domain, urgency: 'P2', placeText: '' } as const),
    ...{ summary, nodeId: contact.communityId, confidential, media },
  }
  const [filed] = await openTickets(tx, [{ contact, request }], emit, options)
  if (!filed) throw new Error('a form was filed and no ticket came of it')
  return { outcome: 'filed', ...filed, confidential }
}

async function addVersion(
  tx: Tx,
  { content, at, ...row }: { itemId: number; version: number; content: Content; staffId: number; at: number },
): Promise<void> {
  const text = JSON.stringify(content)
  await tx.serviceItemVersion.create({ data: { ...row, content: text, createdAt: new Date(at) } })
}

export type Catalogue = ReturnType<typeof createCatalogue>

export function createCatalogue(writer: Writer, client: PrismaClient, now: () => number) {
  async function find(tx: Tx, viewer: Viewer, code: string) {
    const communityId = communityIdOf(viewer)
    const item = await tx.serviceItem.findUnique({
      where: { communityId_code: { communityId, code } },
      include: { versions: latest },
    })
    const [last] = item?.versions ?? []
    if (!item || !last || viewer.scope !== `/${communityId}/`)
      throw new AppError('NOT_FOUND', 'there is no such entry in a catalogue that you work for')
    return { item, last }
  }

  return {
    /** The entries of the viewer's community as they stand, those that are not offered any more too. */
    list: async (viewer: Viewer) => {
      const items = await client.serviceItem.findMany({
        where: { communityId: communityIdOf(viewer) },
        include: { versions: { ...latest, include: { staff: person } } },
        orderBy: { id: 'asc' },
      })
      return items.flatMap(({ code, active, versions: [last] }) =>
        last
          ? [
              {
                ...{ code, active, version: last.version, content: read(last.content) },
                changedBy: last.staff,
                changedAt: last.createdAt.toISOString(),
              },
            ]
          : [],
      )
    },

    /** What an entry said before, the latest first. Throws NOT_FOUND for none of the viewer's community. */
    versions: async (viewer: Viewer, code: string) => {
      const found = await client.serviceItemVersion.findMany({
        where: { item: { code, communityId: communityIdOf(viewer) } },
        include: { staff: person },
        orderBy: { version: 'desc' },
      })
      if (found.length === 0) throw new AppError('NOT_FOUND', 'there is no such entry in your catalogue')
      return found.map(({ version, retired, content, staff, createdAt }) => ({
        ...{ version, retired, content: read(content), changedBy: staff },
        changedAt: createdAt.toISOString(),
      }))
    },

    /**
     * Writes the version after `base`; with `retire`, forms begun under earlier ones are not taken any more. Throws
     * CATALOGUE_CHANGED where somebody was quicker, INPUT_INVALID where it would become another kind of entry.
     */
    change: (
      viewer: Viewer,
      code: string,
      { base, content, retire }: { base: number; content: Content; retire: boolean },
    ): Promise<void> =>
      writer.run(async (tx, emit) => {
        const { item, last } = await find(tx, viewer, code)
        if (last.version !== base)
          throw new AppError('CATALOGUE_CHANGED', 'somebody has changed the entry: look at it again')
        if (read(last.content).kind !== content.kind)
          throw new AppError('INPUT_INVALID', 'kind: an entry stays what it is')
        if (retire)
          await tx.serviceItemVersion.updateMany({ where: { itemId: item.id }, data: { retired: true } })
        const { staffId } = viewer
        await addVersion(tx, { itemId: item.id, version: base + 1, content, staffId, at: now() })
        emit({ type: 'tree' })
      }),

    /** Adds an entry. Throws CATALOGUE_TAKEN where its code is in use. */
    add: (viewer: Viewer, { code, content }: BuiltInEntry): Promise<void> =>
      writer.run(async (tx, emit) => {
        const communityId = communityIdOf(viewer)
        if (viewer.scope !== `/${communityId}/`)
          throw new AppError('NOT_FOUND', 'only a whole community has a catalogue')
        if (await tx.serviceItem.findUnique({ where: { communityId_code: { communityId, code } } }))
          throw new AppError('CATALOGUE_TAKEN', 'another entry has this code')
        const { id } = await tx.serviceItem.create({ data: { communityId, code } })
        await addVersion(tx, { itemId: id, version: 1, content, staffId: viewer.staffId, at: now() })
        emit({ type: 'tree' })
      }),

    /** Offers an entry again, or no more: then it is not told of, and no form of it is taken. */
    offer: (viewer: Viewer, code: string, active: boolean): Promise<void> =>
      writer.run(async (tx, emit) => {
        const { item } = await find(tx, viewer, code)
        await tx.serviceItem.update({ where: { id: item.id }, data: { active } })
        emit({ type: 'tree' })
      }),
  }
}
