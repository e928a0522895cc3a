// The shapes of the library of legal lessons.
import * as z from 'zod'
import { professions } from '../../rules/bookings/event.ts'
import { legalTopics } from '../../rules/law/legal-topics.ts'
import { cardAtMost, libraryStates } from '../../rules/law/lesson.ts'

const Person = z.object({ id: z.int(), name: z.string() })
const state = z.enum(libraryStates)
const nodeId = z.int().positive()

export const NewCase = z.object({
  nodeId,
  topic: z.enum(legalTopics),
  profession: z.enum(professions).describe('of whoever tells it'),
  title: z.string().trim().min(1).max(30),
  text: z.string().trim().min(1).max(800).describe('without anything by which somebody can be recognised'),
})
export const NewCard = z.object({
  nodeId,
  text: z.string().trim().min(1).max(cardAtMost),
  question: z.string().trim().min(1).max(60),
  answer: z.string().trim().min(1).max(100),
  source: z.string().trim().min(1).max(60).describe('the law and its article, or where else it stands'),
  expiresOn: z.iso.date().describe('the last day on which it may be sent'),
})
const by = { id: z.uuid(), state, author: Person, confirmer: Person.nullable() }
export const LibraryList = z.object({
  readers: z.int().describe('residents who have cards sent to them'),
  cases: z.array(NewCase.omit({ nodeId: true }).extend(by)),
  cards: z.array(
    NewCard.omit({ nodeId: true }).extend({
      ...by,
      dueAt: z.iso.datetime().nullable().describe('when it leaves or left'),
    }),
  ),
})
export const LibraryId = z.object({ id: z.uuid() })
export const MadeLesson = z.object({ id: z.uuid() })
export const CardDue = z.object({ dueAt: z.iso.datetime() })
