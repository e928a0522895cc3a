// Single keys that act, except while somebody types or a dialog is open.
import { useEffect, useEffectEvent } from 'react'

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="combobox"], [role="dialog"]') !== null)

/** `act` hears a key and tells whether it meant anything; then the browser does nothing more with it. */
export function useShortcuts(act: (key: string) => boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
    if (document.querySelector('[role="dialog"]:not([aria-hidden="true"])') !== null) return
    if (act(event.key)) event.preventDefault()
  })
  useEffect(() => {
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
