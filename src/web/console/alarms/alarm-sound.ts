// The sound of an alarm: two tones again and again, made by the browser itself.
import { useEffect, useRef, useState } from 'react'

const every = 1200
const tones = [880, 660] as const
const toneSeconds = 0.35

function beep(audio: AudioContext): void {
  for (const [at, frequency] of tones.entries()) {
    const start = audio.currentTime + at * toneSeconds
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.type = 'square'
    tone.frequency.value = frequency
    // Without a slope the loudspeaker clicks.
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(0.25, start + 0.02)
    volume.gain.linearRampToValueAtTime(0, start + toneSeconds)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + toneSeconds)
  }
}

/** Sounds while `on`. A browser keeps a page mute until somebody has touched it: then `blocked` is true, and `unlock` asks for leave. */
export function useAlarmSound(on: boolean): { blocked: boolean; unlock: () => void } {
  const [blocked, setBlocked] = useState(false)
  const playing = useRef<AudioContext>(undefined)
  useEffect(() => {
    if (!on) return
    const audio = new AudioContext()
    playing.current = audio
    const wake = (): void => void audio.resume()
    const look = (): void => setBlocked(audio.state !== 'running')
    const timer = setInterval(() => {
      look()
      if (audio.state === 'running') beep(audio)
    }, every)
    audio.addEventListener('statechange', look)
    addEventListener('pointerdown', wake)
    addEventListener('keydown', wake)
    wake()
    return () => {
      clearInterval(timer)
      audio.removeEventListener('statechange', look)
      removeEventListener('pointerdown', wake)
      removeEventListener('keydown', wake)
      playing.current = undefined
      void audio.close()
    }
  }, [on])
  return { blocked: on && blocked, unlock: () => void playing.current?.resume() }
}
