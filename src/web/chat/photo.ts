// Pictures on their way out: made small enough for a slow phone line, and freed of the place where they were taken.

const longest = 1920

/** A picture as a data URL: a JPEG of at most 1920 px, or the file as it is where the browser cannot draw it (HEIC, GIF). */
export async function photoData(file: File): Promise<string> {
  if (file.type === 'image/gif') return rawData(file)
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return rawData(file)
  }
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const brush = canvas.getContext('2d')
  if (!brush) return rawData(file)
  brush.fillStyle = '#fff'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas.toDataURL('image/jpeg', 0.85)
}

function rawData(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(file)
  })
}

/** The bytes and type of a data URL. (The page's security policy does not let it fetch one.) */
export function dataBlob(url: string): Blob {
  const comma = url.indexOf(',')
  const type = /^data:([^;,]*)/.exec(url)?.[1] ?? ''
  const bytes = Uint8Array.from(atob(url.slice(comma + 1)), (char) => char.charCodeAt(0))
  return new Blob([bytes], { type: type || 'application/octet-stream' })
}
