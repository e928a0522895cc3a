import { readdirSync, readFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import { cataloguePage } from '../scripts/catalogue-page.ts'
import { fillTables, flowsPage, safetyPage, visibilityPage } from '../scripts/generated.ts'
import { en } from '../src/text/en.ts'
import { zh } from '../src/text/zh.ts'
import { ticketStatuses } from '../src/rules/tickets/ticket.ts'
import { recordingCategory } from '../src/rules/alarms/alarm.ts'
import { dangers } from '../src/rules/alarms/danger.ts'
import { hotlines } from '../src/text/hotlines.ts'

const pretty = async (path: string, text: string) =>
  format(text, { ...(await resolveConfig(path)), filepath: path })
const file = (path: string) => readFileSync(path, 'utf8')

describe('the documentation', () => {
  test('has README’s tables as the code has them (else: npm run docs)', async () => {
    expect(file('README.md')).toBe(await pretty('README.md', fillTables(file('README.md'))))
  })
  test('shows every flow as its steps run (else: npm run docs)', async () => {
    expect(file('docs/flows.md')).toBe(await pretty('docs/flows.md', flowsPage()))
  })
  test('shows the built-in catalogue as it stands (else: npm run docs)', async () => {
    expect(file('docs/catalogue.md')).toBe(await pretty('docs/catalogue.md', cataloguePage()))
  })
  test('shows the safety texts as they are said (else: npm run docs)', async () => {
    expect(file('docs/safety-texts.md')).toBe(await pretty('docs/safety-texts.md', safetyPage()))
  })
  test('shows who sees what as the table has it (else: npm run docs)', async () => {
    expect(file('docs/visibility.md')).toBe(await pretty('docs/visibility.md', visibilityPage()))
  })
  test('names only npm scripts that there are', () => {
    const { scripts } = JSON.parse(file('package.json')) as { scripts: Record<string, string> }
    const named = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'].flatMap((path) =>
      [...file(path).matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name]) => name),
    )
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named))
  })
  test('links only to files that there are', () => {
    const links = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'].flatMap((path) =>
      [...file(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
        ([, link]) => new URL(link ?? '', `file://${process.cwd()}/${path}`),
      ),
    )
    for (const link of links) expect(() => readFileSync(link)).not.toThrow()
  })
})

describe('the safety texts', () => {
  test.each(dangers)('%s names only numbers that somebody has checked', (danger) => {
    for (const text of [zh[`safety.${danger}`], en[`safety.${danger}`]])
      for (const [number] of text.matchAll(/[0-9]{3,}/g)) expect(Object.keys(hotlines)).toContain(number)
  })
})

describe('the sentences', () => {
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  test('are all said somewhere', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/^text.((safety|alarm)-)?(zh|en)\.ts$|generated/.test(path))
      .map((path) => file(`src/${path}`))
      .join()
    // `status.${…}`, `safety.${…}`, `what.${…}` and `alarm.${…}` are said by what they are about.
    const said = [
      ...ticketStatuses.map((status) => `status.${status}`),
      `what.${recordingCategory}`,
      ...dangers.flatMap((danger) => [`safety.${danger}`, `what.${danger}`]),
      'alarm.notReached',
      'alarm.unanswered',
    ]
    const silent = Object.keys(zh).filter((key) => !sources.includes(`'${key}'`) && !said.includes(key))
    expect(silent).toEqual([])
  })
  test.each(Object.keys(zh) as (keyof typeof zh)[])('%s has the same blanks in both languages', (key) => {
    expect(blanks(en[key])).toEqual(blanks(zh[key]))
  })
})
