// When somebody may come: what a resident says by the way of being at home ("明天下午在家", "晚饭后来").
import { timeIn } from './time.ts'

export interface FoundSuiting {
  /** The resident's own words, and the span that they mean (epoch ms). */
  suits: { text: string; from: number; to: number }
  /** The text without them. */
  rest: string
}

/** What follows a time where somebody is at home then, or bids come. */
const free =
  /^[^,。!?;,\s]{0,5}?(?:在家|在屋(?:头|里)|(?:家里|屋头|屋里)有人|有空|得空|得闲|有时间|方便|上门|(?:都|才)在(?=$|[,。!])|(?:过|再)?来(?:修|看|弄|整|查|换)?(?:一下|一哈|哈|下)?(?:嘛|吧|哈|噻|要得不|可以不)?(?=$|[,。!])|(?:都)?(?:可以|得行)(?=$|[,。!]))(?:嘛|吧|哈|的)?/
/** "不在家", "水才来": no time that suits. */
const unlike = /不|没|莫|水|电|气|网/
/** What all of these have a piece of: nearly every message is done with here. */
const maySuit = /家|屋|有人|空|得闲|时间|方便|上门|都在|才在|来|可以|得行/
/** What introduces it. */
const label = /(?:方便|有空|在家|上门)的?时间(?:是|为)?[::\s]*$/
/** What is left before it says nothing by itself. */
const lead = /(?:[\s,。,]|我们?|家里|屋头|麻烦|请|你们|您们?|师傅|最好|只有|就|要){0,6}$/
/** A message speaks of few times; the fifth is nobody's. */
const timesAtMost = 4
const wordsAtMost = 60

/** The last time to come of which a text says that it suits, or undefined. */
export function findSuiting(text: string, now: number): FoundSuiting | undefined {
  if (!maySuit.test(text)) return undefined
  const said = text.normalize('NFKC')
  let found: FoundSuiting | undefined
  let from = 0
  for (let times = 0; times < timesAtMost; times++) {
    const time = timeIn(said.slice(from), now)
    if (!time) break
    const begins = from + time.at
    const ends = begins + time.words.length
    const tail = free.exec(said.slice(ends, ends + 20))?.[0]
    const fits = tail !== undefined && !unlike.test(tail)
    const before = said.slice(0, begins)
    if (time.to > now && (fits || label.test(before))) {
      const behind = ends + (fits ? tail.length : 0)
      const left = [before.replace(label, '').replace(lead, ''), said.slice(behind).replace(/^[\s,。,]+/, '')]
      found = {
        suits: { text: said.slice(begins, behind).slice(0, wordsAtMost), from: time.from, to: time.to },
        rest: left.filter((part) => part !== '').join(','),
      }
    }
    from = ends
  }
  return found
}
