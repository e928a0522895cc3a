// Sichuan words beside their standard ones (domain 4.2): a token is added for what is meant, the words themselves stay.

/** Dialect, standard. Where a word can also mean something else, both readings stay in the text. */
const table: readonly (readonly [dialect: string, standard: string])[] = [
  ['咋个', '怎么'],
  ['啥子', '什么'],
]

const standardOf = new Map(table)
const anyDialect = new RegExp(
  table
    .map(([dialect]) => dialect)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
)

/** A text with the standard word behind every dialect word. */
export const plain = (text: string): string =>
  text.replace(anyDialect, (dialect) => `${dialect} ${standardOf.get(dialect) ?? ''} `)
