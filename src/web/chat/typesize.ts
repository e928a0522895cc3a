// The size of letters: four steps, remembered on this device for every resident who uses it.

export const sizes = [18, 22, 26, 30] as const
export type Size = (typeof sizes)[number]
const key = 'linli.chat.size'

export function nextSize(size: Size): Size {
  return sizes[(sizes.indexOf(size) + 1) % sizes.length] ?? 18
}

export function readSize(): Size {
  try {
    const saved = Number(localStorage.getItem(key))
    return sizes.find((size) => size === saved) ?? 18
  } catch {
    return 18
  }
}

/** Shows a size: everything is measured in rem, and above the first step targets grow too. */
export function showSize(size: Size): void {
  const page = document.documentElement
  page.style.fontSize = `${size}px`
  page.toggleAttribute('data-large', size > 18)
}

export function saveSize(size: Size): void {
  try {
    localStorage.setItem(key, String(size))
  } catch {
    // A browser that does not remember still shows the size.
  }
}
