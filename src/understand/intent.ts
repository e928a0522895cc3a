// What a resident wants when no question is open.
import { normalise } from '../text/normalise.ts'
import { wordFor } from '../text/words.ts'
import { categoryOf } from './category.ts'

export type Intent = 'service_request' | 'progress_query' | 'human' | 'smalltalk' | 'unknown'

const progress =
  /进度|办得?(?:怎么样|咋样|咋个样)|修好(?:没|了没|了吗)|(?:上次|之前|昨天|前天).{0,6}(?:报|说|反映)的|啥子?时候(?:来|修|办)/
const human = /(?:找|要|转|喊).{0,4}(?:人工|真人|工作人员|网格员|社区的人)|(?:打|接)个?电话给我/

/** A clause that asks after an earlier report. */
const earlier = new RegExp(`${progress.source}|(?:报|说|反映)过?的`)
const anew = /(?:又|今天|现在|刚才|这回).{0,6}(?:坏|漏|堵|不亮|停|断|破|吵|不动)/

/** Whether a text tells of trouble besides what it asks for: the other clauses do, or the trouble is there again. */
function tells(said: string): boolean {
  const clauses = said.split(/[,。;!?\s]+/)
  return clauses.some((clause) =>
    earlier.test(clause)
      ? anew.test(clause) && categoryOf(clause) !== undefined
      : categoryOf(clause.replace(human, '').replace('投诉', '')) !== undefined,
  )
}

/** The intent of a first message. A report wins over the rest: it must not be lost. */
export function intentOf(text: string): Intent {
  const word = wordFor(text)
  if (word === 'hello' || word === 'thanks' || word === 'yes' || word === 'no') return 'smalltalk'
  const said = normalise(text)
  if ((progress.test(said) || human.test(said)) && tells(said)) return 'service_request'
  if (progress.test(said)) return 'progress_query'
  if (human.test(said)) return 'human'
  return categoryOf(said) ? 'service_request' : 'unknown'
}
