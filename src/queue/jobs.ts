// The catalogue of jobs: what each carries and how often it is tried. Producers and handlers parse by it, both.
// A payload's new field is optional: older jobs are still in the outbox and in Redis.
import * as z from 'zod'
import { alarmStages } from '../rules/alarms/alarm.ts'
import { reminderHours } from '../rules/bookings/booking.ts'
import { pollRounds } from '../rules/polls/poll-terms.ts'
import { reminders } from '../rules/time/deadline.ts'
import { remindedAfter } from '../rules/law/mediation.ts'
import { sweptThings } from '../rules/retention.ts'

const id = z.number().int().positive()

const seconds = 1000

export const jobs = {
  'ticket.route': {
    payload: z.object({ ticketId: id }),
    attempts: 8,
    does: 'Gives a new ticket to a committee or a grid worker',
  },
  'ticket.secondLook': {
    payload: z.object({ ticketId: id }),
    attempts: 3,
    does: 'Has a language model look at a report again, where the operator names one, and calls staff where it sounds graver',
  },
  'ticket.remind': {
    payload: z.object({ ticketId: id, percent: z.literal(reminders) }),
    attempts: 8,
    does: 'Reminds staff when 50, 80 and 100 % of the time are gone',
  },
  'ticket.contact': {
    payload: z.object({ ticketId: id }),
    attempts: 8,
    does: 'Tells the lead and the managers where nobody has spoken in time with whoever reported what cannot wait',
  },
  'ticket.safe': {
    payload: z.object({ ticketId: id }),
    attempts: 8,
    does: 'Tells the managers where what cannot wait was not made safe by the end of its day',
  },
  'ticket.decide': {
    payload: z.object({ ticketId: id, eventId: id }),
    attempts: 8,
    does: 'Asks the manager to decide where nobody took a transfer within a working day',
  },
  'staff.notify': {
    payload: z.object({ ticketId: id, staffId: id, type: z.string() }),
    attempts: 8,
    does: 'Puts an entry under a member of staff’s bell',
  },
  'staff.digest': {
    payload: z.object({ staffId: id }),
    attempts: 8,
    does: 'Tells a member of staff together at 8:30 of what came off duty and still holds',
  },
  'resident.notify': {
    payload: z.object({ eventId: id }),
    attempts: 5,
    does: 'Tells the resident what became of the ticket',
  },
  'resident.told': {
    payload: z.object({ eventId: id }),
    attempts: 8,
    does: 'Has staff phone where news with a last day, such as more time, did not reach the resident',
  },
  'handoff.follow': {
    payload: z.object({ handOffId: id }),
    attempts: 8,
    does: 'Reminds whoever has a case to ask the body outside that it was handed to',
  },
  'resident.consent': {
    payload: z.object({ ticketId: id }),
    attempts: 5,
    does: 'Asks the resident whether the property company may have number and flat',
  },
  'visit.ask': {
    payload: z.object({ visitId: id }),
    attempts: 5,
    does: 'Asks the resident whether a matter is done, where that could not be asked at once',
  },
  'lookIn.check': {
    payload: z.object({ lookInId: id, dueOn: z.iso.date() }),
    attempts: 8,
    does: 'Has the managers look after somebody whom nobody visited by the end of the day',
  },
  'announcement.send': {
    payload: z.object({ announcementId: id }),
    attempts: 8,
    does: 'Sends an announcement to the next residents; at its end takes back what has not left',
  },
  'poll.open': {
    payload: z.object({ pollId: id }),
    attempts: 8,
    does: 'Opens a poll at its hour, and fixes who may vote',
  },
  'poll.tell': {
    payload: z.object({ pollId: id, round: z.enum(pollRounds), after: z.number().int().nonnegative() }),
    attempts: 8,
    does: 'Tells the next of its electorate of a poll: that it is open, that it ends soon, what came of it',
  },
  'poll.close': {
    payload: z.object({ pollId: id }),
    attempts: 8,
    does: 'Ends a poll; no vote is taken after its last second, whenever this runs',
  },
  'poll.count': {
    payload: z.object({ pollId: id }),
    attempts: 8,
    does: 'Counts a poll that is over and publishes it',
  },
  'proposal.tick': {
    payload: z.object({ proposalId: id, dueAt: z.number() }),
    attempts: 8,
    does: 'Moves a proposal on at its time, or rings the managers where its next step is overdue',
  },
  'proposal.unread': {
    payload: z.object({ commentId: id }),
    attempts: 8,
    does: 'Rings the managers where words on a proposal were not read within a working day',
  },
  'proposal.flagDue': {
    payload: z.object({ flagId: id }),
    attempts: 8,
    does: 'Has the street office named where the supervision committee was not answered in five working days',
  },
  'example.lapse': {
    payload: z.object({ exampleId: id }),
    attempts: 8,
    does: 'Deletes the praise of a neighbour who has not agreed to it within 30 days',
  },
  'proposal.tell': {
    payload: z.object({ eventId: id, after: z.number().int().nonnegative() }),
    attempts: 8,
    does: 'Tells the author and the next who take part in a proposal what came of it',
  },
  'retention.sweep': {
    payload: z.object({ of: z.enum(sweptThings), after: z.number().int().nonnegative() }),
    // Over some hours: a full disk must not end what makes room.
    attempts: 14,
    does: 'Deletes once a day, a few at a time, what is no longer needed of conversations',
  },
  'consultation.rate': {
    payload: z.object({ bookingId: id }),
    attempts: 5,
    does: 'Asks the resident how a talk with the legal adviser was',
  },
  'mediation.remind': {
    payload: z.object({ mediationId: id, days: z.literal(remindedAfter) }),
    attempts: 8,
    does: 'Reminds the sides of a mediation on the 20th and 27th day that a court can confirm their agreement',
  },
  'mediation.session': {
    payload: z.object({ sessionId: id, start: z.number().int() }),
    attempts: 8,
    does: 'Reminds the sides of a mediation of a session 24 h and 2 h before, unless it was moved or called off',
  },
  'mediation.check': {
    payload: z.object({ mediationId: id, day: z.iso.date() }),
    attempts: 8,
    does: 'Has the mediator look whether what was agreed is performed',
  },
  'lesson.send': {
    payload: z.object({ cardId: id, after: z.number().int().nonnegative() }),
    attempts: 8,
    does: 'Sends a card on the law to the next residents who asked for cards',
  },
  'booking.lapse': {
    payload: z.object({ bookingId: id }),
    attempts: 8,
    does: 'Lets go of a place that nobody took in time',
  },
  'booking.offer': {
    payload: z.object({ serviceId: id }),
    attempts: 8,
    does: 'Offers a free place to whoever waits longest for it',
  },
  'booking.remind': {
    payload: z.object({ bookingId: id, hours: z.literal(reminderHours), start: z.number() }),
    attempts: 5,
    does: 'Reminds a resident of a booking, a day and two hours before',
  },
  'volunteer.wave': {
    payload: z.object({ taskId: id }),
    attempts: 8,
    does: 'Asks the next volunteers for a task whose places are not taken',
  },
  'volunteer.unfound': {
    payload: z.object({ taskId: id }),
    attempts: 8,
    does: 'Tells staff in time that volunteers are still missing for a task',
  },
  'volunteer.over': {
    payload: z.object({ taskId: id }),
    attempts: 8,
    does: 'Ends a task of volunteers, and has staff confirm who served',
  },
  'hold.check': {
    payload: z.object({ contactId: id, since: z.number() }),
    attempts: 8,
    does: 'Gives a conversation that staff hold back to the bot after 30 idle minutes, or calls them to answer',
  },
  'alarm.ring': {
    payload: z.object({ ticketId: id, stage: z.enum(alarmStages) }),
    attempts: 14,
    unqueuedAfter: 20 * seconds,
    does: 'Calls the next people to an emergency while nobody has answered',
  },
  'alarm.report': {
    payload: z.object({ ticketId: id }),
    attempts: 8,
    unqueuedAfter: 20 * seconds,
    does: 'Calls again where harm that must be reported is not, every 15 minutes',
  },
  'recording.check': {
    payload: z.object({ ticketId: id }),
    attempts: 8,
    unqueuedAfter: 20 * seconds,
    does: 'Begins an alarm where nobody has played a recording within ten minutes',
  },
  'recording.confirm': {
    payload: z.object({ messageId: id }),
    attempts: 8,
    unqueuedAfter: 20 * seconds,
    does: 'Gives a recording to staff whose words the resident has not confirmed within ten minutes',
  },
  'alarm.call': {
    payload: z.object({
      alarmId: id.optional(),
      wayId: id.optional(),
      report: z.boolean().optional(),
      code: z.string().optional(),
    }),
    attempts: 4,
    unqueuedAfter: 60 * seconds,
    does: 'Calls somebody by an SMS or voice gateway or by browser push, or tests one',
  },
} as const satisfies Record<
  string,
  {
    payload: z.ZodType
    attempts: number
    /** So long after its time, in milliseconds, it is done without the queue: a person's life may hang on it. */
    unqueuedAfter?: number
    does: string
  }
>

export type JobName = keyof typeof jobs
export type Payload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobs, name)
