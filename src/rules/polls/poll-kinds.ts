// The kinds of polls beside the legal types: what a choice is in the box, and how each kind is counted. Whole numbers only.
import { AppError } from '../../errors.ts'
import { scoreAtMost, type PollKind } from './poll-terms.ts'

/** How a poll is answered: of its options' ids, in the order in which they are shown, a ballot names up to `most`. */
export interface Form {
  kind: PollKind
  options: readonly string[]
  most: number
}
/** What came of an option: how many ballots name it and, where places or scores are given, its points. */
export interface Total {
  option: string
  votes: number
  points?: number | undefined
}

/** How many options a ballot may name: `wish` says it for 'multiple' alone. Throws INPUT_INVALID for what does not fit. */
export function mostFor(kind: PollKind, options: number, wish: number | undefined): number {
  if (kind !== 'multiple') {
    if (wish !== undefined) throw new AppError('INPUT_INVALID', 'most: only multiple choice has it')
    return kind === 'single' ? 1 : options
  }
  if (wish === undefined || wish < 2 || wish >= options)
    throw new AppError(
      'INPUT_INVALID',
      'most: multiple choice needs it: at least 2, and fewer than the options',
    )
  return wish
}

/** The one text in which several options are named: their ids in the order in which they are shown, as "1,3". */
export const several = (options: readonly string[], picked: readonly string[]): string =>
  options.filter((id) => picked.includes(id)).join(',')

/** The one text of an order, the first wanted first, as "3>1". Where only one option is left, it is named: nothing else could follow. */
export function ranked(options: readonly string[], order: readonly string[]): string {
  const rest = options.filter((id) => !order.includes(id))
  return [...order, ...(rest.length === 1 ? rest : [])].join('>')
}

/** The one text of scores, each option's in the order in which they are shown, as "1=5,2=3". */
export const scored = (options: readonly string[], scores: readonly number[]): string =>
  options.map((id, at) => `${id}=${scores[at] ?? ''}`).join(',')

/** What a choice names, in its order; `score` only where scores are given. Undefined for what is no choice of this poll. */
export function namedIn(
  { kind, options, most }: Form,
  choice: string,
): { option: string; score?: number }[] | undefined {
  const parts = kind === 'ranking' ? choice.split('>') : kind === 'single' ? [choice] : choice.split(',')
  if (kind === 'score') {
    const scores = parts.map((part) => Number(part.slice(part.lastIndexOf('=') + 1)))
    const fits = scores.every((score) => Number.isInteger(score) && score >= 1 && score <= scoreAtMost)
    if (!fits || scored(options, scores) !== choice) return undefined
    return options.map((option, at) => ({ option, score: scores[at] ?? 0 }))
  }
  const once = new Set(parts).size === parts.length && parts.every((id) => options.includes(id))
  if (!once || parts.length > most) return undefined
  const text = kind === 'ranking' ? ranked(options, parts) : several(options, parts)
  return text === choice ? parts.map((option) => ({ option })) : undefined
}

/**
 * What came of each option, in their order; choices that are none of this poll count nowhere. In a ranking an option has 2 points for
 * each other one that a ballot puts behind it and 1 for each that, like itself, it does not place: Borda's count in halves, where
 * what is not placed shares the points that are left (the "average score" of Narodytska and Walsh, 2014). Equal points are a tie.
 */
export function totalsFor(form: Form, choices: readonly string[]): Total[] {
  const { kind, options } = form
  const totals = new Map(options.map((option) => [option, { option, votes: 0, points: 0 }]))
  for (const choice of choices) {
    const named = namedIn(form, choice)
    if (!named) continue
    for (const [at, { option, score }] of named.entries()) {
      const total = totals.get(option)
      if (!total) continue
      total.votes += 1
      total.points += score ?? 2 * (options.length - 1 - at)
    }
    if (kind !== 'ranking') continue
    for (const [option, total] of totals)
      if (!named.some((one) => one.option === option)) total.points += options.length - 1 - named.length
  }
  return [...totals.values()].map(({ option, votes, points }) =>
    kind === 'ranking' || kind === 'score' ? { option, votes, points } : { option, votes },
  )
}
