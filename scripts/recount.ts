// npm run --silent recount <file> [head]: counts a published poll again, with nothing but its file. One line of figures and exit
// code 0; or one line of what is wrong, and exit code 1.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AppError } from '../src/errors.ts'
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

try {
  const [path, head] = process.argv.slice(2)
  const file = recount(sha256, read(path), head)
  const { poll, totals, votes, replaced, outcome } = file
  const decided = { true: 'passed', false: 'not passed', undefined: 'an opinion, nothing decided' }
  console.log(
    [
      `agrees: ${votes.length} of ${poll.entitled} voted`,
      // As JSON, so that no text of a file can break the line or steer the terminal.
      ...totals.map(
        ({ option, votes: count, points }) =>
          `${JSON.stringify(option)} ${points === undefined ? count : `${points} points`}`,
      ),
      `${replaced.length} replaced`,
      decided[`${outcome?.passed}`],
      poll.pack,
      head === undefined ? `compare this head with the notice board: ${file.head}` : `head ${file.head}`,
    ].join('; '),
  )
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
