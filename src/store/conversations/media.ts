// Residents' pictures and recordings. A picture is decoded and written anew, so that only pixels are kept, and nothing of what a
// file carries beside them; a recording is kept as it came.
import { randomUUID } from 'node:crypto'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { addPicture } from '../../rules/tickets/ticket.ts'
import { extensionOf, recordingMime } from './audio-format.ts'
import { execute, type PrismaClient, type Tx } from '../connection.ts'
import { applyMove, stateOf, stored } from '../tickets/tickets.ts'
import { fieldOf, visible, whereSees, type Viewer } from '../views.ts'
import type { Effect, Writer } from '../writer.ts'

const bytesAtMost = 20 * 1024 * 1024
/** A small file can claim a picture that fills the memory. */
const pixelsAtMost = 50_000_000
/** Longest side of what is kept, in pixels. */
const side = 2048
/** Width and height of the small picture, for twice as fine a screen as the 96 pixels that the console shows. */
const smallSide = 192
const pictureMime = 'image/jpeg'
/** Formats of photographs only: others, such as SVG, are programs. */
const formats: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif', 'avif', 'tiff']

export type Saved = { mediaId: string } | { refused: 'too_large' | 'unreadable' }
export interface StoredMedia {
  /** Of the file. */
  path: string
  mime: string
  owner: string
  ticketId: number | null
}

interface NewMedia {
  owner: string
  bytes: Buffer
  at?: number
}

/** What a file under the media folder is found by. */
export interface MediaFile {
  id: string
  mime: string
  createdAt: Date
}
/** The folder that files of an instant lie in: "2026-11". */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)
export const nameOf = ({ id, mime }: Omit<MediaFile, 'createdAt'>): string => `${id}.${extensionOf(mime)}`
/** The name of the small picture beside a picture. */
export const smallOf = (name: string): string => name.replace(/\.jpg$/, '.small.jpg')

export type Media = ReturnType<typeof createMedia>

