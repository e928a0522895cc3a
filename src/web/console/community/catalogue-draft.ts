// An entry of the catalogue as a form holds it: everything in words, lists one a line.
import { factNames, type Domain, type FactName } from '../../../rules/community/catalogue-terms.ts'
import type { Content, Question, Wording } from '../../../rules/community/catalogue-content.ts'

export type EntryKind = Content['kind']
export interface FurtherSource {
  title: string
  article: string
  quote: string
}
export const noSource: FurtherSource = { title: '', article: '', quote: '' }
export type Draft = Record<FactName | `${FactName}En`, string> & {
  kind: EntryKind
  domain: Domain
  name: string
  nameEn: string
  said: string
  text: string
  textEn: string
  expiresOn: string
  sourceTitle: string
  article: string
  quote: string
  checkedOn: string
  /** Further sources, in their order. */
  more: readonly FurtherSource[]
  banned: boolean
  agent: 'unknown' | 'yes' | 'no'
  confidential: boolean
  questions: string
}

/** `today`: "2026-11-23". */
export const blank = (kind: EntryKind, today: string): Draft => ({
  ...{ kind, domain: 'social_security', name: '', nameEn: '', said: '', text: '', textEn: '' },
  ...{ expiresOn: '', sourceTitle: '', article: '', quote: '', checkedOn: today, more: [] },
  ...{ banned: true, agent: 'unknown', confidential: false, questions: '' },
  ...{ eligibility: '', papers: '', channel: '', fee: '', handler: '', deadline: '' },
  ...{ eligibilityEn: '', papersEn: '', channelEn: '', feeEn: '', handlerEn: '', deadlineEn: '' },
})

export function draftOf(content: Content, today: string): Draft {
  const { kind, name, said, source } = content
  const draft: Draft = { ...blank(kind, today), name: name.zh, nameEn: name.en ?? '', said: said.join('\n') }
  if (source)
    Object.assign(draft, {
      ...{ sourceTitle: source.title, article: source.article, quote: source.quote },
      more: source.more ?? [],
    })
  if (content.kind === 'answer')
    return {
      ...draft,
      text: content.text.zh,
      textEn: content.text.en ?? '',
      expiresOn: content.expiresOn,
    }
  for (const fact of factNames) {
    const stated = fact === 'handler' || content.kind === 'service' ? factOf(content, fact) : null
    draft[fact] = stated?.zh ?? ''
    draft[`${fact}En`] = stated?.en ?? ''
  }
  if (content.kind === 'paper') return { ...draft, banned: content.banned }
  const { domain, agent, confidential, form } = content
  return {
    ...draft,
    ...{ domain, confidential, questions: form.map(lineOf).join('\n') },
    agent: agent === null ? 'unknown' : agent ? 'yes' : 'no',
  }
}
const factOf = (content: Extract<Content, { kind: 'service' | 'paper' }>, fact: FactName): Wording | null =>
  content.kind === 'service' ? content[fact] : fact === 'handler' ? content.handler : null
const lineOf = ({ ask, options = [] }: Question): string => [ask, ...options].map(({ zh }) => zh).join('|')

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const wording = (zh: string, en: string): Wording | null =>
  zh.trim() === '' ? null : { zh: zh.trim(), ...(en.trim() !== '' && { en: en.trim() }) }

/** Whether anything is stated that needs a source. */
export const isStated = (draft: Draft): boolean =>
  draft.kind === 'answer' || factNames.some((name) => draft[name].trim() !== '')

/** The entry that a form holds, or undefined where something is missing. What the form does not show is kept from `before`. */
export function contentOf(draft: Draft, before: Content | undefined): Content | undefined {
  const name = wording(draft.name, draft.nameEn)
  const complete = draft.sourceTitle.trim() !== '' && draft.quote.trim() !== '' && draft.checkedOn !== ''
  if (!name || (isStated(draft) && !complete)) return undefined
  const more = draft.more
    .map(({ title, article, quote }) => ({
      title: title.trim(),
      article: article.trim(),
      quote: quote.trim(),
    }))
    .filter(({ title, article, quote }) => `${title}${article}${quote}` !== '')
  if (more.some(({ title, quote }) => title === '' || quote === '')) return undefined
  const source = complete
    ? {
        ...{ title: draft.sourceTitle.trim(), article: draft.article.trim(), quote: draft.quote.trim() },
        checkedOn: draft.checkedOn,
        ...(more.length > 0 && { more }),
      }
    : null
  const base = { name, said: linesOf(draft.said), source }
  if (draft.kind === 'answer') {
    const text = wording(draft.text, draft.textEn)
    if (!text || source === null || draft.expiresOn === '') return undefined
    return { ...base, kind: 'answer', source, text, expiresOn: draft.expiresOn }
  }
  const fact = (of: FactName) => wording(draft[of], draft[`${of}En`])
  if (draft.kind === 'paper')
    return { ...base, kind: 'paper', banned: draft.banned, handler: fact('handler') }
  const service = before?.kind === 'service' ? before : undefined
  return {
    ...base,
    ...{ kind: 'service', domain: draft.domain, confidential: draft.confidential },
    ...{ eligibility: fact('eligibility'), papers: fact('papers'), channel: fact('channel') },
    ...{ fee: fact('fee'), handler: fact('handler'), deadline: fact('deadline') },
    agent: draft.agent === 'unknown' ? null : draft.agent === 'yes',
    merges: service?.merges ?? [],
    ...(service?.danger && { danger: service.danger }),
    form: linesOf(draft.questions).map((line, at) => questionOf(line, at, service?.form ?? [])),
  }
}

/** A question as a line tells it; one that has not changed keeps its English. */
function questionOf(line: string, at: number, before: readonly Question[]): Question {
  const same = before.find((question) => lineOf(question) === line)
  if (same) return same
  const [ask = '', ...options] = line.split('|').map((part) => part.trim())
  const named = options.filter((option) => option !== '').map((zh) => ({ zh }))
  return { id: `q-${'abcdefgh'[at] ?? 'z'}`, ask: { zh: ask }, ...(named.length > 1 && { options: named }) }
}
