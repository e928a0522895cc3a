// The shapes of the catalogue as staff see and write it.
import * as z from 'zod'
import { Code, Content } from '../../rules/community/catalogue-content.ts'

const At = z.iso.datetime()
const Version = z.int().positive()
const Person = z.object({ id: z.number(), name: z.string() })

export const EntryCode = z.object({ code: Code })
const Entry = z.object({
  code: Code,
  active: z.boolean().describe('false: not told to residents, and no form of it is taken'),
  version: Version,
  content: Content,
  changedBy: Person.nullable().describe('null: built in'),
  changedAt: At,
})
export const EntryList = z.object({ items: z.array(Entry) })
export const VersionList = z.object({
  items: z
    .array(
      z.object({
        version: Version,
        retired: z.boolean().describe('forms that were begun under it are not taken any more'),
        content: Content,
        changedBy: Person.nullable(),
        changedAt: At,
      }),
    )
    .describe('the latest first'),
})
export const EntryChange = z.object({
  base: Version.describe('the version that was changed; refused where there is a later one'),
  content: Content,
  retire: z.boolean().default(false).describe('take no more forms that were begun under earlier versions'),
})
export const NewEntry = z.object({ code: Code, content: Content })
export const Offered = z.object({ active: z.boolean() })
