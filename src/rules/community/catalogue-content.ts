// What an entry of the catalogue may say. A service or paper without a source states no fact.
import * as z from 'zod'
import { domains, factsOf, furtherAtMost } from './catalogue-terms.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
/** What a resident reads: Chinese, and English where somebody has written it. */
export const Wording = z.object({ zh: words(200), en: words(400).optional() })
export type Wording = z.infer<typeof Wording>

/** Where it stands, in the source's own words, and the day (2026-11-23) on which somebody read it there. */
const Source = z.object({
  title: words(60),
  article: z.string().trim().max(40),
  quote: words(300),
  checkedOn: z.iso.date(),
  /** Further places that bear out what is stated. */
  more: z
    .array(z.object({ title: words(60), article: z.string().trim().max(40), quote: words(300) }))
    .max(furtherAtMost)
    .optional(),
})
export type Source = z.infer<typeof Source>

/** A question of a form. Without options it is answered in free words. Never asks for the number of a paper. */
export const Question = z.object({
  id: z.string().regex(/^[a-z][a-z-]{0,29}$/),
  ask: Wording,
  options: z.array(Wording).min(2).max(5).optional(),
})
export type Question = z.infer<typeof Question>

const fact = Wording.nullable()
const Base = z.object({
  name: Wording,
  /** How residents ask for it. */
  said: z.array(words(60)).max(40),
  /** null: nobody has told yet where it stands; what it says is then for the community to fill in. */
  source: Source.nullable(),
})
const Service = Base.extend({
  kind: z.literal('service'),
  domain: z.enum(domains),
  eligibility: fact,
  papers: fact,
  channel: fact,
  fee: fact,
  handler: fact,
  deadline: fact,
  /** Whether the community may file it for somebody; null: not told. */
  agent: z.boolean().nullable(),
  confidential: z.boolean(),
  /** Who wants this done tells of danger: it is taken up as that, with what it forbids to send, and no form is filled in. */
  danger: z.enum(['domestic_violence', 'harm_told']).optional(),
  /** The codes of items that are applied for by this one's form (clause T5.3). */
  merges: z.array(z.string()).max(20),
  form: z.array(Question).max(5),
})
/** A paper that residents are sent for. `banned`: the community must not issue it (民发〔2020〕20号). */
const Paper = Base.extend({ kind: z.literal('paper'), banned: z.boolean(), handler: fact })
/** A short answer, which is given to the end of the day `expiresOn` and not after. */
const Answer = Base.extend({
  kind: z.literal('answer'),
  source: Source,
  text: Wording,
  expiresOn: z.iso.date(),
})

/** What an entry says; a service or paper without a source states no fact. */
export const Content = z
  .discriminatedUnion('kind', [Service, Paper, Answer])
  .superRefine((content, check) => {
    if (content.source === null && factsOf(content).length > 0)
      check.addIssue({ code: 'custom', message: 'whatever is stated needs a source' })
    const ids = content.kind === 'service' ? content.form.map(({ id }) => id) : []
    if (new Set(ids).size < ids.length) check.addIssue({ code: 'custom', message: 'two questions of one id' })
  })
export type Content = z.infer<typeof Content>
export type ServiceContent = Extract<Content, { kind: 'service' }>

export const Code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
