// What was typed and not yet sent. It outlives a look at another ticket and a session that ran out, but not a change of person.
import { createContext, use, useMemo, useState, type ReactNode } from 'react'

interface Kept {
  personId: number
  texts: Readonly<Record<string, string>>
}
interface Drafts {
  kept: Kept | null
  set: (personId: number, name: string, text: string) => void
  forget: () => void
}
const DraftsContext = createContext<Drafts | null>(null)

export function DraftsProvider({ children }: { children: ReactNode }) {
  const [kept, setKept] = useState<Kept | null>(null)
  const drafts = useMemo<Drafts>(
    () => ({
      kept,
      set: (personId, name, text) =>
        setKept((before) => {
          const texts = before?.personId === personId ? before.texts : {}
          return { personId, texts: { ...texts, [name]: text } }
        }),
      forget: () => setKept(null),
    }),
    [kept],
  )
  return <DraftsContext value={drafts}>{children}</DraftsContext>
}

function useDrafts(): Drafts {
  const drafts = use(DraftsContext)
  if (drafts === null) throw new Error('useDrafts needs a DraftsProvider above it')
  return drafts
}

/** One text that a person is typing, and how to change it. */
export function useDraft(personId: number, name: string): [text: string, setText: (text: string) => void] {
  const { kept, set } = useDrafts()
  const text = kept?.personId === personId ? kept.texts[name] : undefined
  return [text ?? '', (next) => set(personId, name, next)]
}

export const useForgetDrafts = (): (() => void) => useDrafts().forget

/** Whether somebody was interrupted while they typed. */
export const useInterrupted = (): boolean =>
  Object.values(useDrafts().kept?.texts ?? {}).some((text) => text !== '')
