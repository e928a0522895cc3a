// Builds the two pages, the residents' chat and the staff's console, which the API serves at /chat and /console.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('src/web', import.meta.url))
const pages = { chat: `${root}/chat/index.html`, console: `${root}/console/index.html` }
/**
 * At the root and under one name for ever: a service worker reaches no further up than its own address, and the page of a poll is
 * not built here.
 */
const scripts = {
  'console-worker': `${root}/console/worker.ts`,
  'poll-list': `${root}/chat/poll-list.ts`,
}

export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    assetsDir: 'assets',
    rolldownOptions: {
      input: { ...pages, ...scripts },
      output: {
        entryFileNames: ({ name }) => (name in scripts ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
