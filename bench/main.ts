// npm run bench: measures ours beside its peers, writes bench/RESULTS.md and bench/results.json. --quick is short, --json prints the results.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setUpBench } from './peers.ts'
import { report } from './report.ts'
import { runBench } from './run.ts'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const quick = process.argv.includes('--quick')
const json = process.argv.includes('--json')

await setUpBench()
// BENCH_DIR names the disk to measure.
const home = await mkdtemp(join(process.env['BENCH_DIR'] ?? tmpdir(), 'linli-bench-'))
try {
  const results = await runBench({
    quick,
    home,
    say: (line) => console.error(`${performance.now().toFixed(0).padStart(7)} ms  ${line}`),
  })
  if (quick) {
    // What only a full run measures stays as the last one found it.
    const before = JSON.parse(await readFile(file('results.json'), 'utf8')) as typeof results
    results.understood = { ...before.understood, ...results.understood }
  }
  const text = `${JSON.stringify(results, null, 2)}\n`
  await writeFile(file('results.json'), text)
  await writeFile(file('RESULTS.md'), report(results))
  console.log(json ? text : report(results))
  if (Object.keys(results.long?.failed ?? {}).length > 0) process.exitCode = 1
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await rm(home, { recursive: true, force: true })
}
// Workers that a failure has left end with us.
process.exit()
