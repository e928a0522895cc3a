// npm run --silent recount <file> [head]: counts a published poll again, with nothing but its file. One line of figures and exit
// code 0; or one line of what is wrong, and exit code 1.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AppError } from '../src/errors.ts'
import { recountDecision } from '../src/rules/polls/decision-file.ts'
import { isDecision } from '../src/rules/polls/decision-record.ts'
import { recount } from '../src/rules/polls/poll-file.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function read(path: string | undefined): string {
  if (path === undefined)
    throw new AppError('INPUT_INVALID', 'name the file: npm run --silent recount <file> [head]')
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new AppError('INPUT_INVALID', `the file cannot be read: ${JSON.stringify(path)}`, { cause: error })
  }
}

const board = (file: { head: string }, head?: string): string =>
  head === undefined ? `compare this head with the notice board: ${file.head}` : `head ${file.head}`

/** What an opinion poll or a vote in chat came to. As JSON, so that no text of a file can break the line or steer the terminal. */
function pollLine(json: string, head?: string): string[] {
  const file = recount(sha256, json, head)
  const { poll, totals, votes, replaced, outcome } = file
  const decided = { true: 'passed', false: 'not passed', undefined: 'an opinion, nothing decided' }
  return [
    `agrees: ${votes.length} of ${poll.entitled} voted`,
    ...totals.map(
      ({ option, votes: count, points }) =>
        `${JSON.stringify(option)} ${points === undefined ? count : `${points} points`}`,
    ),
    `${replaced.length} replaced`,
    decided[`${outcome?.passed}`],
    poll.pack,
    board(file, head),
  ]
}

function decisionLine(json: string, head?: string): string[] {
  const file = recountDecision(sha256, json, head)
  const { poll, count, silence, filled } = file
  const area = (cm2: string | null, whole?: string | null) =>
    cm2 === null ? '' : `, ${cm2}${whole == null ? '' : ` of ${whole}`} cm²`
  const decided = (passed: boolean) => (passed ? 'passed' : 'not passed')
  return [
    `agrees: ${count.taking.heads} of ${poll.entitled} heads${area(count.taking.areaCm2, poll.areaCm2)}`,
    ...count.totals.map(({ option, votes, areaCm2 }) => `"${option}" ${votes}${area(areaCm2)}`),
    decided(count.passed),
    ...(silence ? [`with the silent, who join "${silence.joins}": ${decided(silence.count.passed)}`] : []),
    ...(filled ? [`by numbers filled in from ${JSON.stringify(filled.source)}`] : []),
    poll.pack,
    board(file, head),
  ]
}

try {
  const [path, head] = process.argv.slice(2)
  const json = read(path)
  console.log((isDecision(json) ? decisionLine : pollLine)(json, head).join('; '))
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
