// Builds the two pages, the residents' chat and the staff's console, which the API serves at /chat and /console.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('src/web', import.meta.url))
const pages = ['chat', 'console'].map((name) => `${root}/${name}/index.html`)

export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    assetsDir: 'assets',
    rolldownOptions: { input: pages.filter((page) => existsSync(page)) },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
