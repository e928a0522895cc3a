// npm run --silent understand: one message a line in, one line of JSON out. What integrators and evaluations ask.
import { createInterface } from 'node:readline'
import { understand } from '../src/understand/understand.ts'

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
  process.stdout.write(`${JSON.stringify(answer(line))}\n`)

function answer(message: string) {
  const { intent, category, urgency, confidence, also } = understand(message)
  return { intent, category, urgency, confidence, also: also.map((matter) => matter.intent) }
}
