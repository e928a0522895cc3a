// How each member of staff is reached in an alarm: by the console, their own chat, or a telephone behind a gateway.
import { randomInt } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { Inbound } from '../../flows/message.ts'
import type { AlarmWay } from '../../rules/alarms/alarm.ts'
import type { PushSubscription } from '../../rules/alarms/push.ts'
import { say } from '../../text/say.ts'
import { handleWord } from '../../text/words.ts'
import { maskPhone } from '../../understand/phone.ts'
import { writeTo } from './alarm-calls.ts'
import type { Alarms } from './alarms.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { createContacts } from '../residents/contacts.ts'
import { oweJobs } from '../outbox.ts'
import { triedWay } from './roster.ts'
import { fingerprint, type SignedIn } from '../staff/sessions.ts'
import type { Emit, Receipt, Writer } from '../writer.ts'

export type NewWay =
  | { way: 'console' | 'chat' }
  | { way: 'gateway'; gateway: string; phone: string }
  | { way: 'push'; subscription: PushSubscription }

/** How long a code can be sent to the bot. */
const codeFor = 10 * 60 * 1000
const longestWords = 20
const codeText = /^值班\s*([0-9]{8})$/
const handleText = new RegExp(`^${handleWord}\\s*([0-9]{1,9})?[。.!!]?$`)

const newCode = (): string => String(randomInt(100_000_000)).padStart(8, '0')

export type AlarmWays = ReturnType<typeof createAlarmWays>

