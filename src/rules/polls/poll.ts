// A poll as it is prepared and held: what it needs before it may begin, who is one head, and when who is told.
import { AppError } from '../../errors.ts'
import { dayOf } from '../time/calendar.ts'
import { mostFor } from './poll-kinds.ts'
import { pollDays, type PollElectorate, type PollKind } from './poll-terms.ts'
import { packId, refuseInChat, votePackFor, type PollAim } from './vote-packs.ts'

const day = 24 * 60 * 60 * 1000

/** When those who have not voted are reminded: a day before the end, or at half of a shorter time. */
export const reminderAt = (opensAt: number, closesAt: number): number =>
  closesAt - Math.min(day, Math.floor((closesAt - opensAt) / 2))

export interface NewPoll {
  aim: PollAim
  /** A pack by its name, such as "opinion-poll". */
  pack: string
  electorate: PollElectorate
  question: string
  options: readonly string[]
  kind: PollKind
  /** How many options a ballot names at most: for 'multiple', and only there. */
  most?: number | undefined
  /** Epoch milliseconds; at once where it is left out. */
  opensAt?: number | undefined
  closesAt: number
}

/**
 * The pack and day of a poll that may be held in chat, with its options numbered as residents see them.
 * Throws POLL_REFUSED for what is never put to the vote here, INPUT_INVALID for what does not fit together.
 */
export function checkedPoll(poll: NewPoll, now: number) {
  const opensAt = poll.opensAt ?? now
  const date = dayOf(opensAt)
  const pack = votePackFor(poll.pack, date)
  refuseInChat(pack, poll.aim)
  if (namesOffice(`${poll.question} ${poll.options.join(' ')}`))
    throw new AppError(
      'POLL_REFUSED',
      'elections are never held in chat: send the notice and the candidates’ information',
    )
  if (!pack.electorates.includes(poll.electorate))
    throw new AppError('INPUT_INVALID', `electorate: ${packId(pack)} is for ${pack.electorates.join(', ')}`)
  if (new Set(poll.options).size !== poll.options.length)
    throw new AppError('INPUT_INVALID', 'options: one is there twice')
  if (poll.kind !== 'single' && pack.pass !== 'none')
    throw new AppError('INPUT_INVALID', `kind: ${packId(pack)} decides by one choice of each voter`)
  const most = mostFor(poll.kind, poll.options.length, poll.most)
  if (poll.closesAt <= now || poll.closesAt <= opensAt)
    throw new AppError('INPUT_INVALID', 'closesAt: has to come after now and after opensAt')
  if (poll.closesAt > Math.max(now, opensAt) + pollDays * day)
    throw new AppError('INPUT_INVALID', `closesAt: a poll lasts at most ${pollDays} days`)
  const options = poll.options.map((text, index) => ({ id: String(index + 1), text }))
  return { pack: packId(pack), day: date, options, most, opensAt }
}

/** Whoever calls an election an opinion poll is stopped by its words: 居委会选举, 选居委会主任, 党支部换届, 楼栋长选举. */
export const namesOffice = (text: string): boolean =>
  /(?:居委会|居民委员会|村委会|村民委员会|党委|党总支|党支部|支委|居民代表|村民代表|楼栋长|居民小组长|村民小组长|业委会|业主委员会)(?:主任|副主任|委员|成员|书记|班子)?(?:的)?(?:选举|换届|改选|补选|推选)/u.test(
    text,
  ) ||
  /(?:选|选举|选出|推选|改选|补选|票选)(?:一[名位个]|新的?|下一届)?(?:居委会|居民委员会|村委会|村民委员会|党委|党总支|党支部|支部书记|书记|居民代表|村民代表|业委会|业主委员会|委员|主任)/u.test(
    text,
  )

export interface OwnedArea {
  flatId: number
  area: bigint | null
  ownerId: number
}
/** One head among owners: the same owners of one or more flats. */
interface Head {
  owners: number[]
  flats: number[]
  /** Of each of their flats in cm²; one that was not imported is left out. */
  areas: bigint[]
}

/** The heads of an estate: joint owners of a flat are one, and so is who owns several flats (建筑物区分所有权解释 8, 9). */
export function headsOf(owned: readonly OwnedArea[]): Head[] {
  const flats = new Map<number, { area: bigint | null; owners: number[] }>()
  for (const { flatId, area, ownerId } of owned) {
    const flat = flats.get(flatId) ?? { area, owners: [] }
    flat.owners.push(ownerId)
    flats.set(flatId, flat)
  }
  const heads = new Map<string, Head>()
  for (const [flatId, { area, owners }] of flats) {
    owners.sort((a, b) => a - b)
    const key = owners.join(' ')
    const head = heads.get(key) ?? { owners, flats: [], areas: [] }
    head.flats.push(flatId)
    if (area !== null) head.areas.push(area)
    heads.set(key, head)
  }
  return [...heads.values()]
}
