// What a person chose for themselves (language, large text), kept in the browser, and the clock that times are told by.
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { translator, type Language } from './texts/texts.ts'
import type { Clock } from './dates.ts'

export interface Settings extends Clock {
  large: boolean
  setLanguage: (language: Language) => void
  setLarge: (large: boolean) => void
}
const SettingsContext = createContext<Settings | null>(null)

const kept = (name: string): string | null => {
  try {
    return localStorage.getItem(`linli.console.${name}`)
  } catch {
    return null // a browser may forbid storage; the choice then lasts as long as the page
  }
}
const keep = (name: string, value: string): void => {
  try {
    localStorage.setItem(`linli.console.${name}`, value)
  } catch {
    // see above
  }
}

export function SettingsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (kept('language') === 'en' ? 'en' : 'zh'))
  const [large, setLarge] = useState(() => kept('large') === 'yes')
  const [now, setNow] = useState(() => Date.now())

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    keep('language', language)
    keep('large', large ? 'yes' : 'no')
  }, [language, large])

  const settings = useMemo(
    () => ({ language, large, now, t: translator(language), setLanguage, setLarge }),
    [language, large, now],
  )
  return <SettingsContext value={settings}>{children}</SettingsContext>
}

export function useSettings(): Settings {
  const settings = use(SettingsContext)
  if (settings === null) throw new Error('useSettings needs a SettingsProvider above it')
  return settings
}