export function createAlarmWays(
  writer: Writer,
  read: PrismaClient,
  now: () => number,
  gateways: readonly string[],
  alarms: Alarms,
) {
  const list = async (staffId: number) => {
    const found = await rows<{
      id: number
      way: AlarmWay
      gateway: string
      phone: string | null
      linked: number | bigint
      tried: number | bigint
    }>(
      read,
      `SELECT w.id, w.way, w.gateway, w.phone, w.contactId IS NOT NULL AS linked, ${triedWay} AS tried
       FROM AlarmWay AS w WHERE w.staffId = ? ORDER BY w.id`,
      staffId,
    )
    return found.map(({ id, way, gateway, phone, linked, tried }) => ({
      id,
      way,
      gateway: way === 'gateway' ? gateway : null,
      phone: phone === null ? null : maskPhone(phone),
      linked: way !== 'chat' || Number(linked) === 1,
      tried: Number(tried) === 1,
    }))
  }

  async function requireWay(tx: Tx, staffId: number, id: number) {
    const way = await tx.alarmWay.findFirst({ where: { id, staffId } })
    if (!way) throw new AppError('NOT_FOUND', 'you have no such way of being reached')
    return way
  }

  /** Stores what was sent and answers it outside any flow. A message that came before is not answered again. */
  const outsideFlows = (
    message: Inbound,
    communityId: number,
    answer: (tx: Tx, contactId: number, emit: Emit) => Promise<unknown>,
  ): Promise<Receipt> =>
    writer.run(async (tx, emit) => {
      // Remembers nothing: this transaction may be rolled back.
      const [contact] = await createContacts().find(tx, [message], communityId)
      if (!contact) throw new Error('a contact that was just made is not there')
      const stored = await execute(
        tx,
        `INSERT INTO Message (contactId, platformId, author, kind, text, at, unsent) VALUES (?, ?, 'in', 'text', ?, ?, 0)
         ON CONFLICT DO NOTHING`,
        contact.contactId,
        message.messageId,
        // A code is worth something as long as it runs.
        message.text.normalize('NFKC').replace(/[0-9]{8}/, '********'),
        message.at,
      )
      if (stored === 0) return 'repeated'
      await answer(tx, contact.contactId, emit)
      return 'stored'
    })

  async function link(tx: Tx, contactId: number, code: string, emit: Emit): Promise<void> {
    const at = now()
    const way = await tx.alarmWay.findFirst({
      where: {
        way: 'chat',
        codeHash: fingerprint(code),
        codeUntil: { gt: new Date(at) },
        staff: { active: true },
      },
      include: { staff: true },
    })
    if (!way) {
      await writeTo(tx, contactId, say('alarm.codeWrong'), at, emit)
      return
    }
    const others = { contactId, way: 'chat', id: { not: way.id } }
    if (await tx.alarmWay.findFirst({ where: { ...others, staff: { active: true } } })) {
      await writeTo(tx, contactId, say('alarm.chatTaken'), at, emit)
      return
    }
    const testMessageId = await writeTo(
      tx,
      contactId,
      say('alarm.linked', { staff: way.staff.name }),
      at,
      emit,
    )
    await tx.alarmWay.update({
      where: { id: way.id },
      data: { contactId, codeHash: null, codeUntil: null, testMessageId, triedAt: null },
    })
  }

  async function handle(
    message: Inbound,
    number: number | undefined,
    communityId: number,
    otherwise: (message: Inbound) => Promise<Receipt>,
  ): Promise<Receipt> {
    const { channel, account, sender } = message
    const linked = await read.alarmWay.findFirst({
      where: { contact: { channel, account, sender }, staff: { active: true } },
      include: { staff: true },
    })
    if (!linked) return otherwise(message)
    const { id: staffId, name } = linked.staff
    return outsideFlows(message, communityId, async (tx, contactId, emit) => {
      const said = await alarms.confirmByChat(tx, { staffId, name }, number, emit)
      await writeTo(tx, contactId, said, now(), emit)
    })
  }

  return {
    /** The names of the gateways that there are. */
    gateways,

    /** A member of staff's own ways, telephone numbers masked. */
    list,

    /** Adds a way, or sets it anew. For a chat it tells the code that its owner has to send to the bot. */
    add: async (staffId: number, wish: NewWay): Promise<{ id: number; code: string | null }> => {
      if (wish.way === 'gateway' && !gateways.includes(wish.gateway))
        throw new AppError('INPUT_INVALID', 'gateway: ALARM_GATEWAYS names no such gateway')
      const code = wish.way === 'chat' ? newCode() : null
      const { way } = wish
      const gateway =
        wish.way === 'gateway'
          ? wish.gateway
          : wish.way === 'push'
            ? fingerprint(wish.subscription.endpoint)
            : ''
      const data = {
        ...(wish.way === 'push' && { subscription: JSON.stringify(wish.subscription), triedAt: null }),
        phone: wish.way === 'gateway' ? wish.phone : null,
        ...(wish.way === 'gateway' && { triedAt: null }),
        ...(code !== null && { codeHash: fingerprint(code), codeUntil: new Date(now() + codeFor) }),
      }
      return writer.run(async (tx) => {
        const { id } = await tx.alarmWay.upsert({
          where: { staffId_way_gateway: { staffId, way, gateway } },
          create: { staffId, way, gateway, ...data },
          update: data,
        })
        return { id, code }
      })
    },

    remove: (staffId: number, id: number): Promise<void> =>
      writer.run(async (tx) => {
        await requireWay(tx, staffId, id)
        await tx.alarmWay.delete({ where: { id } })
      }),

    /** Rings once for a test. The way counts as tried when the gateway took it, the message arrived, or its owner heard the console or tapped the push. */
    test: (staff: SignedIn, id: number): Promise<void> =>
      writer.run(async (tx, emit) => {
        const way = await requireWay(tx, staff.id, id)
        const at = now()
        if (way.way === 'gateway')
          await oweJobs(tx, [{ job: 'alarm.call', payload: { wayId: id }, dueAt: at }], emit)
        else if (way.way === 'push') {
          const code = newCode()
          const data = { codeHash: fingerprint(code), codeUntil: new Date(at + codeFor) }
          await tx.alarmWay.update({ where: { id }, data })
          await oweJobs(tx, [{ job: 'alarm.call', payload: { wayId: id, code }, dueAt: at }], emit)
        } else if (way.way === 'console')
          emit({
            type: 'alarm',
            ticketId: null,
            category: '',
            scope: staff.node.path,
            assigneeId: null,
            staffIds: [staff.id],
          })
        else if (way.contactId === null)
          throw new AppError('INPUT_INVALID', 'this chat is not linked yet; send the code to the bot first')
        else {
          const testMessageId = await writeTo(tx, way.contactId, say('alarm.test'), at, emit)
          await tx.alarmWay.update({ where: { id }, data: { testMessageId } })
        }
      }),

    /** The owner says that the console rang. */
    heard: (staffId: number): Promise<void> =>
      writer.run(async (tx) => {
        const data = { triedAt: new Date(now()) }
        await tx.alarmWay.upsert({
          where: { staffId_way_gateway: { staffId, way: 'console', gateway: '' } },
          create: { staffId, way: 'console', ...data },
          update: data,
        })
      }),

    /** The owner tapped the test ring on the device itself. Throws NOT_FOUND for any other code than the last ring's. */
    tapped: (staffId: number, code: string): Promise<void> =>
      writer.run(async (tx) => {
        const at = new Date(now())
        const { count } = await tx.alarmWay.updateMany({
          where: { staffId, way: 'push', codeHash: fingerprint(code), codeUntil: { gt: at } },
          data: { triedAt: at, codeHash: null, codeUntil: null },
        })
        if (count === 0) throw new AppError('NOT_FOUND', 'this test ring is over; ring once more')
      }),

    /** Takes what staff send to the bot about alarms; anything else goes on as ever, and without delay. */
    take: (
      message: Inbound,
      communityId: () => number,
      otherwise: (message: Inbound) => Promise<Receipt>,
    ): Promise<Receipt> => {
      const short = message.kind === 'text' && message.text.length <= longestWords
      const text = short ? message.text.normalize('NFKC').trim() : ''
      const code = codeText.exec(text)?.[1]
      if (code !== undefined)
        return outsideFlows(message, communityId(), (tx, contactId, emit) => link(tx, contactId, code, emit))
      const handled = handleText.exec(text)
      if (!handled) return otherwise(message)
      const number = handled[1] === undefined ? undefined : Number(handled[1])
      return handle(message, number, communityId(), otherwise)
    },
  }
}
