// What kind of sound a file holds, by its first bytes. Platforms send SILK or AMR, puppets often MP3 made of them.

/** Each kind: where its mark stands, the mark, its media type and its file's ending. */
const kinds = [
  [0, '#!SILK_V3', 'audio/silk', 'silk'],
  // Tencent's own, with a byte before the mark.
  [1, '#!SILK_V3', 'audio/silk', 'silk'],
  [0, '#!AMR', 'audio/amr', 'amr'],
  [0, 'ID3', 'audio/mpeg', 'mp3'],
  [0, 'OggS', 'audio/ogg', 'ogg'],
  [8, 'WAVE', 'audio/wav', 'wav'],
  [4, 'ftyp', 'audio/mp4', 'm4a'],
] as const

/** The media type of a recording, or undefined for what is none. */
export function recordingMime(bytes: Buffer): string | undefined {
  const found = kinds.find(([at, mark]) => bytes.subarray(at, at + mark.length).toString('latin1') === mark)
  if (found) return found[2]
  // An MPEG frame without a tag before it begins with eleven set bits.
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0 ? 'audio/mpeg' : undefined
}

/** The ending of the file that a media type is kept in. */
export const extensionOf = (mime: string): string => kinds.find(([, , type]) => type === mime)?.[3] ?? 'jpg'

export const isRecording = (mime: string): boolean => mime.startsWith('audio/')
