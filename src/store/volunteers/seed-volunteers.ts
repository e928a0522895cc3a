// Volunteers and tasks of the demo, so that whoever looks at its pages sees how they are used.
import { uuidv7 } from 'uuidv7'
import { nothing } from '../../flows/volunteer/profile.ts'
import { dayOf, plusDays, startOfDay } from '../../rules/time/calendar.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import type { Skill } from '../../rules/volunteers/volunteer.ts'
import type { Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import { noteVolunteer, signUpVolunteer } from './volunteering.ts'
import type { Emit } from '../writer.ts'

export interface SeedVolunteer {
  name: string
  /** The name of a node. */
  home: string
  skills: readonly Skill[]
}
export interface SeedVolunteerTask {
  about: string
  /** The name of a node, and where exactly there. */
  node: string
  address: string
  /** The login of whoever made it. */
  by: string
  /** Days from that of the seed, and minutes of that day. */
  day: number
  from: number
  to: number
  places: number
  skills: readonly Skill[]
  /** The names of who was asked and said no. */
  declined: readonly string[]
  /** Who has a place; of one that is over: from when to when they served, and whether staff confirmed it. */
  taken: readonly { name: string; served?: { from: number; to: number; confirmed: boolean } }[]
}

interface Planted {
  communityId: number
  /** By the name of a node, and by the login of somebody. */
  nodes: ReadonlyMap<string, number>
  staff: ReadonlyMap<string, number>
}

export async function plantVolunteers(
  tx: Tx,
  { volunteers, tasks }: { volunteers: readonly SeedVolunteer[]; tasks: readonly SeedVolunteerTask[] },
  planted: Planted,
  at: number,
  emit: Emit,
): Promise<void> {
  const ids = new Map<string, number>()
  for (const volunteer of volunteers)
    ids.set(volunteer.name, await plantVolunteer(tx, volunteer, planted, at))
  for (const task of tasks) await plantTask(tx, task, ids, planted, at, emit)
}

/** Without an account of their own: nobody is written to. */
async function plantVolunteer(
  tx: Tx,
  { name, home, skills }: SeedVolunteer,
  { communityId, nodes }: Planted,
  at: number,
): Promise<number> {
  const sender = uuidv7()
  const { id: residentId } = await tx.resident.create({
    data: { publicId: sender, communityId, name, createdAt: new Date(at) },
  })
  const contact = { residentId, communityId, channel: deskChannel, account: '', sender }
  const { id: contactId } = await tx.contact.create({ data: contact })
  const told = { ...nothing, name, skills: [...skills], homeId: nodes.get(home) ?? null }
  await signUpVolunteer(tx, { ...contact, contactId }, told, at)
  const { id } = await tx.volunteer.update({ where: { residentId }, data: { state: 'active' } })
  await noteVolunteer(tx, id, at, 'approved')
  return id
}

async function plantTask(
  tx: Tx,
  { node, by, day, from, to, skills, declined, taken, ...task }: SeedVolunteerTask,
  volunteers: ReadonlyMap<string, number>,
  { communityId, nodes, staff }: Planted,
  at: number,
  emit: Emit,
): Promise<void> {
  const named = (name: string): number => {
    const id = volunteers.get(name) ?? nodes.get(name) ?? staff.get(name)
    if (id === undefined) throw new Error(`the seed has a task with ${name}, whom it does not name`)
    return id
  }
  const nodeId = named(node)
  const { path: scope } = await tx.node.findUniqueOrThrow({ where: { id: nodeId } })
  const instant = (minute: number) => startOfDay(plusDays(dayOf(at), day)) + minute * 60_000
  const endsAt = instant(to)
  const over = endsAt <= at
  const made = new Date(Math.min(at, instant(from) - 24 * 60 * 60_000))
  const { id: taskId } = await tx.volunteerTask.create({
    data: {
      ...task,
      ...{ publicId: uuidv7(), communityId, nodeId, scope, createdById: named(by), createdAt: made },
      ...{ startsAt: new Date(instant(from)), endsAt: new Date(endsAt), state: over ? 'over' : 'open' },
      ...{ languages: '[]', demands: '[]', risks: '[]', trusted: false, urgency: 'P2', code: '208416' },
      skills: JSON.stringify(skills),
      asks: {
        create: [
          ...declined.map((name) => ({ volunteerId: named(name), at: made, answer: 'no' })),
          ...taken.map(({ name }) => ({ volunteerId: named(name), at: made, answer: 'yes' })),
        ],
      },
      posts: {
        create: taken.map(({ name, served }) => ({
          ...{ publicId: uuidv7(), volunteerId: named(name), takenAt: made },
          state: served?.confirmed ? 'done' : 'taken',
          ...(served && {
            inAt: new Date(instant(served.from)),
            outAt: new Date(instant(served.to)),
            ...(served.confirmed && {
              ...{ byCode: true, minutes: served.to - served.from, settledAt: new Date(endsAt) },
            }),
          }),
        })),
      },
    },
  })
  if (!over) await oweJobs(tx, [{ job: 'volunteer.over', payload: { taskId }, dueAt: endsAt }], emit)
}
