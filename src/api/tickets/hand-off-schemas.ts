// The shapes of what goes to bodies outside.
import * as z from 'zod'

const words = (most: number) => z.string().trim().min(1).max(most)
const At = z.iso.datetime()

export const NewBody = z.object({
  name: words(60),
  duties: words(200).describe('what it answers for'),
  contact: words(100).describe('telephone, address or mailbox'),
})
export const BodyChange = NewBody.extend({ active: z.boolean() })
export const BodyList = z.object({ items: z.array(BodyChange.extend({ id: z.number() })) })

export const HandOff = z.object({
  bodyId: z.number().int().positive(),
  facts: words(1000).describe('what staff found and what the body is asked to do, without personal data'),
  followUpOn: z.iso.date().describe('the day on which to ask the body, Asia/Shanghai'),
})
export const Receipt = z.object({ receipt: words(60), receivedOn: z.iso.date() })
export const HandOffAnswer = z.object({ result: words(1000) })
export const HandOffList = z.object({
  items: z.array(
    z.object({
      record: z
        .object({
          id: z.uuid(),
          number: z.string(),
          community: z.string(),
          body: z.object({ name: z.string(), contact: z.string() }),
          category: z.string(),
          urgency: z.string(),
          place: z.string(),
          matter: z.string(),
          facts: z.string(),
          pictures: z.array(z.string()),
          reportedAt: At,
          dueAt: At,
          lead: z.string(),
          sentBy: z.string(),
          sentAt: At,
          followUpOn: z.string(),
        })
        .describe('as it was sent'),
      hash: z.string().describe('SHA-256 of the record as JSON, its fields in this order, no white space'),
      receipt: z.string().nullable(),
      receivedOn: z.string().nullable(),
      result: z.string().nullable(),
      endedAt: At.nullable(),
    }),
  ),
})
