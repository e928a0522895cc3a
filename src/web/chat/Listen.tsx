// The small button that reads a message aloud, where the browser has a voice for its language.
import { useSyncExternalStore } from 'react'
import { usePage } from './page.ts'

export function Listen({ id, text }: { id: string; text: string }) {
  const { texts, voice } = usePage()
  const subscribe = (listener: () => void) => voice.subscribe(listener)
  const available = useSyncExternalStore(subscribe, () => voice.canSpeak(text))
  const speaking = useSyncExternalStore(subscribe, () => voice.speaking() === id)
  if (!available) return null
  return (
    <button
      type="button"
      className="listen"
      aria-label={speaking ? texts.stopLabel : texts.listenLabel}
      onClick={() => (speaking ? voice.stop() : voice.speak(id, text))}
    >
      {speaking ? texts.stop : texts.listen}
    </button>
  )
}
