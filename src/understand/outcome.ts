// What a resident says of what was done for them: whether it is, and how content they are.
import { normalise } from '../text/normalise.ts'
import { wordFor } from '../text/words.ts'
import { choose } from './choice.ts'

/** The choices as they are shown, in this order. */
export const outcomeOptions = [
  { text: 'visit.solved' },
  { text: 'visit.partly' },
  { text: 'visit.unsolved' },
] as const
export const satisfactionOptions = [
  { text: 'visit.satisfied5' },
  { text: 'visit.satisfied4' },
  { text: 'visit.satisfied3' },
  { text: 'visit.satisfied2' },
  { text: 'visit.satisfied1' },
] as const

const partly = /一部分|没(?:有)?(?:全|完全)|不完全|一半|好(?:了)?(?:一)?[些点]|差一点|差不多/
/** 好了,但是…: what is good comes first. */
const good = /[好亮通行]/
const but = /但|不过|就是|只是|可是/
const unsolved =
  /没(?:有)?(?:怎么)?(?:修|弄|办|搞|解决|处理|换)?(?:好|通|完|成|解决|处理|人来|来人)|不(?:得)?行$|没(?:有)?(?:用|变化|动静)|还(?:是)?(?:那样|不|没|漏|坏)|老样子|又(?:坏|漏|堵|不)|不亮|not (?:done|fixed|solved|working)|still/
const solved =
  /^(?:都|已经|全|现在|全部|确实)*(?:好了|好咯|好啦|好哒|修好|弄好|搞好|办好|搞定|解决了|可以了|得行了|能用了|亮了|通了|不漏了|不堵了|正常|完成|done|fixed|solved|it works)/

/** Of its options the one that is meant (from 0), and what was said besides. Undefined where it tells of something else. */
export function outcomeIn(text: string): { picked: number; words: string } | undefined {
  const said = text.trim()
  const [, number = '', rest = ''] = /^([1-3\uff11-\uff13])[\s.、,,:;;]+(\S.*)$/su.exec(said) ?? []
  const exact = choose(number === '' ? said : number, outcomeOptions)
  // "3栋" is no answer, but "3 还在漏" is one with a reason.
  if (exact !== undefined) return { picked: exact, words: rest }
  const told = normalise(said)
  const picked =
    partly.test(told) || isGoodBut(told) ? 1 : unsolved.test(told) ? 2 : solved.test(told) ? 0 : undefined
  if (picked === undefined) return wordFor(said) === 'no' ? { picked: 2, words: '' } : undefined
  return { picked, words: said.length > stockAtMost ? said : '' }
}
function isGoodBut(told: string): boolean {
  const at = told.search(good)
  return at !== -1 && but.test(told.slice(at + 1))
}

/** A phrase so short says no more than the choice. */
const stockAtMost = 5

/** Which of the five steps is meant (from 0), or undefined. */
export function satisfactionIn(text: string): number | undefined {
  const exact = choose(text, satisfactionOptions)
  if (exact !== undefined) return exact
  const told = normalise(text)
  if (/(?:非常|很|太|十分|极其?)不满意|太差|差评|非常差|糟糕/.test(told)) return 4
  if (/不(?:太|大|怎么|是很|够)?满意|不(?:太|怎么)?(?:好|行)$|有点差|差$/.test(told)) return 3
  if (/基本|一般|还行|还可以|还好|凑合|将就|过得去/.test(told)) return 2
  if (/(?:非常|很|特别|十分|太|超级?)(?:满意|好|棒|巴适)|点赞|安逸得很/.test(told)) return 0
  return /满意|不错|可以|挺好|要得|巴适|安逸/.test(told) ? 1 : undefined
}
