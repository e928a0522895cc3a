// The program as plain JavaScript in build/, file by file, so that it runs without a compiler.
import { cpSync } from 'node:fs'
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/main.ts',
    outDir: 'build',
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        preserveModules: true,
        preserveModulesRoot: new URL('src', import.meta.url).pathname,
        entryFileNames: '[name].js',
      },
    },
  },
  // Its JSON is imported without the attribute that Node asks for.
  ssr: { noExternal: ['chinese-days'] },
  plugins: [
    {
      name: 'started-by-path',
      // Threads and programs that are started by their path, so no import leads to them.
      writeBundle: () => {
        for (const name of [
          'store/sqlite/sqlite-reader',
          'store/sqlite/sqlite-checkpoint',
          'bot/speech/silk',
        ])
          cpSync(`src/${name}.mjs`, `build/${name}.mjs`)
      },
    },
  ],
})
