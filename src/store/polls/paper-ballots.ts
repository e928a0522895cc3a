// Paper ballots as staff enter them: each by two people on their own, a difference settled by a third, and only then in the box.
import { AppError } from '../../errors.ts'
import type { Community } from '../../rules/community/tree.ts'
import {
  checkProxy,
  readBallots,
  standing,
  type Reading,
  type SheetError,
} from '../../rules/polls/paper-ballot.ts'
import type { DeliveryWay } from '../../rules/polls/poll-terms.ts'
import { votePackFor } from '../../rules/polls/vote-packs.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { doorsIn } from '../../understand/place.ts'
import type { Tx } from '../connection.ts'
import { doorName } from '../residents/flats.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'
import { putInBox } from './ballots.ts'
import { paperPoll } from './paper-polls.ts'
import { paperFields, reading } from './paper-rows.ts'

export type PaperBallots = ReturnType<typeof createPaperBallots>

export interface NewProxy {
  electorId: number
  name: string
  scope: string
  /** The day ("2026-11-20") on which it was signed. */
  day: string
  reference: string
}
export interface NewDelivery {
  electorIds: readonly number[]
  how: DeliveryWay
  day: string
  proof: string
}

export function createPaperBallots(
  writer: Writer,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  const enter = async (
    tx: Tx,
    viewer: Viewer,
    poll: Begun,
    { electorId, ...read }: Entry,
    sheet: boolean,
  ) => {
    const elector = await electorOf(tx, poll, electorId)
    const { entries, proxy } = elector
    const mine = entries.find(({ staffId }) => staffId === viewer.staffId)
    if (entries.length === 2 || (mine && sheet))
      throw new AppError('BALLOT_ENTERED', mine ? 'you have entered it' : 'two people have entered it')
    if (read.proxy !== '' && proxy?.reference !== read.proxy)
      throw new AppError('INPUT_INVALID', 'proxy: no such written authority is recorded for these owners')
    if (mine) await tx.ballotEntry.update({ where: { id: mine.id }, data: { ...read, at: new Date(now()) } })
    else
      await tx.ballotEntry.create({
        data: { ...read, electorId, staffId: viewer.staffId, sheet, at: new Date(now()) },
      })
    const others = entries.filter((entry) => entry !== mine).map(reading)
    const { counts } = standing([...others, read], null)
    if (counts) await putInBox(tx, poll.id, { electorId, residentId: null, choice: counts.choice }, now())
  }

  return {
    /**
     * Enters what the viewer reads on a paper; their own may be corrected while nobody else's is in. Two that read the same put the
     * ballot into the box. Throws BALLOT_ENTERED where two are in, INPUT_INVALID for a proxy whose authority is not recorded,
     * POLL_REFUSED for a poll that is not begun or is published.
     */
    enter: (viewer: Viewer, publicId: string, entry: Entry): Promise<void> =>
      writer.run(async (tx) => enter(tx, viewer, await begun(tx, viewer, publicId), entry, false)),

    /** Enters a whole sheet as the one entry of whoever sends it. With any error nothing is kept. */
    takeSheet: (
      viewer: Viewer,
      publicId: string,
      table: readonly (readonly string[])[],
    ): Promise<{ ballots: number; errors: SheetError[] }> =>
      writer.run(async (tx) => {
        const poll = await begun(tx, viewer, publicId)
        const home = community(communityIdOf(viewer))
        const electors = await tx.elector.findMany({ where: { pollId: poll.id }, include: paperFields })
        const byHouse = new Map(
          electors.flatMap((elector) =>
            (JSON.parse(elector.houses) as string[]).map((house) => [house, elector] as const),
          ),
        )
        const { ballots, errors } = readBallots(table, (house) => {
          const [door, ...others] = doorsIn(house, home)
          return door && others.length === 0 ? byHouse.get(doorName(home, door))?.id : undefined
        })
        for (const { elector: id, line, proxy } of ballots) {
          const elector = electors.find((one) => one.id === id)
          const mine = elector?.entries.some(({ staffId }) => staffId === viewer.staffId)
          if (mine === true || (elector?.entries.length ?? 0) === 2) errors.push({ line, fault: 'entered' })
          if (proxy !== '' && elector?.proxy?.reference !== proxy) errors.push({ line, fault: 'proxy' })
        }
        if (errors.length > 0) return { ballots: 0, errors: errors.sort((a, b) => a.line - b.line) }
        for (const { elector: electorId, choice, way, proxy } of ballots)
          await enter(tx, viewer, poll, { electorId, choice, way, proxy }, true)
        return { ballots: ballots.length, errors: [] }
      }),

    /**
     * Settles two entries that differ, by looking at the paper again, with a reason. Throws APPROVAL_OWN for whoever entered one of
     * them, BALLOT_ENTERED where nothing differs.
     */
    settle: (viewer: Viewer, publicId: string, { reason, electorId, ...read }: Entry & { reason: string }) =>
      writer.run(async (tx): Promise<void> => {
        const poll = await begun(tx, viewer, publicId)
        const { entries, settling, proxy } = await electorOf(tx, poll, electorId)
        if (standing(entries.map(reading), settling && reading(settling)).state !== 'differs')
          throw new AppError('BALLOT_ENTERED', 'no two entries differ here')
        if (entries.some(({ staffId }) => staffId === viewer.staffId))
          throw new AppError('APPROVAL_OWN', 'somebody who entered neither of them looks at the paper again')
        if (read.proxy !== '' && proxy?.reference !== read.proxy)
          throw new AppError('INPUT_INVALID', 'proxy: no such written authority is recorded for these owners')
        await tx.ballotSettling.create({
          data: { ...read, reason, electorId, staffId: viewer.staffId, at: new Date(now()) },
        })
        await putInBox(tx, poll.id, { electorId, residentId: null, choice: read.choice }, now())
      }),

    /** Records a written authority. Throws what `checkProxy` throws, and BALLOT_ENTERED once a ballot of theirs was entered. */
    authorise: (viewer: Viewer, publicId: string, { electorId, ...proxy }: NewProxy): Promise<void> =>
      writer.run(async (tx) => {
        const poll = await begun(tx, viewer, publicId)
        checkProxy(votePackFor(poll.pack, poll.day), proxy, dayOf(now()))
        const { entries } = await electorOf(tx, poll, electorId)
        if (entries.length > 0)
          throw new AppError(
            'BALLOT_ENTERED',
            'their ballot was entered already; an authority comes before it',
          )
        const data = { ...proxy, staffId: viewer.staffId, at: new Date(now()) }
        await tx.ballotProxy.upsert({ where: { electorId }, create: { ...data, electorId }, update: data })
      }),

    /** Records that ballots were delivered; what was recorded before stays. Throws INPUT_INVALID for a day that is not yet. */
    deliver: (viewer: Viewer, publicId: string, { electorIds, ...proof }: NewDelivery): Promise<void> =>
      writer.run(async (tx) => {
        const poll = await begun(tx, viewer, publicId)
        if (proof.day > dayOf(Math.min(now(), poll.closesAt.getTime())))
          throw new AppError('INPUT_INVALID', 'day: a ballot is delivered before the vote is over')
        for (const electorId of new Set(electorIds)) {
          const { delivery } = await electorOf(tx, poll, electorId)
          if (delivery) continue
          await tx.ballotDelivery.create({
            data: { ...proof, electorId, staffId: viewer.staffId, at: new Date(now()) },
          })
        }
      }),
  }
}

type Begun = Awaited<ReturnType<typeof paperPoll>>
export interface Entry extends Reading {
  electorId: number
}

/** A decision whose papers are taken or still entered: until it is published. */
async function begun(tx: Tx, viewer: Viewer, publicId: string): Promise<Begun> {
  const poll = await paperPoll(tx, viewer, publicId)
  if (poll.state !== 'open' && poll.state !== 'closed')
    throw new AppError('POLL_REFUSED', `this is not done to a poll that is ${poll.state}`)
  return poll
}

async function electorOf(tx: Tx, { id }: Begun, electorId: number) {
  const elector = await tx.elector.findFirst({ where: { id: electorId, pollId: id }, include: paperFields })
  if (!elector) throw new AppError('INPUT_INVALID', 'electorId: nobody of this decision')
  return elector
}
