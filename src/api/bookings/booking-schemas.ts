// The shapes of bookings and of what can be booked.
import * as z from 'zod'
import { serviceKinds, visitModes } from '../../rules/bookings/booking.ts'
import { isRecurrence } from '../../rules/bookings/opening.ts'

const Day = z.iso.date()
const minuteOfDay = z.int().min(0).max(1440)
const name = z.string().trim().min(1).max(60)
const reason = z.string().trim().min(1).max(100).describe('as residents read it')

const Booking = z.object({
  id: z.uuid(),
  service: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(serviceKinds) }),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  state: z.enum(['booked', 'done', 'missed']),
  mode: z.enum(visitModes).nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable().describe('masked'),
  topic: z.string().nullable(),
  withheld: z.boolean().describe('who comes and what about is for whoever gives the service alone'),
  rung: z.boolean().describe('ring before: two were missed in 90 days'),
})
export const BookingDay = z.object({ day: Day.describe('in Asia/Shanghai') })
const RoomUse = z.object({ id: z.number(), room: z.string(), start: z.iso.datetime(), end: z.iso.datetime() })
export const BookingList = z.object({
  items: z.array(Booking),
  uses: z.array(RoomUse).describe('rooms that the community uses itself, without what for'),
})
export const CheckIn = z.object({
  code: z
    .string()
    .regex(/^[0-9]{6}$/)
    .describe('the six digits that the resident says'),
})
export const CheckedIn = Booking
export const BookingId = z.object({ id: z.uuid() })
export const Came = z.object({ came: z.boolean() })
export const Cancelled = z.object({ reason })

const Rule = z
  .object({
    rrule: z
      .string()
      .max(200)
      .refine(isRecurrence, 'a recurrence by days as of RFC 5545, such as FREQ=WEEKLY;BYDAY=TU,TH')
      .describe('RFC 5545, such as FREQ=WEEKLY;BYDAY=TU,TH or FREQ=MONTHLY;BYDAY=1SA'),
    from: minuteOfDay.describe('minute of the day'),
    to: minuteOfDay,
  })
  .refine(({ from, to }) => from < to, 'from comes before to')

const times = {
  name,
  place: z.string().trim().max(60),
  staffId: z.int().positive().nullable().describe('whoever gives it, where it is somebody’s time'),
  minutes: z.int().min(5).max(720).describe('how long a slot lasts'),
  buffer: z.int().min(0).max(240).describe('minutes kept free after each'),
  capacity: z.int().min(1).max(500).describe('how many have a place in the same slot'),
  modes: z.array(z.enum(visitModes)),
  rules: z.array(Rule).max(30),
  onHolidays: z.boolean().describe('open on public holidays too'),
}
const Exception = z.object({
  id: z.int(),
  day: Day,
  open: z.boolean(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  reason: z.string().nullable(),
  own: z.boolean().describe('the viewer said so themselves'),
})
const Service = z
  .object(times)
  .omit({ staffId: true })
  .extend({
    rules: z.array(z.object({ rrule: z.string(), from: z.int(), to: z.int() })),
    id: z.uuid(),
    kind: z.enum(serviceKinds),
    provider: z.object({ id: z.int(), name: z.string() }).nullable(),
    active: z.boolean(),
    waiting: z.number().describe('how many wait for a place'),
    exceptions: z.array(Exception),
  })
export const ServiceList = z.object({ items: z.array(Service) })
export const NewService = z.object({
  ...times,
  kind: z.enum(serviceKinds).exclude(['event']).describe('events are published by /api/community-events'),
  nodeId: z.int().positive(),
  active: z.boolean().default(true),
})
export const MadeService = z.object({ id: z.uuid() })
export const ServiceId = z.object({ id: z.uuid() })
export const ServiceChange = z
  .object({ ...times, active: z.boolean() })
  .extend({ reason: reason.default('时间有变动') })
export const Told = z.object({
  told: z.number().describe('residents whose bookings cannot take place any more, who were told'),
})
export const Leave = z.object({ first: Day, last: Day, reason })
export const LeaveDay = z.object({ day: Day })
export const NewException = z
  .object({
    day: Day,
    open: z.boolean().describe('open besides the rules, or closed'),
    from: minuteOfDay.nullable().default(null).describe('null for the whole day, if closed'),
    to: minuteOfDay.nullable().default(null),
    reason,
  })
  .refine(({ open, from, to }) => (from === null) === (to === null) && !(open && from === null), {
    message: 'from and to belong together; an opening has both',
  })
export const ExceptionId = z.object({ id: z.coerce.number().int().positive() })
