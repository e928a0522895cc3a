// Ballots on paper: entered by two people on their own, settled by a third where they differ; proxies; sheets. Pure.
import { AppError } from '../../errors.ts'
import { choices } from './owners-vote.ts'
import type { BallotState, BallotWay } from './poll-terms.ts'
import { packId, type VotePack } from './vote-packs.ts'

export type Choice = (typeof choices)[number]
/** What somebody reads on the paper. */
export interface Reading {
  choice: Choice
  way: BallotWay
  /** The reference of the written authority by which a proxy voted; '' where none did. */
  proxy: string
}

const same = (a: Reading, b: Reading): boolean =>
  a.choice === b.choice && a.way === b.way && a.proxy === b.proxy

/** How a ballot stands, and what counts of it once two people read the same, or a third found out. */
export function standing(
  entries: readonly Reading[],
  found: Reading | null,
): { state: BallotState; counts?: Reading } {
  const [first, second] = entries
  if (!first) return { state: 'none' }
  if (!second) return { state: 'one' }
  const counts = same(first, second) ? first : found
  return counts ? { state: 'settled', counts } : { state: 'differs' }
}

/**
 * Checks a written authority against the pack. Throws POLL_REFUSED where the pack allows no proxy, RULE_UNKNOWN where it leaves that
 * to rules of the place that nobody filled in, INPUT_INVALID for one that was signed after `today` ("2026-11-23").
 */
export function checkProxy(pack: VotePack, { day }: { day: string }, today: string): void {
  if (pack.proxy === 'none') throw new AppError('POLL_REFUSED', `${packId(pack)} allows no proxy`)
  if (pack.proxy === null)
    throw new AppError('RULE_UNKNOWN', `whether ${packId(pack)} allows a proxy is for the rules of the place`)
  if (day > today) throw new AppError('INPUT_INVALID', 'day: an authority is signed before it is used')
}

export const sheetFaults = ['header', 'house', 'choice', 'way', 'twice', 'entered', 'proxy', 'empty'] as const
export interface SheetError {
  /** As the sheet counts its lines, the head being 1. */
  line: number
  fault: (typeof sheetFaults)[number]
}

const heads = {
  house: /^(?:门牌号?|房屋|房号|地址|house)$/i,
  choice: /^(?:选择|意见|表决|表决意见|投票|choice)$/i,
  way: /^(?:方式|来源|way)$/i,
  proxy: /^(?:委托书?|委托书?编号|代理|proxy)$/i,
} as const
const choiceWords: Readonly<Record<string, Choice>> = {
  ...{ 同意: 'agree', 赞成: 'agree', agree: 'agree' },
  ...{ 不同意: 'oppose', 反对: 'oppose', oppose: 'oppose' },
  ...{ 弃权: 'abstain', abstain: 'abstain' },
}
const wayWords: Readonly<Record<string, BallotWay>> = {
  ...{ '': 'paper', 纸票: 'paper', 书面: 'paper', paper: 'paper' },
  ...{ 上门: 'door', 入户: 'door', door: 'door' },
}

/**
 * Reads a sheet of ballots whose first row names the columns: house, choice, and way and proxy where there are any. `electorOf` tells
 * the elector of a house; a buyer of several flats stands there by any one of them. With any error nothing is to be kept.
 */
export function readBallots(
  table: readonly (readonly string[])[],
  electorOf: (house: string) => number | undefined,
): { ballots: (Reading & { elector: number; line: number })[]; errors: SheetError[] } {
  const [head = [], ...rows] = table
  const columnAt = (column: keyof typeof heads) =>
    head.findIndex((name) => heads[column].test(name.normalize('NFKC').replace(/\s/g, '')))
  const [houseAt, choiceAt, wayAt, proxyAt] = [
    ...[columnAt('house'), columnAt('choice'), columnAt('way'), columnAt('proxy')],
  ]
  if (houseAt === undefined || houseAt < 0 || choiceAt === undefined || choiceAt < 0)
    return { ballots: [], errors: [{ line: 1, fault: 'header' }] }
  const errors: SheetError[] = []
  const ballots = new Map<number, Reading & { elector: number; line: number }>()
  for (const [index, row] of rows.entries()) {
    const line = index + 2
    const cell = (column = -1) => (row[column] ?? '').normalize('NFKC').trim()
    if (row.every((text) => text.trim() === '')) continue
    const elector = electorOf(cell(houseAt))
    const choice = choiceWords[cell(choiceAt).toLowerCase()]
    const way = wayWords[cell(wayAt).toLowerCase()]
    if (elector === undefined) errors.push({ line, fault: 'house' })
    if (!choice) errors.push({ line, fault: 'choice' })
    if (!way) errors.push({ line, fault: 'way' })
    if (elector === undefined || !choice || !way) continue
    if (ballots.has(elector)) errors.push({ line, fault: 'twice' })
    ballots.set(elector, { elector, line, choice, way, proxy: cell(proxyAt) })
  }
  if (ballots.size === 0 && errors.length === 0) errors.push({ line: 1, fault: 'empty' })
  return { ballots: [...ballots.values()], errors }
}
