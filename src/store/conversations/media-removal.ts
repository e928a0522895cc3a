// Takes pictures and recordings off the disk.
import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { rows, type PrismaClient } from '../connection.ts'
import { monthOf, nameOf, smallOf, type MediaFile } from './media.ts'

export type MediaRemoval = ReturnType<typeof createMediaRemoval>

export function createMediaRemoval(
  read: PrismaClient,
  dir: string,
  onError: (error: unknown, what: string) => void,
) {
  const removed = async (path: string): Promise<boolean> => {
    try {
      await rm(path, { force: true })
      return true
    } catch (error) {
      onError(error, 'media')
      return false
    }
  }

  return {
    /** Removes files with the small pictures beside them, and tells whose are gone. One that is not there is gone. */
    remove: async <T extends MediaFile>(media: readonly T[]): Promise<T[]> => {
      const gone: T[] = []
      for (const file of media) {
        const path = join(dir, monthOf(file.createdAt), nameOf(file))
        if ((await removed(smallOf(path))) && (await removed(path))) gone.push(file)
      }
      return gone
    },

    /** Removes files that no row knows, as a crash leaves them, from the folders of months that ended before `until`. */
    strays: async (until: number): Promise<void> => {
      for (const month of await namesIn(dir)) {
        if (!/^\d{4}-\d{2}$/.test(month) || month >= monthOf(new Date(until))) continue
        const folder = join(dir, month)
        const names = await namesIn(folder)
        const known = await rows<{ id: string }>(
          read,
          'SELECT id FROM Media WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(names.map(idIn)),
        )
        const ids = new Set(known.map(({ id }) => id))
        const strays = names.filter((name) => !ids.has(idIn(name)))
        for (const name of strays) await removed(join(folder, name))
        if (ids.size === 0) await rmdir(folder).catch((error: unknown) => onError(error, 'media'))
      }
    },
  }
}

const idIn = (name: string): string => name.split('.')[0] ?? ''

/** What lies in a folder; nothing before the first file made it. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
