// Calling staff: what goes out by each way, what is recorded of each attempt, and what a gateway is to be handed.
import type { PushPayload, PushSubscription } from '../../rules/alarms/push.ts'
import { isOpen, numberText, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { hiddenFromPhone } from '../../rules/staff/visibility.ts'
import { lineText, render } from '../../text/render.ts'
import { line, say, type Say, type Word } from '../../text/say.ts'
import { zh } from '../../text/zh.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { insertReplies } from '../conversations/messages.ts'
import { oweJobs, type NewJob } from '../outbox.ts'
import { streetIn } from './roster.ts'
import type { Effect, Emit, Writer } from '../writer.ts'

/** An alarm with what a call tells of its ticket. */
export interface Called {
  id: number
  communityId: number
  number: number
  category: string
  placeText: string
}
/** A call by a gateway or by push, as its job carries it: for an alarm, or a test ring. */
export interface GatewayCall {
  alarmId?: number | undefined
  /** Without it the street office is called. */
  wayId?: number | undefined
  report?: boolean | undefined
  /** Of a test ring by push: what the tap on it sends back. */
  code?: string | undefined
}
/** What is to be sent now, by which way. */
export type DueCall =
  { way: 'gateway'; call: Outgoing } | { way: 'push'; subscription: PushSubscription; payload: PushPayload }
/** What a gateway is handed. */
export interface Outgoing {
  gateway: string
  phone: string
  text: string
  number: string
}

/** What staff are told. Of matters that may endanger somebody only that there is one: a text lies open on a phone. */
function callText({ number, category, placeText }: Called, report: boolean): Say {
  const told = { number: numberText(number) }
  if (report) return say('alarm.callReport', told)
  const hidden = hiddenFromPhone.includes(category)
  const somewhere: Word = placeText === '' ? { text: 'alarm.anywhere' } : placeText
  return say('alarm.call', {
    ...told,
    what: whatWord(category),
    place: hidden ? { text: 'alarm.onConsole' } : somewhere,
  })
}
/** The kind of danger, unless the word itself could endanger somebody. */
export function whatWord(category: string): Word {
  const key = `what.${category}`
  return { text: !hiddenFromPhone.includes(category) && isKey(key) ? key : 'what.danger' }
}
const isKey = (key: string): key is keyof typeof zh => Object.hasOwn(zh, key)

/** Calls people by all their ways, and the street office where it is its turn. Gateways are called by jobs. */
export async function callStaff(
  tx: Tx,
  alarm: Called,
  { staff, street, report = false }: { staff: readonly number[]; street: boolean; report?: boolean },
  at: number,
  emit: Emit,
): Promise<void> {
  const number = numberText(alarm.number)
  const ways = await rows<{ id: number; staffId: number; contactId: number | null; way: string }>(
    tx,
    `SELECT id, staffId, contactId, way FROM AlarmWay WHERE staffId IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(staff),
  )
  const jobs: NewJob[] = []
  for (const staffId of staff)
    await record(tx, { alarmId: alarm.id, staffId, way: 'console', at, outcome: 'rung' })
  for (const { id: wayId, staffId, contactId, way } of ways) {
    if (way === 'gateway' || way === 'push')
      jobs.push({
        job: 'alarm.call',
        payload: { alarmId: alarm.id, wayId, ...(report && { report }) },
        dueAt: at,
      })
    if (way !== 'chat' || contactId === null) continue
    const words = callText(alarm, report)
    const said = report ? words : { ...words, lines: [line('alarm.chatHint', { number })] }
    const messageId = await writeTo(tx, contactId, said, at, emit)
    await record(tx, { alarmId: alarm.id, staffId, way: 'chat', at, outcome: 'queued', messageId })
  }
  if (street) {
    if (await streetOf(tx, alarm.communityId))
      jobs.push({ job: 'alarm.call', payload: { alarmId: alarm.id }, dueAt: at })
    else await record(tx, { alarmId: alarm.id, staffId: null, way: 'street', at, outcome: 'missing' })
  }
  await oweJobs(tx, jobs, emit)
}

/** Writes to a contact on their own channel, and tells the message's id. */
export async function writeTo(tx: Tx, contactId: number, said: Say, at: number, emit: Emit): Promise<number> {
  const contact = await tx.contact.findUniqueOrThrow({ where: { id: contactId } })
  const { channel, account, sender } = contact
  const to = { contactId, channel, account, sender }
  const [id = NaN] = insertReplies(tx, [{ to, from: 'bot', reply: render(said, 'zh'), at }], emit)
  return id
}

interface Attempt {
  alarmId: number | null
  staffId: number | null
  way: string
  at: number
  outcome: string
  messageId?: number
}
export async function record(
  tx: Tx,
  { alarmId, staffId, way, at, outcome, messageId }: Attempt,
): Promise<void> {
  await tx.alarmCall.create({
    data: { alarmId, staffId, way, at: new Date(at), outcome, messageId: messageId ?? null },
  })
}

async function streetOf(client: Tx, communityId: number) {
  const community = await client.node.findUnique({ where: { id: communityId }, select: { settings: true } })
  return community ? streetIn(community.settings) : undefined
}

export function createAlarmCalls(writer: Writer, read: PrismaClient, now: () => number) {
  /** Records an attempt by a gateway or by push. One that a gateway took is when staff were first notified, or what proves the way. */
  const attempted =
    ({ alarmId, wayId }: GatewayCall, gateway: string, outcome: string): Effect<void> =>
    async (tx) => {
      const at = now()
      const way = wayId === undefined ? null : await tx.alarmWay.findUnique({ where: { id: wayId } })
      const staffId = way?.staffId ?? null
      await record(tx, {
        alarmId: alarmId ?? null,
        staffId,
        way: wayId === undefined ? 'street' : gateway,
        at,
        outcome,
      })
      // The browser has left, and will not come back under this address.
      if (outcome === 'gone') await tx.alarmWay.deleteMany({ where: { id: wayId ?? 0 } })
      // That a push service took it says nothing of the device: only the device itself does.
      if (outcome !== 'accepted' || staffId === null) return
      await execute(tx, 'UPDATE AlarmWay SET triedAt = ? WHERE id = ?', at, wayId)
      if (alarmId !== undefined)
        await execute(
          tx,
          'UPDATE Alarm SET staffNotifiedAt = coalesce(staffNotifiedAt, ?) WHERE id = ?',
          at,
          alarmId,
        )
    }

  return {
    attempted,
    /** Records an attempt that failed, at once: the job that made it is tried again. */
    failed: (call: GatewayCall, gateway: string, outcome: string): Promise<void> =>
      writer.run(attempted(call, gateway, outcome)),

    /** What to send now, or undefined where nobody needs to be called any more. */
    callOf: async ({ alarmId, wayId, report = false, code }: GatewayCall): Promise<DueCall | undefined> => {
      const alarm =
        alarmId === undefined
          ? undefined
          : await read.alarm.findUnique({ where: { id: alarmId }, include: { ticket: true } })
      if (alarmId !== undefined) {
        if (!alarm) return undefined
        const over = report ? alarm.authorityContactedAt : alarm.confirmedAt
        if (over !== null || !(report || isOpen(alarm.ticket.status as TicketStatus))) return undefined
      }
      const text = lineText(alarm ? callText({ ...alarm.ticket }, report) : line('alarm.test'), 'zh')
      const number = numberText(alarm?.ticket.number ?? 0)
      if (wayId === undefined) {
        const street = alarm && (await streetOf(read, alarm.ticket.communityId))
        return street
          ? { way: 'gateway', call: { gateway: street.gateway, phone: street.phone, text, number } }
          : undefined
      }
      const way = await read.alarmWay.findUnique({ where: { id: wayId } })
      if (way?.subscription != null)
        return {
          way: 'push',
          subscription: JSON.parse(way.subscription) as PushSubscription,
          payload: {
            text: lineText(line(alarm ? 'alarm.push' : 'alarm.pushTest'), 'zh'),
            ...(alarm && { alarm: alarm.id }),
            ...(code !== undefined && { code }),
          },
        }
      return way?.phone == null
        ? undefined
        : { way: 'gateway', call: { gateway: way.gateway, phone: way.phone, text, number } }
    },
  }
}
