// npm test: sets up what is missing or stale, runs the tests (arguments go to vitest), and ends with their counts.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUpTests } from './setup.ts'

/** What of vitest's JSON report is read here. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

function summary(reportFile: string, code: number): string {
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report
  // A file that does not load, or whose hooks fail, counts as one: its tests never ran.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  const skipped = report.numPendingTests + report.numTodoTests
  if (code !== 0 && failed === 0) console.log('vitest failed outside the tests: see above')
  const counts = [`${report.numPassedTests} passed`, `${failed === 0 && code !== 0 ? 1 : failed} failed`]
  return (skipped > 0 ? [...counts, `${skipped} skipped`] : counts).join(', ')
}

const folder = mkdtempSync(join(tmpdir(), 'linli-test-'))
const reportFile = join(folder, 'report.json')
try {
  await setUpTests()
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json']
  const args = [...vitest, `--outputFile.json=${reportFile}`, ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
  console.log(summary(reportFile, process.exitCode))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
