// The web chat's protocol: what any client sends and reads. Served under /api/chat, documented at /docs.
import * as z from 'zod'

/** A visitor's token is the whole of their identity: whoever holds it reads and writes that conversation. */
export const Visitor = z.object({ token: z.string(), community: z.string() })
export type Visitor = z.infer<typeof Visitor>

const id = z
  .string()
  .min(1)
  .max(64)
  .describe('made by the client, unique in its conversation; sending it again is harmless')

/** What a resident sends: words, a picture uploaded before, or a place. */
export const Posted = z.union([
  z.object({ id, text: z.string().max(50_000) }),
  z.object({ id, mediaId: z.uuid() }),
  z.object({
    id,
    location: z.object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      label: z.string().max(200),
    }),
  }),
])
export type Posted = z.infer<typeof Posted>

/** Sent once the message is durably stored and answered. */
export const Stored = z.object({ status: z.enum(['stored', 'repeated']) })

export const ChatMessage = z.object({
  id: z.number().describe('ascending; a message may arrive twice after a crash: drop a known id'),
  from: z.enum(['resident', 'bot', 'staff']),
  clientId: z.string().nullable().describe("the resident's own message: the id the client gave it"),
  kind: z.enum(['text', 'image', 'voice', 'location', 'recall', 'unknown']),
  text: z.string().describe('complete by itself, choices included'),
  body: z.string().optional().describe('the sentences without card, choices and after'),
  card: z
    .array(z.object({ label: z.string(), value: z.string(), send: z.string().optional() }))
    .optional()
    .describe('a read-back; a tap on a line sends its `send`'),
  choices: z.array(z.object({ send: z.string(), label: z.string() })).optional(),
  after: z.string().optional(),
  link: z
    .object({ label: z.string(), path: z.string() })
    .optional()
    .describe('something to open, at this program’s own address'),
  step: z.tuple([z.number(), z.number()]).optional(),
  urgent: z.boolean().optional().describe('a danger answer: shown large'),
  mediaId: z.string().optional(),
  at: z.iso.datetime(),
})
export type ChatMessage = z.infer<typeof ChatMessage>

export const History = z.object({ messages: z.array(ChatMessage) })
export const HistoryQuery = z.object({
  after: z.coerce.number().int().min(0).default(0).describe('only messages with a greater id'),
})
export const Uploaded = z.object({ mediaId: z.uuid() })
