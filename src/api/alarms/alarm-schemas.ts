// The shapes of alarms, the duty roster and the ways to reach staff.
import * as z from 'zod'
import { alarmStages, alarmWays } from '../../rules/alarms/alarm.ts'
import { dangers } from '../../rules/alarms/danger.ts'
import { localUses } from '../../rules/alarms/local-numbers.ts'
import { isPushService } from '../../rules/alarms/push.ts'
import { safetyAtMost } from '../../rules/alarms/safety-text.ts'
import { roles } from '../../rules/staff/roles.ts'

const At = z.iso.datetime()
const Person = z.object({ id: z.number(), name: z.string() })
const words = (most: number) => z.string().trim().min(1).max(most)
/** Digits as a gateway takes them: 13812345678, +8613812345678, 02886001234. */
const Phone = z.string().regex(/^\+?[0-9]{7,15}$/, 'a telephone number, digits only')
const GatewayName = words(40)

const AlarmSummary = z.object({
  ticket: z.object({ id: z.uuid(), number: z.string(), category: z.string(), place: z.string() }),
  stage: z.enum(alarmStages).describe('who was called last'),
  ringing: z.boolean().describe('whether it still waits for a person'),
  startedAt: At,
  staffNotifiedAt: At.nullable().describe('when a device of staff first took a call'),
  toldResident: z.string().nullable().describe('the last that the resident was told of the alarm'),
  confirmedBy: Person.nullable(),
  confirmedAt: At.nullable(),
  report: z
    .object({ dueAt: At, by: Person.nullable() })
    .nullable()
    .describe('where the law demands a report'),
  authority: z
    .object({ to: z.string(), receipt: z.string().nullable(), by: Person.nullable(), at: At })
    .nullable()
    .describe('to whom a member of staff reported it'),
})
export const Alarm = AlarmSummary.extend({
  calls: z.array(
    z.object({
      staff: Person.nullable().describe('null for the street office'),
      way: z.string(),
      at: At,
      outcome: z.string(),
    }),
  ),
})
export const AlarmList = z.object({
  items: z.array(AlarmSummary.extend({ called: z.boolean().describe('whether I was called') })),
})
export const Authority = z.object({ to: words(100), receipt: words(100).optional() })

const Street = z.object({ name: words(60), phone: Phone, gateway: GatewayName })
export const RosterList = z.object({
  items: z.array(
    z.object({
      node: Person,
      staff: z.array(
        Person.extend({
          role: z.enum(roles),
          tried: z.array(z.enum(alarmWays)).describe('the ways by which they were reached for certain'),
        }),
      ),
      street: Street.extend({ name: z.string() }).nullable(),
    }),
  ),
  short: z.array(Person).describe('places with fewer than two people'),
  untried: z.array(Person).describe('places where nobody on duty has a way that was seen to work'),
})
export const NewRoster = z.object({
  staff: z.array(z.number().int().positive()).max(20).describe('in the order of calling'),
  street: Street.nullable().optional().describe('whom an alarm calls at last; communities only'),
})

export const WayList = z.object({
  pushKey: z.string().describe('applicationServerKey for pushManager.subscribe()'),
  gateways: z.array(z.string()),
  items: z.array(
    z.object({
      id: z.number(),
      way: z.enum(alarmWays),
      gateway: z.string().nullable(),
      phone: z.string().nullable().describe('masked'),
      linked: z.boolean().describe('false for a chat whose code was not sent yet'),
      tried: z.boolean(),
    }),
  ),
})
export const NewWay = z.discriminatedUnion('way', [
  z.object({ way: z.literal('console') }),
  z.object({ way: z.literal('chat') }),
  z.object({ way: z.literal('gateway'), gateway: GatewayName, phone: Phone }),
  z.object({
    way: z.literal('push'),
    subscription: z
      .object({
        endpoint: z.string().max(1000).refine(isPushService, 'the address of a known push service'),
        keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
      })
      .describe("what the browser's pushManager.subscribe() gives"),
  }),
])
export const MadeWay = z.object({
  id: z.number(),
  code: z.string().nullable().describe('to be sent to the bot as "值班" and the code, within ten minutes'),
})
/** What the tap on a test ring sends back, and which alarm a device shows. */
export const Tapped = z.object({ code: z.string().regex(/^[0-9]{8}$/) })
export const PushShown = z.object({ alarm: z.number().int().positive() })

export const NewLocalNumber = z.object({
  use: z.enum(localUses),
  number: z.union([z.string().regex(/^[0-9-]{3,20}$/), z.literal('')]).describe('"" takes it back'),
  source: words(200).describe('where the number stands'),
  checkedOn: z.iso.date().describe('the day on which the source was read'),
})
export const NewSafetyText = z.object({
  danger: z.enum(dangers),
  zh: z.string().max(safetyAtMost.zh).describe('what is said first; "" in both languages takes it back'),
  en: z.string().max(safetyAtMost.en),
  source: words(200).describe('who wrote it, or where it stands'),
  checkedOn: z.iso.date().describe('the day on which the source was read'),
})
export const SafetyTextList = z.object({
  items: z.array(
    NewSafetyText.extend({
      id: z.number(),
      source: z.string(),
      proposedBy: Person,
      proposedAt: At,
      approvedBy: Person.nullable(),
      approvedAt: At.nullable(),
    }),
  ),
})
export const LocalNumberList = z.object({
  items: z.array(
    NewLocalNumber.extend({
      id: z.number(),
      source: z.string(),
      proposedBy: Person,
      proposedAt: At,
      approvedBy: Person.nullable(),
      approvedAt: At.nullable(),
    }),
  ),
})
