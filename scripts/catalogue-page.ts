// docs/catalogue.md: the built-in catalogue with its sources, and what is left for communities to fill in.
import { builtIn } from '../prisma/catalogue/index.ts'
import { domains, factsOf } from '../src/rules/community/catalogue-terms.ts'
import type { Content } from '../src/rules/community/catalogue-content.ts'
import { categories } from '../src/text/categories.ts'

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`
const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n')

const sourceOf = ({ source }: Content): string =>
  source === null
    ? '由社区填写'
    : `${[source, ...(source.more ?? [])].map(({ title, article }) => title + article).join('、')}(${source.checkedOn})`
const told = (content: Content): string =>
  content.kind === 'answer'
    ? content.text.zh
    : factsOf(content)
        .map(({ text }) => text.zh)
        .join(';')

export function cataloguePage(): string {
  const services = builtIn.flatMap(({ code, content }) =>
    content.kind === 'service' ? [{ code, content }] : [],
  )
  const papers = builtIn.filter(({ content }) => content.kind === 'paper')
  const answers = builtIn.flatMap(({ code, content }) =>
    content.kind === 'answer' ? [{ code, content }] : [],
  )
  const sourced = services.filter(({ content }) => content.source !== null).length
  const parts = domains.map((domain) => {
    const own = services.filter(({ content }) => content.domain === domain)
    const rows = own.map(({ code, content }) => [
      `\`${code}\``,
      content.name.zh,
      told(content),
      sourceOf(content),
      [content.danger ? '先管安全' : '', content.confidential ? '保密' : ''].join(' ').trim(),
    ])
    return `## ${categories[domain]?.[0] ?? domain}\n\n${table(['代号', '名称', '说什么', '出处', ''], rows)}`
  })
  return [
    '# 办事目录 (the catalogue of services)',
    `Written by \`npm run docs\` from prisma/catalogue. It is what a community begins with; staff change it in the console (办事目录) or
by the API, and every version is kept. Each source is quoted there in its own words, and a test holds the quotations against the
articles. What no source at hand tells is 由社区填写: residents hear that it is not filled in, and a person answers. The laws are as
they were at hand (2025-04-19); whoever runs this has them checked.`,
    `Items: ${services.length}, of which ${sourced} have a source. Papers: ${papers.length}. Answers: ${answers.length}.`,
    ...parts,
    `## 证明\n\nThe community issues none of these; where each is issued is 由社区填写.\n\n${table(
      ['代号', '名称', '出处'],
      papers.map(({ code, content }) => [`\`${code}\``, content.name.zh, sourceOf(content)]),
    )}`,
    `## 问答\n\n${table(
      ['代号', '问', '答', '出处', '说到'],
      answers.map(({ code, content }) => [
        `\`${code}\``,
        content.name.zh,
        told(content),
        sourceOf(content),
        content.expiresOn,
      ]),
    )}`,
  ].join('\n\n')
}
