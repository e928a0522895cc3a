// The built-in catalogue: every entry reads, and every source says what is quoted of it.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtIn } from '../../prisma/catalogue/index.ts'
import { formEntry, isCurrent } from '../../src/rules/community/catalogue.ts'
import { confidentialDomains, domains, factsOf } from '../../src/rules/community/catalogue-terms.ts'
import { Code, Content } from '../../src/rules/community/catalogue-content.ts'
import { catalogue } from '../support/catalogue.ts'

/** The articles as they stand in the laws, and what the project's facts tell of other documents. */
const sources = JSON.parse(readFileSync('tests/support/sources.json', 'utf8')) as Record<
  string,
  Record<string, string>
>
const services = builtIn.flatMap(({ code, content }) =>
  content.kind === 'service' ? [{ code, content }] : [],
)

describe('the built-in catalogue', () => {
  test.each(builtIn.map((entry) => [entry.code, entry] as const))('%s reads', (code, { content }) => {
    expect(Code.parse(code)).toBe(code)
    expect(Content.parse(content)).toEqual(content)
  })
  test('has every code once', () => {
    expect(new Set(builtIn.map(({ code }) => code)).size).toBe(builtIn.length)
  })
  test('has at least sixty items in all twelve domains, and a source for at least forty-five', () => {
    expect(services.length).toBeGreaterThanOrEqual(60)
    expect(new Set(services.map(({ content }) => content.domain))).toEqual(new Set(domains))
    expect(services.filter(({ content }) => content.source !== null).length).toBeGreaterThanOrEqual(45)
  })
  test('quotes each source word for word, with the day on which it was read', () => {
    for (const { content } of builtIn) {
      if (content.source === null) continue
      const { checkedOn, more = [] } = content.source
      for (const { title, article, quote } of [content.source, ...more])
        expect(sources[title]?.[article] ?? `no ${title} ${article}`).toContain(quote)
      expect(checkedOn).toBe('2026-11-23')
    }
  })
  test('states nothing without a source', () => {
    const unsourced = builtIn.filter(({ content }) => content.source === null)
    expect(unsourced.flatMap(({ content }) => factsOf(content))).toEqual([])
    const { content } = catalogue.find(({ code }) => code === 'card-replacement')!
    expect(Content.safeParse({ ...content, fee: { zh: '不收钱' } }).success).toBe(false)
  })
  test('has English for whatever a resident reads', () => {
    for (const { content } of builtIn) {
      const read = [content.name, ...factsOf(content).map(({ text }) => text)]
      if (content.kind === 'answer') read.push(content.text)
      if (content.kind === 'service')
        read.push(...content.form.flatMap(({ ask, options = [] }) => [ask, ...options]))
      for (const { en } of read) expect(en).toMatch(/[a-z]/i)
    }
  })
  test('names no telephone number and no web address', () => {
    for (const { content } of builtIn) {
      const told = factsOf(content).map(({ text }) => text.zh)
      if (content.kind === 'answer') told.push(content.text.zh)
      expect(told.join()).not.toMatch(/[0-9]{5,}|https?:|www\./)
    }
  })
  test('keeps relief, funerals and community correction for one named person', () => {
    const secret = services.filter(({ content }) => confidentialDomains.includes(content.domain))
    expect(secret.filter(({ content }) => !content.confidential)).toEqual([])
  })
  test('has all twenty papers that the community may not issue, and says of none who does', () => {
    const papers = builtIn.filter(({ content }) => content.kind === 'paper')
    expect(papers).toHaveLength(20)
    const listed = sources['民发〔2020〕20号']?.['不应出具的证明事项清单(第一批)']?.split(' · ') ?? []
    expect(listed).toHaveLength(20)
    for (const { content } of papers) expect(content).toMatchObject({ banned: true, handler: null })
  })
  test('asks no form for the number of a paper', () => {
    const asked = services.flatMap(({ content }) => content.form.map(({ ask }) => ask.zh)).join()
    expect(asked).not.toMatch(/身份证|证件号|银行卡/)
  })
  test('merges only items that there are, each into one other', () => {
    const merged = services.flatMap(({ content }) => content.merges)
    expect(merged.filter((code) => !services.some((service) => service.code === code))).toEqual([])
    expect(new Set(merged).size).toBe(merged.length)
    expect(formEntry(catalogue, 'wage-aid')?.code).toBe('legal-aid')
    expect(formEntry(catalogue, 'enrolment')?.code).toBe('enrolment')
  })
})

describe('an answer', () => {
  const { content } = catalogue.find(({ code }) => code === 'hotline-days')!
  test.each([
    ['2027-01-31', true],
    ['2027-02-01', false],
  ])('on %s is told: %s', (day, told) => {
    expect(isCurrent(content, day)).toBe(told)
  })
  test('needs a source', () => {
    expect(Content.safeParse({ ...content, source: null }).success).toBe(false)
  })
})