export function createMedia(
  writer: Writer,
  read: PrismaClient,
  { dir, now }: { dir: string; now: () => number },
) {
  const folderOf = (createdAt: Date): string => join(dir, monthOf(createdAt))
  const pathOf = (media: MediaFile): string => join(folderOf(media.createdAt), nameOf(media))
  const view = (media: {
    id: string
    mime: string
    owner: string
    createdAt: Date
    ticketId: number | null
  }): StoredMedia => ({
    path: pathOf(media),
    mime: media.mime,
    owner: media.owner,
    ticketId: media.ticketId,
  })

  async function keep(
    { owner, takenBy }: { owner: string; takenBy?: number },
    bytes: Buffer,
    { mime, at, then }: { mime: string; at: number; then?: (id: string) => Effect<void> },
  ): Promise<{ mediaId: string }> {
    const media = {
      id: uuidv7(),
      owner,
      takenBy: takenBy ?? null,
      mime,
      bytes: bytes.length,
      createdAt: new Date(at),
    }
    const path = pathOf(media)
    await write(folderOf(media.createdAt), path, bytes)
    try {
      await writer.run(async (tx, emit) => {
        await tx.media.create({ data: media })
        await then?.(media.id)(tx, emit)
      })
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    return { mediaId: media.id }
  }

  return {
    /** Keeps a picture for whoever `ownerOf` names. When it settles, file and row are on the disk. */
    save: async ({ owner, bytes, at = now() }: NewMedia): Promise<Saved> => {
      if (bytes.length > bytesAtMost) return { refused: 'too_large' }
      const picture = await clean(bytes)
      return picture ? keep({ owner }, picture, { mime: pictureMime, at }) : { refused: 'unreadable' }
    },

    /** Keeps a recording for whoever `ownerOf` names, as it came. What is no sound by its first bytes is unreadable. */
    saveRecording: async ({ owner, bytes, at = now() }: NewMedia): Promise<Saved> => {
      if (bytes.length > bytesAtMost) return { refused: 'too_large' }
      const mime = recordingMime(bytes)
      return mime === undefined ? { refused: 'unreadable' } : keep({ owner }, bytes, { mime, at })
    },

    /**
     * Keeps a picture that a member of staff took of their work, with its ticket. Throws NOT_FOUND, TICKET_CLOSED or
     * TICKET_NOT_YOURS where they do not work on it, MEDIA_TOO_LARGE and MEDIA_UNREADABLE.
     */
    take: async (viewer: Viewer, ticketId: string, bytes: Buffer): Promise<void> => {
      if (bytes.length > bytesAtMost)
        throw new AppError('MEDIA_TOO_LARGE', 'a picture may have 20 MB at most')
      const picture = await clean(bytes)
      if (!picture)
        throw new AppError('MEDIA_UNREADABLE', 'this is no picture that can be read; take a JPEG or PNG')
      const at = now()
      const by = { owner: JSON.stringify(['staff', viewer.staffId]), takenBy: viewer.staffId }
      await keep(by, picture, {
        mime: pictureMime,
        at,
        then: (id) => async (tx, emit) => {
          const ticket = await stored(tx, viewer, ticketId)
          const move = addPicture(await stateOf(tx, ticket), { ...viewer, at })
          await execute(tx, 'UPDATE Media SET ticketId = ? WHERE id = ?', ticket.id, id)
          await applyMove(tx, ticket, move, { at, staffId: viewer.staffId }, emit)
        },
      })
    },

    read: async (id: string): Promise<StoredMedia | undefined> => {
      const media = await read.media.findUnique({ where: { id } })
      return media ? view(media) : undefined
    },

    /**
     * A picture or recording that the viewer may see, of a ticket that they may; a picture also small, a recording always whole.
     * Throws NOT_FOUND for any other.
     */
    readAs: async (viewer: Viewer, id: string, small = false): Promise<StoredMedia> => {
      const media = await read.media.findUnique({ where: { id } })
      const field = media && fieldOf(media.mime)
      const least = media?.releasedAt ? 'masked' : 'see'
      const ticket =
        field &&
        (await read.ticket.findFirst({
          where: {
            AND: [
              visible(viewer),
              // Whoever took it has seen it.
              media.takenBy === viewer.staffId ? {} : whereSees(viewer, field, least),
              { media: { some: { id } } },
            ],
          },
          select: { id: true },
        }))
      if (!media || !ticket)
        throw new AppError('NOT_FOUND', 'there is no such picture or recording where you work')
      const whole = view(media)
      if (!small || whole.mime !== pictureMime) return whole
      return { ...whole, path: await thumbnail(whole.path, folderOf(media.createdAt)) }
    },
  }
}

/** The picture upright, at most 2048 pixels wide and high, as JPEG without metadata; undefined where it cannot be decoded. */
async function clean(bytes: Buffer): Promise<Buffer | undefined> {
  // Not before the first picture: the library holds 12 MB.
  const { default: sharp } = await import('sharp')
  const options = { failOn: 'error', limitInputPixels: pixelsAtMost } as const
  try {
    const { format } = await sharp(bytes, options).metadata()
    if (!formats.includes(format)) return undefined
    return await sharp(bytes, options)
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 82, mozjpeg: false })
      .toBuffer()
  } catch {
    return undefined
  }
}

/** The small picture beside a picture. Made when it is first asked for. */
async function thumbnail(path: string, folder: string): Promise<string> {
  const small = smallOf(path)
  try {
    await access(small)
  } catch {
    const { default: sharp } = await import('sharp')
    const size = { width: smallSide, height: smallSide, fit: 'cover' } as const
    await write(folder, small, await sharp(path).resize(size).jpeg({ quality: 75 }).toBuffer())
  }
  return small
}

/** Puts a whole file in its place, or none: it is on the disk under its name when this settles. */
async function write(folder: string, path: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `.${randomUUID()}.tmp`)
  try {
    await withFile(unfinished, 'wx', async (file) => {
      await file.writeFile(bytes)
      await file.sync()
    })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new AppError('STORE_FULL', 'the disk is full: free some room; nothing was changed', {
        cause: error,
      })
    throw error
  }
  await withFile(folder, 'r', (file) => file.sync())
}

async function withFile(
  path: string,
  flags: string,
  use: (file: Awaited<ReturnType<typeof open>>) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags)
  try {
    await use(file)
  } finally {
    await file.close()
  }
}

/** Ties pictures to a ticket: media id, ticket id, owner. Only the contact's own. */
export async function attach(tx: Tx, media: readonly (readonly [string, number, string])[]): Promise<void> {
  if (media.length === 0) return
  await execute(
    tx,
    `UPDATE Media SET ticketId = k.value ->> 1 FROM json_each(?) AS k
     WHERE Media.id = k.value ->> 0 AND Media.owner = k.value ->> 2`,
    JSON.stringify(media),
  )
}
