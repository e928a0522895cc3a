// npm run --silent rules -- <rule>: a question as JSON on stdin, the answer as JSON on stdout; or one line of why not, and exit code 1.
import { text } from 'node:stream/consumers'
import { AppError } from '../src/errors.ts'
import { askRule } from '../src/rules/questions.ts'

try {
  console.log(JSON.stringify(askRule(process.argv[2], await text(process.stdin))))
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
