// What npm start runs before the program.
import { setUpProgram } from './setup.ts'

try {
  await setUpProgram()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
