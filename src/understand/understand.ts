// From a sentence to what it means: danger, intent, category, urgency, and further matters of the same message.
import type { Urgency } from '../rules/tickets/ticket.ts'
import { normalise } from '../text/normalise.ts'
import { wordFor, type Meaning } from '../text/words.ts'
import type { Intent } from './intents.ts'
import { judge, type Judge, type Judgement } from './judge.ts'
import { partsOf } from './parts.ts'

/** A matter of a message besides its main one, in the resident's words. */
export interface Matter {
  intent: Intent
  text: string
}

/** What a message means. */
export interface Understanding extends Judgement {
  /** Further matters, the most urgent first. */
  also: readonly Matter[]
  /** The words of the main matter, where there are others. */
  main: string
}

const order: readonly Urgency[] = ['P0', 'P1', 'P2', 'P3']
/** Numbers, and addresses in numbers: "3栋2单元501". */
const bareReply = /^(?:[0-9零一二三四五六七八九十和到第\s-]|栋|单元|号楼?|楼|层|室)+$/
/** From this confidence on the bot acts without asking: at most one in twenty such answers is wrong (docs/understanding.md). */
export const sureFrom = 0.6
/** From this confidence on a part of a message counts as a matter of its own. */
const matterFrom = 0.45
/** From this confidence on a part that is to be mended counts beside another such part, */
const thingFrom = 0.8
/** unless it only says who should have done it. */
const vague = ['other', 'property_service', 'property_dispute', 'public_facility']
/** What is no matter of its own beside another. */
const courtesies: readonly Intent[] = ['smalltalk', 'nav', 'abuse', 'flow_reply', 'human']

const known = (intent: Intent, category: string | null, urgency: Urgency, confidence = 1): Judgement => ({
  intent,
  category,
  urgency,
  confidence,
  ranked: [intent],
})
const nav = known('nav', null, 'P3')
const smalltalk = known('smalltalk', null, 'P3')
const reply = known('flow_reply', null, 'P3')
/** Words that steer, as intents. They count only as the whole message. */
const steering: Partial<Record<Meaning, Judgement>> = {
  back: nav,
  cancel: nav,
  help: nav,
  who: smalltalk,
  continue: nav,
  restart: nav,
  menu: nav,
  withdraw: nav,
  aloud: nav,
  silently: nav,
  english: known('human', null, 'P2'),
  human: known('human', null, 'P2'),
  progress: known('progress_query', null, 'P3'),
  privacy: known('privacy', null, 'P2'),
  report: known('service_request', 'other', 'P2'),
  hello: smalltalk,
  thanks: smalltalk,
  yes: reply,
  no: reply,
}

/** Understands a message as the first of a conversation. Pure; takes any text, however long or strange. */
export function understand(text: string, judging: Judge = judge): Understanding {
  if (judging !== judge) return hear(text, judging)
  const remembered = lately.get(text)
  if (remembered) return remembered
  const heard = hear(text, judging)
  const [oldest] = lately.keys()
  if (lately.size >= rememberedAtMost && oldest !== undefined) lately.delete(oldest)
  lately.set(text, heard)
  return heard
}
/** A message is asked about for danger, for its intent, and when its report is filed some turns later. */
const lately = new Map<string, Understanding>()
const rememberedAtMost = 1000

function hear(text: string, judging: Judge): Understanding {
  const word = wordFor(text)
  const said = normalise(text)
  const steers = word && steering[word]
  if (steers) return { ...steers, also: [], main: said }
  if (bareReply.test(said)) return { ...reply, also: [], main: said }
  if (!/[\p{L}\p{N}]/u.test(said)) return { ...known('smalltalk', null, 'P3', 0.5), also: [], main: said }
  const whole = judging(said)
  const parts = partsOf(said)
  if (parts.length < 2) return { ...whole, also: [], main: said }
  return together(
    said,
    whole,
    parts.map((part) => ({ text: part, ...judging(part) })),
  )
}

/** Whether one part tells of another matter than the other: of another kind, or of two things to be mended that are both certain. */
function isOther(a: Judgement, b: Judgement): boolean {
  if (a.intent !== b.intent) return true
  const isThing = ({ category, confidence }: Judgement) =>
    confidence >= thingFrom && category !== null && !vague.includes(category)
  return a.intent === 'service_request' && a.category !== b.category && isThing(a) && isThing(b)
}

/** What the whole says, unless a part tells of something graver; what the other parts tell besides. */
function together(
  said: string,
  whole: Judgement,
  parts: readonly (Judgement & { text: string })[],
): Understanding {
  const sure = parts.filter(({ confidence }) => confidence >= matterFrom)
  const worst = sure.find(({ urgency }) => urgency === 'P0')
  const main = worst && whole.urgency !== 'P0' ? worst : whole
  const others = sure
    .filter((part) => isOther(part, main) && !courtesies.includes(part.intent))
    .sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency))
  const also = others
    .filter((part, at) => others.slice(0, at).every((earlier) => isOther(part, earlier)))
    .map(({ intent, text }) => ({ intent, text }))
  const words = parts
    .filter(({ text }) => !also.some((matter) => matter.text === text))
    .map(({ text }) => text)
  return { ...main, also, main: also.length > 0 ? words.join(',') : said }
}
