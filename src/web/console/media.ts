// What the browser says of the screen and the person before it.
import { useCallback, useRef, useSyncExternalStore } from 'react'

/** Whether a media query holds, now and as it changes. While the page is printed it stays as it was: paper is no phone. */
export function useMedia(query: string): boolean {
  const onScreen = useRef<boolean>(undefined)
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => {
    if (onScreen.current === undefined || !matchMedia('print').matches)
      onScreen.current = matchMedia(query).matches
    return onScreen.current
  })
}

export const narrow = '(max-width: 819px)'
