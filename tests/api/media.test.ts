// Pictures: what is kept of them, and who may see them.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const owner = '["webchat","web","somebody"]'
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'green' } })
const save = (bytes: Buffer) => api.store.media.save({ owner, bytes, at: monday })
async function saved(bytes: Buffer): Promise<string> {
  const result = await save(bytes)
  if ('refused' in result) throw new Error(result.refused)
  return result.mediaId
}
async function file(id: string): Promise<Buffer> {
  const media = await api.store.media.read(id)
  if (!media) throw new Error('the picture is not there')
  return readFile(media.path)
}

describe('a picture that is saved', () => {
  test('is a JPEG in the folder of its month, with nothing beside it', async () => {
    const id = await saved(await blank(10, 10).png().toBuffer())
    expect(await api.store.media.read(id)).toEqual({
      path: join(api.database.dir, 'media', '2026-11', `${id}.jpg`),
      mime: 'image/jpeg',
      owner,
      ticketId: null,
    })
    expect((await sharp(await file(id)).metadata()).format).toBe('jpeg')
    expect(await readdir(join(api.database.dir, 'media', '2026-11'))).toEqual([`${id}.jpg`])
  })

  test('stands upright and tells nothing of where it was taken', async () => {
    const bytes = await blank(40, 20)
      .withMetadata({ orientation: 6, exif: { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' } } })
      .jpeg()
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif?.length).toBeGreaterThan(50)
    const kept = await sharp(await file(await saved(bytes))).metadata()
    expect([kept.width, kept.height, kept.exif, kept.orientation]).toEqual([20, 40, undefined, undefined])
  })

  test('is at most 2048 pixels wide and high', async () => {
    const kept = await sharp(await file(await saved(await blank(4096, 1024).jpeg().toBuffer()))).metadata()
    expect([kept.width, kept.height]).toEqual([2048, 512])
  })
})

test('a small picture is 192 pixels square, made once, and forbidden to whom the picture is', async () => {
  const { id: ticketId } = await api.ticket({ place: 'estateA' })
  const id = await saved(await blank(1000, 500).jpeg().toBuffer())
  await api.database.writer.run((tx) => tx.media.update({ where: { id }, data: { ticketId } }))
  const viewer = { staffId: 1, name: 'x', role: 'manager', scope: '/', ownOnly: false } as const
  const seen = await Promise.all([1, 2].map(() => api.store.media.readAs(viewer, id, true)))
  const path = seen[0]?.path ?? ''
  expect(seen[1]?.path).toBe(path)
  const { width, height, exif } = await sharp(await readFile(path)).metadata()
  expect([width, height, exif]).toEqual([192, 192, undefined])
  const { mtimeMs } = await stat(path)
  await api.store.media.readAs(viewer, id, true)
  expect((await stat(path)).mtimeMs).toBe(mtimeMs)
  expect((await api.as('grid2')('GET', `/api/media/${id}?size=small`)).body).toMatchObject({
    code: 'NOT_FOUND',
  })
})

describe('a file that is no picture', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['words', () => Promise.resolve(Buffer.from('hello'))],
    ['nothing', () => Promise.resolve(Buffer.alloc(0))],
    [
      'a drawing that is a program',
      () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    ],
    ['half a picture', async () => (await blank(500, 500).jpeg().toBuffer()).subarray(0, 500)],
    ['a picture of too many pixels', () => blank(10_000, 6_000).png().toBuffer()],
  ])('is refused: %s', async (_, bytes) => {
    expect(await save(await bytes())).toEqual({ refused: 'unreadable' })
  })

  test('is refused for its size before it is looked at', async () => {
    expect(await save(Buffer.alloc(20 * 1024 * 1024 + 1))).toEqual({ refused: 'too_large' })
  })
})

describe('GET /api/media/:id', () => {
  test('shows a picture to whoever may see its ticket, and to nobody else', async () => {
    const { id: ticketId } = await api.ticket({ place: 'estateA' })
    const id = await saved(await blank(10, 10).jpeg().toBuffer())
    expect((await api.as('staff')('GET', `/api/media/${id}`)).body).toMatchObject({ code: 'NOT_FOUND' })
    await api.database.writer.run((tx) => tx.media.update({ where: { id }, data: { ticketId } }))
    const seen = await api.as('grid1')('GET', `/api/media/${id}`)
    expect([seen.status, seen.headers['content-type'], seen.headers['cache-control']]).toEqual([
      200,
      'image/jpeg',
      'private, max-age=86400',
    ])
    expect(Number(seen.headers['content-length'] ?? seen.text.length)).toBeGreaterThan(0)
    const small = await api.as('grid1')('GET', `/api/media/${id}?size=small`)
    expect([small.status, small.headers['content-type']]).toEqual([200, 'image/jpeg'])
    for (const by of ['grid2', 'adviser'])
      expect((await api.as(by)('GET', `/api/media/${id}`)).body).toMatchObject({ code: 'NOT_FOUND' })
  })
})
