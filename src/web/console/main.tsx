// Starts the staff console.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { App } from './app.tsx'
import { createQueryClient } from './queries.ts'
import { SettingsProvider } from './settings.tsx'
import './styles/base.css'
import './styles/desk.css'
import './styles/filing.css'
import './styles/inbox.css'
import './styles/bookings.css'
import './styles/events.css'
import './styles/legal.css'
import './styles/look-ins.css'
import './styles/mediations.css'
import './styles/measures.css'
import './styles/proposals.css'
import './styles/roster.css'
import './styles/ticket.css'
import './styles/catalogue.css'
import './styles/volunteers.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html holds no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <SettingsProvider>
        <App />
      </SettingsProvider>
    </QueryClientProvider>
  </StrictMode>,
)
