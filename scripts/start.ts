// npm start: sets up what is missing or stale, then becomes the program.
import { setUpProgram } from './setup.ts'

try {
  await setUpProgram()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
await import('../src/main.ts')
