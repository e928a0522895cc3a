// Turns what logic says into what a resident reads, last of all.
import { en } from './en.ts'
import { zh } from './zh.ts'
import type { Lang, Line, Say, Word } from './say.ts'

/** A message to a resident. `text` is complete by itself for channels without buttons; the rest serves those that have them. */
export interface Reply {
  text: string
  /** The sentences without card and choices. */
  body: string
  card?: { label: string; value: string; send?: string }[]
  choices?: { send: string; label: string }[]
  after?: string
  link?: { label: string; path: string }
  step?: [number, number]
  urgent?: true
  sealed?: true
  /** To be read to the resident as well, where the channel carries voice. */
  aloud?: true
}

const tables = { zh, en }
const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day "2026-12-01" as people say it: 12月1日(周二), or Tuesday 1 Dec. */
function dayText(day: string, lang: Lang): string {
  const date = new Date(`${day}T00:00:00Z`)
  const weekday = weekdays[lang][date.getUTCDay()] ?? ''
  const month = date.getUTCMonth()
  return lang === 'zh'
    ? `${month + 1}月${date.getUTCDate()}日(${weekday})`
    : `${weekday} ${date.getUTCDate()} ${months[month] ?? ''}`
}

const dayMs = 24 * 60 * 60 * 1000
// China has kept UTC+8 without summer time since 1992.
const partsOf = (moment: number): string[] => new Date(moment + 8 * 60 * 60 * 1000).toISOString().split('T')

/** A moment as people say it, Asia/Shanghai: 11月23日(周一)8:30; as they say it at `from`, where that is near: 今天15:30, 明早8:30. */
function momentText(moment: number, lang: Lang, from?: number): string {
  const [day = '', time = ''] = partsOf(moment)
  const near = from === undefined ? undefined : [from, from + dayMs].map((at) => partsOf(at)[0]).indexOf(day)
  const date =
    near === 0
      ? { zh: '今天', en: 'today' }[lang]
      : near === 1
        ? { zh: time < '12' ? '明早' : '明天', en: 'tomorrow' }[lang]
        : dayText(day, lang)
  return `${date}${lang === 'zh' ? '' : ' '}${time.slice(0, 5).replace(/^0/, '')}`
}

export function wordText(word: Word, lang: Lang): string {
  if (typeof word !== 'object') return String(word)
  if ('zh' in word) return lang === 'en' ? (word.en ?? word.zh) : word.zh
  if ('words' in word) return word.words.map((one) => wordText(one, lang)).join(lang === 'zh' ? '、' : ', ')
  if ('day' in word) return dayText(word.day, lang)
  return 'moment' in word ? momentText(word.moment, lang, word.from) : tables[lang][word.text]
}

/** Fills a sentence's blanks. A blank without a parameter stays visible, so that a test can see it. */
export function lineText({ text, params }: Line, lang: Lang): string {
  return tables[lang][text].replace(/\{(\w+)\}/g, (blank, name: string) => {
    const word = params[name]
    return word === undefined ? blank : wordText(word, lang)
  })
}

/** Renders one `say` in a language. */
export function render(say: Say, lang: Lang): Reply {
  const body = [lineText(say, lang), ...(say.lines ?? []).map((line) => lineText(line, lang))].join('\n')
  const card = say.card?.map((row) => ({
    label: tables[lang][row.label],
    value: wordText(row.value, lang),
    ...(row.send !== undefined && { send: row.send }),
  }))
  const choices = say.choices?.map(({ send, label }) => ({ send, label: wordText(label, lang) }))
  const after = say.after?.map((line) => lineText(line, lang)).join('\n')
  const colon = lang === 'zh' ? ':' : ': '
  const text = [
    body,
    ...(card ?? []).map((row) => `${row.label}${colon}${row.value}`),
    ...(choices ?? []).map((choice) => `${choice.send} ${choice.label}`),
    ...(after ? [after] : []),
  ].join('\n')
  return {
    text,
    body,
    ...(card && { card }),
    ...(choices && { choices }),
    ...(after && { after }),
    ...(say.urgent && { urgent: true }),
    ...(say.link && { link: { label: tables[lang][say.link.label], path: say.link.path } }),
    ...(say.sealed && { sealed: true }),
    ...(say.step && { step: [say.step[0], say.step[1]] }),
  }
}
