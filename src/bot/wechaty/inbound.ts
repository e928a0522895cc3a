// A private message of a puppet as our plain Inbound. Nothing of Wechaty goes further, its numbers for types least of
// all: they differ between its releases (domain 3.2).
import { addAbortSignal, type Readable } from 'node:stream'
import type { payloads, types } from 'wechaty-puppet'
import type { Inbound, MessageKind } from '../../flows/message.ts'
import { placeOf } from './location.ts'
import { patience, within } from './patience.ts'
import { codeOf, type Log, type Puppet } from './puppet.ts'

/** The name of a message type in the release that runs. */
export type TypeName = keyof typeof types.Message

/** Stores the bytes of a picture or recording for a sender, or says why it did not. */
export type SaveMedia = (
  bytes: Buffer,
  sender: string,
  kind: 'image' | 'voice',
) => Promise<{ mediaId: string } | { refused: 'too_large' | 'unreadable' }>

export interface Reading {
  puppet: Puppet
  saveMedia: SaveMedia
  /** Makes out what a recording says; undefined for nothing. Never rejects. */
  listen?: ((recording: Buffer) => Promise<string | undefined>) | undefined
  log: Log
}

/** The largest file that is loaded into memory, in bytes (domain 3.7). */
const mostBytes = 20 * 1024 * 1024

const kinds: Partial<Record<TypeName, MessageKind>> = {
  Text: 'text',
  Image: 'image',
  Audio: 'voice',
  Location: 'location',
  Recalled: 'recall',
}

/**
 * What a message says, its picture or recording stored. What cannot be got (a file that does not arrive, a place that nobody
 * can read) is logged and left out: such an image or recording has no mediaId, such a location is 'unknown'. Never rejects.
 */
export async function readMessage(
  payload: payloads.Message,
  type: TypeName,
  from: Pick<Inbound, 'channel' | 'account' | 'at'>,
  reading: Reading,
): Promise<Inbound> {
  const inbound: Inbound = {
    ...from,
    sender: payload.talkerId,
    messageId: payload.id,
    kind: kinds[type] ?? 'unknown',
    text: '',
  }
  const missed = (error: unknown) => {
    reading.log.warn({ code: codeOf(error), messageId: payload.id, kind: inbound.kind }, 'wechaty.unreadable')
    return undefined
  }
  switch (inbound.kind) {
    case 'text':
      return { ...inbound, text: payload.text ?? '' }
    case 'recall': {
      // The text is the recalled message's id. toRecalled() adds nothing to it and may be undefined (wechaty#2664).
      const id = (payload.text ?? '').trim()
      return /^[^\s<>]+$/.test(id) ? { ...inbound, text: id } : { ...inbound, kind: 'unknown' }
    }
    case 'image':
    case 'voice': {
      const { kind } = inbound
      const bytes = await within(patience.media, load(reading.puppet, payload.id)).catch(missed)
      if (bytes === undefined) return inbound
      // What a recording says counts also where it cannot be kept.
      const [mediaId, text = ''] = await Promise.all([
        saveFile(payload, bytes, kind, reading).catch(missed),
        kind === 'voice' ? reading.listen?.(bytes) : undefined,
      ])
      return { ...inbound, text, ...(mediaId !== undefined && { mediaId }) }
    }
    case 'location': {
      const location = await placeOf(payload, reading.puppet).catch(missed)
      return location ? { ...inbound, location } : { ...inbound, kind: 'unknown' }
    }
    case 'unknown':
      return inbound
  }
}

async function saveFile(
  payload: payloads.Message,
  bytes: Buffer,
  kind: 'image' | 'voice',
  { saveMedia, log }: Reading,
): Promise<string | undefined> {
  const saved = await saveMedia(bytes, payload.talkerId, kind)
  if ('mediaId' in saved) return saved.mediaId
  log.warn({ code: saved.refused, messageId: payload.id, kind }, 'wechaty.unreadable')
  return undefined
}

/** What we use of a file-box. Its package hides the type that the puppet's declaration points to. */
interface FileBox {
  toStream: () => Promise<Readable>
}

/** The bytes of a message's file. Rejects where there is none, or more than may be loaded. */
async function load(puppet: Puppet, id: string): Promise<Buffer> {
  const file = (await puppet.messageFile(id)) as FileBox
  const parts: Buffer[] = []
  let size = 0
  const stream = addAbortSignal(AbortSignal.timeout(patience.media), await file.toStream())
  // Leaving the loop closes the stream, so that the rest of a file that is too large is not fetched.
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) throw Object.assign(new Error('the file is too large'), { code: 'too_large' })
    parts.push(part)
  }
  return Buffer.concat(parts)
}
