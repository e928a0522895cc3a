// Whether each channel reaches residents: told by whoever holds it, seen by staff and by /health in any process.
import type { PrismaClient } from '../connection.ts'
import type { Writer } from '../writer.ts'

export interface ChannelState {
  name: string
  account: string
  online: boolean
  /** Since when it has been so. */
  since: Date
}
/** What a channel can carry: without a message of the resident, and how many within how long after one; null is no limit. */
export interface Carries {
  proactive: boolean
  perInbound: number | null
  windowMs: number | null
}

export type ChannelStates = ReturnType<typeof createChannelStates>

export function createChannelStates(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** Every channel that has ever told of itself, by name. */
    list: (): Promise<ChannelState[]> =>
      read.channelState.findMany({
        orderBy: { name: 'asc' },
        select: { name: true, account: true, online: true, since: true },
      }),

    /** At the start: none of these reaches residents yet, and any other is gone. */
    begin: async (starting: readonly (Pick<ChannelState, 'name' | 'account'> & Carries)[]): Promise<void> => {
      await writer.run(async (tx) => {
        await tx.channelState.deleteMany()
        const since = new Date(now())
        await tx.channelState.createMany({
          data: starting.map(({ name, account, proactive, perInbound, windowMs }) => ({
            ...{ name, account, proactive, perInbound, windowMs },
            online: false,
            since,
          })),
        })
      })
    },

    /** Notes what a channel tells. Told again without a change it keeps its time. */
    report: async (told: Pick<ChannelState, 'name' | 'account' | 'online'>): Promise<void> => {
      await writer.run(async (tx, emit) => {
        const { name } = told
        const before = await tx.channelState.findUnique({ where: { name } })
        if (before?.online === told.online && before.account === told.account) return
        const state = { ...told, since: new Date(now()) }
        await tx.channelState.upsert({ where: { name }, create: state, update: state })
        emit({ type: 'channel', name })
      })
    },
  }
}
