// Starts the residents' chat page: the only file here that acts when it is loaded.
import { createRoot } from 'react-dom/client'
import { createApi } from './api.ts'
import { App } from './App.tsx'
import { createConversation } from './conversation.ts'
import { browserBox, createMemory } from './memory.ts'
import { PageContext } from './page.ts'
import { residentOf } from './resident.ts'
import { textsFor } from './texts.ts'
import { readSize, showSize } from './typesize.ts'
import { createVoice } from './voice.ts'
import './tokens.css'
import './page.css'
import './header.css'
import './message.css'
import './answers.css'
import './urgent.css'
import './composer.css'

const root = document.documentElement
const { slot, another } = residentOf(location.search, 'demo' in root.dataset)
const texts = textsFor(new URLSearchParams(location.search).get('lang'), navigator.language)
const conversation = createConversation({
  api: createApi(),
  memory: createMemory(slot, browserBox()),
  online: navigator.onLine,
})
const draft = new URLSearchParams(location.search).get('say')?.slice(0, 40) ?? ''
const voice = createVoice('speechSynthesis' in window ? window.speechSynthesis : undefined)

root.lang = texts.lang
showSize(readSize())
addEventListener('online', () => conversation.setOnline(true))
addEventListener('offline', () => conversation.setOnline(false))
addEventListener('pagehide', () => voice.stop())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') conversation.wake()
})
conversation.start()

const page = document.getElementById('page')
if (page) {
  createRoot(page).render(
    <PageContext value={{ texts, voice, conversation, draft }}>
      <App another={another} />
    </PageContext>,
  )
}
