// A guardian's code as its child reads it.
import { line, say, type Say } from '../../text/say.ts'

export const codeSaying = (code: string): Say => ({
  ...say('volunteer.guardianCode', { code: `${code.slice(0, 4)} ${code.slice(4)}` }),
  after: [line('volunteer.guardianPaper')],
})
