// The shapes of announcements.
import * as z from 'zod'
import { nodeKinds } from '../../rules/community/tree.ts'
import { announcementDays, announcementLength } from '../../rules/community/announcement.ts'

const At = z.iso.datetime()
const Person = z.object({ id: z.number(), name: z.string() })

export const AnnouncementList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      places: z.array(z.string()),
      text: z.string(),
      urgent: z.boolean(),
      by: Person,
      state: z.enum(['sending', 'sent', 'stopped', 'expired']),
      createdAt: At,
      until: At,
      reception: z
        .array(
          z.object({
            place: z.string(),
            people: z.number().describe('whom it was sent to there'),
            delivered: z.number(),
            held: z.number().describe('whom the channel did not carry it to'),
          }),
        )
        .nullable()
        .describe('by building; null once it is no longer kept whom it reached'),
    }),
  ),
})

export const AnnouncementId = z.object({ id: z.uuid() })
export const MadeAnnouncement = z.object({ id: z.uuid() })

export const Audience = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      parentId: z.number().nullable(),
      kind: z.enum(nodeKinds),
      name: z.string(),
      people: z.number().describe('residents at or under it who asked for announcements'),
    }),
  ),
})

export const ReachQuery = z.object({
  places: z
    .string()
    .regex(/^[0-9]{1,9}(,[0-9]{1,9}){0,499}$/)
    .describe('ids of places, separated by commas'),
})
export const ReachList = z.object({
  items: z.array(
    z.object({
      place: z.string().describe('a building, or what lies above where residents told none'),
      reached: z.number().describe('residents whom chat reaches there now'),
      homes: z.number().describe('doors that the register knows there'),
      unreached: z.number().describe('those of them where chat reaches nobody'),
    }),
  ),
})

export const NewAnnouncement = z.object({
  places: z.array(z.number().int().positive()).min(1).max(500),
  text: z.string().trim().min(1).max(announcementLength),
  urgent: z.boolean().default(false).describe('may be sent at night'),
  until: At.describe(
    `what has not left by then is not sent any more; within ${announcementDays} days from now`,
  ),
})
