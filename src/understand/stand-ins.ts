// A resident's words with stand-ins for whatever tells who and where they are, so that they can still be understood. A draft: what it
// misses, a person takes out.

/** Names and places of a test's community, which is invented (tests/support/scene.ts). */
const standIn = {
  person: '王小明',
  phone: '13800000000',
  estate: '桂花小区',
  building: '3栋',
  unit: '2单元',
  room: '501',
  floor: '5楼',
} as const

/** What is known of a case: whoever is named in it, and what its places are called. */
export interface Known {
  names: readonly string[]
  places: readonly string[]
}

const digit = '[0-9０-９]'
const numerals = '[0-9０-９零〇一二三四五六七八九十]'
const numeral = `(?<!${numerals})${numerals}+`
const long = new RegExp(`(?<!${digit})${digit}(?:[\\s-]?${digit}){6,}`, 'g')
const numbers: readonly [expression: RegExp, by: string][] = [
  [
    new RegExp(`(?<!${digit})${digit}{1,2}[-—－]${digit}{1,2}[-—－]${digit}{3,4}(?!${digit})`, 'g'),
    '3-2-501',
  ],
  [new RegExp(`(?<!${digit})${digit}{1,2}[-—－]${digit}{3,4}(?!${digit})`, 'g'), '3-501'],
  [new RegExp(`${numeral}\\s*(?:栋|幢|座|号楼)`, 'g'), standIn.building],
  [new RegExp(`${numeral}\\s*(?:单元|门洞)`, 'g'), standIn.unit],
  [
    new RegExp(
      `(?<=栋|单元)\\s*${digit}{3,4}(?:室|号房|房|号)?|(?<!${digit})${digit}{3,4}\\s*(?:室|号房|房)`,
      'g',
    ),
    standIn.room,
  ],
  [new RegExp(`${numeral}\\s*(?:楼|层)(?!栋|道|梯|下|上|顶)`, 'g'), standIn.floor],
]
/** "我叫李建国", "我姓张", "我是402的老李". */
const selfNaming = /(我(?:的名字)?[叫姓]|免贵姓|本人姓|my name is )\s*[^,,。.!!;;、\s]{1,8}/gi
const nickname = /(我是)[^,,。.!!;;]{0,8}[老小][\u4e00-\u9fff](?![\u4e00-\u9fff]{2})/g

/** The longest first: a name may hold another. */
const ordered = (names: readonly string[]): string[] =>
  names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
const replaced = (text: string, names: readonly string[], by: string): string =>
  ordered(names).reduce((words, name) => words.replaceAll(name, by), text)

export function withStandIns(text: string, { names, places }: Known): string {
  const peopled = replaced(text.replace(long, standIn.phone), names, standIn.person)
    .replace(selfNaming, `$1${standIn.person}`)
    .replace(nickname, `$1${standIn.person}`)
  // What stands for a place must not be taken for part of another.
  const placed = replaced(peopled, places, '\u0000').replaceAll('\u0000', standIn.estate)
  return numbers.reduce((words, [expression, by]) => words.replace(expression, by), placed)
}

/** Whether words still hold what is known of the case, or a long number. */
export const stillTells = (text: string, { names, places }: Known): boolean =>
  [...text.matchAll(long)].some(([number]) => number !== standIn.phone) ||
  ordered([...names, ...places]).some(
    (name) =>
      name !== standIn.estate &&
      name !== standIn.person &&
      text.replaceAll(standIn.estate, '').includes(name),
  )
