// What a question about a service comes to: an entry of the catalogue, several, a paper, or nothing that can be answered.
import * as z from 'zod'
import { dayOf } from '../../rules/time/calendar.ts'
import { dangers } from '../../rules/alarms/danger.ts'
import { isCurrent, type CatalogueEntry } from '../../rules/community/catalogue.ts'
import { Question, Wording } from '../../rules/community/catalogue-content.ts'
import { asksForPaper, findEntries, rank } from '../../understand/catalogue.ts'
import { understand } from '../../understand/understand.ts'
import type { Scene } from '../flow.ts'

const Asked = z.object({ text: z.string(), media: z.array(z.string()) })
/** A form as it was when it was begun: it ends under this version. */
const Form = Asked.extend({
  code: z.string(),
  version: z.number(),
  name: Wording,
  questions: z.array(Question),
  answers: z.array(z.string()),
})
export const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('asking'), media: z.array(z.string()) }),
  Asked.extend({ at: z.literal('which'), codes: z.array(z.string()) }),
  Asked.extend({ at: z.literal('told'), code: z.string() }),
  Form.extend({ at: z.literal('filling') }),
  Form.extend({ at: z.literal('checking') }),
  Form.extend({ at: z.literal('filing') }),
  Form.extend({ at: z.literal('retired') }),
  Asked.extend({ at: z.literal('person') }),
  Asked.extend({ at: z.literal('unknown') }),
  z.object({ at: z.literal('danger'), danger: z.enum(dangers), text: z.string() }),
  z.object({ at: z.literal('aid'), text: z.string() }),
  z.object({ at: z.literal('paper'), text: z.string(), code: z.string().optional() }),
  z.object({ at: z.literal('filed') }),
  z.object({ at: z.literal('left') }),
])
export type State = z.infer<typeof State>
export type Asked = z.infer<typeof Asked>
export type Form = z.infer<typeof Form>

/** What may be told today. An answer that has expired is not among them. */
export const tellable = ({ community, now }: Pick<Scene, 'community' | 'now'>): readonly CatalogueEntry[] =>
  currentOf(community.catalogue ?? [], dayOf(now))
/** One list a day, so that its index is made once. */
const lately = new WeakMap<readonly CatalogueEntry[], { day: string; entries: readonly CatalogueEntry[] }>()
function currentOf(all: readonly CatalogueEntry[], day: string): readonly CatalogueEntry[] {
  const known = lately.get(all)
  if (known?.day === day) return known.entries
  const entries = all.filter(({ content }) => isCurrent(content, day))
  lately.set(all, { day, entries })
  return entries
}
export const entryOf = (code: string, scene: Scene) => tellable(scene).find((entry) => entry.code === code)
/** Words that are an entry's own for certain are a question about it, whatever else they might be. */
export const asksAboutEntry = (text: string, scene: Scene): boolean => certainOf(text, scene) !== undefined
/** Likewise of a short answer. */
export const asksForAnswer = (text: string, scene: Scene): boolean =>
  certainOf(text, scene)?.content.kind === 'answer'
function certainOf(text: string, scene: Scene): CatalogueEntry | undefined {
  const [best] = rank(text, tellable(scene))
  return best && best.score >= certainFrom ? best.entry : undefined
}
const certainFrom = 0.65

/** Where an entry is told: papers and legal aid have a flow of their own. */
export function tell(entry: CatalogueEntry, asked: Asked): State {
  if (entry.content.kind === 'paper') return { at: 'paper', text: asked.text, code: entry.code }
  if (entry.code === 'legal-aid') return { at: 'aid', text: asked.text }
  return { at: 'told', ...asked, code: entry.code }
}
export function hear(asked: Asked, scene: Scene): State {
  const found = findEntries(asked.text, tellable(scene))
  const [only] = found
  if (only !== undefined && found.length === 1) return tell(only, asked)
  if (only !== undefined) return { at: 'which', ...asked, codes: found.map(({ code }) => code) }
  const { category } = understand(asked.text)
  if (category === 'legal_aid') return { at: 'aid', text: asked.text }
  return asksForPaper(asked.text) ? { at: 'paper', text: asked.text } : { at: 'unknown', ...asked }
}
