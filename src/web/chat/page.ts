// What every part of the page may need: its words, its voice, and the conversation it shows.
import { createContext, useContext } from 'react'
import type { Conversation } from './conversation.ts'
import type { Texts } from './texts.ts'
import type { Voice } from './voice.ts'

export interface Page {
  texts: Texts
  voice: Voice
  conversation: Conversation
  /** What a link (a slip's code) would have the resident ask; they send it themselves. */
  draft: string
}

export const PageContext = createContext<Page | undefined>(undefined)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('usePage is used outside of the page')
  return page
}
