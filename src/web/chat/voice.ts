// Reads messages aloud with the browser's own voice, one at a time.

export interface Voice {
  subscribe(listener: () => void): () => void
  /** The message being read. */
  speaking(): string | undefined
  canSpeak(text: string): boolean
  speak(id: string, text: string): void
  stop(): void
}

const chinese = /\p{Script=Han}/u

/** Numbers as people say them on the phone: 1 1 9, not a hundred and nineteen. */
export function spokenText(text: string): string {
  return text.replace(/\d{3,}/g, (digits) => digits.split('').join(' ')).replace(/\n+/g, '。\n')
}

export function createVoice(synthesis: SpeechSynthesis | undefined): Voice {
  const listeners = new Set<() => void>()
  let current: string | undefined

  function set(id: string | undefined): void {
    current = id
    listeners.forEach((listener) => listener())
  }
  const voiceFor = (text: string) =>
    synthesis?.getVoices().find(({ lang }) => (chinese.test(text) ? /^(zh|cmn)/i : /^en/i).test(lang))

  if (synthesis) synthesis.onvoiceschanged = () => set(current)
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    speaking: () => current,
    canSpeak: (text) => voiceFor(text) !== undefined,
    speak(id, text) {
      const voice = voiceFor(text)
      if (!synthesis || !voice) return
      synthesis.cancel()
      const speech = new SpeechSynthesisUtterance(spokenText(text))
      speech.voice = voice
      speech.lang = voice.lang
      speech.rate = 0.9
      speech.onend = speech.onerror = () => {
        if (current === id) set(undefined)
      }
      set(id)
      synthesis.speak(speech)
    },
    stop() {
      synthesis?.cancel()
      set(undefined)
    },
  }
}
