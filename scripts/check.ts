// npm run check: all that a change has to pass. --quick leaves out the browser tests, --no-tests leaves out every test.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setUpClient } from './setup.ts'
import { runNode, step } from './step.ts'

const steps: [title: string, file: string, args: string[]][] = [
  ['format', 'prettier/bin/prettier.cjs', ['--check', '.']],
  ['lint', 'eslint/bin/eslint.js', ['.']],
  ['types', 'typescript/bin/tsc', ['--noEmit']],
  ['dead code', 'knip/bin/knip.js', []],
]

const failed: string[] = []
await setUpClient()
for (const [title, file, args] of steps) {
  try {
    await step(title, () => runNode(file, args))
  } catch (error) {
    failed.push(title)
    console.error(error instanceof Error ? error.message : error)
  }
}
if (!process.argv.includes('--no-tests')) {
  const args = process.argv.includes('--quick') ? ['--exclude', '**/*.browser.test.ts'] : []
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/test.ts', ...args], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) failed.push('tests')
}
if (failed.length > 0) {
  console.error(`The check failed at: ${failed.join(', ')}`)
  process.exitCode = 1
}
